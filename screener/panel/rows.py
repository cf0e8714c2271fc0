"""The lists of many people: each distinct row is read once, by the reader of lists.

Each entry of a panel is a row by itself: a heading in one reaches no other. What a row makes of every medicine test is
two sets of bits, and a list is the union of its rows. Where rows bear on each other, the list is read whole.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from screener.engine.conditions import MedicineTest
from screener.engine.intake import MAX_LINES, YES, Intake, MedicineLine
from screener.engine.kinds import Taking
from screener.engine.truth import Truth
from screener.medicines import Status
from screener.medicines.near import MOST_LOOKED_UP
from screener.medicines.reading import ROWS_WITHOUT_A_MEDICINE
from screener.medicines.words import MASK
from screener.panel.columns import Mask, Truths
from screener.rulebook.masked import masked
from screener.rulebook.model import Rulebook
from screener.screening import TypedList

Words = npt.NDArray[np.uint64]

_LOOKED_UP_A_WORD = 8
"""At most so many names are looked up for one word of a row."""
_A_WORD = 32
"""Tests in one word of bits: those that pass in its lower half, those that stay open in its upper half."""


class Entry(NamedTuple):
    """One row of a person's list."""

    typed: str
    taking: Taking | None = None


class Lists(NamedTuple):
    """The lists of some people: their rows, one person after the other."""

    rows: npt.NDArray[np.int32]
    """Numbers of distinct rows."""
    starts: npt.NDArray[np.int64]
    """For each person where the rows begin, and at last where they end."""
    complete: Mask
    """Whether the person said that the list is complete."""

    @property
    def lengths(self) -> npt.NDArray[np.int64]:
        """How many rows each person has."""
        return np.diff(self.starts)

    def of(self, kept: Mask) -> "Lists":
        """The lists of some of the people."""
        lengths = self.lengths
        starts = np.concatenate([[0], np.cumsum(lengths[kept])])
        return Lists(self.rows[np.repeat(kept, lengths)], starts, self.complete[kept])

    @property
    def too_long(self) -> Mask:
        """Whose list has more rows than a list can have. It is not read."""
        return self.lengths > MAX_LINES


def intake_of(entries: Sequence[Entry], answers: Mapping[str, str], complete: str | None) -> Intake:
    """A person of a panel as an intake: each entry is a row by itself, below a blank line."""
    lines = tuple(
        MedicineLine(typed=entry.typed, taking=entry.taking, after_gap=True if number else None)
        for number, entry in enumerate(entries)
    )
    return Intake.model_validate({"answers": dict(answers), "medicines": lines, "medicines_complete": complete})


class Read(NamedTuple):
    """What the lists of some people come to."""

    truths: Mapping[MedicineTest, Truths]
    """What each test comes to for each person."""
    not_read: Mask
    """Whether each row is one that is not settled."""
    masked: Mapping[int, str]
    """Rows that were masked together with their list, by their place among all rows."""


class _Whole(NamedTuple):
    """What a list comes to that was read as one."""

    truths: tuple[Truth, ...]
    not_read: tuple[bool, ...]
    masked: tuple[str, ...]


