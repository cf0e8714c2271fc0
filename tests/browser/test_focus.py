"""The keyboard's place on the page: it stays where the person is, although Streamlit draws parts anew."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.conftest import Server
from tests.intakes import ldn

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group(name="browser")]
WORDS = ldn().words.page
BOX = ldn().about.medicines.clinician.ask


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A fresh tab at the clinic's page."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{server.url}/checklist")
    expect(page.get_by_role("heading", level=1)).to_have_text(ldn().about.title)
    yield page
    context.close()


def test_a_button_that_vanishes_leaves_the_keyboard_where_it_was(page: Page) -> None:
    """After a name is confirmed the focus is on what undoes it, and after *Begin again* on what asks."""
    box = page.get_by_role("textbox", name=BOX)
    box.focus()
    page.keyboard.type("percoset")
    confirm = page.get_by_role("button", name="Percocet").first
    confirm.press("Enter")
    expect(page.get_by_role("button", name=ldn().words.checklist.undo)).to_be_focused()
    page.get_by_role("button", name=WORDS.start_over, exact=True).press("Enter")
    expect(page.locator("[data-testid=stAlert]").filter(has_text=WORDS.start_over_sure)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=WORDS.start_over, exact=True)).to_be_focused()
    expect(box).to_have_value("")


def test_a_choice_keeps_the_keyboard_when_its_follow_up_vanishes(page: Page) -> None:
    """The arrow keys go on through the choices while follow-ups come and go."""
    question = page.get_by_role("radiogroup", name=ldn().questions["liver_disease"].clinician.ask)
    follow_up = page.get_by_role("radiogroup", name=ldn().questions["liver_acute"].clinician.ask)
    question.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    expect(follow_up).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(follow_up).to_have_count(0)
    expect(question.get_by_role("radio").nth(1)).to_be_focused()


@pytest.fixture
def told(page: Page) -> list[ForwardMsg]:
    """Everything that the server tells a tab, which is opened anew for that."""
    messages: list[ForwardMsg] = []

    def note(frame: str | bytes) -> None:
        assert isinstance(frame, bytes)
        messages.append(ForwardMsg.FromString(frame))

    page.on("websocket", lambda socket: socket.on("framereceived", note))
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(ldn().about.title)
    expect(page.locator("[data-testid=stApp]")).to_have_attribute("data-test-script-state", "notRunning")
    return messages


def test_no_part_of_the_page_is_emptied_to_be_drawn_anew(page: Page, told: list[ForwardMsg]) -> None:
    """A part that is emptied first and filled a moment later loses the cursor, and what is typed in between.

    On a busy machine that moment is long: so the messages to the browser are looked at, and not what comes of them.
    """
    page.get_by_role("textbox", name=BOX).fill("codeine")
    page.get_by_role("heading", level=1).click()
    expect(page.locator(".pane .row", has_text="codeine").first).to_be_visible()
    deltas = [message.delta for message in told if message.HasField("delta")]
    assert any(delta.new_element.HasField("text_area") for delta in deltas)
    assert not [delta for delta in deltas if delta.new_element.HasField("empty")]


def test_an_answer_has_the_panes_drawn_and_nothing_else(page: Page, told: list[ForwardMsg]) -> None:
    """The first answer changes the rest of the page too (the tab holds answers now); the next one does not."""
    for question, title in (("pregnant", "pregnancy"), ("self_harm", "self_harm")):
        told.clear()
        page.get_by_role("radiogroup", name=ldn().questions[question].clinician.ask).get_by_text("Yes").first.click()
        expect(page.locator(f"[data-new={title}]")).to_be_visible()
    expect(page.locator("[data-testid=stApp]")).to_have_attribute("data-test-script-state", "notRunning")
    drawn = [message.delta.new_element.WhichOneof("type") for message in told if message.delta.HasField("new_element")]
    assert drawn == ["bidi_component", "bidi_component"]


def test_a_click_is_not_moved_away_while_it_is_made(page: Page, told: list[ForwardMsg]) -> None:
    """The list is left by the click. Its rows come as the button goes down, and are drawn when it is up again."""
    page.get_by_role("textbox", name=BOX).fill("codeine\npercoset\nmetformin")
    button = page.get_by_role("button", name=WORDS.start_over, exact=True)
    button.hover()
    told.clear()
    page.mouse.down()
    while not any(message.HasField("script_finished") for message in told):
        page.wait_for_timeout(50)
    page.mouse.up()
    expect(page.get_by_role("button", name=WORDS.start_over_yes)).to_be_visible()
    expect(page.locator(".pane .row", has_text="metformin").first).to_be_visible()


def test_typing_goes_on_while_the_page_answers(page: Page) -> None:
    """What was typed is taken in when the person rests, and neither the cursor nor a letter is lost by that."""
    box = page.get_by_role("textbox", name=BOX)
    box.focus()
    page.keyboard.type("codeine at")
    expect(page.locator(".pane .row", has_text="codeine at").first).to_be_visible()
    for _ in range(6):
        page.keyboard.press("ArrowLeft")
    page.keyboard.type("x y z", delay=400)
    expect(box).to_have_value("codex y zine at")
    expect(box).to_be_focused()
    expect(page.locator(".pane .row", has_text="codex y zine at").first).to_be_visible()
