"""What was said survives a reload and a lost connection, in its own tab alone; where it cannot, the page says so."""

import json
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from screener.web.tab_store import TabStore
from tests.conftest import Server, free_port, running
from tests.intakes import ldn

CANARY = "ZZCANARY8"
WORDS = ldn().words.shell
QUESTION = ldn().questions["pregnant"].clinician.ask
BOX = ldn().about.medicines.clinician.ask
browsers = [pytest.mark.browser, pytest.mark.xdist_group(name="browser")]


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """The time."""
        return self.now


def test_what_a_tab_said_is_held_for_half_an_hour_and_no_longer() -> None:
    """Thirty minutes after its last contact, what a tab said is gone; while it is connected, time does not count."""
    clock = Clock()
    kept: TabStore[str] = TabStore(clock=clock)
    with kept.in_contact("a"):
        kept.keep("a", "answers")
        clock.now += 5 * 3600
        assert kept.find("a") == "answers"
    clock.now += 29 * 60
    assert kept.find("a") == "answers"
    clock.now += 60
    assert kept.find("a") is None


def test_what_is_too_old_goes_even_if_nobody_asks() -> None:
    """The memory of a tab that was closed is freed without a further visit."""
    clock = Clock()
    kept: TabStore[list[str]] = TabStore(clock=clock)
    kept.keep("a", ["answers"])
    clock.now += 31 * 60
    kept.drop_old()
    assert kept.count == 0


def test_the_number_of_tabs_is_bounded() -> None:
    """The tab that was away longest gives way, and one that is connected stays as long as another can go."""
    kept: TabStore[int] = TabStore(most=3)
    with kept.in_contact("0"):
        for number in range(4):
            kept.keep(str(number), number)
        assert [kept.find(str(number)) for number in range(4)] == [0, None, 2, 3]


def test_of_too_many_tabs_the_empty_ones_go_first() -> None:
    """Whoever opens many tabs and says nothing takes nothing from others, although they are connected."""
    kept: TabStore[str] = TabStore(most=3, holds_something=bool)
    kept.keep("a person", "answers")
    for number in range(100):
        with kept.in_contact(str(number)):
            kept.keep(str(number), "")
    assert kept.find("a person") == "answers"
    assert kept.count == 3


def test_many_threads_share_what_is_kept() -> None:
    """Fifty people at once each find their own."""
    kept: TabStore[int] = TabStore(most=100)
    found: dict[int, int | None] = {}

    def visit(number: int) -> None:
        for _ in range(50):
            with kept.in_contact(str(number)):
                kept.keep(str(number), number)
                found[number] = kept.find(str(number))

    threads = [threading.Thread(target=visit, args=(number,)) for number in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: number for number in range(50)}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of one person."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


def open_page(context: BrowserContext, url: str) -> Page:
    """A new tab, opened by its address."""
    page = context.new_page()
    page.goto(url)
    expect(page.get_by_role("heading", level=1)).to_have_text(ldn().about.title)
    return page


def say(page: Page) -> None:
    """One answer, and a medicine that is typed and left in the box."""
    page.get_by_role("radiogroup", name=QUESTION).get_by_text("Yes", exact=True).click()
    expect(page.get_by_role("heading", name="Pregnancy").last).to_be_visible()
    page.get_by_role("textbox", name=BOX).fill(f"codeine\n{CANARY}")


def expect_all_there(page: Page) -> None:
    """The answer is chosen, the box is full, and the summary holds both."""
    expect(page.get_by_role("textbox", name=BOX)).to_have_value(f"codeine\n{CANARY}")
    expect(page.get_by_role("radiogroup", name=QUESTION).get_by_role("radio").first).to_be_checked()
    expect(page.locator(".pane .row", has_text="codeine").first).to_be_visible()


def expect_empty(page: Page) -> None:
    """Only the choices of language and of reader have a value."""
    expect(page.get_by_role("radio", checked=True)).to_have_count(2)
    expect(page.get_by_role("textbox", name=BOX)).to_have_count(1)  # the old one is gone
    expect(page.get_by_role("textbox", name=BOX)).to_have_value("")


