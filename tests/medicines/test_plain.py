"""Plain rows are read once, and lists come to what they come to without that."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from screener.engine.intake import Intake, MedicineLine
from screener.medicines import PlainRows
from screener.rulebook.masked import masked
from screener.screening import TypedList
from tests.intakes import TODAY, ldn

SETTLED = (Path(__file__).parents[1] / "settled_rows.txt").read_text(encoding="utf-8").splitlines()
OTHERS = [
    "oxycodone 5 mg", "Percocet as needed", "metformin stopped last week", "Zorblatine 5 mg", "oxycodne 5 mg",
    "Allergies:", "STOPPED MEDICATIONS", "Medication | Active", "none", "take 1 tablet", "Status: discontinued",
    "codeine for Grace Miller", "lisinopril, DOB 3/4/1956", "patch", "naltrexone 4.5 mg", "oxycodone (allergy)",
    "----", "Medications", "",
]  # fmt: skip
KEPT = PlainRows()
"""One for all lists, as a service has it."""


@given(st.lists(st.sampled_from([*SETTLED, *OTHERS]), max_size=6))
def test_a_list_is_read_as_without_what_is_kept(rows: list[str]) -> None:
    """Whatever was read before."""
    lines = tuple(MedicineLine(typed=row, after_gap=True if at else None) for at, row in enumerate(rows) if row)
    intake = masked(ldn(), Intake(medicines=lines), TODAY)
    assert TypedList(intake, ldn(), KEPT).readings == TypedList(intake, ldn()).readings
    if KEPT.readings(rows):
        assert masked(ldn(), Intake(medicines=lines), TODAY) == Intake(medicines=lines)


def test_only_rows_of_words_from_the_rules_are_kept() -> None:
    """Nothing that might tell who somebody is stays: no unknown or ordinary word, and no list with a mask."""
    plain = ("naltrexone 4.5 mg", "Percocet as needed")
    for row in OTHERS[1:]:
        kept = PlainRows()
        intake = masked(ldn(), Intake(medicines=(MedicineLine(typed=row or "x"),)), TODAY)
        TypedList(intake, ldn(), kept)
        assert (kept.reading(intake.medicines[0].typed) is not None) == (row in plain)
    kept = PlainRows()
    TypedList(Intake(medicines=tuple(MedicineLine(typed=row, after_gap=True) for row in SETTLED)), ldn(), kept)
    assert [row for row in SETTLED if not kept.reading(row)] == []
