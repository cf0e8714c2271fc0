"""Make the pictures of the documentation from the running app: ``.venv/bin/python docs/pictures.py``."""

import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from run import find_browser  # noqa: E402

PORT = 8598
URL = f"http://127.0.0.1:{PORT}"


def main() -> None:
    """Start the app, answer as a person would, and take the picture."""
    command = [sys.executable, "run.py", "--no-browser", "--port", str(PORT)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as server:
        try:
            wait()
            take(ROOT / "docs" / "clinic.png")
        finally:
            server.terminate()


def wait() -> None:
    """Wait until the app answers."""
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{URL}/_stcore/health", timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("the app did not answer")


def take(path: Path) -> None:
    """A picture of the clinic page with a codeine tablet, a misspelt name and an unknown one typed."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 1050})
        page.goto(URL)
        page.get_by_role("textbox").first.fill("codeine 30 mg at night\npercoset 5/325\nZorblatine")
        page.get_by_role("textbox").first.press("Control+Enter")
        page.get_by_text("Medicine typed: codeine").first.wait_for()
        page.wait_for_timeout(1000)
        page.get_by_text("How each line was read").scroll_into_view_if_needed()
        page.locator("[data-testid=stMain]").evaluate("element => element.scrollBy(0, 420)")
        page.wait_for_timeout(500)
        page.screenshot(path=path)
        browser.close()


main()
