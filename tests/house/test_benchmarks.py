"""The benchmarks page: what was measured and on what, from whole runs only."""

import datetime as dt
from pathlib import Path

import pytest

from benchmarks.__main__ import PARTS
from benchmarks.loading import real
from benchmarks.machine import described
from benchmarks.measuring import RULES
from benchmarks.page import PAGE, Run, write
from benchmarks.workloads import ordinary_intakes
from screener.check import load_rulebook
from screener.screening import screen


@pytest.mark.slow
def test_the_page_of_benchmarks_names_every_part_and_the_machine(tmp_path: Path) -> None:
    """The page shows every part, the machine and the versions; a partial run changes nothing."""
    table, page = real(rounds=1, starts=0), tmp_path / PAGE.name
    machine, day = described(), dt.date(2026, 11, 25)
    first, *others = PARTS
    whole = {part: [table] for part in PARTS}
    assert not write(Run({first: [table]}, machine, day, 1), PARTS, page)
    assert not write(Run({**whole, others[-1]: []}, machine, day, 1), PARTS, page)
    assert not page.exists()
    assert write(Run(whole, machine, day, 1), PARTS, page)
    text = page.read_text(encoding="utf-8")
    assert [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")][:-1] == list(
        PARTS.values()
    )
    assert text.count(table.as_markdown()) == len(PARTS)
    assert [name for name, *_ in table.rows] == [
        "again: read, checked and ready",
        "yaml.CSafeLoader: parsed, nothing else",
    ]
    assert {"cores", "processor", "memory", "Python", "libraries", "commit"} <= set(machine)
    assert [fact for fact in machine.values() if not fact or f"| {fact} |" not in text] == []


def test_the_ordinary_intakes_that_are_measured_are_ordinary() -> None:
    """Each answers every question, with one or two answers of concern, and has four to six medicines."""
    rulebook = load_rulebook(RULES)
    intakes = ordinary_intakes(rulebook, 40)
    concerns = [
        sum(answer in rulebook.questions[key].concern for key, answer in intake.answers.items()) for intake in intakes
    ]
    assert set(concerns) == {1, 2}
    assert {len(intake.medicines) for intake in intakes} == {4, 5, 6}
    assert [screen(rulebook, intake).not_answered for intake in intakes] == [()] * len(intakes)
