"""The tables that a panel is read from, as batches of people: Parquet, Arrow, CSV, long tables and OMOP."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.ipc as pa_ipc
import pyarrow.parquet as pa_parquet

from screener.engine.problems import Place, refused
from screener.panel.people import MEDICINES, PERSON, TAKEN, TYPED

KINDS = (".parquet", ".arrow", ".feather", ".csv")
MEDICINE = "medicine"
"""The column of a long table that holds one row of a list."""


@dataclass(frozen=True)
class People:
    """A table with a row a person, in parts that are read one after the other."""

    name: str
    schema: pa.Schema
    rows: tuple[int, ...]
    """How many people each part has."""
    read: Callable[[int], pa.Table]
    """Reads one part, the first is 0."""
    stamp: str = ""
    """Tells one state of the file from another."""


def open_table(path: Path, *, long: bool = False) -> People:
    """The people in a file. ``long``: it has a row for each medicine, with the answers beside it.

    Raises:
        Refused: for a file that cannot be read, or is of no known kind.
    """
    name = path.name
    if path.suffix not in KINDS:
        raise refused(Place(name), "P011", "this is no table that can be read", f"it reads {', '.join(KINDS)}")
    try:
        if path.suffix == ".parquet" and not long:
            return _parquet(path)
        table = _read(path)
    except (OSError, pa.ArrowException) as error:
        what = str(error).splitlines()[0] if isinstance(error, OSError) else "the file is broken"
        raise refused(
            Place(name), "P011", f"the table cannot be read: {what}", "is it whole, and of this kind?"
        ) from None
    return in_one(name, from_long(table, name) if long else _with_lists(table), _stamp(path))


def in_one(name: str, table: pa.Table, stamp: str = "") -> People:
    """A table in memory, as one part."""
    return People(name, table.schema, (table.num_rows,), lambda _: table, stamp)


def _parquet(path: Path) -> People:
    file = pa_parquet.ParquetFile(path)
    leaves = [file.schema.column(at) for at in range(len(file.schema))]
    texts = [leaf.path for leaf in leaves if leaf.physical_type == "BYTE_ARRAY" and leaf.path != PERSON]
    kept = pa_parquet.ParquetFile(path, read_dictionary=texts)
    groups = range(file.num_row_groups)
    rows = tuple(file.metadata.row_group(group).num_rows for group in groups)

    def read(group: int) -> pa.Table:
        try:
            return kept.read_row_group(group)
        except (OSError, pa.ArrowException):
            place = Place(f"{path.name}: row group {group + 1}")
            what = f"{rows[group]:,} people cannot be read: their part of the file is broken"
            raise refused(place, "P012", what, "write the file again") from None

    return People(path.name, kept.schema_arrow, rows, read, _stamp(path))


def _stamp(path: Path) -> str:
    state = path.stat()
    return f"{state.st_size} {state.st_mtime_ns}"


def _read(path: Path) -> pa.Table:
    if path.suffix == ".parquet":
        return pa_parquet.read_table(path)
    if path.suffix == ".csv":
        with pa_csv.open_csv(path) as head:
            names = head.schema.names
        options = pa_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True, null_values=[""]
        )
        return pa_csv.read_csv(
            path, parse_options=pa_csv.ParseOptions(newlines_in_values=True), convert_options=options
        )
    try:
        with pa_ipc.open_file(path) as file:
            return file.read_all()
    except pa.ArrowInvalid:
        with pa_ipc.open_stream(path) as stream:
            return stream.read_all()


def _with_lists(table: pa.Table) -> pa.Table:
    """A cell of a CSV file holds a list in lines."""
    at = table.schema.get_field_index(MEDICINES)
    if at < 0 or not pa.types.is_string(table.schema.field(at).type):
        return table
    lines = pc.split_pattern_regex(pc.utf8_trim_whitespace(table[MEDICINES]), r"\s*[\r\n]+\s*")
    return table.set_column(at, MEDICINES, lines)


def from_long(table: pa.Table, name: str) -> pa.Table:
    """A table with a row a medicine as one with a row a person. Answers stand in any row of a person, or in all.

    Raises:
        Refused: where two rows of a person answer otherwise, or a column is missing.
    """
    for column in (PERSON, MEDICINE):
        if column not in table.schema.names:
            raise refused(Place(name), "P001", f"there is no column `{column}`", "a long table has a row a medicine")
    table = table.filter(pc.is_valid(table[PERSON]))
    parts = {TYPED: table[MEDICINE].cast(pa.string())}
    if TAKEN in table.schema.names:
        parts[TAKEN] = table[TAKEN].cast(pa.string())
    rows = pa.StructArray.from_arrays([column.combine_chunks() for column in parts.values()], [*parts])
    others = [column for column in table.schema.names if column not in (PERSON, MEDICINE, TAKEN)]
    long = table.select([PERSON, *others]).append_column(MEDICINES, rows)
    order = pa.array(range(len(long)))
    return _grouped(long.append_column("_row", order), others, name)


def _grouped(long: pa.Table, answers: list[str], name: str) -> pa.Table:
    """One row a person, in the order in which they are met."""
    sizes = [(answer, "count_distinct", pc.CountOptions(mode="only_valid")) for answer in answers]
    firsts = [(answer, "max") for answer in answers]
    sums = long.group_by(PERSON, use_threads=False).aggregate([("_row", "min"), *sizes, *firsts])
    for answer in answers:
        if pc.any(pc.greater(sums[f"{answer}_count_distinct"], 1)).as_py():
            people = pc.sum(pc.greater(sums[f"{answer}_count_distinct"], 1)).as_py()
            what = f"{people:,} people have two answers to one question"
            raise refused(Place(f"{name}: {answer}"), "P013", what, "write the same answer in each row of a person")
    sums = sums.sort_by("_row_min")
    number = pc.index_in(long[PERSON], sums[PERSON].combine_chunks())
    order = pc.sort_indices(
        pa.table({"person": number, "row": long["_row"]}), [("person", "ascending"), ("row", "ascending")]
    )
    items = pc.drop_null(long[MEDICINES].combine_chunks().take(order))
    owner = number.combine_chunks().take(order)
    named = pc.is_valid(pc.struct_field(items, TYPED))
    counts = pc.value_counts(owner.filter(named))
    lengths = dict(zip(counts.field("values").to_pylist(), counts.field("counts").to_pylist(), strict=True))
    starts = [0]
    for person in range(len(sums)):
        starts.append(starts[-1] + lengths.get(person, 0))
    lists = pa.ListArray.from_arrays(pa.array(starts, pa.int32()), items.filter(named))
    columns = {PERSON: sums[PERSON], **{answer: sums[f"{answer}_max"] for answer in answers}, MEDICINES: lists}
    return pa.table(columns)


def open_omop(folder: Path, today: dt.date) -> People:
    """The people of OMOP tables: `drug_exposure`, with the names of `concept`, and everybody in `person`.

    An exposure that ended before ``today`` may be taken still: an end is often reckoned from a supply. The row asks.

    Raises:
        Refused: for a table or a column that is missing.
    """
    exposures, concepts, persons = (_omop(folder, one) for one in ("drug_exposure", "concept", "person"))
    names = exposures.join(concepts.select(["concept_id", "concept_name"]), "drug_concept_id", "concept_id")
    known = pc.and_(pc.is_valid(names["concept_name"]), pc.not_equal(names["drug_concept_id"], "0"))
    typed = pc.if_else(known, names["concept_name"], names["drug_source_value"])
    ended = pc.less(pc.utf8_slice_codeunits(names["drug_exposure_end_date"], 0, 10), today.isoformat())
    taking = pc.if_else(pc.fill_null(ended, False), "not_sure", pa.scalar(None, pa.string()))
    rows = pa.table({PERSON: names["person_id"], MEDICINE: typed, TAKEN: taking})
    without = pa.table({PERSON: persons["person_id"]})
    return in_one(folder.name, from_long(pa.concat_tables([rows, without], promote_options="default"), folder.name))


_OMOP_COLUMNS = {
    "drug_exposure": ("person_id", "drug_concept_id", "drug_source_value", "drug_exposure_end_date"),
    "concept": ("concept_id", "concept_name"),
    "person": ("person_id",),
}


def _omop(folder: Path, table: str) -> pa.Table:
    """One of the tables, as text, whatever it is kept in and however its columns are spelled."""
    paths = [path for path in folder.iterdir() if path.stem.lower() == table and path.suffix in KINDS]
    if len(paths) != 1:
        hint = f"{', '.join(_OMOP_COLUMNS)} are needed, each once, as CSV or Parquet"
        raise refused(Place(f"{folder.name}/{table}"), "P011", f"there are {len(paths)} tables of this name", hint)
    found = _read(paths[0])
    found = found.rename_columns([column.lower() for column in found.schema.names])
    for column in _OMOP_COLUMNS[table]:
        if column not in found.schema.names:
            raise refused(Place(paths[0].name), "P001", f"there is no column `{column}`", "is this an OMOP table?")
    found = found.select(_OMOP_COLUMNS[table])
    return found.cast(pa.schema([(column, pa.string()) for column in found.schema.names]))
