"""Rows that one program reads again and again, such as the display names of a record system.

A row is *plain* if every word of it is in the rule files or an amount, it names medicines that are taken, and it asks
nothing. Nothing that might tell who somebody is can be in one, and in a list of plain rows no row bears on another.
"""

from collections.abc import Iterable, Sequence

from screener.medicines.kinds import ReadingKind, Status
from screener.medicines.reading import ROWS_WITHOUT_A_MEDICINE, Reading
from screener.medicines.words import MASK

MOST_KEPT = 5_000
"""Rows that are kept, about 10 MB. The oldest goes first."""


class PlainRows:
    """Plain rows, with how they are read. No other row is kept."""

    def __init__(self) -> None:
        self._kept: dict[str, Reading] = {}

    def readings(self, rows: Sequence[str]) -> tuple[Reading, ...] | None:
        """How the rows of a list are read, each below a blank line; None if one of them is not kept."""
        found = [self._kept.get(row) for row in rows]
        return tuple(one for one in found if one) if all(found) else None

    def reading(self, row: str) -> Reading | None:
        """How one row is read; None if it is not kept."""
        return self._kept.get(row)

    def keep(self, readings: Iterable[Reading]) -> None:
        """Keep the plain rows of a list that was read with no answer and each row below a blank line."""
        read = tuple(readings)
        if any(one.kind in ROWS_WITHOUT_A_MEDICINE or MASK.search(one.typed) for one in read):
            return
        for one in filter(_is_plain, read):
            self._kept.pop(one.typed, None)
            self._kept[one.typed] = one
            if len(self._kept) > MOST_KEPT:
                self._kept.pop(next(iter(self._kept)), None)


def _is_plain(reading: Reading) -> bool:
    recognized = reading.kind in (ReadingKind.RECOGNISED, ReadingKind.RECOGNISED_NOT_LISTED)
    left = reading.questions or reading.not_read or reading.passed_over or reading.refusal or reading.confirmed
    return recognized and not left and all(one.status is Status.TAKEN for one in reading.named)
