"""Measures documents: the first of a process with its imports, the next ones, and their memory.

``python -m benchmarks.documents KIND HOW_MANY SECONDS`` makes a document of one kind, then more until their number or
the time is reached, and prints the times.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

from benchmarks.figures import head, mebibytes, ratio, times
from benchmarks.measuring import RULES, NotMeasured, clock, in_fresh_process, memory, say
from benchmarks.tables import Table
from benchmarks.workloads import ordinary_intakes, real_intakes
from screener.check import load_rulebook
from screener.engine.day import today
from screener.engine.intake import Intake
from screener.rulebook.model import Audience, Rulebook
from screener.screening import Outcome, screen
from screener.summary import Summary, summarise

OURS = {"pdf": "PDF", "ordinary": "PDF, ordinary", "crowded": "PDF, crowded",
        "html": "HTML", "text": "text", "json": "JSON"}  # fmt: skip
"""``ordinary`` and ``crowded`` are PDFs of other intakes; all others are of the same summaries."""
PEERS = {"typst": "typst alone, plain paragraphs", "weasyprint": "WeasyPrint of the HTML, tagged",
         "reportlab": "reportlab, untagged paragraphs"}  # fmt: skip
"""They get the text of the same summaries as ``pdf``."""
ROUNDS = 5
NEXT = 6
"""Documents after the first, per process and round."""
AFTER = (1, 50, 200)
"""After how many documents memory is measured, in one long process per kind. The last ends it."""
SECONDS = 30.0
"""Seconds after which no further document is started."""
PATIENCE = 120.0
"""Seconds after which a process is stopped."""
NOTHING = "not measured"
"""Shown for a peer that does not run here, with the reason below the table."""
NOT_REACHED = "not reached"
"""Shown for memory after more documents than the time allowed."""
LINES, CROWDED_LINES = 6, 100
"""The number of typed medicines per intake."""

Starts = Mapping[str, Sequence[Mapping[str, Any]]]


def run() -> Iterator[Table]:
    """Measure the time of documents, and the memory they keep."""
    reasons: dict[str, str] = {}
    starts = _in_turns(reasons)
    yield _times(starts, "first", "The first document of a process, with all that has to be imported", reasons)
    yield _times(starts, "next", f"The next documents, up to {NEXT} in each process", reasons)
    yield _memory(reasons)


def _in_turns(reasons: dict[str, str]) -> Starts:
    """Start new processes, taking turns by kind. A peer that cannot be measured gets a reason instead."""
    found: dict[str, list[Mapping[str, Any]]] = {kind: [] for kind in (*OURS, *PEERS)}
    for number in range(1, ROUNDS + 1):
        say(f"Making documents of every kind: round {number} of {ROUNDS}")
        for kind, several in found.items():
            if made := _made(kind, NEXT, reasons):
                several.append(made)
    return found


def _made(kind: str, how_many: int, reasons: dict[str, str]) -> dict[str, Any] | None:
    """Make documents in a new process; None for a peer that cannot be measured."""
    if kind in reasons:
        return None
    try:
        return in_fresh_process("benchmarks.documents", kind, str(how_many), str(SECONDS), patience=PATIENCE)
    except NotMeasured as reason:
        if kind in OURS:
            raise
        reasons[kind] = str(reason)
        return None


def _notes(reasons: Mapping[str, str]) -> list[str]:
    return [f"{PEERS[kind]}: not measured: {reason}." for kind, reason in reasons.items()]


def _times(starts: Starts, which: str, title: str, reasons: Mapping[str, str]) -> Table:
    def rounds(kind: str) -> list[list[float]]:
        return [one[which] for one in starts[kind]]

    rows = []
    for kind, name in (OURS | PEERS).items():
        if kind in reasons:
            rows.append((name, *(NOTHING,) * 4))
            continue
        measured = rounds(kind)
        size = sum(one["bytes"] for one in starts[kind]) / ROUNDS / 1024
        rows.append((name, *times([one for several in measured for one in several]),
                     ratio(measured, rounds("pdf")), f"{size:.0f}"))  # fmt: skip
    about = (
        f"{ROUNDS} new processes, kind by kind in turns. Each document is of another intake, for a clinician and a "
        f"patient in turn: answers at random and {LINES} medicines. Ordinary: one or two answers of concern, four to "
        f"six medicines. Crowded: nearly every caution, {CROWDED_LINES} medicines, for a clinician."
    )
    return Table(title, about, ("", *head("ms"), "× PDF", "KiB each"), rows, _notes(reasons))


def _memory(reasons: dict[str, str]) -> Table:
    rows = []
    for kind, name in (OURS | PEERS).items():
        say(f"Making up to {AFTER[-1]} documents: {name}")
        found = _made(kind, AFTER[-1] - 1, reasons)
        if found is None:
            rows.append((name, *(NOTHING,) * (3 + len(AFTER))))
            continue
        in_use = dict(found["memory"])
        rows.append((name, str(found["made"]), *times(found["next"]),
                     *(mebibytes(in_use[count]) if count in in_use else NOT_REACHED for count in AFTER)))  # fmt: skip
    about = (
        f"One process of each kind makes {AFTER[-1]} documents, or as many as it begins in {SECONDS:.0f} s. "
        "The memory is that of the whole process, with the rules and all summaries, which are there before the first."
    )
    title = "Many documents, and the memory that stays taken"
    columns = ("", "made", *head("ms"), *(f"MiB after {count}" for count in AFTER))
    return Table(title, about, columns, rows, _notes(reasons))


def _at_random(rulebook: Rulebook, count: int) -> Sequence[Intake]:
    return real_intakes(rulebook, LINES, count)


def summaries(count: int, intakes: Callable[[Rulebook, int], Sequence[Intake]] = _at_random) -> list[Summary]:
    """Different summaries of the real rulebook, alternating between clinician and patient."""
    rulebook = load_rulebook(RULES)
    screenings = [screen(rulebook, intake) for intake in intakes(rulebook, count)]
    audiences = tuple(Audience)
    return [summarise(one, audiences[number % len(audiences)], today()) for number, one in enumerate(screenings)]


def crowded(count: int) -> list[Summary]:
    """Clinician summaries with nearly every caution raised and many medicines."""
    rulebook = load_rulebook(RULES)
    answers: dict[str, str] = {}
    for question, values in rulebook.answers.items():
        answers[question] = max(values, key=lambda value: _raised(rulebook, answers | {question: value}))
    intakes = real_intakes(rulebook, CROWDED_LINES, count)
    return [
        summarise(screen(rulebook, one.model_copy(update={"answers": answers})), Audience.CLINICIAN, today())
        for one in intakes
    ]


def _raised(rulebook: Rulebook, answers: dict[str, str]) -> int:
    findings = screen(rulebook, Intake(answers=answers)).findings
    return sum(finding.outcome is Outcome.RAISED for finding in findings)


OTHERS: Mapping[str, Callable[[int], list[Summary]]] = {
    "ordinary": lambda count: summaries(count, ordinary_intakes),
    "crowded": crowded,
}
"""The PDFs of other intakes."""


def measure(kind: str, how_many: int, seconds: float) -> dict[str, Any]:
    """Import what makes a kind of document, make one, then more until the time is over."""
    first, *more = OTHERS.get(kind, summaries)(how_many + 1)
    sizes: list[int] = []
    name = "pdf" if kind in OTHERS else kind
    module = "benchmarks.document_peers" if kind in PEERS else f"screener.render.{name}"

    def render(summary: Summary) -> None:
        make: Callable[[Summary], str | bytes] = getattr(import_module(module), f"render_{name}")
        made = make(summary)
        sizes.append(len(made.encode() if isinstance(made, str) else made))

    took, end = clock(render, first), time.monotonic() + seconds
    in_use, several = [(1, memory(os.getpid()))], list[float]()
    for summary in more:
        if time.monotonic() > end:
            break
        several.append(clock(render, summary))
        if len(sizes) in AFTER:
            in_use.append((len(sizes), memory(os.getpid())))
    made = len(sizes)
    return {"first": [took], "next": several, "made": made, "bytes": sum(sizes) / made, "memory": in_use}


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))))
