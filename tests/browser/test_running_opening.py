"""A saved summary is opened in the app as it really runs, changed, and saved again."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FilePayload, expect

from screener.engine.intake import Intake, MedicineLine
from screener.render.html import render_html
from screener.render.pdf import render_pdf
from screener.rulebook.model import Audience
from screener.saved import open_saved
from screener.screening import screen
from screener.summary import summarise
from tests.browser.test_running_app import CANARY, Visit
from tests.conftest import Server
from tests.intakes import TODAY, ldn

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group(name="browser")]

SAID = Intake(
    rulebook="ldn",
    answers={"pregnant": "no"},
    medicines=(MedicineLine(typed=f"{CANARY} codeine", taking="stopped"),),
    medicines_complete="yes",
    own_questions=(f"Will {CANARY} sleep?",),
)
WORDS = ldn().words.opening


@pytest.fixture
def opening(browser: Browser, server: Server) -> Iterator[Visit]:
    """A fresh tab on the app."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    yield Visit(context.new_page(), server)
    context.close()


def choose(visit: Visit, content: bytes, ending: str = "pdf") -> None:
    """Choose a file whose name is somebody's."""
    place = visit.page.locator("input[type=file]").first
    if not visit.page.get_by_text(WORDS.choose).is_visible():
        visit.page.get_by_text(WORDS.title).click()
    place.set_input_files(FilePayload(name=f"{CANARY}.{ending}", mimeType="", buffer=content))


def test_the_clinic_opens_changes_and_saves_again(opening: Visit, server: Server) -> None:
    """The patient's PDF is opened, one answer is changed, and the PDF that is saved says what was changed."""
    before = render_pdf(summarise(screen(ldn(), SAID), Audience.PATIENT, TODAY))
    choose(opening, before)
    opening.page.get_by_role("button", name=WORDS.use).click()
    box = opening.page.get_by_role("textbox", name=ldn().about.medicines.clinician.ask)
    expect(box).to_have_value(f"{CANARY} codeine")
    expect(opening.page.get_by_text("Nothing differs.").first).to_be_visible()
    opening.answer("pregnant", "Yes")
    expect(opening.page.get_by_text("Changed here. Saved: No")).to_be_visible()
    _, after = opening.download("Download as PDF (A4)")
    again = open_saved(after, name="summary", rulebook=ldn())
    assert again.intake == SAID.model_copy(update={"answers": {"pregnant": "yes"}})
    assert again.record.base.intake == SAID
    stores = opening.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    cookies = json.dumps(opening.page.context.cookies(), default=str)
    assert CANARY not in stores + cookies + "".join(opening.asked_for) + server.left_behind()
    assert opening.complaints == []


def test_the_web_page_is_opened_too(opening: Visit) -> None:
    """Who took the summary away as a web page, as a screen reader reads it best, loses nothing at the clinic."""
    choose(opening, render_html(summarise(screen(ldn(), SAID), Audience.PATIENT, TODAY)).encode(), "html")
    opening.page.get_by_role("button", name=WORDS.use).click()
    box = opening.page.get_by_role("textbox", name=ldn().about.medicines.clinician.ask)
    expect(box).to_have_value(f"{CANARY} codeine")


def test_a_damaged_file_is_told_and_leaves_no_line_in_the_log(opening: Visit, server: Server) -> None:
    """A file that was cut short gets a message, and neither its name nor what it holds is written anywhere."""
    choose(opening, b"%PDF-1.7\n" + CANARY.encode() * 100)
    expect(opening.page.get_by_text(ldn().words.saved.refusals.damaged.what)).to_be_visible()
    assert CANARY not in opening.page.inner_text("body") + server.left_behind()
