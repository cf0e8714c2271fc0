"""The part about other programs: a form renderer draws our questionnaires, and a validator reads what we export.

It installs them with npm, at fixed versions, into a temporary folder.
"""

import json
import random
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from assurance.result import Result
from run import find_browser
from screener.check import load_rulebook
from screener.engine.day import today
from screener.engine.intake import NO, UNDECIDED, YES
from screener.engine.kinds import COMPLETE
from screener.records.definitions import definitions, questionnaire
from screener.rulebook.coded import answer_coding
from screener.rulebook.default import default_rulebook
from screener.rulebook.model import Rulebook
from screener.rulebook.translating import in_language, languages_of, read_translation
from screener.saved import open_saved

PROGRAMS = Path(__file__).parent / "form_programs"
Item = dict[str, Any]
PAGE = "smart_forms.html"
TEXTS = {"medicine.typed": "codeine 30 mg at night", "own": "Can I drive?"}
"""What is typed."""
LEFT_EMPTY = 0.2
"""How often a question is left without an answer."""


def run(seed: int = 1) -> Result:
    """Fill each questionnaire in each renderer with answers drawn at random, and open the response."""
    failures: list[str] = []
    figures: list[tuple[str, str]] = []
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        books = _written(folder)
        if problem := _installed(folder):
            failures.append(problem)
        else:
            found = _validated(folder)
            failures += found
            figures.append(("files that the package fhir finds something against", str(len(found))))
            with _served(folder) as url, _chromium() as browser:
                for book in books:
                    asked, differs = _filled(browser, f"{url}/{PAGE}?file={_file(book)}", book, seed)
                    figures.append((f"questions answered, {book.about.language}", str(asked)))
                    failures += [f"{book.about.language}: {one}" for one in differs]
    return Result(
        title="Our questionnaires in other programs",
        done=(
            "Smart Forms drew the exported questionnaires in Chromium. Random answers were chosen there, among them "
            "*not sure* and *prefer not to say*, and some questions were left empty. The response was opened again "
            "and has to say the same. The npm package fhir read every exported file."
        ),
        figures=figures,
        failures=failures,
        not_shown=["Other renderers (LHC-Forms was tried by hand), and other versions of this one."],
    )


def _file(book: Rulebook) -> str:
    return f"Questionnaire-{book.about.id}-{book.about.language}.json"


def _written(folder: Path) -> list[Rulebook]:
    """Write everything that is exported; the rules in each language."""
    path = default_rulebook()
    rulebook = load_rulebook(path)
    others = [in_language(rulebook, read_translation(path, rulebook, one)) for one in languages_of(path)]
    for name, content in definitions(rulebook, others):
        (folder / name).write_text(json.dumps(content), encoding="utf-8")
    return [rulebook, *others]


def _installed(folder: Path) -> str:
    """Install the programs; what went wrong, if anything."""
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not installed here: nothing was drawn or validated"
    shutil.copytree(PROGRAMS, folder, dirs_exist_ok=True)
    install = [npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps"]
    bundle = [
        "node_modules/.bin/esbuild", "smart_forms.jsx", "--bundle", "--format=esm", "--outfile=smart_forms.js",
        "--define:process.env.NODE_ENV='production'", "--loader:.woff=dataurl", "--loader:.woff2=dataurl",
    ]  # fmt: skip
    for command in (install, bundle):
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 of ours
        if done.returncode:
            return f"{Path(command[0]).name}: {done.stderr[-300:]}"
    return ""


def _validated(folder: Path) -> list[str]:
    """What the package `fhir` finds against the exported files."""
    names = sorted(one.name for one in folder.glob("*-*.json") if one.name != "package-lock.json")
    command = [str(shutil.which("node")), "validate.js", *names]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)  # noqa: S603 of ours
    return done.stdout.splitlines()


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def _chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        yield browser
        browser.close()


def _filled(browser: Browser, url: str, book: Rulebook, seed: int) -> tuple[int, list[str]]:
    """Fill a form: how many questions were answered, and where the response says something else."""
    draw = random.Random(f"{seed} {url}")  # noqa: S311 nothing secret
    page = browser.new_page(viewport={"width": 1200, "height": 1000})
    page.goto(url)
    page.get_by_role("combobox").first.wait_for(timeout=60_000)
    options, chosen, left = _options(book), dict[str, str](), set[str]()
    while open_ := [key for key in options if key not in left and key not in chosen and _box(page, key).count()]:
        for key in open_:
            if draw.random() < LEFT_EMPTY:
                left.add(key)
            else:
                shown, chosen[key] = draw.choice(options[key])
                _choose(page, key, shown)
        page.wait_for_timeout(1000)  # what a renderer opens because of an answer comes a moment later
    for key, text in TEXTS.items():
        _box(page, key).first.fill(text)
        page.wait_for_timeout(1000)
    response = page.evaluate("JSON.stringify(window.response())")
    page.close()
    saved = open_saved(response.encode(), name="response", rulebook=book, today=today()).record.saved.intake
    said = {**saved.answers, **({COMPLETE: saved.medicines_complete} if saved.medicines_complete else {})}
    differs = [f"{key}: chosen {chosen.get(key)}, opened {said.get(key)}"
               for key in {*chosen, *said} if chosen.get(key) != said.get(key)]  # fmt: skip
    if ([line.typed for line in saved.medicines], saved.own_questions) != ([TEXTS["medicine.typed"]], (TEXTS["own"],)):
        differs.append("the medicine or the question of one's own")
    return len(chosen), differs


def _options(book: Rulebook) -> dict[str, list[tuple[str, str]]]:
    """What each question offers: as it is shown, and as an intake holds it."""
    asked = {COMPLETE: (YES, NO), **book.answers}
    items = _items(questionnaire(book)["item"])
    found = {}
    for key, values in asked.items():
        held = {answer_coding(book, key, value)["code"]: value for value in (*values, *UNDECIDED)}
        codings = [option["valueCoding"] for option in items[key]["answerOption"]]
        found[key] = [(str(one["display"]), held[one["code"]]) for one in codings]
    return found


def _items(items: Iterable[Item]) -> dict[str, Item]:
    """Every item of a questionnaire by its link."""
    found: dict[str, Item] = {}
    for item in items:
        found |= {item["linkId"]: item, **_items(item.get("item", []))}
    return found


def _box(page: Page, key: str) -> Locator:
    """Where a question is answered."""
    return page.locator(f'[data-linkid="{key}"] :is(input, textarea)')


def _choose(page: Page, key: str, shown: str) -> None:
    box = _box(page, key).first
    box.click()
    page.get_by_role("option", name=shown, exact=True).first.click()
    box.press("Tab")
