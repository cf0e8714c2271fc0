"""How fast and how well lines of medicines are read, beside peers that read the same lines in the same run.

As a program, ``python -m benchmarks.names READER`` makes one reader ready and tells how long that took and its memory.
"""

import json
import os
import sys
import time
from collections.abc import Sequence
from random import Random

from benchmarks.measuring import (
    ROOT,
    RULES,
    best,
    clock,
    in_fresh_processes,
    mebibytes,
    median,
    memory,
    microseconds,
    milliseconds,
    percentile,
    say,
    table,
)
from benchmarks.name_peers import Reader, classes_of, readers
from screener.checking import load_rulebook
from screener.medicines import Vocabulary, read_line
from screener.medicines.accuracy import Case, read_corpus, vocabulary_cases
from screener.rulebook.reading import read_folder

ROUNDS = 5
SAMPLE = 300
"""Lines of each kind whose reading is timed."""
OPIOID = "opioid"


def run() -> None:
    """Print the tables: ready, speed, how time grows with the list, and what is found in the corpus."""
    vocabulary = load_rulebook(RULES).vocabulary
    _ready()
    known = {key: make() for key, make in readers(vocabulary).items()}
    cases = _timed(vocabulary)
    for kind, lines in cases.items():
        say(f"Reading lines: {kind}")
        times = best([(reader.read, lines) for reader in known.values()], ROUNDS)
        rows = [(reader.name, microseconds(median(one)), microseconds(percentile(one, 99)), microseconds(max(one)))
                for reader, one in zip(known.values(), times, strict=True)]  # fmt: skip
        table(
            f"A line: {kind} ({len(lines)} lines, e.g. «{lines[0][:40]}»)", ("", "median µs", "p99 µs", "most µs"), rows
        )
    _growth(vocabulary, cases)
    _found(vocabulary, tuple(known.values()))


def _ready() -> None:
    say("Making readers ready")
    rows = []
    for key in ("nothing", "vocabulary", *readers(load_rulebook(RULES).vocabulary)):
        starts = in_fresh_processes("benchmarks.names", key, starts=3)
        rows.append((key, milliseconds(median(one["ready"] for one in starts)), mebibytes(starts[0]["memory"])))
    title = "Ready in a new process (vocabulary: read and indexed; screener and rapidfuzz: the whole rulebook, checked)"
    table(title, ("", "ms", "MiB more"), rows)


def _timed(vocabulary: Vocabulary) -> dict[str, list[str]]:
    draw = Random(4)
    cases = list(vocabulary_cases(vocabulary))
    exact = [case.line for case in cases if case.kind in ("generic", "brand")]
    wrong = [case.line for case in cases if case.kind.endswith(", misspelt")]
    exact, wrong = draw.sample(exact, SAMPLE), draw.sample(wrong, SAMPLE)
    return {
        "a name as it is written": exact,
        "a name with strength, form and frequency": [f"{line} 30 mg tablets twice daily" for line in exact],
        "a name with a typing error": wrong,
        "a misspelt name with strength and frequency": [f"{line} 5/325 mg prn" for line in wrong],
        "300 characters of unknown words": [" ".join(f"blorp{one}qz{one}" for one in range(30))[:300]],
    }


def _growth(vocabulary: Vocabulary, cases: dict[str, list[str]]) -> None:
    """How the time grows with the number of lines: linear where ten times the lines take ten times as long."""
    lines = [line for several in list(cases.values())[:4] for line in several]
    rows = []
    for times in (1, 10):
        several = lines * times
        took = min(clock(_read_all, (vocabulary, several)) for _ in range(3))
        rows.append((f"{len(several):,} lines", milliseconds(took)))
    table("Many lines", ("", "ms"), rows)


def _read_all(work: tuple[Vocabulary, Sequence[str]]) -> None:
    vocabulary, lines = work
    for line in lines:
        read_line(vocabulary, line)


def _found(vocabulary: Vocabulary, several: tuple[Reader, ...]) -> None:
    say("Reading the corpus")
    corpus = read_corpus(ROOT / "tests" / "names.csv", vocabulary)
    opioid = [case for case in corpus if case.expected and OPIOID in _expected_classes(vocabulary, case)]
    other = [case for case in corpus if case.kind in ("common non-opioid", "look-alike")]
    rows = []
    for reader in several:
        taken = [reader.read(case.line) for case in opioid]
        found = sum(OPIOID in classes_of(vocabulary, names) for names, _ in taken)
        asked = sum(OPIOID in classes_of(vocabulary, asks) - classes_of(vocabulary, names) for names, asks in taken)
        others = [reader.read(case.line) for case in other]
        false = sum(OPIOID in classes_of(vocabulary, names) for names, _ in others)
        doubted = sum(OPIOID in classes_of(vocabulary, asks) for _, asks in others)
        share = (f"{count / len(opioid):.1%}" for count in (found, asked))
        rows.append((reader.name, *share, *(f"{count / len(other):.1%}" for count in (false, doubted))))
    title = f"The corpus: {len(opioid)} lines with an opioid, {len(other)} lines without"
    table(title, ("", "opioid taken", "opioid asked", "false opioid taken", "false opioid asked"), rows)


def _expected_classes(vocabulary: Vocabulary, case: Case) -> set[str]:
    return {kind for name in case.expected for kind in vocabulary.itself(name).classes}


def measure(key: str) -> dict[str, float | None]:
    """Make one reader ready, and tell the time and the memory that took."""
    before = memory(os.getpid())
    start = time.perf_counter()
    if key == "vocabulary":
        read_line(read_folder(RULES).rulebook().vocabulary, "codeinee")
    elif key != "nothing":
        vocabulary = load_rulebook(RULES).vocabulary if key in ("screener", "rapidfuzz") else None
        reader = readers(vocabulary)[key]()  # type: ignore[arg-type]  # the other two take no vocabulary
        reader.read("codeinee")
    took, after = time.perf_counter() - start, memory(os.getpid())
    return {"ready": took, "memory": None if before is None or after is None else after - before}


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1])))
