"""Screen a whole table, part by part, into one file. An interrupted run resumes where it was."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.ipc as pa_ipc
import pyarrow.parquet as pa_parquet

from screener.engine.problems import Place, Problem, Refused, refused
from screener.panel.people import PERSON
from screener.panel.screening import Panel
from screener.panel.tables import People
from screener.rulebook.model import Rulebook

BATCH = 65_536
"""People that are screened at once: their columns stay in the processor's cache."""
OUTPUTS = (".parquet", ".arrow", ".csv")


@dataclass(frozen=True)
class Progress:
    """How far a run is."""

    part: int
    """How many parts are done in this run."""
    of: int
    """How many parts this run has to do."""
    people: int
    """How many people were in the last of them."""


@dataclass(frozen=True)
class Done:
    """What came of a run."""

    people: int
    """How many people the table has."""
    left_out: tuple[str, ...]
    """What is wrong with those who were left out."""


class Options(NamedTuple):
    """How a table is run."""

    leave_out: bool = False
    """Leave out people something is wrong with; otherwise nothing is written for anybody."""
    keep: bool = False
    """Keep what people said beside what came of it, masked."""


USUAL = Options()


def run(
    rulebook: Rulebook,
    people: People,
    output: Path,
    options: Options = USUAL,
    tell: Callable[[Progress], object] = id,
) -> Done:
    """Screen everybody in a table, and write what comes of it.

    Each part that is done is kept beside the output until all are: the same run, started again, goes on from there.

    Raises:
        Refused: for what is wrong with the table, or a file that cannot be written.
    """
    if output.suffix not in OUTPUTS:
        raise refused(Place(output.name), "P014", "no such table can be written", f"it writes {', '.join(OUTPUTS)}")
    if options.keep and output.suffix == ".csv":
        raise refused(Place(output.name), "P014", "CSV does not hold what people said", "write .parquet or .arrow")
    panel = Panel(rulebook, people.schema, people.name, keep=options.keep)
    try:
        parts = _Parts(output, _identity(rulebook, people, keep=options.keep))
        _screen_parts(panel, people, parts, leave_out=options.leave_out, tell=tell)
        left_out = parts.left_out()
        _check_ids(parts, people)
        parts.join(panel.schema)
    except OSError as error:
        hint = "is there room, and may it be written? What is done is kept: start again"
        raise refused(Place(output.name), "P014", f"the table cannot be written: {error.strerror}", hint) from None
    return Done(sum(people.rows), left_out)


def _screen_parts(
    panel: Panel, people: People, parts: "_Parts", *, leave_out: bool, tell: Callable[[Progress], object]
) -> None:
    """Screen the parts that are not done. While one is screened, the next is read and the one before is written."""
    todo = [part for part in range(len(people.rows)) if not parts.is_done(part)]
    starts = [0, *accumulate(people.rows)]
    with ThreadPoolExecutor(2) as threads:
        reading = [threads.submit(people.read, part) for part in todo[:1]]
        writing: list[Future[None]] = []
        for number, part in enumerate(todo, 1):
            table = reading.pop().result()
            reading += [threads.submit(people.read, following) for following in todo[number : number + 1]]
            screened, problems = _screen_table(panel, table, starts[part])
            if problems and not leave_out:
                raise Refused(problems)
            for earlier in writing:
                earlier.result()
            writing = [threads.submit(parts.write, part, screened, problems)]
            tell(Progress(number, len(todo), starts[part + 1] - starts[part]))
        for last in writing:
            last.result()


def _screen_table(panel: Panel, table: pa.Table, first: int) -> tuple[pa.Table, list[Problem]]:
    batches, problems = [], []
    for batch in table.to_batches(max_chunksize=BATCH):
        screened, wrong = panel.screen(batch, first)
        first += batch.num_rows
        batches.append(screened)
        problems += wrong
    return pa.Table.from_batches(batches, panel.schema), problems


