"""Lines in are lines shown: 100,000 typed lines, counted on the page and in the PDF, the text and the JSON."""

import json
from random import Random

import pytest
from streamlit.testing.v1 import AppTest

from screener.intake import MAX_LINES, Intake
from screener.medicines.accuracy import with_an_error
from screener.render.json import render_json
from screener.render.pdf import render_pdf
from screener.render.text import render_text
from screener.rulebook.model import Audience
from screener.screening import screen
from screener.summary import Summary, summarise
from tests.intakes import ROOT, TODAY, intake, ldn
from tests.pdf import as_printed, page_texts
from tests.statements import squeezed

ROUNDS = 20
INTAKES = 25
"""Intakes in a round, each with as many lines as an intake can have: 20 x 25 x 200 is 100,000."""
NAMES = sorted(match.label for match in ldn().vocabulary.matches.values())
WORDS = ("30 mg", "5/325", "no", "stopped", "last week", "daily", "blorp", "and", "patch", ",", "(", "+", "T3s",
         "x" * 301, "a@b.example", "555-123-4567", "born 3/4/1980", "кодеин", "\u0441odeine", "é", "\u202e", "#",
         "*bold*", "<b>", "John Smith", "my wife's", "…")  # fmt: skip


def lines(draw: Random) -> list[str]:
    """As many lines as an intake can have: names with and without typing errors, among words of every kind."""

    def line() -> str:
        names = [draw.choice(NAMES) for _ in range(draw.choice((0, 1, 1, 1, 2)))]
        words = [with_an_error(name, draw) if draw.random() < 0.3 else name for name in names]
        words += draw.choices(WORDS, k=draw.randrange(4))
        draw.shuffle(words)
        return " ".join(words).strip() or "?"

    return [line() for _ in range(MAX_LINES)]


@pytest.mark.parametrize("number", range(ROUNDS))
def test_every_line_typed_is_a_line_shown(number: int) -> None:
    """However many lines of whatever kind: each stands with its number, in order, wherever a summary is shown."""
    draw = Random(number)  # noqa: S311 nothing secret is drawn
    page = AppTest.from_file(str(ROOT / "screener" / "ui" / "main.py")).run(timeout=60)
    for _ in range(INTAKES):
        typed = lines(draw)
        said = intake(*typed)
        summary = summarise(screen(ldn(), said), Audience.CLINICIAN, TODAY)
        entries = json.loads(render_json(summary))["medicines"]
        assert [entry["line"] for entry in entries] == list(range(1, MAX_LINES + 1))
        assert all(entry["typed"] in (line, None) for entry, line in zip(entries, typed, strict=True))
        assert _shown_in_order(summary, squeezed(render_text(summary)))
        assert _shown_in_order(summary, squeezed("".join(page_texts(render_pdf(summary)))), printed=True)
        page.text_area(key="medicines 0").set_value("\n".join(typed)).run(timeout=60)
        assert _shown_in_order(summary, squeezed(" ".join(str(element.value) for element in page.text)))
        assert said == Intake.model_validate_json(said.model_dump_json())


def _shown_in_order(summary: Summary, text: str, *, printed: bool = False) -> bool:
    """Whether every line stands in a text with its number, one after the other."""
    at = 0
    for entry in summary.medicines:
        shown = as_printed(entry.shown) if printed else entry.shown
        at = text.find(squeezed(f"{entry.number}. {shown}"), at)
        if at < 0:
            pytest.fail(f"line {entry.number} is not shown: {entry.shown}")
        at += 1
    return len(summary.medicines) == MAX_LINES
