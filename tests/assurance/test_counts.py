"""Every typed line is shown, counted on the page and in the PDF, text and JSON."""

from dataclasses import replace

import pytest

from assurance.shown_lines import INTAKES, count_round, expected_lines, shown_in_documents
from screener.engine.intake import MAX_LINES, Intake
from screener.rulebook.model import Audience
from screener.screening import screen
from screener.summary import summarise
from tests.intakes import TODAY, intake, ldn

LINES = INTAKES * MAX_LINES


@pytest.mark.slow
def test_every_line_typed_is_a_line_shown() -> None:
    """Every line of any kind appears with its number, in order, in every form of a summary.

    These are the first 1,000 of the 100,000 that `python3 run.py assure lines` counts.
    """
    shown, lost = count_round(ldn(), 0)
    assert lost == []
    refused = shown.pop("refused")
    assert shown == dict.fromkeys(("typed", "the JSON", "the text", "the PDF", "the page"), LINES)
    assert 0 < refused < LINES / 2


@pytest.mark.parametrize("typed", [None, "cut"], ids=["nothing of it", "other words"])
def test_a_line_that_is_shown_changed_counts_as_lost(typed: str | None) -> None:
    """If a line were cut or replaced, every document would count as missing it."""
    lines = ["codeine 30 mg at night", "x" * 301]
    summary = summarise(screen(ldn(), intake(*lines)), Audience.CLINICIAN, TODAY)
    expected = expected_lines(ldn(), lines)
    assert [numbers for _, numbers in shown_in_documents(expected, summary)] == [{1, 2}] * 3
    cut = replace(summary.medicines[0], typed=typed, shown="cut")
    wrong = replace(summary, medicines=(cut, summary.medicines[1]))
    assert [numbers for _, numbers in shown_in_documents(expected, wrong)] == [{2}] * 3


def test_a_written_intake_reads_back_unchanged() -> None:
    """A saved intake has the same lines when it is read again, whatever they contain."""
    said = intake("codeine 30 mg", "\u202e", "*bold* <b>", "\u0441odeine", "x" * 300, "…")
    assert said == Intake.model_validate_json(said.model_dump_json())
