"""*Prepare for my appointment* in Chromium, on a phone: from the first question to the summary, at one address."""

import asyncio
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Browser, Page, expect
from streamlit import App
from streamlit.runtime.pages_manager import PagesManager

from screener.web.start import get_ready
from tests.conftest import Server
from tests.intakes import ldn
from tests.preparing import ALL_NO, CHECK, IN_PAIN, SUMMARY, WORDS

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group(name="browser")]
CANARY = "ZZCANARY8"
MEDICINES = ldn().about.medicines.patient
SIZE = {"width": 390, "height": 700}
"""A phone, less what its browser takes of the screen."""


@pytest.fixture
def phone(browser: Browser, server: Server) -> Iterator[Page]:
    """A fresh tab of a phone, opened at the page's own address."""
    context = browser.new_context(viewport=SIZE, has_touch=True, is_mobile=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{server.url}/prepare")
    yield page
    context.close()


def heading(page: Page, text: str) -> None:
    """Wait until this is the heading."""
    # A list: for a moment the heading of before stands there too.
    expect(page.get_by_role("heading", level=1)).to_have_text([text])


def go_on(page: Page) -> None:
    """Press *Continue*, and wait until another screen is there."""
    before = at(page)
    page.get_by_role("button", name=WORDS.go_on, exact=True).tap()
    another = re.compile(rf"st-key-screen-\d+-{before + 1}\b")
    expect(page.locator("[class*=st-key-screen-]")).to_have_class(another)
    for _ in range(100):  # the entry in the history of the tab comes a frame later
        if page.evaluate("history.state.screen.at") == before + 1:
            return
        page.wait_for_timeout(50)
    raise AssertionError("the screen has no entry in the history")


def at(page: Page) -> int:
    """Which screen this is, counted from the first."""
    names = page.locator("[class*=st-key-screen-]").get_attribute("class") or ""
    return int(re.findall(r"st-key-screen-\d+-(\d+)", names)[0])


def answer(page: Page, answers: dict[str, str], stop: str = MEDICINES.ask) -> int:
    """Answer every question in order with a finger, until this heading; how many screens that were."""
    for screens in range(40):
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        if page.get_by_role("heading", level=1).inner_text() == stop:
            return screens
        asked = []
        for key, question in ldn().questions.items():
            group = page.get_by_role("radiogroup", name=question.patient.ask)
            if not group.count():
                continue
            expect(group.get_by_role("radio", checked=True)).to_have_count(0)
            value = answers[key]
            label = question.answer[value] if isinstance(question.answer, dict) else ldn().words.answers[value]
            group.get_by_text(label, exact=True).tap()
            expect(group.get_by_role("radio", checked=True)).to_have_count(1)
            asked.append(group)
        go_on(page)
        for group in asked:  # for a moment the questions of before stand on the new screen
            expect(group).to_have_count(0)
    raise AssertionError("the way has no end")


def test_a_person_on_a_phone_is_led_from_the_first_question_to_the_summary(phone: Page, server: Server) -> None:
    """Every answer, medicine and own question arrives, also when a button is pressed while a box is not yet left."""
    answer(phone, IN_PAIN)
    phone.get_by_role("textbox", name=MEDICINES.ask).fill("codeine 30 mg\nmetformin")
    go_on(phone)
    heading(phone, WORDS.own)
    phone.get_by_role("textbox", name=WORDS.own_box.format(number=1)).fill(f"Will I sleep, {CANARY}?")
    go_on(phone)
    heading(phone, CHECK)
    expect(phone.get_by_text("1. codeine 30 mg")).to_be_visible()
    phone.get_by_role("button", name=WORDS.to_summary).tap()
    heading(phone, SUMMARY)
    expect(phone.get_by_text(f"Will I sleep, {CANARY}?")).to_be_visible()
    expect(phone.get_by_role("heading", name=ldn().cautions["opioid_now"].title)).to_be_visible()
    assert phone.get_by_role("heading", name=ldn().about.unwell.title).bounding_box()["y"] < 300  # type: ignore[index]
    assert phone.url == f"{server.url}/prepare"
    assert CANARY not in server.left_behind()
    stores = phone.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href, history.state])"
    )
    assert CANARY not in stores + phone.title()


