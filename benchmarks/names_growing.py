"""Measures how the time to read lines grows with the lines and with the known names."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import cycle, islice

from benchmarks.figures import MICRO, every, head, number, ratio, times
from benchmarks.grown_rules import made_up_names
from benchmarks.measuring import in_turns, median, say
from benchmarks.name_peers import rapidfuzz_alone
from benchmarks.tables import Table
from screener.medicines import Vocabulary, read_line

ROUNDS = 5
TIMES = (1, 10, 100)
LINES = 120
"""The lines read together at first."""
KINDS = ("a name as it is written", "a name with a typing error", "the same, rapidfuzz alone")
SAMPLE = 40
"""Lines of each kind read with a growing number of names."""


def growth(vocabulary: Vocabulary, cases: Mapping[str, Sequence[str]]) -> Iterator[Table]:
    """Tables for a growing number of lines and of names."""
    several = list(cases.values())[:4]
    say("Reading more and more lines")
    yield _lines(vocabulary, [line for lines in several for line in lines])
    say("Reading lines with more and more names")
    yield _names(vocabulary, cases)


def _lines(vocabulary: Vocabulary, pool: Sequence[str]) -> Table:
    step = max(1, len(pool) // LINES)
    mixed = cycle(pool[::step])

    def read_all(lines: Sequence[str]) -> None:
        for line in lines:
            read_line(vocabulary, line)

    works = [list(islice(mixed, LINES * by)) for by in TIMES]
    found = in_turns([(read_all, [lines]) for lines in works], ROUNDS)
    rows = [(f"{len(lines):,} lines", *times(every(one)), ratio(one, found[0]))
            for lines, one in zip(works, found, strict=True)]  # fmt: skip
    about = f"Lines of every kind, read one after the other; {ROUNDS} rounds. An intake takes at most 200 lines."
    return Table("Growth: more and more lines", about, ("", *head("ms"), "× as at first"), rows)


def _names(vocabulary: Vocabulary, cases: Mapping[str, Sequence[str]]) -> Table:
    """The same lines with added made-up names, next to rapidfuzz alone, which compares every name."""
    exact, wrong = cases["a name as it is written"][:SAMPLE], cases["a name with a typing error"][:SAMPLE]
    rows: list[tuple[str, ...]] = []
    first: list[float] = []
    known = len(vocabulary.matches)
    for by in TIMES:
        names = made_up_names(known * (by - 1))
        more = replace(vocabulary, everyday={**vocabulary.everyday, **{name: (name,) for name in names}})
        _ = more.reach, more.near
        fuzzy = rapidfuzz_alone(more)
        read = partial(read_line, more)
        runs: list[tuple[Callable[[str], object], Sequence[str]]] = [
            (read, exact),
            (read, wrong),
            (fuzzy.read, wrong[:: 1 if by == 1 else 8]),
        ]
        found = in_turns(runs, ROUNDS if by < max(TIMES) else 2)
        now = [median(every(one)) for one in found]
        first = first or now
        grown = [number(one / before) for one, before in zip(now, first, strict=True)]
        count = f"{len(more.matches):,}"
        rows += [(what, count, *times(every(one), MICRO), grew)
                 for what, one, grew in zip(KINDS, found, grown, strict=True)]  # fmt: skip
    about = (
        "Reading one line with 1, 10 and 100 times the names. The further names are made up, of 10 to 15 letters. "
        "What it takes to make so many names ready stands among the growth of rules."
    )
    order = {kind: place for place, kind in enumerate(KINDS)}
    rows.sort(key=lambda row: order[row[0]])
    return Table("Growth: more and more names", about, ("", "names", *head("µs"), "× as at first"), rows)
