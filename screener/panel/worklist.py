"""What a run wrote, opened again to be worked through: people in the order in which to look at them."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pa_parquet

from screener.engine.intake import Intake
from screener.engine.kinds import PRIORITIES
from screener.engine.problems import Place, refused
from screener.panel.columns import Mask
from screener.panel.keeping import SAID, intake_in
from screener.panel.people import PERSON
from screener.panel.run import as_text
from screener.panel.screening import HIGHEST, LIST, NOT_READ, NOTHING, RULES
from screener.rulebook.model import Rulebook
from screener.screening import Outcome

Chosen = npt.NDArray[np.int64]
"""The places of people in the file."""
_MARKS = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would take for a formula."""


@dataclass(frozen=True)
class Filters:
    """Which people are shown. None leaves nobody out."""

    cautions: tuple[str, ...] = ()
    """Who has all of these."""
    outcome: str = Outcome.RAISED.value
    list: str | None = None


class Worklist:
    """The people of one file."""

    def __init__(self, rulebook: Rulebook, table: pa.Table, name: str) -> None:
        self.name, self.cautions = name, tuple(rulebook.cautions)
        self._table = table
        self._raised = np.stack([self._is(caution, Outcome.RAISED.value) for caution in self.cautions])
        """For each caution whether it is raised, for everybody."""

    def __len__(self) -> int:
        """How many people there are."""
        return len(self._table)

    @property
    def keeps_answers(self) -> bool:
        """Whether what people said is in the file, so that a summary can be shown."""
        return SAID in self._table.column_names

    def _is(self, column: str, value: str) -> Mask:
        found: Mask = pc.equal(self._table[column].cast(pa.string()), value).to_numpy()
        return found

    @cached_property
    def _order(self) -> Chosen:
        """Everybody: the highest priority first, then who has most points, then as in the table."""
        words = pa.array([*PRIORITIES, NOTHING])
        highest = pc.index_in(self._table[HIGHEST].cast(pa.string()), words).to_numpy()
        return np.lexsort((-self._raised.sum(axis=0), highest))

    def chosen(self, filters: Filters) -> Chosen:
        """The people who pass some filters, in order."""
        kept = np.ones(len(self), np.bool_)
        for caution in filters.cautions:
            kept &= self._is(caution, filters.outcome)
        if filters.list is not None:
            kept &= self._is(LIST, filters.list)
        return self._order[kept[self._order]]

    def counts(self, chosen: Chosen) -> Mapping[str, int]:
        """How many of some people have each point that any of them has, the most frequent first."""
        counts = dict(zip(self.cautions, self._raised[:, chosen].sum(axis=1).tolist(), strict=True))
        return {key: count for key, count in sorted(counts.items(), key=lambda one: -one[1]) if count}

    def person(self, person: int) -> Mapping[str, Any]:
        """One person: the columns that the run wrote, without what was said."""
        row: dict[str, Any] = self._outcomes.slice(person, 1).to_pylist()[0]
        return row

    def raised(self, person: int) -> tuple[str, ...]:
        """The cautions that are raised for a person."""
        return tuple(caution for caution, raised in zip(self.cautions, self._raised[:, person], strict=True) if raised)

    def intake(self, person: int) -> Intake:
        """What a person said, masked.

        Raises:
            KeyError: where the file does not hold it.
        """
        return intake_in(self._table[SAID][person].as_py())

    @property
    def _outcomes(self) -> pa.Table:
        return self._table.drop_columns([SAID]) if self.keeps_answers else self._table

    def csv(self, chosen: Chosen) -> bytes:
        """Some people as CSV. No cell is a formula: what looks like one gets a quote in front."""
        people = as_text(self._outcomes.take(pa.array(chosen)))
        ids = [f"'{one}" if one.startswith(_MARKS) else one for one in people[PERSON].to_pylist()]
        made = io.BytesIO()
        pa_csv.write_csv(people.set_column(people.schema.get_field_index(PERSON), PERSON, pa.array(ids)), made)
        return made.getvalue()


def open_worklist(rulebook: Rulebook, path: Path) -> Worklist:
    """The worklist in a Parquet file that ``run`` wrote.

    Raises:
        Refused: for a file that cannot be read, holds something else, or was made with other rules.
    """
    place = Place(path.name)
    try:
        table = pa_parquet.read_table(path)
    except (OSError, pa.ArrowException):
        hint = "give the .parquet file that the panel command wrote"
        raise refused(place, "P015", "this is no worklist that can be read", hint) from None
    wanted = {PERSON, HIGHEST, LIST, NOT_READ, *rulebook.cautions}
    made_with = (table.schema.metadata or {}).get(RULES, b"").decode()
    if not wanted <= {*table.column_names} or made_with != rulebook.hash:
        hint = "run the panel command again with the rules in use"
        raise refused(place, "P015", "this was made with other rules, or is no output of the panel command", hint)
    return Worklist(rulebook, table, path.name)
