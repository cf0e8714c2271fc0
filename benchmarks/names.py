"""Measures how fast and how well medicine lines are read, next to peers in the same run.

``python -m benchmarks.names READER`` prepares one reader and prints the time and memory that took.
"""

import json
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from random import Random

from benchmarks.figures import MICRO, every, head, mebibytes, number, ratio, singly, times
from benchmarks.measuring import ROOT, RULES, in_fresh_process, in_turns, memory, percentile, say
from benchmarks.name_peers import Reader, classes_of, readers
from benchmarks.names_growing import growth
from benchmarks.tables import Table
from screener.check import load_rulebook
from screener.medicines import Vocabulary, read_line
from screener.medicines.accuracy import Case, read_corpus, vocabulary_cases
from screener.rulebook.reading import read_folder

ROUNDS = 3
SAMPLE = 100
"""Timed lines of each kind."""
STARTS = 3
OPIOID = "opioid"


def run() -> Iterator[Table]:
    """The tables: preparation, speed, growth with the list and the names, and results for the corpus."""
    vocabulary = load_rulebook(RULES).vocabulary
    yield _ready()
    known = {key: make() for key, make in readers(vocabulary).items()}
    cases = _timed(vocabulary)
    for kind, lines in cases.items():
        say(f"Reading lines: {kind}")
        yield _speed(kind, lines, known)
    yield from growth(vocabulary, cases)
    say("Reading the corpus")
    yield _found(vocabulary, tuple(known.values()))


def _ready() -> Table:
    say("Making readers ready")
    keys = ("nothing", "vocabulary", *readers(load_rulebook(RULES).vocabulary))
    starts = [{key: in_fresh_process("benchmarks.names", key) for key in keys} for _ in range(STARTS)]
    took = {key: [one[key]["ready"] for one in starts] for key in keys}
    base = singly(took["screener"])
    rows = [(key, *times(took[key]), ratio(singly(took[key]), base), mebibytes(starts[0][key]["memory"]))
            for key in keys]  # fmt: skip
    about = (
        f"Until a reader has read its first line, {STARTS} new processes each. vocabulary: read and indexed; "
        "screener and rapidfuzz: the whole rulebook, checked."
    )
    return Table("Ready in a new process", about, ("", *head("ms"), "× screener", "MiB more"), rows)


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


def _speed(kind: str, lines: Sequence[str], known: Mapping[str, Reader]) -> Table:
    found = in_turns([(reader.read, lines) for reader in known.values()], ROUNDS)
    rows = [
        (reader.name, *times(every(one), MICRO), *_most(every(one)), ratio(one, found[0]))
        for reader, one in zip(known.values(), found, strict=True)
    ]
    about = f"{len(lines)} lines, such as «{lines[0][:40]}»; {ROUNDS} rounds."
    return Table(f"A line: {kind}", about, ("", *head("µs"), "p99 µs", "most µs", "× screener"), rows)


def _most(several: Sequence[float]) -> tuple[str, str]:
    return number(percentile(several, 99) * MICRO), number(max(several) * MICRO)


def _found(vocabulary: Vocabulary, several: tuple[Reader, ...]) -> Table:
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
    about = (
        f"{len(opioid)} lines with an opioid and {len(other)} without, of `tests/names.csv`, which was written for "
        "this project. What a peer finds counts as an opioid where the rules' own vocabulary gives it that class."
    )
    return Table(
        "What is found", about, ("", "opioid taken", "opioid asked", "false opioid taken", "false opioid asked"), rows
    )


def _expected_classes(vocabulary: Vocabulary, case: Case) -> set[str]:
    return {kind for name in case.expected for kind in vocabulary.itself(name).classes}


def measure(key: str) -> dict[str, float | None]:
    """Prepare one reader, and return the time and memory that took."""
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
