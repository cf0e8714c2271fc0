"""What the tests draw intakes from: the real rulebook, and generated ones."""

import datetime as dt
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from screener.check import load_rulebook
from screener.engine.intake import NO, NOT_SURE, PREFER_NOT_TO_SAY, UNDECIDED, YES, Intake, MedicineLine
from screener.rulebook.model import Rulebook
from screener.screening import Outcome, screen

ROOT = Path(__file__).parents[1]
UMBRELLA = ROOT / "tests" / "rulebooks" / "umbrella"
TODAY = dt.date(2026, 6, 1)
"""The day of the tests: no review of the umbrella rulebook is due soon."""
BOOKS = (ROOT / "rules" / "ldn", UMBRELLA)


@cache
def book(folder: Path) -> Rulebook:
    """A rulebook, read once for all tests."""
    return load_rulebook(folder)


def ldn() -> Rulebook:
    """The rulebook about low-dose naltrexone."""
    return book(BOOKS[0])


def intake(*lines: str, complete: str | None = None, **answers: str) -> Intake:
    """An intake from medicine lines and answers."""
    return Intake.model_validate(
        {
            "answers": answers,
            "medicines": tuple(MedicineLine(typed=line) for line in lines),
            "medicines_complete": complete,
        }
    )


def all_answered_no(rulebook: Rulebook) -> dict[str, str]:
    """*No* to every question; where there is no *no*, the answer that raises the fewest cautions."""
    answers: dict[str, str] = {}
    for key, values in rulebook.answers.items():
        counts = {value: _raised(rulebook, answers | {key: value}) for value in values}
        answers[key] = NO if NO in values else min(counts, key=lambda value: counts[value])
    return answers


def _raised(rulebook: Rulebook, answers: dict[str, str]) -> int:
    findings = screen(rulebook, Intake(answers=answers)).findings
    return sum(finding.outcome is Outcome.RAISED for finding in findings)


LINES = st.sampled_from(
    ["codeine 30 mg", "ibuprofen", "Embeda", "apomorphine", "blorp", "percoset", "T3", "no tramadol", "pain patch",
     "naloxone", "co-codamol 30/500", "x" * 301, "drizzle tonic", "sunblock", "umbrella pill"]
)  # fmt: skip


@st.composite
def intakes(draw: st.DrawFn, rulebook: Rulebook) -> Intake:
    """Any intake that a rulebook allows."""
    answers = {
        key: draw(st.sampled_from((*values, *UNDECIDED)))
        for key, values in rulebook.answers.items()
        if draw(st.booleans())
    }
    lines = draw(
        st.lists(st.tuples(LINES, st.sampled_from([None, "now", "stopped", "not_taken", "not_sure"])), max_size=4)
    )
    return Intake.model_validate(
        {
            "answers": answers,
            "medicines": tuple(
                MedicineLine.model_validate({"typed": line, "taking": taking}) for line, taking in lines
            ),
            "medicines_complete": draw(st.sampled_from([None, YES, NO, NOT_SURE, PREFER_NOT_TO_SAY])),
        }
    )
