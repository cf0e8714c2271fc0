"""Make the pictures of the docs from the running app and its documents: ``.venv/bin/python docs/pictures.py``.

It finds everything by the names that a screen reader says, from the rules and the words of the program.
"""

import io
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from run import find_browser  # noqa: E402
from screener.check import load_rulebook  # noqa: E402
from screener.check.description import card_text  # noqa: E402
from screener.engine.conditions import MEDICINES  # noqa: E402
from screener.engine.day import today  # noqa: E402
from screener.engine.intake import Intake, MedicineLine  # noqa: E402
from screener.render.card import render_card_pdf, render_card_png  # noqa: E402
from screener.render.pdf import render_pdf  # noqa: E402
from screener.rulebook.default import default_rulebook  # noqa: E402
from screener.rulebook.model import Audience  # noqa: E402
from screener.screening import screen  # noqa: E402
from screener.summary import answer_label, summarise  # noqa: E402
from screener.web.journey.way import OWN  # noqa: E402

PORT = 8598
URL = f"http://127.0.0.1:{PORT}"
PICTURES = ROOT / "docs" / "pictures"
COLOURS = 48
"""Fewer colors make smaller files; text is unaffected."""
PHONE, DESK = (390, 1160), (1280, 900)

BOOK = load_rulebook(default_rulebook())
WORDS = BOOK.words
# A made-up person who takes tramadol at night, misspells one name, and has surgery ahead.
ANSWERS = {
    "takes_opioid": "yes",
    "last_opioid": "today",
    "last_opioid_kind": "not_sure",
    "opioid_need": "later",
    "liver_disease": "no",
    "age": "from_18",
    "low_mood": "prefer_not_to_say",
}
LINES = ("tramadol 50 mg at night", "duloxetine", "percoset 5/325 now and then")
COMPLETE = "not_sure"
LINE = "a line of the list"
OWN_QUESTION = "Will it change how I sleep?"


def main() -> None:
    """Start the app, use it as a person would, and take the pictures."""
    PICTURES.mkdir(exist_ok=True)
    documents()
    with running_app(), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        clinic(browser)
        journey(browser, "phone", PHONE, ("first", "follow-up", "medicines", "check", "summary"))
        journey(browser, "desk", DESK, ("first", "medicines", "summary"))
        one_page(browser, "card", "card-page-phone", PHONE)
        one_page(browser, "about", "about-desk", DESK)
        browser.close()


def documents() -> None:
    """The card and the first pages of the summaries, as printed."""
    card = card_text(BOOK, today())
    if card is None:
        sys.exit("these rules have no card")
    save("card-picture", render_card_png(card), width=540)
    save("card-sheet", first_page(render_card_pdf(card)))
    said = Intake(
        answers=ANSWERS,
        medicines=tuple(MedicineLine(typed=line) for line in LINES),
        medicines_complete=COMPLETE,
        own_questions=(OWN_QUESTION,),
    )
    for audience in Audience:
        pdf = render_pdf(summarise(screen(BOOK, said), audience, today()))
        save(f"summary-{audience.value}", first_page(pdf))


def first_page(pdf: bytes) -> bytes:
    """The first page of a document as a picture, with a thin frame around the white paper."""
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=1.5).to_pil().convert("RGB")
    framed = Image.new("RGB", (page.width + 2, page.height + 2), "grey")
    framed.paste(page, (1, 1))
    buffer = io.BytesIO()
    framed.save(buffer, "PNG")
    return buffer.getvalue()


