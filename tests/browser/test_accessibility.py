"""Nobody is kept out: axe-core, layout, keyboard and paper, on every page, in a real Chromium.

A browser at 200 % on a screen 1280 pixels wide lays a page out as on one of 640; that is how the zoom is tried here.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from babel import Locale
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from screener.engine.day import today
from screener.rulebook.model import Audience
from screener.screening import screen
from screener.summary import summarise
from screener.web.navigation import PAGES
from tests.conftest import Server, free_port, running
from tests.intakes import intake, ldn
from tests.statements import squeezed, statements
from tests.themes import put_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group(name="accessibility")]  # a browser of its own

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]},
    "resultTypes": ["violations"],
}
WIDTHS = (320, 640, 1280)
"""A small phone; a screen of 1280 pixels at 200 %; a desk."""
Way = tuple[Literal["light", "dark"], int]
THREE_WAYS: tuple[Way, ...] = (("light", 320), ("dark", 640), ("light", 1280))
"""Each width, and both themes: for what is drawn with the parts of a page that was tried in every way."""
EVERY_WAY: tuple[Way, ...] = (*THREE_WAYS, ("dark", 320), ("light", 640), ("dark", 1280))
BOX = ldn().about.medicines.clinician.ask
TYPED = "codeine 30 mg at night\npercoset 5/325\nZorblatine"

PARTS = """() => {
  const parts = [...document.querySelectorAll("main [data-testid], main [role]")];
  return [...new Set(parts.map(one => one.dataset.testid || one.getAttribute("role")))].sort().join(" ");
}"""
"""What a screen is made of: two screens of the same parts differ in their words alone."""

TOO_SMALL = """() => {
  const stops = "a[href], button, input, textarea, summary, [role=button], select";
  const small = new Set();
  for (const stop of document.querySelectorAll(stops)) {
    const target = stop.matches("[type=radio], [type=checkbox]") ? stop.closest("label") ?? stop : stop;
    const box = target.getBoundingClientRect(), style = getComputedStyle(target);
    const hidden = !box.width || style.visibility === "hidden" || box.bottom < 0 || target.closest("[inert]");
    const inSentence = stop.matches("p a, li a, td a") && target.parentElement.textContent !== target.textContent;
    const least = target.closest(".pane, .st-key-tools") ? 24 : 44;
    if (!hidden && !inSentence && (box.width < least || box.height < least))
      small.add(`${box.width} x ${box.height} ${target.tagName} ${target.textContent.slice(0, 40)}`);
  }
  return [...small];
}"""
"""Targets smaller than 44 by 44 (WCAG 2.5.5, which excepts links in a sentence), or than 24 by 24 (2.5.8) in the dense
rows of a pane, which are 44 high where a finger is used. Of a choice, its label."""


@dataclass
class Tab:
    """The one tab of these tests: sizes and themes are changed in it, and it goes from page to page."""

    page: Page
    url: str

    def open(self, address: str) -> None:
        """A page of the app, quietly drawn to its end."""
        self.page.goto(f"{self.url}/{address}")
        self.settle()

    def settle(self) -> None:
        """Wait until Streamlit has drawn the whole page."""
        expect(self.page.locator("h1")).to_be_visible()
        app = self.page.locator("[data-testid=stApp]")
        expect(app).to_have_attribute("data-test-script-state", "notRunning")
        expect(self.page.locator("[data-stale=true]")).to_have_count(0)

    def begin_again(self) -> None:
        """A tab of which nothing is known. Where no script runs, none writes its note of the answers again."""
        self.page.goto(f"{self.url}/shell/shell.css")
        self.page.evaluate("sessionStorage.clear()")


@pytest.fixture(scope="module")
def tab(browser: Browser, server: Server) -> Iterator[Tab]:
    """A tab for all these tests."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page = context.new_page()
    page.goto(f"{server.url}/checklist")
    yield Tab(page, server.url)
    context.close()