class TestInABrowser:
    """With a real Chromium, against the app as it runs."""

    pytestmark = browsers

    def test_answers_survive_a_reload(self, context: BrowserContext, server: Server) -> None:
        """A reload keeps what was answered and typed; so do Back and another page. A box need not be left for that.

        What was typed is sent when the person rests from it; what is typed a moment before a reload mostly is, too.
        """
        page = open_page(context, f"{server.url}/checklist")
        say(page)
        expect(page.locator(".pane .row", has_text="codeine").first).to_be_visible()
        expect(page.get_by_role("textbox", name=BOX)).to_be_focused()
        page.reload()
        expect_all_there(page)
        page.goto(f"{server.url}/rules")
        expect(page.get_by_role("heading", level=1)).to_have_text(ldn().words.about.title)
        page.go_back()
        expect_all_there(page)

    def test_another_tab_is_another_person(self, context: BrowserContext, server: Server) -> None:
        """A second tab of the same browser begins empty, and a copy of a tab says that it has no answers."""
        page = open_page(context, f"{server.url}/checklist")
        say(page)
        page.get_by_role("textbox", name=BOX).press("Control+Enter")
        expect(page.locator(".pane .row", has_text="codeine").first).to_be_visible()
        other = open_page(context, f"{server.url}/checklist")
        expect_empty(other)
        with context.expect_page() as copying:
            page.evaluate("window.open('/checklist')")  # takes the tab's store along, as *Duplicate tab* does
        copy = copying.value
        expect(copy.get_by_role("heading", level=1)).to_have_text(WORDS.lost_title)
        copy.get_by_role("button", name=WORDS.lost_begin).click()
        expect_empty(copy)
        page.reload()
        expect_all_there(page)

    def test_beginning_again_forgets_at_once(self, context: BrowserContext, server: Server) -> None:
        """After *Begin again* a reload brings nothing back."""
        page = open_page(context, f"{server.url}/checklist")
        say(page)
        page.get_by_role("button", name=ldn().words.page.start_over).click()
        page.get_by_role("button", name=ldn().words.page.start_over_yes).click()
        expect_empty(page)
        page.reload()
        expect_empty(page)

    def test_a_lost_connection_loses_nothing(self, context: BrowserContext, server: Server) -> None:
        """The network goes and comes back: everything is there, and the next answer is taken."""
        page = context.new_page()
        page.add_init_script(
            "addEventListener('cut', () => window.sockets.forEach(socket => socket.close()));"
            "window.sockets = []; const Own = window.WebSocket;"
            "window.WebSocket = class extends Own { constructor(...all) { super(...all); window.sockets.push(this) } }"
        )
        page.goto(f"{server.url}/checklist")
        expect(page.get_by_role("heading", level=1)).to_have_text(ldn().about.title)
        say(page)
        page.get_by_role("textbox", name=BOX).press("Control+Enter")
        expect_all_there(page)
        context.set_offline(offline=True)
        page.evaluate("dispatchEvent(new Event('cut'))")
        expect(page.locator("[data-testid=stApp]")).not_to_have_attribute("data-test-connection-state", "CONNECTED")
        context.set_offline(offline=False)
        expect(page.locator("[data-testid=stApp]")).to_have_attribute("data-test-connection-state", "CONNECTED")
        expect_all_there(page)
        page.get_by_role("radiogroup", name=QUESTION).get_by_text("No", exact=True).click()
        page.reload()
        expect(
            page.get_by_role("radiogroup", name=QUESTION).get_by_role("radio", name="No", exact=True)
        ).to_be_checked()

    def test_what_is_lost_is_said(self, context: BrowserContext, tmp_path: Path) -> None:
        """The program is killed and started again: the page says that the answers are gone; one button begins anew."""
        port = free_port()
        with running(tmp_path / "log.txt", port) as server:
            untouched, page = (
                open_page(context, f"{server.url}/checklist"),
                open_page(context, f"{server.url}/checklist"),
            )
            say(page)
            page.get_by_role("textbox", name=BOX).press("Control+Enter")
            expect_all_there(page)
            os.kill(server.process, getattr(signal, "SIGKILL", signal.SIGTERM))  # it can say goodbye to nobody
        with running(tmp_path / "log.txt", port):
            expect(page.get_by_role("heading", level=1)).to_have_text(WORDS.lost_title, timeout=90_000)
            expect(page.get_by_role("textbox")).to_have_count(0)
            page.reload()
            expect(page.get_by_role("heading", level=1)).to_have_text(WORDS.lost_title)
            page.get_by_role("button", name=WORDS.lost_begin).click()
            expect_empty(page)
            untouched.reload()  # nothing was said there, so nothing is said to be lost
            expect_empty(untouched)

    def test_the_value_of_a_tab_is_in_no_address_cookie_or_log(self, context: BrowserContext, server: Server) -> None:
        """What the tab is known by says nothing, and is nowhere but in the tab's own store; answers are not there."""
        asked_for: list[str] = []
        page = context.new_page()
        page.on("request", lambda request: asked_for.append(request.url))
        page.on("websocket", lambda socket: asked_for.append(socket.url))
        page.goto(f"{server.url}/checklist")
        expect(page.get_by_role("heading", level=1)).to_have_text(ldn().about.title)
        say(page)
        expect(page.locator(".pane .row", has_text="codeine").first).to_be_visible()
        page.reload()
        expect_all_there(page)
        store = page.evaluate("({...sessionStorage})")
        assert set(store) == {"tab", "tab-held"}
        assert store["tab-held"] == "1"
        cookies = json.dumps(context.cookies(), default=str)
        seen = "".join(asked_for) + cookies + page.url + server.left_behind()
        assert store["tab"] not in seen
        assert CANARY not in seen