class DistinctRows:
    """Every row that was met, read once."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.tests = tuple(dict.fromkeys(test for _, _, test in rulebook.plan.table.medicine_tests))
        settling = (prompt.settled_by for prompt in rulebook.vocabulary.prompts.values())
        self.settling = tuple(dict.fromkeys((one.question, one.answer) for one in settling if one))
        """The answers that settle what a row asks."""
        self.entries: list[Entry] = []
        self.masked: list[str] = []
        """What is left of each entry once it is masked."""
        self._number: dict[Entry, int] = {}
        self._words = -(-len(self.tests) // _A_WORD)
        self._bits = [array("Q") for _ in range(2 ** len(self.settling))]
        """For each set of answers that settle something the words of bits of all rows."""
        self._not_read = [array("B") for _ in self._bits]
        """Likewise whether each row is one that is not settled."""
        self._whole, self._cost = array("B"), array("q")
        self._lists: dict[tuple[tuple[int, ...], int, bool], _Whole] = {}

    def number(self, entry: Entry) -> int:
        """The number of a row; it is read if it is new."""
        known = self._number.get(entry)
        if known is None:
            known = self._number[entry] = len(self.entries)
            self.entries.append(entry)
            self._read(entry)
        return known

    def _read(self, entry: Entry) -> None:
        read = self._alone((entry,), 0)
        reading, said = read.readings[0], read.rows[0].typed
        self.masked.append(said)
        asks = bool(reading.questions)
        for settled, (bits, not_read) in enumerate(zip(self._bits, self._not_read, strict=True)):
            as_settled = self._alone((entry,), settled) if asks and settled else read
            bits.extend(self._bits_of(as_settled))
            not_read.append(not as_settled.settled(0))
        unclear = any(status is Status.UNCLEAR for _, status in read.statuses[0])
        self._whole.append(unclear or reading.kind in ROWS_WITHOUT_A_MEDICINE or bool(MASK.search(said)))
        plain = reading.understood and not (reading.passed_over or reading.not_read)
        self._cost.append(0 if plain else _LOOKED_UP_A_WORD * len(said.split()))

    def _alone(self, entries: Sequence[Entry], settled: int) -> TypedList:
        answers = {question: answer for bit, (question, answer) in enumerate(self.settling) if settled >> bit & 1}
        return TypedList(masked(self.rulebook, intake_of(entries, answers, YES)), self.rulebook)

    def _bits_of(self, read: TypedList) -> list[int]:
        words = []
        for first in range(0, len(self.tests), _A_WORD):
            truths = [read.truth(test) for test in self.tests[first : first + _A_WORD]]
            passing = sum((truth is Truth.TRUE) << bit for bit, truth in enumerate(truths))
            opened = sum((truth is Truth.UNKNOWN) << bit for bit, truth in enumerate(truths))
            words.append(passing | opened << _A_WORD)
        return words

    def read(self, lists: Lists, settled: npt.NDArray[np.uint8]) -> Read:
        """What lists come to. ``settled`` holds, for each person, bits of the answers that settle what a row asks."""
        words = self._joined(lists, settled)
        found: dict[MedicineTest, Truths] = {}
        absent = (~lists.complete).astype(np.uint8)
        for number, test in enumerate(self.tests):
            word, bit = words[number // _A_WORD], number % _A_WORD
            passing = (word & np.uint64(1 << bit)) != 0
            opened = ((word & np.uint64(1 << bit + _A_WORD)) != 0) | lists.too_long
            found[test] = np.maximum(passing * np.uint8(Truth.TRUE), opened | absent)
        flags = [np.frombuffer(flags, np.bool_) for flags in self._not_read]
        not_read = _of_rows(flags, lists, settled) | np.repeat(lists.too_long, lists.lengths)
        together: dict[int, str] = {}
        for person, whole in self._read_whole(lists, settled):
            for test, truth in zip(self.tests, whole.truths, strict=True):
                found[test][person] = truth
            not_read[lists.starts[person] : lists.starts[person + 1]] = whole.not_read
            together |= enumerate(whole.masked, int(lists.starts[person]))
        return Read(found, not_read, together)

    def _joined(self, lists: Lists, settled: npt.NDArray[np.uint8]) -> list[Words]:
        """What each test comes to for each person: the union over the rows."""
        some = (lists.lengths > 0) & ~lists.too_long
        joined = []
        for word in range(-(-len(self.tests) // _A_WORD)):
            found = np.zeros(len(some), np.uint64)
            if len(lists.rows):
                tables = [np.frombuffer(bits, np.uint64)[word :: self._words] for bits in self._bits]
                bits = _of_rows(tables, lists, settled)
                found[lists.lengths > 0] = np.bitwise_or.reduceat(bits, lists.starts[:-1][lists.lengths > 0])
            joined.append(np.where(some, found, np.uint64(0)))
        return joined

    def _read_whole(self, lists: Lists, settled: npt.NDArray[np.uint8]) -> Iterator[tuple[int, "_Whole"]]:
        """The people whose rows bear on each other, with what each test comes to: the list is read as one."""
        alone = (lists.lengths <= 1) | lists.too_long
        owner = np.repeat(np.arange(len(alone)), lists.lengths)
        bearing = np.bincount(owner, np.frombuffer(self._whole, np.bool_)[lists.rows], len(alone)) > 0
        cost = np.bincount(owner, np.frombuffer(self._cost, np.int64)[lists.rows], len(alone))
        for person in np.flatnonzero((bearing | (cost > MOST_LOOKED_UP)) & ~alone):
            rows = tuple(lists.rows[lists.starts[person] : lists.starts[person + 1]].tolist())
            key = (rows, int(settled[person]), bool(lists.complete[person]))
            if key not in self._lists:
                read = self._alone([self.entries[row] for row in rows], key[1])
                self._lists[key] = self._of_list(read, complete=key[2])
            yield int(person), self._lists[key]

    def _of_list(self, read: TypedList, *, complete: bool) -> "_Whole":
        truths = (read.truth(test) for test in self.tests)
        told = tuple(Truth.UNKNOWN if truth is Truth.FALSE and not complete else truth for truth in truths)
        masked_rows = tuple(row.typed for row in read.rows)
        return _Whole(told, tuple(not read.settled(row) for row in range(len(read.rows))), masked_rows)


_Value = TypeVar("_Value", np.bool_, np.uint64)


def _of_rows(tables: list[npt.NDArray[_Value]], lists: Lists, settled: npt.NDArray[np.uint8]) -> npt.NDArray[_Value]:
    """What a table says of each row of the lists, as the answers of its person settle it."""
    if not settled.any():
        return tables[0][lists.rows]
    return np.choose(np.repeat(settled, lists.lengths), [table[lists.rows] for table in tables])