def save(name: str, png: bytes, width: int | None = None) -> None:
    """Write a picture with few colors."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    if width:
        picture = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(PICTURES / f"{name}.png", optimize=True)


@contextmanager
def running_app() -> Iterator[None]:
    """Run the app until it is no longer needed."""
    command = [sys.executable, "run.py", "--no-browser", "--port", str(PORT)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as server:
        try:
            wait_for_the_app()
            yield
        finally:
            server.terminate()


def wait_for_the_app() -> None:
    """Wait until the app answers."""
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{URL}/_stcore/health", timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("the app did not answer")


def clinic(browser: Browser) -> None:
    """The clinic page with a codeine tablet, a misspelled name and an unknown one."""
    page = opened(browser, "checklist", (1280, 1050))
    page.get_by_role("textbox").first.fill("codeine 30 mg at night\npercoset 5/325\nZorblatine")
    page.get_by_role("textbox").first.press("Control+Enter")
    page.locator(".pane .row", has_text="Zorblatine").wait_for()
    settle(page)
    page.wait_for_timeout(500)
    save("../clinic", page.screenshot())
    page.close()


def journey(browser: Browser, name: str, size: tuple[int, int], shown: Sequence[str]) -> None:
    """*Prepare for my appointment* from the first question to the summary; ``shown`` are the screens to keep."""
    page, words = opened(browser, "prepare", size), WORDS.prepare
    screens = {next(iter(BOOK.questions)): "first", "last_opioid_kind": "follow-up", LINE: "medicines"}

    def keep(screen_name: str | None) -> None:
        if screen_name in shown:
            picture(page, f"{name}-{screen_name}")

    steps = {question.patient.ask: key for key, question in BOOK.questions.items()}
    steps |= {BOOK.about.medicines.patient.ask: MEDICINES, words.own: OWN}
    while (heading := page.get_by_role("heading", level=1).inner_text()) != words.check:
        asked = [one.inner_text() for one in page.locator(".st-key-journey :is(h1, h3)").all()]
        for step in (steps[ask] for ask in asked if ask in steps):
            say(page, step)
        keep(screens.get(steps.get(heading, LINE)))
        go_on(page, heading)
    keep("check")
    page.get_by_role("button", name=words.to_summary).click()
    page.get_by_role("heading", level=1, name=words.summary).wait_for()
    settle(page)
    keep("summary")
    page.close()


def say(page: Page, step: str) -> None:
    """Answer a screen as the person would, if at all."""
    if step == MEDICINES:
        box = page.get_by_role("textbox").first
        box.fill("\n".join(LINES))
        box.press("Control+Enter")
        settle(page)
        choose(page, BOOK.about.medicines.complete.patient, WORDS.answers[COMPLETE])
    elif step == OWN:
        page.get_by_role("textbox").first.fill(OWN_QUESTION)
        page.get_by_role("textbox").first.press("Control+Enter")
    elif step in ANSWERS:
        choose(page, BOOK.questions[step].patient.ask, answer_label(BOOK, step, ANSWERS[step]))
    settle(page)


def choose(page: Page, ask: str, answer: str) -> None:
    """Choose an answer, as a finger would."""
    page.get_by_role("radiogroup", name=ask).get_by_text(answer, exact=True).click()
    settle(page)


def go_on(page: Page, heading: str) -> None:
    """Continue, and wait for another screen."""
    page.get_by_role("button", name=WORDS.prepare.go_on).click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(heading)
    settle(page)


def one_page(browser: Browser, address: str, name: str, size: tuple[int, int]) -> None:
    """Take a picture of a page without questions."""
    page = opened(browser, address, size)
    picture(page, name)
    page.close()


def opened(browser: Browser, address: str, size: tuple[int, int]) -> Page:
    """Open a page of the app and wait until it is ready."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme="light")
    page.goto(f"{URL}/{address}")
    page.get_by_role("heading", level=1).first.wait_for()
    settle(page)
    return page


def settle(page: Page) -> None:
    """Wait until the app has drawn the result of a click."""
    page.wait_for_timeout(300)
    page.locator("[data-test-script-state=notRunning]").first.wait_for(state="attached")
    page.wait_for_timeout(300)


def picture(page: Page, name: str) -> None:
    """Take a picture of the screen from the top of the page."""
    page.locator("[data-testid=stMain]").evaluate("element => element.scrollTo(0, 0)")
    page.mouse.move(0, 0)
    page.wait_for_timeout(200)
    save(name, page.screenshot())


if __name__ == "__main__":
    main()
