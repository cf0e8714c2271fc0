"""Types a hundred thousand lines: every name of the vocabulary, written in many ways. None may be lost.

A line should be read as the name it was made from. It may ask, or not be understood. If it were read as another
medicine, the finding would be about something that nobody meant.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from random import Random
from typing import NamedTuple

from assurance import result
from screener.engine.day import today
from screener.engine.intake import MAX_LINES, Intake, MedicineLine
from screener.medicines import ReadingKind
from screener.medicines.accuracy import Result, became, with_an_error
from screener.medicines.words import fold
from screener.rulebook.model import Audience, Rulebook
from screener.screening import screen
from screener.summary import summarise

SEED = 7
"""The random seed: two runs over the same names type the same lines."""

Way = Callable[[str, Random], str]


WAYS: dict[str, Way] = {
    "as it is written": lambda name, _: name,
    "in capitals": lambda name, _: name.upper(),
    "with a strength": lambda name, draw: f"{name} {draw.choice(('5', '10', '30', '0.5'))} mg",
    "with strength, form and frequency": lambda name, _: f"{name} 30 mg tablets twice daily",
    "numbered, with a mark": lambda name, draw: f"{draw.choice(('1.', '-', '*', '•'))} {name}",
    "said to be stopped": lambda name, draw: draw.choice((f"stopped {name} last week", f"no {name}")),
    "within words": lambda name, draw: draw.choice((f"taking {name} at night", f"{name} as needed for pain")),
    "beside unknown words": lambda name, _: f"{name} blorp",
}
"""Ways to write one name in its own line."""
ERRORS = {
    "with one typing error": (1, "{}"),
    "with two typing errors": (2, "{}"),
    "with a typing error, in a line": (1, "{} 5/325 mg prn"),
}
"""The number of errors in a name, and the line around it."""
BETWEEN = (", ", " and ", " + ", " / ", "; ", " with ", " & ", "/")
"""Separators of two names in one line."""


class Typed(NamedTuple):
    """A line and what it was made from."""

    line: str
    way: str
    medicines: tuple[str, ...]


@dataclass
class Count:
    """How the lines were read."""

    typed: int = 0
    shown: int = 0
    """Lines that the summary shows at their number, as typed or with why they were refused."""
    lost: list[str] = field(default_factory=list)
    refused: int = 0
    became: dict[str, Counter[Result]] = field(default_factory=dict)
    another: list[str] = field(default_factory=list)


def typed_lines(rulebook: Rulebook) -> Iterator[Typed]:
    """Every name in every spelling, with errors, and with another name. An error that makes a known name is skipped."""
    vocabulary, draw = rulebook.vocabulary, Random(SEED)  # noqa: S311 nothing secret is drawn
    names = sorted({(match.label, match.medicine) for match in vocabulary.matches.values()})
    for label, medicine in names:
        for kind, way in WAYS.items():
            yield Typed(way(label, draw), kind, (medicine,))
        for kind, (many, line) in ERRORS.items():
            written = label
            for _ in range(many):
                written = with_an_error(written, draw) or label
            if fold(written) not in vocabulary.known and written.strip():
                yield Typed(line.format(written).strip(), kind, (medicine,))
        other, further = draw.choice(names)
        yield Typed(draw.choice(BETWEEN).join((label, other)), "two names in a line", (medicine, further))


def count_lines(rulebook: Rulebook, lines: Iterator[Typed]) -> Count:
    """Type all lines, the maximum per intake, and compare them with its summary."""
    tally, audiences = Count(), tuple(Audience)
    number = 0
    while chunk := list(islice(lines, MAX_LINES)):
        _count(rulebook, chunk, audiences[number % 2], tally)
        number += 1
    return tally


def _count(rulebook: Rulebook, chunk: Sequence[Typed], audience: Audience, tally: Count) -> None:
    said = Intake(medicines=tuple(MedicineLine(typed=one.line) for one in chunk))
    screening = screen(rulebook, said)
    entries = {entry.number: entry for entry in summarise(screening, audience, today()).medicines}
    for number, (one, reading) in enumerate(zip(chunk, screening.medicines.readings, strict=True), 1):
        tally.typed += 1
        entry = entries.get(number)
        refused = entry is not None and entry.kind is ReadingKind.REFUSED
        if entry is None or not (refused or entry.typed == one.line) or not (entry.shown and entry.said):
            tally.lost.append(one.line)
            continue
        tally.shown += 1
        tally.refused += refused
        if not refused:
            what = became(rulebook.vocabulary, reading, one.medicines)
            tally.became.setdefault(one.way, Counter())[what] += 1
            if what is Result.ANOTHER:
                names = sorted({match.label for match in (*reading.matches, *reading.mentioned)})
                tally.another.append(
                    f"{one.line!r} ({one.way}, {' + '.join(one.medicines)}) is read as {', '.join(names)}"
                )


def of_names(rulebook: Rulebook) -> result.Result:
    """Count every name of one rulebook."""
    tally = count_lines(rulebook, typed_lines(rulebook))
    figures = [
        ("lines typed", f"{tally.typed:,}"),
        ("lines on the summary", f"{tally.shown:,}"),
        ("lines lost", f"{len(tally.lost):,}"),
        ("read whole as another medicine than meant", f"{len(tally.another):,}"),
        ("names they were made from", f"{len({match.label for match in rulebook.vocabulary.matches.values()}):,}"),
        ("refused, and shown as refused", f"{tally.refused:,}"),
    ]
    for way, results in tally.became.items():
        said = ", ".join(f"{results[one]:,} {one.value}" for one in Result if results[one])
        figures.append((way, f"{results.total():,} lines: {said}"))
    figures += [("read as another", said) for said in tally.another]
    return result.Result(
        title="Names typed",
        done=(
            "Every known name was typed in each of these ways, with the maximum lines per intake, and compared with "
            "the summary, alternating between clinician and patient. Random errors that make another known name, or "
            "leave nothing, were not typed."
        ),
        figures=figures,
        failures=[f"lost: {line!r}" for line in tally.lost],
        not_shown=[
            "That people write names like this. The errors are random, not observed.",
            "Names missing from the vocabulary, and words that only ask (street names, listed misspellings).",
            "That a typing error never makes another name. Lines read as another are counted and printed.",
            "Lines in documents and on the page, which the next part counts.",
        ],
    )


def run() -> result.Result:
    """Count every name of the project's rules."""
    from assurance.hazards import RULES
    from screener.check import load_rulebook

    return of_names(load_rulebook(RULES))