def violations(page: Page) -> list[str]:
    """What axe-core finds on the page as it is."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


def wrong(tab: Tab, ways: Sequence[Way]) -> list[str]:
    """Everything that would keep somebody out of the page that is shown, in some themes and widths."""
    page, problems = tab.page, []
    for theme, width in ways:
        put_in(page, theme)
        page.set_viewport_size({"width": width, "height": 900})
        problems += [f"{theme} {width}: {one}" for one in violations(page)]
        wide = page.evaluate("document.querySelector('main').scrollWidth - document.querySelector('main').clientWidth")
        problems += [f"{width}: {wide} pixels too wide"] if wide > 0 else []
        problems += [f"{width}: small: {one}" for one in page.evaluate(TOO_SMALL)]
    put_in(page, "light")
    page.set_viewport_size({"width": 1280, "height": 900})
    return problems + out_of_order(page)


def out_of_order(page: Page) -> list[str]:
    """What is wrong with the headings, the landmarks and the language."""
    levels = page.evaluate(
        "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(one => Number(one.tagName[1]))"
    )
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    language, way = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
    states = {
        "one main heading": levels.count(1) == 1 and levels[0] == 1,
        f"no level is left out: {levels}": all(b <= a + 1 for a, b in pairwise(levels)),
        "one main part": page.get_by_role("main").count() == 1,
        "one banner": page.get_by_role("banner").count() == 1,
        "no id twice": len(set(ids)) == len(ids),
        "the language": language == ldn().about.language,
        "its direction": way == Locale.parse(language, sep="-").text_direction,
        "a description": bool(page.locator("meta[name=description]").get_attribute("content")),
        "nothing points outside": page.locator("link[rel=service-desc]").count() == 0,
    }
    return [state for state, holds in states.items() if not holds]


@pytest.mark.parametrize("address", ["", *(page.address for page in PAGES[1:] if page.title(ldn()))])
def test_every_page_lets_everybody_in(tab: Tab, address: str) -> None:
    """No page of the app breaks WCAG 2.2 A or AA, is too wide, has a small target, or headings out of order."""
    tab.begin_again()
    tab.open(address)
    assert wrong(tab, EVERY_WAY) == []
    if address in {"", "prepare"}:  # a phone has room for little else: there the links are folded
        tab.page.get_by_role("button", name=ldn().words.shell.menu).click()
        tab.settle()
        assert violations(tab.page) == []
    current = tab.page.get_by_role("navigation", name=ldn().words.shell.pages).locator("[aria-current=page]")
    expect(current).to_have_count(1)


def test_a_filled_checklist_lets_everybody_in(tab: Tab) -> None:
    """Findings, proposals, the opened list of documents and the question before deleting are as open."""
    tab.begin_again()
    tab.open("checklist")
    tab.page.get_by_role("textbox", name=BOX).fill(TYPED)
    tab.page.get_by_role("textbox", name=BOX).press("Control+Enter")
    expect(tab.page.locator(".pane .row", has_text="codeine").first).to_be_visible()
    tab.page.get_by_role("button", name=ldn().words.page.start_over).click()
    expect(tab.page.get_by_role("button", name=ldn().words.page.start_over_yes)).to_be_visible()
    tab.page.get_by_role("button", name=ldn().words.checklist.more).click()
    expect(tab.page.get_by_role("button", name=ldn().words.page.download_pdf_a4)).to_be_visible()
    tab.settle()
    assert wrong(tab, THREE_WAYS) == []


def test_the_journey_lets_everybody_in(tab: Tab) -> None:
    """With the keyboard alone to the summary: each screen tells its heading, and each kind of screen is open to all."""
    page, words = tab.page, ldn().words.prepare
    kinds: set[str] = set()
    tab.begin_again()
    tab.open("prepare")
    for number in range(40):
        if page.locator("h1").inner_text() == words.summary:
            break
        before = page.locator("h1").inner_text()
        box = page.get_by_role("textbox", name=ldn().about.medicines.patient.ask)
        if box.count() and not box.input_value():
            press_until(page, box)
            page.keyboard.type("percoset 5/325")
        if (kind := page.evaluate(PARTS)) not in kinds:
            kinds.add(kind)
            put_in(page, "dark" if number % 2 else "light")
            assert violations(page) == [], before
        on = words.to_summary if before == words.check else words.go_on
        press_until(page, page.get_by_role("button", name=on))
        page.keyboard.press("Enter")
        tab.settle()
        expect(page.locator("h1")).not_to_have_text(before)
        expect(page.locator("h1")).to_be_focused()
        if page.locator("h1").inner_text() in {words.line.title.format(number=1), words.own, words.check}:
            assert wrong(tab, THREE_WAYS) == []
    expect(page.locator("h1")).to_have_text(words.summary)
    assert wrong(tab, THREE_WAYS) == []


def test_lost_answers_and_unknown_addresses_let_everybody_in(tab: Tab) -> None:
    """So are the page that says that answers are lost, and what is said of an address that is none."""
    tab.page.evaluate("sessionStorage.setItem('tab', '0'.repeat(32)); sessionStorage.setItem('tab-held', '1')")
    tab.open("checklist")
    expect(tab.page.locator("h1")).to_have_text(ldn().words.shell.lost_title)
    assert wrong(tab, THREE_WAYS) == []
    tab.begin_again()
    tab.open("nowhere")
    tab.page.get_by_role("dialog").get_by_role("button").wait_for()
    assert wrong(tab, THREE_WAYS) == []


def test_broken_rules_let_everybody_in(tab: Tab, tmp_path: Path) -> None:
    """So is the page that says what is wrong with the rules."""
    (tmp_path / "rulebook.yaml").write_text("id: x\nid: y\n", encoding="utf-8")
    with running(tmp_path / "log.txt", free_port(), "--rules", str(tmp_path)) as server:
        tab.page.goto(f"{server.url}/checklist")
        tab.settle()
        assert wrong(tab, THREE_WAYS) == []


def press_until(page: Page, target: Locator, *, most: int = 80) -> None:
    """Go with the Tab key, as a person does who has no mouse, until the focus is there."""
    handle = target.element_handle(timeout=10_000)
    for _ in range(most):
        if page.evaluate("one => one === document.activeElement", handle):
            return
        page.keyboard.press("Tab")
        page.wait_for_timeout(20)
    pytest.fail(f"{most} presses of the Tab key did not reach {target}")


def test_an_intake_with_the_keyboard_alone(tab: Tab) -> None:
    """Skip, answer, type, confirm a name, go to the summary and take it away: no mouse, in the order of the page."""
    page, words = tab.page, ldn().words
    tab.begin_again()
    tab.open("checklist")
    page.keyboard.press("Tab")
    expect(page.get_by_text(words.shell.skip).first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_focused()
    question = page.get_by_role("radiogroup", name=ldn().questions["takes_opioid"].clinician.ask)
    press_until(page, question.get_by_role("radio").first)
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(question.get_by_role("radio").nth(1)).to_be_checked()
    expect(question.get_by_role("radio").nth(1)).to_be_focused()
    tab.settle()
    press_until(page, page.get_by_role("textbox", name=BOX))
    page.keyboard.type("percoset 5/325")
    page.keyboard.press("Tab")  # what is drawn for the line comes next, although it was not there yet
    confirm = page.get_by_role("button", name="Percocet").first
    press_until(page, confirm, most=6)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=words.checklist.undo)).to_be_visible()
    tab.settle()
    press_until(page, page.get_by_role("button", name=words.checklist.more), most=100)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=words.page.download_pdf_a4)).to_be_focused()
    press_until(page, page.get_by_role("button", name=words.page.download_text, exact=True), most=6)
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert "percoset 5/325" in Path(waiting.value.path()).read_text(encoding="utf-8")


def test_another_page_begins_with_its_heading(tab: Tab) -> None:
    """Who goes to another page with the keyboard hears its heading; an answer leaves the focus where it is."""
    tab.begin_again()
    tab.open("checklist")
    assert tab.page.evaluate("document.activeElement === document.body")
    link = tab.page.get_by_role("link", name=ldn().words.about.title)
    link.focus()
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator("h1")).to_have_text(ldn().words.about.title)
    expect(tab.page.locator("h1")).to_be_focused()


def test_the_summary_prints_whole(tab: Tab) -> None:
    """Printed from the browser, every sentence of the summary is on paper, and nothing to press or fill in."""
    tab.begin_again()
    tab.open("checklist")
    put_in(tab.page, "dark")
    tab.page.get_by_role("textbox", name=BOX).fill(TYPED)
    tab.page.get_by_role("textbox", name=BOX).press("Control+Enter")
    expect(tab.page.locator(".pane .row", has_text="codeine").first).to_be_visible()
    tab.settle()
    summary = summarise(screen(ldn(), intake(*TYPED.split("\n"))), Audience.CLINICIAN, today())
    words = ldn().words
    left_out = (words.checklist.copy_note, words.shell.to_summary, words.checklist.kept)
    for sheet in ("A4", "Letter"):
        pages = PdfReader(io.BytesIO(tab.page.pdf(format=sheet))).pages
        printed = squeezed("".join(page.extract_text() for page in pages))
        assert [line for line in statements(summary) if squeezed(line) not in printed] == []
        assert [text for text in left_out if squeezed(text) in printed] == []
    put_in(tab.page, "light")
