"""What people of a panel said, kept beside what came of it, masked: from it a person's summary is made again."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from screener.engine.intake import Intake
from screener.panel.people import COMPLETE, MEDICINES, PERSON, TAKEN, TYPED, People
from screener.panel.rows import Entry, intake_of

SAID = "said"
"""The column that holds it."""

_TEXT = pa.string()
_ROWS = pa.list_(pa.struct({TYPED: _TEXT, TAKEN: _TEXT}))


def kept_fields(schema: pa.Schema) -> list[pa.Field]:
    """What is kept of a table: answers as they are, lists as rows with what was said of each."""
    names = [name for name in schema.names if name != PERSON]
    return [pa.field(name, _ROWS if name == MEDICINES else _TEXT) for name in names]


def kept_of(people: People, masked: Sequence[str], together: Mapping[int, str], kind: pa.StructType) -> pa.StructArray:
    """What is kept of some people. ``masked`` holds distinct rows, ``together`` those masked with their list."""
    columns = []
    for field in kind:
        column = people.said[field.name]
        columns.append(_rows(people, masked, together) if field.name == MEDICINES else column.cast(_TEXT))
    return pa.StructArray.from_arrays(columns, fields=[*kind])


def _rows(people: People, masked: Sequence[str], together: Mapping[int, str]) -> pa.ListArray:
    rows, column = people.lists.rows, people.said[MEDICINES]
    texts = pa.array(masked, _TEXT).take(pa.array(rows)).to_pylist() if together else None
    if texts is not None:
        for at, text in together.items():
            texts[at] = text
    typed = pa.array(texts, _TEXT) if texts is not None else pa.array(masked, _TEXT).take(pa.array(rows))
    said = column.flatten() if not pa.types.is_null(column.type) else pa.array([], _TEXT)
    has_taking = pa.types.is_struct(said.type) and said.type.get_field_index(TAKEN) >= 0
    taking = pa.compute.struct_field(said, TAKEN).cast(_TEXT) if has_taking else pa.nulls(len(rows), _TEXT)
    items = pa.StructArray.from_arrays([typed, taking], [TYPED, TAKEN])
    nothing = np.append(column.is_null().to_numpy(zero_copy_only=False), False)
    starts = pa.array(people.lists.starts.astype(np.int32), mask=nothing)
    return pa.ListArray.from_arrays(starts, items)


def intake_in(said: Mapping[str, Any]) -> Intake:
    """A person as an intake, from what was kept."""
    rows = [Entry(row[TYPED], row[TAKEN]) for row in said.get(MEDICINES) or ()]
    answers = {key: value for key, value in said.items() if key not in (MEDICINES, COMPLETE) and value is not None}
    return intake_of(rows, answers, said.get(COMPLETE))