class _Parts:
    """The parts of an output that are done, in a folder beside it."""

    def __init__(self, output: Path, identity: str) -> None:
        self.output, self.folder = output, output.with_name(f"{output.name}.parts")
        known = self.folder / "of.json"
        if known.is_file() and json.loads(known.read_text()) != identity:
            shutil.rmtree(self.folder)
        self.folder.mkdir(exist_ok=True)
        known.write_text(json.dumps(identity))

    def path(self, part: int) -> Path:
        return self.folder / f"{part:06}.parquet"

    def is_done(self, part: int) -> bool:
        return self.path(part).is_file()

    def write(self, part: int, table: pa.Table, problems: list[Problem]) -> None:
        """Write a part whole, or not at all."""
        if problems:
            self.path(part).with_suffix(".txt").write_text("\n".join(map(str, problems)))
        unfinished = self.path(part).with_suffix(".unfinished")
        pa_parquet.write_table(table, unfinished, use_dictionary=True, write_statistics=False)
        unfinished.replace(self.path(part))

    def left_out(self) -> tuple[str, ...]:
        """What is wrong with people who were left out, in this run or before."""
        return tuple(path.read_text() for path in sorted(self.folder.glob("*.txt")))

    def done(self) -> list[Path]:
        return sorted(self.folder.glob("*.parquet"))

    def join(self, schema: pa.Schema) -> None:
        """Make one file of all parts, and delete them."""
        done, unfinished = self.done(), self.folder / f"joined{self.output.suffix}"
        if len(done) == 1 and self.output.suffix == ".parquet":
            done[0].replace(unfinished)
        else:
            with _writer(unfinished, schema) as writer:
                for path in done:
                    writer.write_table(_plain(pa_parquet.read_table(path), writer))
        unfinished.replace(self.output)
        shutil.rmtree(self.folder)


_Writer: TypeAlias = pa_parquet.ParquetWriter | pa_ipc.RecordBatchFileWriter | pa_csv.CSVWriter


def _writer(path: Path, schema: pa.Schema) -> _Writer:
    if path.suffix == ".csv":
        return pa_csv.CSVWriter(path, _as_text(schema))
    return pa_parquet.ParquetWriter(path, schema) if path.suffix == ".parquet" else pa_ipc.new_file(path, schema)


def _as_text(schema: pa.Schema) -> pa.Schema:
    """The columns as CSV holds them."""
    return pa.schema([(field.name, pa.string()) for field in schema])


def _plain(table: pa.Table, writer: _Writer) -> pa.Table:
    """A table as its writer takes it."""
    return as_text(table) if isinstance(writer, pa_csv.CSVWriter) else table


def as_text(table: pa.Table) -> pa.Table:
    """A table as CSV holds it: it knows no lists, and gets them with a blank between."""
    return pa.table([_in_words(column) for column in table.columns], _as_text(table.schema))


def _in_words(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_list(column.type):
        return pc.binary_join(column.cast(pa.list_(pa.string())), " ")
    return column.cast(pa.string())


def _identity(rulebook: Rulebook, people: People, *, keep: bool) -> str:
    """What a run is of: parts of another table, or of other rules, are not gone on with."""
    told = json.dumps([rulebook.hash, people.name, people.schema.to_string(), people.rows, people.stamp, keep])
    return hashlib.sha256(told.encode()).hexdigest()


def _check_ids(parts: _Parts, people: People) -> None:
    """Two rows of one person are refused: nobody can say which of them holds.

    Raises:
        Refused: naming two rows.
    """
    if all(_increases(ids) for ids in _ids(parts, in_one=True)):
        return
    hashes = [np.fromiter(map(hash, ids.to_pylist()), np.int64, len(ids)) for ids in _ids(parts)]
    order = np.sort(np.concatenate(hashes))
    twice = set(order[1:][order[1:] == order[:-1]].tolist())
    if twice:
        seen: dict[str, int] = {}
        for row, one in enumerate(one for ids in _ids(parts) for one in ids.to_pylist()):
            if hash(one) in twice and seen.setdefault(one, row) != row:
                what = f"of the people read, row {seen[one] + 1} and row {row + 1} are one person"
                raise refused(Place(f"{people.name}: {PERSON}"), "P010", what, "make one row of them")


def _ids(parts: _Parts, *, in_one: bool = False) -> Iterator[pa.Array]:
    last: pa.Array | None = None
    for path in parts.done():
        for chunk in pa_parquet.read_table(path, columns=[PERSON])[PERSON].chunks:
            yield pa.concat_arrays([last, chunk]) if in_one and last is not None else chunk
            last = chunk.slice(len(chunk) - 1) if len(chunk) else last


def _increases(ids: pa.Array) -> bool:
    """Whether no id can be there twice, as each is greater than the one before."""
    return len(ids) < 2 or pc.all(pc.less(ids.slice(0, len(ids) - 1), ids.slice(1))).as_py() is True
