"""*Begin again* and the end of a tab's time delete: nothing that was typed is left in the memory of the process."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from benchmarks.tab import open_tab
from screener.cli.server_options import ServerOptions
from screener.web.plain import plain
from tests.conftest import free_port
from tests.intakes import ROOT, ldn
from tests.loops import outcome

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group(name="browser")]
Look = Callable[..., list[str]]
WORD = "qxdeletedxq"
WORDS, ABOUT = ldn().words.page, ldn().about


@pytest.fixture
def looking(tmp_path: Path) -> Iterator[tuple[str, Look]]:
    """An app that can be asked what in its memory holds the word: its address, and how to ask."""
    port = free_port()
    options = ServerOptions(port=port).model_dump_json()
    command = [sys.executable, "-P", str(ROOT / "tests" / "looking.py"), str(tmp_path), WORD, options]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)

    def look(*asked: str) -> list[str]:
        for one in asked or ("look",):
            (tmp_path / one).touch()
            health(f"http://127.0.0.1:{port}")  # the app's loop wakes up
        for _ in range(1200):
            if (tmp_path / "seen").exists():
                found = (tmp_path / "seen").read_text(encoding="utf-8").splitlines()
                (tmp_path / "seen").unlink()
                return found
            time.sleep(0.05)
        raise AssertionError("the app did not look")

    try:
        yield f"http://127.0.0.1:{port}", look
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_nothing_of_what_was_deleted_is_left_in_memory(browser: Browser, looking: tuple[str, Look]) -> None:
    """What was typed is there; after a reload and *Begin again* it is nowhere, in our store or Streamlit's."""
    address, look = looking
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    for _ in range(100):
        try:
            page.goto(f"{address}/checklist")
            break
        except Exception:  # noqa: BLE001 it is not there yet
            time.sleep(0.1)
    box = page.get_by_role("textbox", name=ABOUT.medicines.clinician.ask)
    expect(box).to_be_visible()
    box.fill(f"{WORD} codeine")
    box.press("Control+Enter")
    expect(page.get_by_text(WORD).nth(1)).to_be_visible()
    assert look() != []
    page.reload()  # Streamlit holds the session of before for a while
    page.get_by_role("button", name=WORDS.start_over, exact=True).click()
    page.get_by_role("button", name=WORDS.start_over_yes).click()
    expect(page.get_by_text(WORD)).to_have_count(0)
    expect(page.locator("[data-testid=stApp]")).to_have_attribute("data-test-script-state", "notRunning")
    assert soon_nothing(look) == []
    page.context.close()


def test_an_old_run_cannot_bring_back_what_was_deleted(looking: tuple[str, Look]) -> None:
    """A socket of the tab whose end nobody noticed goes on sending, while the tab deletes: nothing comes back."""
    port, look, value = port_of(looking[0]), looking[1], f"tab.new.{7:032x}"

    async def delete_and_send() -> None:
        async with open_tab(port, value=value) as old, open_tab(port, value=value) as now:
            await old.load()
            await old.write(plain(ABOUT.medicines.clinician.ask), f"{WORD} codeine")
            await now.load()
            await now.press(WORDS.start_over)
            sending = asyncio.gather(*(old.click(number) for number in range(3)), return_exceptions=True)
            await now.press(WORDS.start_over_yes)
            await now.click(0)
            await asyncio.wait([sending], timeout=3)  # the old socket gets no answer any more
            sending.cancel()

    outcome(delete_and_send())
    assert soon_nothing(look) == []


def test_nothing_is_left_in_memory_when_the_time_of_a_tab_is_over(looking: tuple[str, Look]) -> None:
    """An hour after a tab was closed nothing of it is left, also where nobody came since, nor the documents it made."""
    address, look = looking
    port = port_of(address)

    async def visit() -> None:
        async with open_tab(port, value=f"tab.new.{8:032x}") as tab:
            await tab.load()
            await tab.write(plain(ABOUT.medicines.clinician.ask), f"{WORD} codeine")
            await tab.make(plain(WORDS.download_json))

    outcome(visit())
    assert look() != []
    assert soon_nothing(lambda: look("later", "look")) == []


def health(address: str) -> None:
    """Ask the app whether it is there."""
    with closing(HTTPConnection(address.removeprefix("http://"), timeout=30)) as connection:
        connection.request("GET", "/health")
        connection.getresponse().read()


def port_of(address: str) -> int:
    """The port, once the app answers there."""
    for _ in range(200):
        with suppress(OSError):
            health(address)
            break
        time.sleep(0.1)
    return int(address.rpartition(":")[2])


def soon_nothing(look: Look) -> list[str]:
    """What is left after a few looks: well before the two minutes after which Streamlit would let go by itself."""
    for _ in range(4):
        if not (left := look()):
            break
        time.sleep(0.5)
    return left
