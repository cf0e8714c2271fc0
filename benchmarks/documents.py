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
from screener.intake import Intake
from screener.rulebook.model import Audience, Rulebook
from screener.screening import Outcome, screen
from screener.summary import Summary, summarise

KINDS = ("pdf", "html", "text", "json")
PEERS = ("weasyprint", "reportlab")
CROWDED = "crowded pdf"
DOCUMENTS = 200
LINES = 6
"""How many medicines are typed in each intake."""


def run() -> None:
    """Print the table."""
    rows = []
    for kind in (*KINDS, CROWDED, *PEERS):
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


def crowded(count: int) -> list[Summary]:
    """Summaries for a clinician in which nearly every caution is raised, with 100 typed medicines."""
    rulebook = load_rulebook(RULES)
    answers: dict[str, str] = {}
    for question, values in rulebook.answers.items():
        answers[question] = max(values, key=lambda value: _raised(rulebook, answers | {question: value}))
    intakes = real_intakes(rulebook, 100)[:count]
    return [
        summarise(screen(rulebook, one.model_copy(update={"answers": answers})), Audience.CLINICIAN, today())
        for one in intakes
    ]


def _raised(rulebook: Rulebook, answers: dict[str, str]) -> int:
    findings = screen(rulebook, Intake(answers=answers)).findings
    return sum(finding.outcome is Outcome.RAISED for finding in findings)


def measure(kind: str) -> dict[str, float | None]:
    """Import what makes a kind of document, make one, then make more."""
    first, *others = crowded(20) if kind == CROWDED else summaries(DOCUMENTS + 1)
    sizes: list[int] = []
    name = kind.rsplit(maxsplit=1)[-1]
    module = "benchmarks.document_peers" if kind in PEERS else f"screener.render.{name}"

    def render(summary: Summary) -> None:
        make: Callable[[Summary], str | bytes] = getattr(import_module(module), f"render_{name}")
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
