"""What a run wrote, opened again to be worked through: people in the order in which to look at them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pa_parquet

from screener.engine.intake import Intake
from screener.engine.kinds import PRIORITIES
from screener.engine.problems import Place, refused
from screener.panel.keeping import SAID, intake_in
from screener.panel.people import PERSON
from screener.panel.screening import HIGHEST, LIST, NOT_READ, NOTHING, RULES
from screener.rulebook.model import Rulebook
from screener.screening import Outcome

Chosen = npt.NDArray[np.int64]
"""The places of people in the file."""
RAISED = "raised"
"""The column that counts how many points are raised."""
_MARKS = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would take for a formula."""


@dataclass(frozen=True)
class Filters:
    """Which people are shown. None leaves nobody out."""

    caution: str | None = None
    outcome: str = Outcome.RAISED.value
    list: str | None = None


class Worklist:
    """The people of one file."""

    def __init__(self, rulebook: Rulebook, table: pa.Table, name: str) -> None:
        self.name, self.cautions = name, tuple(rulebook.cautions)
        self._said = table[SAID] if SAID in table.column_names else None
        self.people: pd.DataFrame = table.drop_columns([SAID] if self._said is not None else []).to_pandas()
        """A row a person, with the columns that the run wrote, and how many points are raised."""
        raised = np.zeros(len(self.people), np.int16)
        for caution in self.cautions:
            raised += (self.people[caution] == Outcome.RAISED.value).to_numpy(dtype=np.int16)
        self.people[RAISED] = raised

    @property
    def keeps_answers(self) -> bool:
        """Whether what people said is in the file, so that a summary can be shown."""
        return self._said is not None

    @cached_property
    def _order(self) -> Chosen:
        """Everybody: the highest priority first, then who has most points, then as in the table."""
        rank = {priority: number for number, priority in enumerate((*PRIORITIES, NOTHING))}
        highest = self.people[HIGHEST].map(rank).to_numpy(dtype=np.int8)
        return np.lexsort((-self.people[RAISED].to_numpy(), highest))

    def chosen(self, filters: Filters) -> Chosen:
        """The people who pass some filters, in order."""
        kept = np.ones(len(self.people), np.bool_)
        if filters.caution is not None:
            kept &= (self.people[filters.caution] == filters.outcome).to_numpy()
        if filters.list is not None:
            kept &= (self.people[LIST] == filters.list).to_numpy()
        return self._order[kept[self._order]]

    def counts(self, chosen: Chosen) -> Mapping[str, int]:
        """How many of some people have each point that any of them has, the most frequent first."""
        people = self.people.take(chosen)
        counts = {caution: int((people[caution] == Outcome.RAISED.value).sum()) for caution in self.cautions}
        return {key: count for key, count in sorted(counts.items(), key=lambda one: -one[1]) if count}

    def raised(self, person: int) -> tuple[str, ...]:
        """The cautions that are raised for a person."""
        row = self.people.iloc[person]
        return tuple(caution for caution in self.cautions if row[caution] == Outcome.RAISED.value)

    def intake(self, person: int) -> Intake:
        """What a person said, masked.

        Raises:
            ValueError: where the file does not hold it.
        """
        if self._said is None:
            raise ValueError("the run did not keep what people said")
        return intake_in(self._said[person].as_py())

    def csv(self, chosen: Chosen) -> bytes:
        """Some people as CSV. No cell is a formula: what looks like one gets a quote in front."""
        people = self.people.take(chosen).drop(columns=RAISED)
        people[PERSON] = [f"'{one}" if one.startswith(_MARKS) else one for one in people[PERSON]]
        for column in people.columns:
            if people[column].map(lambda cell: isinstance(cell, np.ndarray)).any():
                people[column] = people[column].map(lambda cell: " ".join(map(str, cell)))
        return people.to_csv(index=False).encode()


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
