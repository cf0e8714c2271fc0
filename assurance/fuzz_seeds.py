"""Inputs the fuzzer starts with: valid files and lines, and broken ones from the tests."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
"""The project. Nothing of the program is imported here, because the fuzzer has to watch the import."""


def rule_names() -> list[str]:
    """The files of the umbrella rulebook; the first byte of an input says which one it replaces."""
    folder = ROOT / "tests" / "rulebooks" / "umbrella"
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml"))
    return sorted(name for name in names if not name.startswith("signed/"))  # those are rules of before


def rule_seeds() -> Iterator[bytes]:
    """Every file of the umbrella rulebook."""
    for number, name in enumerate(rule_names()):
        yield bytes([number]) + (ROOT / "tests" / "rulebooks" / "umbrella" / name).read_bytes()


def line_seeds() -> Iterator[bytes]:
    """Medicine lines, with or without a confirmed name."""
    yield from (b"percoset 5/325\nPercocet", b"acetaminophen 300-30\nTylenol #3", b"no percoset\nPercocet, tramadol")
    with (ROOT / "tests" / "names.csv").open(encoding="utf-8", newline="") as file:
        yield from (row["line"].encode() for row in csv.DictReader(file))


def intake_seeds() -> Iterator[bytes]:
    """A valid intake, and broken ones from the tests."""
    folder = ROOT / "tests" / "bad_intakes"
    yield (folder / "good.json").read_bytes()
    for path in sorted(folder.glob("*.yaml")):
        wrong = re.search(r"^wrong: \|\n((?:  .*\n)+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        if wrong:
            yield wrong[1].encode()


def saved_seeds() -> Iterator[bytes]:
    """A saved summary in each form that can be opened, and intakes."""
    from screener.check import load_rulebook
    from screener.engine.day import today
    from screener.engine.intake import Intake, MedicineLine
    from screener.render.html import render_html
    from screener.render.json import render_json
    from screener.render.pdf import render_pdf
    from screener.rulebook.model import Audience
    from screener.screening import screen
    from screener.summary import summarise

    rulebook = load_rulebook(ROOT / "tests" / "rulebooks" / "umbrella")
    said = Intake(answers={"age": "from_65"}, medicines=(MedicineLine(typed="drizzle tonic"),))
    summary = summarise(screen(rulebook, said), Audience.PATIENT, today())
    yield summary.record.encode()
    yield render_json(summary).encode()
    yield render_pdf(summary)
    yield render_html(summary).encode()
    yield from intake_seeds()


def translation_seeds() -> Iterator[bytes]:
    """Each entry of the Spanish translation."""
    yield from re.split(rb"\n(?=\n)", (ROOT / "rules" / "ldn" / "translations" / "es.po").read_bytes())
