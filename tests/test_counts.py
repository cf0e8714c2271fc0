"""Lines in are lines shown: typed lines, counted on the page and in the PDF, the text and the JSON."""

import pytest

from assurance.shown_lines import INTAKES, count_round
from screener.intake import MAX_LINES, Intake
from tests.intakes import intake, ldn

LINES = INTAKES * MAX_LINES


@pytest.mark.parametrize("number", range(4))
def test_every_line_typed_is_a_line_shown(number: int) -> None:
    """However many lines of whatever kind: each stands with its number, in order, wherever a summary is shown.

    These are the first 20,000 of the 100,000 that `python3 run.py assure lines` counts.
    """
    shown, lost = count_round(ldn(), number)
    assert lost == []
    assert shown == dict.fromkeys(("typed", "the JSON", "the text", "the PDF", "the page"), LINES)


def test_an_intake_is_the_same_after_it_was_written_down() -> None:
    """Whatever is in a line, an intake that was saved holds the same lines when it is read again."""
    said = intake("codeine 30 mg", "\u202e", "*bold* <b>", "\u0441odeine", "x" * 300, "…")
    assert said == Intake.model_validate_json(said.model_dump_json())