def test_continue_is_in_view_on_every_screen_and_answers_fill_the_width(phone: Page) -> None:
    """Nobody scrolls to go on; an answer is at least 48 pixels high, and a row of them as wide as the screen."""
    answers = {key: value for key, value in ALL_NO.items() if ldn().questions[key].ask_if is None}
    for _ in range(20):
        button = phone.get_by_role("button", name=WORDS.go_on, exact=True)
        expect(button).to_be_in_viewport(ratio=1)
        options = phone.locator("[data-testid=stRadioOption]").evaluate_all("all => all.map(one => one.clientHeight)")
        assert [height for height in options if height < 46] == []  # with its frame of one pixel
        rights = phone.locator("[class*=st-key-asked-] [data-testid=stRadioGroup]").evaluate_all(
            "all => all.map(one => one.clientWidth - Math.max(...[...one.children].map(part => part.offsetLeft"
            " - one.offsetLeft + part.offsetWidth)))"
        )
        assert [gap for gap in rights if gap > 2] == []
        if phone.get_by_role("heading", level=1).inner_text() == MEDICINES.ask:
            return
        for key in answers:
            group = phone.get_by_role("radiogroup", name=ldn().questions[key].patient.ask)
            if group.count():
                assert group.get_attribute("aria-describedby")  # what counts is heard with the question
        go_on(phone)
    raise AssertionError("the way has no end")


def test_the_browsers_back_and_forward_go_one_screen_and_a_reload_stays(phone: Page, server: Server) -> None:
    """*Back* of the browser never leaves the journey before its first screen, and no address says where one is."""
    first, second = ldn().questions["takes_opioid"].patient.ask, ldn().questions["last_opioid"].patient.ask
    heading(phone, first)
    phone.get_by_role("radiogroup", name=first).get_by_text("No", exact=True).tap()
    for _ in range(3):
        go_on(phone)
    third = phone.get_by_role("heading", level=1).inner_text()
    phone.evaluate("history.go(-2)")
    heading(phone, second)
    phone.reload()
    heading(phone, second)
    phone.go_forward()
    heading(phone, ldn().about.topics["opioids"])
    phone.go_forward()
    heading(phone, third)
    phone.get_by_role("button", name=WORDS.back, exact=True).tap()
    phone.get_by_role("button", name=WORDS.back, exact=True).tap()
    heading(phone, second)
    phone.go_back()
    heading(phone, first)
    expect(phone.get_by_role("radiogroup", name=first).get_by_role("radio", checked=True)).to_have_count(1)
    assert phone.url == f"{server.url}/prepare"
    assert set(phone.evaluate("Object.keys(history.state.screen)")) == {"round", "at"}


def test_whoever_changes_an_answer_is_back_at_its_row(phone: Page) -> None:
    """From the check an answer is changed; the focus is then on the same row, which says the new answer."""
    answer(phone, ALL_NO)
    phone.get_by_role("button", name=WORDS.no_medicines).tap()
    heading(phone, WORDS.own)
    go_on(phone)
    ask, short = ldn().questions["breastfeeding"].patient.ask, f"{ldn().questions['breastfeeding'].short}:"
    phone.get_by_role("button", name=WORDS.change.format(question=short, answer="No")).tap()
    phone.get_by_role("radiogroup", name=ask).get_by_text("Yes", exact=True).tap()
    go_on(phone)
    heading(phone, CHECK)
    row = phone.get_by_role("button", name=WORDS.change.format(question=short, answer="Yes"))
    expect(row).to_be_focused()
    expect(row).to_be_in_viewport()


