"""Health records that are made to take long: they are refused, or what is read of them stays within bounds."""

from contextlib import nullcontext, suppress

import pytest

from assurance.hostile import RECORDS
from screener.engine.problems import Refused
from screener.records import known, open_record
from tests.intakes import TODAY, ldn

ONE_ROW = "a row that does not end"
"""A record with one text that is too long is read: its medicine keeps a row."""


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_that_is_made_to_take_long_is_refused_or_read_in_bounds(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twenty thousand of anything are refused in words, or reach the page as no more rows than it can show."""
    monkeypatch.setattr(known, "SECONDS", 0.2)
    with nullcontext() if kind == ONE_ROW else suppress(Refused):
        record = open_record(RECORDS[kind](20_000), name="record.json", rulebook=ldn(), today=TODAY)
        assert len(record.rows) <= known.MOST_ROWS
        assert sum(len(row.typed) for row in record.rows) <= known.MOST_LETTERS


def test_a_record_within_its_time_is_read_whole() -> None:
    """A record of ten thousand conditions, of which few differ, is no attack."""
    some = RECORDS["one medicine, again and again"](10_000)
    record = open_record(some, name="record.json", rulebook=ldn(), today=TODAY)
    assert (record.entries, len(record.read), len(record.rows)) == (10_000, 10_000, 1)
