"""*Prepare for my appointment* in Chromium, on a phone: from the first question to the summary, at one address."""

import asyncio
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


@pytest.fixture
def phone(browser: Browser, server: Server) -> Iterator[Page]:
    """A fresh tab of a phone, opened at the page's own address."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{server.url}/prepare")
    yield page
    context.close()


def heading(page: Page, text: str) -> None:
    """Wait until this is the heading."""
    # A list: for a moment the heading of before stands there too.
    expect(page.get_by_role("heading", level=1)).to_have_text([text])


def answer(page: Page, answers: dict[str, str]) -> None:
    """Answer every question in order, each on its screen, with a finger."""
    for key, question in ldn().questions.items():
        if question.ask_if is not None and key not in answers:
            continue
        heading(page, question.patient.ask)
        value = answers[key]
        label = question.answer[value] if isinstance(question.answer, dict) else ldn().words.answers[value]
        group = page.get_by_role("radiogroup", name=question.patient.ask)
        expect(group.get_by_role("radio", checked=True)).to_have_count(0)
        group.get_by_text(label, exact=True).click()
        page.get_by_role("button", name=WORDS.go_on, exact=True).click()


def test_a_person_on_a_phone_is_led_from_the_first_question_to_the_summary(phone: Page, server: Server) -> None:
    """Every answer, medicine and own question arrives, also when a button is pressed while a box is not yet left."""
    follow_ups = ("last_opioid_kind", "opioid_withdrawal", "opioid_dependence")
    answer(
        phone,
        {key: value for key, value in IN_PAIN.items() if ldn().questions[key].ask_if is None or key in follow_ups},
    )
    heading(phone, MEDICINES.ask)
    phone.get_by_role("textbox", name=MEDICINES.ask).fill("codeine 30 mg\nmetformin")
    phone.get_by_role("button", name=WORDS.go_on, exact=True).click()
    heading(phone, CHECK)
    expect(phone.get_by_text("1. codeine 30 mg")).to_be_visible()
    phone.get_by_role("textbox", name=WORDS.own_box.format(number=1)).fill(f"Will I sleep, {CANARY}?")
    phone.get_by_role("button", name=WORDS.to_summary).click()
    heading(phone, SUMMARY)
    expect(phone.get_by_text(f"1. Will I sleep, {CANARY}?")).to_be_visible()
    expect(phone.get_by_role("heading", name=ldn().cautions["opioid_now"].title)).to_be_visible()
    assert phone.get_by_role("heading", name=ldn().about.unwell.title).bounding_box()["y"] < 740 * 0.6  # type: ignore[index]
    assert phone.url == f"{server.url}/prepare"
    assert CANARY not in server.left_behind()
    stores = phone.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])")
    assert CANARY not in stores + phone.title()


def test_a_slow_click_on_continue_loses_no_medicine(phone: Page) -> None:
    """The finger rests on *Continue* while the box that it left is read: nothing is lost, and the way goes on."""
    asked = [key for key, question in ldn().questions.items() if question.ask_if is None]
    for key in asked:
        heading(phone, ldn().questions[key].patient.ask)
        phone.get_by_role("button", name=WORDS.go_on, exact=True).click()
    heading(phone, MEDICINES.ask)
    phone.get_by_role("textbox", name=MEDICINES.ask).fill("percoset")
    phone.get_by_role("button", name=WORDS.go_on, exact=True).click(delay=600)
    expect(phone.get_by_text(WORDS.look)).to_be_visible()
    expect(phone.get_by_text("1. percoset")).to_be_visible()
    phone.get_by_role("button", name=WORDS.go_on, exact=True).click(delay=600)
    heading(phone, CHECK)


def test_the_tab_does_not_tell_which_follow_ups_were_asked(phone: Page) -> None:
    """The browser keeps the titles of pages: those of who is asked a follow-up are those of who is not."""

    def titles(answers: dict[str, str], steps: tuple[str, ...]) -> set[str]:
        seen = set()
        for key in steps:
            question, value = ldn().questions[key], answers[key]
            heading(phone, question.patient.ask)
            label = question.answer[value] if isinstance(question.answer, dict) else ldn().words.answers[value]
            phone.get_by_role("radiogroup", name=question.patient.ask).get_by_text(label, exact=True).click()
            seen.add(phone.title())
            phone.get_by_role("button", name=WORDS.go_on, exact=True).click()
        return seen

    in_pain = titles(IN_PAIN, ("takes_opioid", "last_opioid", "last_opioid_kind"))
    phone.get_by_role("button", name=ldn().words.page.start_over, exact=True).click()
    phone.get_by_role("button", name=ldn().words.page.start_over_yes, exact=True).click()
    assert titles(ALL_NO, ("takes_opioid", "last_opioid")) == in_pain == {WORDS.title}


def test_a_page_is_found_at_its_own_address_by_the_first_visitor(monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of the pages is not taken for Streamlit's older kind of pages, which would draw nothing."""
    monkeypatch.setattr(PagesManager, "uses_pages_directory", None)

    async def start() -> bool | None:
        async with get_ready(App("screener/web/main.py")):
            return PagesManager.uses_pages_directory

    with ThreadPoolExecutor() as another:  # the browser's own loop runs in this thread
        assert another.submit(asyncio.run, start()).result() is False
