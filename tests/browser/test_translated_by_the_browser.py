"""A page that a browser translates by itself: no answer stands under the words of another question."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import Server
from tests.intakes import ldn

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group(name="browser")]

SWAPPED = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = [];
  while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
  for (const text of texts) {
    const font = document.createElement("font");
    font.textContent = `« ${text.data} »`;
    text.replaceWith(font);
  }
}"""
"""What a translator does: each text gives way to an element of its own."""


def test_a_translator_puts_no_answer_under_another_question(browser: Browser, server: Server) -> None:
    """Browsers are asked not to translate; where one does, each row keeps its question and its answers."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(f"{server.url}/checklist")
    expect(page.locator("#ask-pregnant")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("translate", "no")
    page.evaluate(SWAPPED)
    box = page.get_by_role("textbox")
    box.fill("tramadol")
    box.press("Control+Enter")
    expect(page.locator("#ask-last_opioid_kind")).to_be_visible()
    page.evaluate(SWAPPED)
    page.locator("#ask-pregnant label").first.click()
    expect(page.locator("[data-caution=pregnancy]").first).to_be_visible()
    for key, question in ldn().questions.items():
        row = page.locator(f"#ask-{key}")
        if row.count():
            expect(row).to_contain_text(str(question.short))
            expect(row.locator("input").first).to_have_attribute("name", f"question {key}")
    box.fill("")
    box.press("Control+Enter")
    expect(page.locator("[data-caution=opioid_now]")).to_have_count(0)
    assert ldn().cautions["opioid_now"].title not in page.locator("[data-unit=first]").all_inner_texts()
    context.close()


def test_a_translator_puts_no_answer_of_the_journey_under_another_question(browser: Browser, server: Server) -> None:
    """On a phone each screen has the words of its own question above its answers, and keeps the answer for it."""
    context = browser.new_context(viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{server.url}/prepare")
    said = []
    for screen in range(6):
        expect(page.locator("[class*=st-key-screen-]")).to_have_class(re.compile(rf"st-key-screen-\d+-{screen}\b"))
        groups = page.locator("[class*=st-key-asked-] [role=radiogroup]")
        expect(groups.first).to_be_visible()
        asked = [str(group.get_attribute("aria-label")) for group in groups.all()]
        for ask in asked:
            expect(page.locator("[class*=st-key-screen-] :is(h1, h3)").filter(has_text=ask)).to_have_count(1)
        page.evaluate(SWAPPED)
        groups.last.locator("label").nth(1).tap()
        expect(groups.last.get_by_role("radio", checked=True)).to_have_count(1)
        said.append(asked[-1])
        page.evaluate(SWAPPED)
        page.locator(".st-key-continue button").tap()
    for ask in reversed(said):
        page.locator(".st-key-back button").tap()
        expect(page.get_by_role("radiogroup", name=ask, exact=True).get_by_role("radio", checked=True)).to_have_count(1)
    context.close()
