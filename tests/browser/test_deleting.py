"""*Begin again* deletes: in the memory of the whole process nothing is left of what was typed."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from screener.cli.server_options import ServerOptions
from tests.conftest import free_port
from tests.intakes import ROOT, ldn

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group(name="browser")]
WORD = "qxdeletedxq"
WORDS, ABOUT = ldn().words.page, ldn().about


@pytest.fixture
def looking(tmp_path: Path) -> Iterator[tuple[str, Callable[[], list[str]]]]:
    """An app that can be asked what in its memory holds the word: its address, and how to ask."""
    port = free_port()
    options = ServerOptions(port=port).model_dump_json()
    command = [sys.executable, "-P", str(ROOT / "tests" / "looking.py"), str(tmp_path), WORD, options]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)

    def look() -> list[str]:
        (tmp_path / "look").touch()
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


def test_nothing_of_what_was_deleted_is_left_in_memory(
    browser: Browser, looking: tuple[str, Callable[[], list[str]]]
) -> None:
    """What was typed is there; after *Begin again* and one more click it is nowhere, in our store or Streamlit's."""
    address, look = looking
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    for _ in range(100):
        try:
            page.goto(address)
            break
        except Exception:  # noqa: BLE001 it is not there yet
            time.sleep(0.1)
    box = page.get_by_role("textbox", name=ABOUT.medicines.clinician.ask)
    box.fill(f"{WORD} codeine")
    box.press("Control+Enter")
    expect(page.get_by_text(WORD).nth(1)).to_be_visible()
    assert any("Session" in kind for kind in look())
    page.get_by_role("button", name=WORDS.start_over, exact=True).click()
    page.get_by_role("button", name=WORDS.start_over_yes).click()
    expect(page.get_by_text(WORD)).to_have_count(0)
    # The last message of a socket is held until the next one comes.
    question = page.get_by_role("radiogroup", name=ldn().questions["pregnant"].clinician.ask)
    question.get_by_text("No", exact=True).click()
    expect(page.locator("[data-testid=stApp]")).to_have_attribute("data-test-script-state", "notRunning")
    for _ in range(20):
        if not (left := look()):
            break
        time.sleep(0.25)
    assert left == []
    page.context.close()
