"""A panel finds for each person what the screener finds for that person alone."""

from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screener.panel import Panel
from screener.panel.keeping import intake_in
from screener.screening import Outcome, screen
from tests.intakes import BOOKS, book
from tests.panel.people import intake, people, table


@pytest.mark.slow
@pytest.mark.parametrize("folder", BOOKS, ids=lambda folder: folder.name)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_every_cell_is_what_the_screener_finds(folder: Any, data: st.DataObject) -> None:
    """Outcomes, what would settle, rows that are not read and the highest priority, for any people and any cut."""
    rulebook = book(folder)
    drawn = data.draw(people(rulebook))
    given_table = table(drawn)
    first = data.draw(st.integers(0, len(drawn) - 1))
    panel = Panel(rulebook, given_table.schema, "people", keep=True)
    batches = given_table.slice(first).combine_chunks().to_batches(max_chunksize=data.draw(st.integers(1, 8)))
    rows = [row for batch in batches for row in panel.screen(batch).batch.to_pylist()]
    assert [row["person_id"] for row in rows] == [str(number) for number in range(first, len(drawn))]
    for row, person in zip(rows, drawn[first:], strict=True):
        screening = screen(rulebook, intake(person))
        findings = {finding.id: finding for finding in screening.findings}
        assert {key: row[key] for key in findings} == {key: one.outcome.value for key, one in findings.items()}
        missing = {one for finding in screening.findings for one in finding.missing}
        assert set(row["to_settle"]) == missing
        again = screen(rulebook, intake_in(row["said"]))
        assert again.findings == screening.findings
        assert again.intake == screening.intake
        raised = [one.caution.priority for one in screening.findings if one.outcome is Outcome.RAISED]
        read = screening.medicines
        assert row["rows_not_read"] == [at for at in range(1, len(read.rows) + 1) if not read.settled(at - 1)]
        assert row["highest_raised"] == (raised[0] if raised else "none")


def test_rows_that_are_not_read_are_named_by_their_number() -> None:
    """Which rows were not read, and what became of each list."""
    rulebook = book(BOOKS[0])
    given_table = pa.table({
        "person_id": ["a", "b", "c", "d", "e"],
        "medicines": [["ibuprofen"], ["ibuprofen", "blorp"], ["blorp"], ["x"] * 201, None],
    })  # fmt: skip
    batch = Panel(rulebook, given_table.schema, "people").screen(given_table.to_batches()[0]).batch
    assert batch["list"].to_pylist() == ["all_read", "not_all_read", "none_read", "too_long", "no_rows"]
    assert batch["rows_not_read"].to_pylist()[:3] == [[], [2], [1]]
    assert len(batch["rows_not_read"].to_pylist()[3]) == 201
    assert not pa.compute.any(pa.compute.is_null(batch["list"])).as_py()
