"""How long documents take: the first one of a process with all it has to import, the next ones, and their memory.

As a program, ``python -m benchmarks.documents pdf`` makes documents of one kind in its process and tells the times.
"""

import json
import os
import sys
from collections.abc import Callable
from importlib import import_module

from benchmarks.measuring import (
    RULES,
    clock,
    in_fresh_processes,
    mebibytes,
    median,
    memory,
    milliseconds,
    percentile,
    say,
    table,
)
from benchmarks.workloads import real_intakes
from screener.checking import load_rulebook
from screener.day import today
from screener.rulebook.model import Audience
from screener.screening import screen
from screener.summary import Summary, summarise

KINDS = ("pdf", "text", "json")
DOCUMENTS = 200
LINES = 6
"""How many medicines are typed in each intake."""


def run() -> None:
    """Print the table."""
    rows = []
    for kind in KINDS:
        say(f"Making documents: {kind}")
        starts = in_fresh_processes("benchmarks.documents", kind)
        first = median(one["first"] for one in starts)
        last = starts[-1]
        rows.append((kind, milliseconds(first), milliseconds(last["median"]), milliseconds(last["p99"]),
                     f"{last['bytes'] / 1024:.0f}", mebibytes(last["before"]), mebibytes(last["after"])))  # fmt: skip
    table(
        f"Documents of different intakes with {LINES} medicines, for both audiences",
        ("", "first ms", "next ms", "p99 ms", "KiB each", "MiB after the first", f"MiB after {DOCUMENTS} more"),
        rows,
    )


def summaries(count: int) -> list[Summary]:
    """Different summaries of the real rulebook, for a clinician and for a patient in turn."""
    rulebook = load_rulebook(RULES)
    screenings = [screen(rulebook, intake) for intake in real_intakes(rulebook, LINES)[:count]]
    audiences = tuple(Audience)
    return [summarise(one, audiences[number % len(audiences)], today()) for number, one in enumerate(screenings)]


def measure(kind: str) -> dict[str, float | None]:
    """Import what makes a kind of document, make one, then make more."""
    first, *others = summaries(DOCUMENTS + 1)
    sizes: list[int] = []

    def render(summary: Summary) -> None:
        make: Callable[[Summary], str | bytes] = getattr(import_module(f"screener.render.{kind}"), f"render_{kind}")
        sizes.append(len(make(summary)))

    took = clock(render, first)
    before = memory(os.getpid())
    times = [clock(render, summary) for summary in others]
    return {
        "first": took,
        "median": median(times),
        "p99": percentile(times, 99),
        "bytes": sum(sizes) / len(sizes),
        "before": before,
        "after": memory(os.getpid()),
    }


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1])))