def test_a_slow_tap_on_continue_loses_no_medicine(phone: Page) -> None:
    """The finger rests on *Continue* while the box that it left is read: nothing is lost, the line is asked about."""
    answer(phone, ALL_NO)
    phone.get_by_role("textbox", name=MEDICINES.ask).fill("percoset")
    phone.get_by_role("button", name=WORDS.go_on, exact=True).click(delay=600)
    heading(phone, WORDS.line.title.format(number=1))
    expect(phone.get_by_text("percoset", exact=True)).to_be_visible()
    phone.get_by_role("button", name=WORDS.go_on, exact=True).click(delay=600)
    heading(phone, WORDS.own)


def test_a_question_that_is_too_long_is_told_at_its_box(phone: Page) -> None:
    """Those who hear the page are told the error with the box that it is about."""
    answer(phone, ALL_NO)
    phone.get_by_role("button", name=WORDS.no_medicines).tap()
    heading(phone, WORDS.own)
    box = phone.get_by_role("textbox", name=WORDS.own_box.format(number=1))
    box.fill("Why? " * 50)
    box.press("Control+Enter")
    expect(box).to_have_attribute("aria-invalid", "true")
    told = box.get_attribute("aria-describedby") or ""
    expect(phone.locator(f"#{told}")).to_contain_text("249")


STUB = """window.given = [];
navigator.canShare = ({ files }) => files.every((file) => file.type === "application/pdf");
navigator.share = async ({ files: [file] }) => {
  window.given.push([file.name, file.type, await file.slice(0, 5).text()]);
};"""
"""What a phone's browser does with a file that is shared, without the phone."""


@pytest.mark.parametrize("can", ["shares", "cannot share"])
def test_a_pdf_can_be_shared_where_the_browser_can(browser: Browser, server: Server, can: str) -> None:
    """The browser is handed the PDF for the app that the person picks; where it cannot share, nothing offers it."""
    context = browser.new_context(viewport=SIZE, has_touch=True, is_mobile=True)  # type: ignore[arg-type]
    context.add_init_script(STUB if can == "shares" else "navigator.canShare = undefined")
    page = context.new_page()
    page.goto(f"{server.url}/prepare")
    answer(page, ALL_NO)
    page.get_by_role("button", name=WORDS.no_medicines).tap()
    heading(page, WORDS.own)
    go_on(page)
    page.get_by_role("button", name=WORDS.to_summary).tap()
    heading(page, SUMMARY)
    share = page.get_by_role("button", name=WORDS.share)
    if can == "shares":
        expect(page.get_by_text(WORDS.share_note)).to_be_visible()
        share.tap()
        for _ in range(100):
            if page.evaluate("window.given.length"):
                break
            page.wait_for_timeout(100)
        ((name, kind, begins),) = page.evaluate("window.given")
        assert (name.startswith("ldn-summary-patient-"), kind, begins) == (True, "application/pdf", "%PDF-")
    else:
        expect(page.get_by_role("button", name=WORDS.print)).to_be_visible()
        expect(share).to_have_count(0)
    context.close()


def test_the_tab_does_not_tell_which_follow_ups_were_asked(phone: Page) -> None:
    """The browser keeps titles and addresses of pages: those of who is asked a follow-up are those of who is not."""
    seen = set()
    for _ in range(2):
        heading(phone, ldn().questions["takes_opioid"].patient.ask)
        answer(phone, IN_PAIN, stop=ldn().questions["opioid_need"].patient.ask)
        seen.add((phone.title(), phone.url))
        phone.get_by_role("button", name=ldn().words.page.start_over, exact=True).tap()
        phone.get_by_role("button", name=ldn().words.page.start_over_yes, exact=True).tap()
    assert {title for title, _ in seen} == {WORDS.title}
    assert len(seen) == 1


def test_a_page_is_found_at_its_own_address_by_the_first_visitor(monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of the pages is not taken for Streamlit's older kind of pages, which would draw nothing."""
    monkeypatch.setattr(PagesManager, "uses_pages_directory", None)

    async def start() -> bool | None:
        async with get_ready(App("screener/web/main.py")):
            return PagesManager.uses_pages_directory

    with ThreadPoolExecutor() as another:  # the browser's own loop runs in this thread
        assert another.submit(asyncio.run, start()).result() is False
