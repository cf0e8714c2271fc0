"""The search for the dearest list."""

from assurance.dearest import KEPT, Search
from screener.engine.intake import MAX_LINES
from screener.engine.kinds import MAX_LINE
from tests.intakes import UMBRELLA, book


def test_the_search_keeps_the_dearest_lists_that_can_be_typed() -> None:
    """Every list that is tried is within the limits, and the dearest stay."""
    search = Search(book(UMBRELLA), 1)
    dearest = 0.0
    for _ in range(KEPT + 3):
        search.step()
        assert search.found[0][0] >= dearest
        dearest = search.found[0][0]
    assert len(search.found) == KEPT
    assert {len(rows) for _, rows in search.found} == {MAX_LINES}
    assert all(0 < len(row) <= MAX_LINE for _, rows in search.found for row in rows)
