"""A table of people, a row a person, as codes of answers and numbers of rows of lists.

What cannot be used is told, with its row.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple, cast

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from screener.engine.intake import NO, UNDECIDED, YES
from screener.engine.kinds import TAKING, Taking
from screener.engine.problems import Place, Problem, Refused, did_you_mean
from screener.panel.columns import Codes
from screener.panel.rows import DistinctRows, Entry, Lists
from screener.rulebook.model import Rulebook

PERSON, MEDICINES, COMPLETE = "person_id", "medicines", "medicines_complete"
TYPED, TAKEN = "typed", "taking"

_CODE_OF_YES, _WRONG = 1, 255
_BLANK, _SEVERAL, _NO_TAKING = -1, -2, -3
_UNUSABLE = {
    _BLANK: ("P007", "a row of the list is empty", "take it out of the list"),
    _SEVERAL: ("P008", "a row of the list holds several lines", "make each a row"),
    _NO_TAKING: ("P006", "`taking` says something else", f"it takes {', '.join(TAKING)}"),
}
"""What is wrong with a row of a list that has no number."""
_MANY = 50
"""Problems of one kind that are listed one by one; more are counted."""


class People(NamedTuple):
    """The people of a batch."""

    ids: "pa.Array[pa.Scalar]"
    answers: Mapping[str, Codes]
    lists: Lists
    said: pa.RecordBatch
    """Their columns, as they came."""


class Reader:
    """Reads batches of one table for one rulebook."""

    def __init__(self, rulebook: Rulebook, rows: DistinctRows, schema: pa.Schema, name: str) -> None:
        """``name`` names the table in messages.

        Raises:
            Refused: for a column that is missing, unknown or of another type.
        """
        self.rows, self.name = rows, name
        self._allowed = {**rulebook.answers, COMPLETE: (YES, NO)}
        self._dictionary: pa.Array | None = None
        self._of_dictionary = np.zeros(0, np.int32)
        problems = list(_of_columns(self._allowed, schema, name))
        if problems:
            raise Refused(problems)

    def read(self, batch: pa.RecordBatch, first: int) -> tuple[People, list[Problem]]:
        """The people of a batch whose first row is row ``first`` of the table, and what is wrong with some of them.

        People with a problem are left out.
        """
        wrong = _Wrong(self.name, first, batch.num_rows)
        ids = batch[PERSON]
        wrong.rows(PERSON, pc.is_null(ids).to_numpy(zero_copy_only=False), "P005", "a person has no id", "write one")
        answers = {column: self._codes(batch, column, wrong) for column in self._allowed}
        lists = self._lists(batch, answers.pop(COMPLETE) == _CODE_OF_YES, wrong)
        if wrong.problems:
            kept = ~wrong.marked
            ids, lists, batch = ids.filter(pa.array(kept)), lists.of(kept), batch.filter(pa.array(kept))
            answers = {question: codes[kept] for question, codes in answers.items()}
        return People(ids, answers, lists, batch), wrong.problems

    def _codes(self, batch: pa.RecordBatch, column: str, wrong: "_Wrong") -> Codes:
        """The answers as numbers from 1; 0 where there is none, or one that decides nothing."""
        if column not in batch.schema.names:
            return np.zeros(batch.num_rows, np.uint8)
        values = self._allowed[column]
        known = {value: code for code, value in enumerate(values, 1)} | dict.fromkeys(UNDECIDED, 0)
        coded = _coded(batch[column])
        codes = np.array([known.get(value, _WRONG) for value in coded.dictionary.to_pylist()] + [0], np.uint8)
        codes = np.take(codes, _indices(coded))
        takes = ", ".join(known)
        wrong.rows(column, codes == _WRONG, "P006", "this is no answer to the question", f"it takes {takes}")
        return codes

    def _lists(self, batch: pa.RecordBatch, complete: npt.NDArray[np.bool_], wrong: "_Wrong") -> Lists:
        if MEDICINES not in batch.schema.names or pa.types.is_null(batch[MEDICINES].type):
            return Lists(np.zeros(0, np.int32), np.zeros(batch.num_rows + 1, np.int64), complete)
        lengths = pc.fill_null(pc.list_value_length(batch[MEDICINES]), 0).to_numpy(zero_copy_only=False)
        starts = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
        rows = self._numbers(batch[MEDICINES].flatten())
        if len(rows) and rows.min() < 0:
            owner = np.repeat(np.arange(batch.num_rows), lengths)
            for code, (problem, what, hint) in _UNUSABLE.items():
                wrong.rows(MEDICINES, np.bincount(owner, rows == code, batch.num_rows) > 0, problem, what, hint)
        return Lists(rows, starts, complete)

    def _numbers(self, items: pa.Array) -> npt.NDArray[np.int32]:
        """The rows by their numbers; below 0 what is no row. Only what is distinct is looked up one by one."""
        if not pa.types.is_struct(items.type):
            coded = _coded(items)
            return np.take(self._numbers_of(coded.dictionary), _indices(coded))
        typed = _coded(pc.struct_field(items, TYPED))
        if items.type.get_field_index(TAKEN) < 0:
            return np.take(self._numbers_of(typed.dictionary), _indices(typed))
        taking = _coded(pc.struct_field(items, TAKEN))
        texts, states = [*typed.dictionary.to_pylist(), None], [*taking.dictionary.to_pylist(), None]
        pairs, where = np.unique(_indices(typed) * len(states) + _indices(taking), return_inverse=True)
        numbers = [self._number(texts[pair // len(states)], states[pair % len(states)]) for pair in pairs.tolist()]
        return np.array(numbers, np.int32)[where]

    def _numbers_of(self, texts: pa.Array) -> npt.NDArray[np.int32]:
        """The number of each text of a dictionary, and at last of none. Batches of a table often share one."""
        if self._dictionary is None or not self._dictionary.equals(texts):
            self._dictionary = texts
            self._of_dictionary = np.array([*map(self._number, texts.to_pylist()), self._number(None)], np.int32)
        return self._of_dictionary

    def _number(self, typed: str | None, taking: str | None = None) -> int:
        if typed is None or not typed.strip():
            return _BLANK
        if "\n" in typed or "\r" in typed:
            return _SEVERAL
        if taking is not None and taking not in TAKING:
            return _NO_TAKING
        return self.rows.number(Entry(typed, cast("Taking | None", taking)))


class _Wrong:
    """What is wrong with a batch, and with whom."""

    def __init__(self, name: str, first: int, people: int) -> None:
        self.name, self.first = name, first
        self.marked = np.zeros(people, np.bool_)
        self.problems: list[Problem] = []

    def rows(self, column: str, bad: npt.NDArray[np.bool_], code: str, what: str, hint: str) -> None:
        """Mark those of whom something is true. What they have there is not repeated: it may tell who somebody is."""
        rows = np.flatnonzero(bad)
        self.marked[rows] = True
        for row in rows[:_MANY].tolist():
            self.problems.append(Problem(Place(f"{self.name}: row {self.first + row + 1}, {column}"), code, what, hint))
        if len(rows) > _MANY:
            more = f"{what}, in {len(rows) - _MANY:,} more rows"
            self.problems.append(Problem(Place(f"{self.name}: {column}"), code, more, hint))


def _of_columns(answers: Collection[str], schema: pa.Schema, name: str) -> Iterator[Problem]:
    """What is wrong with the columns of a table."""
    known = (PERSON, MEDICINES, *answers)
    if PERSON not in schema.names:
        yield Problem(Place(name), "P001", f"there is no column `{PERSON}`", "each row is a person, with an id")
    for column in sorted({one for one in schema.names if schema.names.count(one) > 1}):
        yield Problem(Place(f"{name}: {column}"), "P002", "two columns have this name", "keep one of them")
    for field in schema:
        place = Place(f"{name}: {field.name}")
        if field.name not in known:
            hint = did_you_mean(field.name, known, "take it out; a column is the id of a question")
            yield Problem(place, "P003", "no question has this id", hint)
        elif field.name == MEDICINES and not _is_list(field.type):
            hint = "a list of texts, or of `typed` and `taking`; --long reads one row a medicine"
            yield Problem(place, "P004", f"this is {field.type}, and not a list", hint)
        elif field.name not in (PERSON, MEDICINES) and not _is_text(field.type):
            yield Problem(place, "P004", f"this is {field.type}, and not text", "answers are words such as yes and no")


def _is_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_null(kind))


def _is_list(kind: pa.DataType) -> bool:
    if not (pa.types.is_list(kind) or pa.types.is_large_list(kind)):
        return bool(pa.types.is_null(kind))
    item = kind.value_type
    if pa.types.is_struct(item):
        names = [item.field(at).name for at in range(item.num_fields)]
        return set(names) <= {TYPED, TAKEN} and TYPED in names
    return _is_text(item)


def _coded(column: pa.Array) -> pa.DictionaryArray:
    """A column as codes of a dictionary, each text once."""
    if pa.types.is_null(column.type):
        column = column.cast(pa.string())
    return column if pa.types.is_dictionary(column.type) else column.dictionary_encode()


def _indices(coded: pa.DictionaryArray) -> npt.NDArray[np.integer]:
    """The codes; where there is none, the number behind the last of the dictionary."""
    codes = coded.indices
    if codes.null_count:
        codes = pc.fill_null(codes.cast(pa.int32()), len(coded.dictionary))
    found: npt.NDArray[np.integer] = codes.to_numpy(zero_copy_only=False)
    return found
