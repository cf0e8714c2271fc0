"""Measures reading, checking and preparing the real rulebook, next to only parsing its files.

``python -m benchmarks.loading FOLDER`` prints how long the first load of its process took.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import yaml

from benchmarks.figures import every, head, mebibytes, milliseconds, number, ratio, times
from benchmarks.grown_rules import more_cautions, more_names
from benchmarks.measuring import RULES, NotMeasured, clock, in_fresh_process, in_turns, memory, say
from benchmarks.tables import Table
from screener.check import load_rulebook
from screener.rulebook.model import Rulebook
from screener.rulebook.words import FOLDER as WORDS

ROUNDS = 5
STARTS = 5
TIMES = (1, 10, 100)
"""Multiples of the cautions or names."""
PATIENCE = 150
"""Seconds after which reading a grown rulebook is stopped."""


def run() -> Iterator[Table]:
    """Measure the real rulebook and grown ones."""
    yield real(ROUNDS, STARTS)
    yield growth("cautions", more_cautions)
    yield growth("medicine names", more_names)


def real(rounds: int, starts: int) -> Table:
    """The real rulebook, loaded first and again in one process, next to only parsing."""
    say("Reading the real rules")
    files = [*sorted(RULES.rglob("*.yaml")), WORDS / "en.yaml"]
    first = [in_fresh_process("benchmarks.loading", str(RULES))["took"] for _ in range(starts)]
    size = sum(file.stat().st_size for file in files) / 1024
    names = len(ready(RULES).vocabulary.matches)
    ours, parsed = in_turns([(ready, [RULES]), (parse, [files])], rounds)
    rows: list[tuple[str, ...]] = [("first time in a process", *times(first), "")] if first else []
    rows += [
        ("again: read, checked and ready", *times(every(ours)), ratio(ours, ours)),
        ("yaml.CSafeLoader: parsed, nothing else", *times(every(parsed)), ratio(parsed, ours)),
    ]
    about = (
        f"All rules: {names:,} medicine names, {len(files)} files, {size:.0f} KiB; {rounds} rounds, {starts} processes."
    )
    return Table("The real rules", about, ("", *head("ms"), "× read again"), rows)


def growth(what: str, grown: Callable[[Path, int], Path]) -> Table:
    """Rules with 1, 10 and 100 times as much of something, each loaded once in a new process."""
    rows: list[tuple[str, ...]] = []
    notes: list[str] = []
    first = 0.0
    for by in TIMES:
        say(f"Reading {by} times the {what}")
        with tempfile.TemporaryDirectory() as folder:
            try:
                found = in_fresh_process(
                    "benchmarks.loading", str(grown(Path(folder) / "rules", by)), patience=PATIENCE
                )
            except NotMeasured as reason:
                rows.append((f"{by}×", *("",) * 4, "not measured"))
                notes.append(f"{by}×: not measured: {reason}.")
                continue
        first = first or found["took"]
        counts = (f"{found[count]:,}" for count in ("cautions", "names"))
        rows.append((f"{by}×", *counts, mebibytes(found["memory"]), milliseconds(found["took"]),
                     number(found["took"] / first)))  # fmt: skip
    about = "Read once in a process of its own, without translations. Each added caution brings its worked examples."
    return Table(
        f"Growth: more and more {what}", about, ("", "cautions", "names", "MiB", "ms", "× as at first"), rows, notes
    )


def ready(folder: Path) -> Rulebook:
    """Load a rulebook and prepare what screening needs."""
    rulebook = load_rulebook(folder)
    _ = rulebook.plan, rulebook.vocabulary.reach, rulebook.vocabulary.near
    return rulebook


def parse(files: Sequence[Path]) -> None:
    """Parse files with PyYAML's C loader, whose parser reads the rules."""
    for file in files:
        yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)


def measure(folder: Path) -> dict[str, float | None]:
    """Load a rulebook for the first time, and return time, memory and size."""
    read: list[Rulebook] = []
    took = clock(lambda path: read.append(ready(path)), folder)
    return {
        "took": took,
        "cautions": len(read[0].cautions),
        "names": len(read[0].vocabulary.matches),
        "memory": memory(os.getpid()),
    }


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
