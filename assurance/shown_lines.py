"""Counts typed lines of every kind on the page and in the PDF, text and JSON: every line has to be shown."""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from streamlit.testing.v1 import AppTest

from assurance.hazards import ROOT, RULES
from assurance.result import Result
from screener.check import load_rulebook
from screener.engine.day import today
from screener.engine.intake import MAX_LINES, Intake, MedicineLine
from screener.engine.kinds import MAX_LINE
from screener.engine.visible import visible
from screener.medicines.accuracy import with_an_error
from screener.medicines.rows import without_mark
from screener.medicines.words import unfolded_length
from screener.render.json import render_json
from screener.render.pdf import render_pdf
from screener.render.text import render_text
from screener.rulebook.model import Audience, Rulebook
from screener.screening import screen
from screener.summary import Summary, summarise
from tests.checklist import checklist
from tests.panes import html_texts
from tests.pdf import as_printed, page_texts
from tests.statements import squeezed

INTAKES = 5
"""Intakes per round, each with the maximum number of lines."""
ROUNDS = 100
"""Rounds of the long battery: 100 × 5 × 200 = 100,000 lines."""
WORDS = ("30 mg", "5/325", "no", "stopped", "last week", "daily", "blorp", "and", "patch", ",", "(", "+", "T3s",
         "x" * 301, "a@b.example", "555-123-4567", "born 3/4/1980", "кодеин", "\u0441odeine", "é", "\u202e", "#",
         "*bold*", "<b>", "John Smith", "my wife's", "…")  # fmt: skip


def count_round(rulebook: Rulebook, number: int) -> tuple[Counter[str], list[str]]:
    """Count the lines that each form showed in one round, by number and in order, and describe those it did not."""
    draw = Random(number)  # noqa: S311 nothing secret is drawn
    shown, lost = Counter[str](), list[str]()
    page = checklist(AppTest.from_file(str(ROOT / "screener" / "web" / "main.py"), default_timeout=60))
    for at in range(INTAKES):
        typed = _drawn(rulebook, draw)
        said = Intake(medicines=tuple(MedicineLine(typed=line) for line in typed))
        summary = summarise(screen(rulebook, said), Audience.CLINICIAN, today())
        expected = expected_lines(rulebook, typed)
        shown["typed"] += len(typed)
        shown["refused"] += sum(line.typed is None for line in expected)
        page.text_area(key="medicines 0").set_value("\n".join(typed)).run(timeout=60)
        on_page = _in_order(expected, " ".join(html_texts(page)))
        for place, numbers in (*shown_in_documents(expected, summary), ("the page", on_page)):
            shown[place] += len(numbers)
            lost += [f"round {number}, intake {at}, line {line}, in {place}: {typed[line - 1]!r}"
                     for line in range(1, len(typed) + 1) if line not in numbers]  # fmt: skip
    return shown, lost


def _comes_back(text: str) -> bool:
    """Whether text extracted from a PDF keeps these letters in order: Arabic, Hebrew and combining marks may not.

    They are printed nonetheless; ``tests/render`` checks them.
    """
    return not any(unicodedata.bidirectional(one) in ("R", "AL", "NSM") for one in text)


def _drawn(rulebook: Rulebook, draw: Random) -> list[str]:
    """The maximum number of lines: names with and without typing errors, among words of every kind."""
    known = sorted(match.label for match in rulebook.vocabulary.matches.values() if _comes_back(match.label))

    def line() -> str:
        names = [draw.choice(known) for _ in range(draw.choice((0, 1, 1, 1, 2)))]
        words = [with_an_error(name, draw) if draw.random() < 0.3 else name for name in names]
        words += draw.choices(WORDS, k=draw.randrange(4))
        draw.shuffle(words)
        return " ".join(words).strip() or "?"

    return [line() for _ in range(MAX_LINES)]


@dataclass(frozen=True)
class Expected:
    """What has to be shown for a typed line."""

    typed: str | None
    """The row as typed, masked; None if it is too long."""
    shown: str
    """The same with invisible characters made visible, or the sentence that says why it was not read."""


def expected_lines(rulebook: Rulebook, typed: Sequence[str]) -> list[Expected]:
    """What has to be shown for each line, derived only from what was typed."""
    masked = rulebook.masking.rows(typed, None)

    def expected(number: int, line: str) -> Expected:
        length = max(len(line), unfolded_length(line))
        if length <= MAX_LINE:
            shown = visible(without_mark(line).replace("\t", " | ").strip())
            return Expected(line, shown)
        words = rulebook.words.refusals.too_long
        return Expected(None, words.format(number=number, length=length, limit=MAX_LINE))

    return [expected(number, line.text) for number, line in enumerate(masked, 1)]


def shown_in_documents(expected: Sequence[Expected], summary: Summary) -> Iterator[tuple[str, set[int]]]:
    """Each document, with the numbers of the lines it shows correctly."""
    entries = json.loads(render_json(summary))["medicines"]
    yield "the JSON", {
        number for number, (entry, line) in enumerate(zip(entries, expected, strict=False), 1)
        if (entry["line"], entry["typed"]) == (number, line.typed)
    }  # fmt: skip
    yield "the text", _in_order(expected, render_text(summary))
    yield "the PDF", _in_order(expected, "".join(page_texts(render_pdf(summary))), printed=True)


def _in_order(expected: Sequence[Expected], text: str, *, printed: bool = False) -> set[int]:
    """The lines that a text shows with their numbers, in order."""
    text, at, found = squeezed(text), 0, set()
    for number, line in enumerate(expected, 1):
        shown = as_printed(line.shown) if printed else line.shown
        here = text.find(squeezed(f"{number}. {shown}"), at)
        if here >= 0:
            found.add(number)
            at = here + 1
    return found


def run() -> Result:
    """Run every round with the project's rules."""
    rulebook, shown, lost = load_rulebook(RULES), Counter[str](), list[str]()
    for number in range(ROUNDS):
        round_shown, round_lost = count_round(rulebook, number)
        shown, lost = shown + round_shown, lost + round_lost
        print(f"  {number + 1} of {ROUNDS}: {len(lost)} lost", flush=True)
    typed, refused = shown.pop("typed"), shown.pop("refused")
    return Result(
        title="Lines shown",
        done=(
            f"{ROUNDS} times {INTAKES} intakes of {MAX_LINES} lines each were typed into the app's page and written as "
            "PDF, text and JSON. Each line has to appear as typed, with its number and in order; a line that was not "
            "read is replaced by the sentence that says why."
        ),
        figures=[
            ("lines typed", f"{typed:,}"),
            ("of these not read, for a person's details or their length", f"{refused:,}"),
            ("lines lost", f"{len(lost):,}"),
            *((f"in or on {place}", f"{count:,}") for place, count in shown.items()),
        ],
        failures=[f"not shown: {line}" for line in lost],
        not_shown=[
            "That people write like these random lines: names, with and without errors, among all kinds of words."
        ],
    )
