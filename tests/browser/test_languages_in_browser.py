"""The choice of a language in a real browser, where a choice is kept by its label."""

import pytest
from playwright.sync_api import Browser, Page, expect

from screener.rulebook.model import Rulebook
from screener.rulebook.translating import read_translations
from tests.conftest import Server
from tests.intakes import BOOKS, ldn

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group(name="browser")]
ES = read_translations(BOOKS[0], ldn())["es"]


def expect_answers(page: Page, rulebook: Rulebook) -> None:
    """What was said is on the page, in the words of a rulebook."""
    expect(page.get_by_role("heading", level=1)).to_have_text(rulebook.about.title)
    group = page.get_by_role("radiogroup", name=rulebook.questions["pregnant"].clinician.ask)
    expect(group.get_by_role("radio", name=rulebook.words.answers["yes"], exact=True)).to_be_checked()
    audience = page.get_by_role("radiogroup", name=rulebook.words.page.summary)
    expect(audience.get_by_role("radio", name=rulebook.words.audiences["clinician"])).to_be_checked()
    expect(page.get_by_role("textbox", name=rulebook.about.medicines.clinician.ask)).to_have_value("codeine 30 mg")
    expect(page.locator(".pane .row", has_text="codeine 30 mg").first).to_be_visible()


def test_answers_and_medicines_survive_a_change_of_language(browser: Browser, server: Server) -> None:
    """Answer, type without leaving the box, change the language and change back: everything said is still there."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{server.url}/checklist")
    asked = page.get_by_role("radiogroup", name=ldn().questions["pregnant"].clinician.ask)
    asked.get_by_text("Yes", exact=True).click()
    page.get_by_role("textbox", name=ldn().about.medicines.clinician.ask).fill("codeine 30 mg")
    page.get_by_text("Español", exact=True).click()
    expect_answers(page, ES)
    assert ES.translated
    for line in ES.translated.label:
        expect(page.get_by_test_id("stAlert").get_by_text(line)).to_be_visible()
    page.get_by_text("English", exact=True).click()
    expect_answers(page, ldn())
    context.close()
