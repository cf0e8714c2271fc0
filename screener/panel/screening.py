"""A batch of people, screened as columns."""

from functools import reduce
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from screener.engine.kinds import PRIORITIES
from screener.engine.problems import Problem
from screener.engine.truth import Truth
from screener.panel.columns import Conditions, Mask, Said, Truths
from screener.panel.keeping import SAID, kept_fields, kept_of
from screener.panel.people import PERSON, People, Reader
from screener.panel.rows import DistinctRows, Lists
from screener.rulebook.model import Rulebook
from screener.screening import OUTCOMES

HIGHEST, TO_SETTLE, NOT_READ, LIST = "highest_raised", "to_settle", "rows_not_read", "list"
RULES = b"rules"
"""What the schema says beside its columns: the hash of the rules."""
NOTHING = "none"
"""In the place of a priority: nothing is raised."""

_CODES = pa.int8()
_OUTCOMES = pa.array([OUTCOMES[truth].value for truth in Truth])
_PRIORITIES = pa.array([*PRIORITIES, NOTHING])
READ = pa.array(["all_read", "not_all_read", "none_read", "too_long", "no_rows"])
"""What became of a list: ``none_read`` and ``too_long`` say that no row of it was read."""
_ALL, _SOME, _NONE, _TOO_LONG, _NO_ROWS = range(len(READ))


class Screened(NamedTuple):
    """What came of a batch."""

    batch: pa.RecordBatch
    """A row for each person nothing is wrong with."""
    problems: list[Problem]
    """What is wrong with the others."""


class Panel:
    """Holds batches of one table against a rulebook. Distinct rows of medicines are kept from batch to batch."""

    def __init__(self, rulebook: Rulebook, schema: pa.Schema, name: str, *, keep: bool = False) -> None:
        """``name`` names the table in messages. ``keep``: what comes out holds what was said too, masked.

        Raises:
            Refused: for a column that is missing, unknown or of another type.
        """
        follow_ups = {key: question.ask_if for key, question in rulebook.questions.items() if question.ask_if}
        cautions = {key: caution.when for key, caution in rulebook.cautions.items()}
        self.rulebook, self.rows = rulebook, DistinctRows(rulebook)
        self.conditions = Conditions(rulebook.answers, follow_ups, cautions)
        self.reader = Reader(rulebook, self.rows, schema, name)
        self._kept = pa.struct(kept_fields(schema)) if keep else None

    @property
    def schema(self) -> pa.Schema:
        """The columns of what comes out: a person, what each caution comes to, and what was not known."""
        outcome = pa.dictionary(_CODES, pa.string())
        numbers, questions = pa.list_(pa.int16()), pa.list_(pa.dictionary(_CODES, pa.string()))
        ours = {PERSON: pa.string(), HIGHEST: outcome, LIST: outcome, NOT_READ: numbers, TO_SETTLE: questions}
        kept = {SAID: self._kept} if self._kept else {}
        columns = ours | dict.fromkeys(self.rulebook.cautions, outcome) | kept
        return pa.schema(columns, metadata={RULES: self.rulebook.hash})

    def screen(self, batch: pa.RecordBatch, first: int = 0) -> Screened:
        """What every caution comes to for each person of a batch that begins at row ``first`` of its table."""
        people, problems = self.reader.read(batch, first)
        lists = people.lists
        read = self.rows.read(lists, self._settled(people))
        truths, missing = self.conditions.weigh(Said(people.answers, read.truths))
        columns = [
            people.ids.cast(pa.string()),
            _coded(self._highest(truths, len(people.ids)), _PRIORITIES),
            _coded(_read(lists, read.not_read), READ),
            _numbers_not_read(lists, read.not_read),
            _to_settle(missing),
            *(_coded(truth, _OUTCOMES) for truth in truths.values()),
        ]
        if self._kept:
            columns.append(kept_of(people, self.rows.masked, read.masked, self._kept))
        return Screened(pa.RecordBatch.from_arrays(columns, schema=self.schema), problems)

    def _settled(self, people: People) -> npt.NDArray[np.uint8]:
        """For each person, a bit for every answer that settles what a row asks."""
        settled = np.zeros(len(people.ids), np.uint8)
        for bit, (question, answer) in enumerate(self.rows.settling):
            code = self.rulebook.answers[question].index(answer) + 1
            settled |= (people.answers[question] == code).astype(np.uint8) << bit
        return settled

    def _highest(self, truths: dict[str, Truths], people: int) -> Truths:
        """For each person the number of the highest priority that is raised."""
        highest = np.full(people, len(PRIORITIES), np.uint8)
        for number, priority in reversed([*enumerate(PRIORITIES)]):
            of_it = [truth for key, truth in truths.items() if self.rulebook.cautions[key].priority == priority]
            if of_it:
                highest[reduce(np.maximum, of_it) == Truth.TRUE] = number
        return highest


def _to_settle(missing: dict[str, Mask]) -> pa.Array:
    """For each person the questions whose answers would settle something, in the order they are asked."""
    table = np.ascontiguousarray(np.stack([*missing.values()]).T)
    questions = np.flatnonzero(table) % len(missing)
    starts = np.concatenate([[0], np.cumsum(table.sum(axis=1, dtype=np.int32), dtype=np.int32)])
    return pa.ListArray.from_arrays(starts, _coded(questions, pa.array([*missing])))


def _coded(codes: npt.NDArray[np.generic], words: pa.Array) -> pa.Array:
    codes = codes.view(np.int8) if codes.dtype.itemsize == 1 else codes.astype(np.int8)
    return pa.DictionaryArray.from_arrays(pa.array(codes), words)


def _read(lists: Lists, not_read: Mask) -> npt.NDArray[np.int8]:
    """What became of each list."""
    lengths = lists.lengths
    owner = np.repeat(np.arange(len(lengths)), lengths)
    left = np.bincount(owner, not_read, len(lengths))
    conditions = [lengths == 0, lists.too_long, left == 0, left == lengths]
    return np.select(conditions, [_NO_ROWS, _TOO_LONG, _ALL, _NONE], _SOME).astype(np.int8)


def _numbers_not_read(lists: Lists, not_read: Mask) -> pa.Array:
    """For each person the numbers of the rows that are not settled, the first is 1."""
    owner = np.repeat(np.arange(len(lists.lengths)), lists.lengths)
    numbers = np.arange(len(owner)) - lists.starts[:-1][owner] + 1
    counts = np.bincount(owner[not_read], minlength=len(lists.lengths))
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    return pa.ListArray.from_arrays(starts, pa.array(numbers[not_read].astype(np.int16)))
