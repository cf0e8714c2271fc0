"""Measures how well names are read: every name of a vocabulary, with and without a typing error, and a corpus.

It only counts. No line is lost, so the numbers of each kind add up to its lines.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import islice
from pathlib import Path
from random import Random
from string import ascii_lowercase
from typing import NamedTuple

from screener.engine.encoded import decoded
from screener.engine.problems import Place, Problem, Refused, did_you_mean
from screener.medicines.reading import Reading, read_line
from screener.medicines.vocabulary import Match, Vocabulary
from screener.medicines.words import Phrase, fold

SEED = 1
"""The seed of the typing errors, so that two reports on one vocabulary are equal."""
BEHIND = (" {}", ", {}", " and {}", " ({})")
"""The ways a name is added to the end of a row."""
COLUMNS = ("line", "kind", "expected", "source")
"""The columns of a corpus. ``expected`` is ids separated by `;`, or empty if the rules look for nothing in the line."""


class Result(StrEnum):
    """How a line was read."""

    FOUND = "found"
    """Everything expected is recognized; if nothing is expected, no name that the rules look for is found."""
    FIRST = "asked, right one first"
    AMONG = "asked, right one later"
    OPEN = "open"
    """It asks about something else, or is not recognized: it decides nothing."""
    ANOTHER = "read as another"
    """Every word counts as understood, but what was expected is missing."""


class Case(NamedTuple):
    """A line and its expected reading."""

    line: str
    kind: str
    expected: tuple[str, ...]
    """Ids of substances and combinations, or names of everyday medicines."""


class CorpusRow(NamedTuple):
    """The counts for lines of one kind."""

    kind: str
    results: Counter[Result]


def report(vocabulary: Vocabulary, cases: Iterable[Case]) -> tuple[CorpusRow, ...]:
    """Count each kind of case, in order of first appearance."""
    rows: dict[str, Counter[Result]] = {}
    for case in cases:
        rows.setdefault(case.kind, Counter())[result(vocabulary, case)] += 1
    return tuple(CorpusRow(kind, results) for kind, results in rows.items())


def result(vocabulary: Vocabulary, case: Case) -> Result:
    """How one case was read."""
    return became(vocabulary, read_line(vocabulary, case.line), case.expected)


def became(vocabulary: Vocabulary, reading: Reading, expected: Iterable[str]) -> Result:
    """Compare a reading with what was expected."""
    whole = {name: set(vocabulary.itself(name).substances) for name in expected}
    return _as_expected(reading, whole) if whole else _nothing_listed(reading)


def vocabulary_cases(vocabulary: Vocabulary) -> Iterator[Case]:
    """Every name of a vocabulary as written and with one typing error, and every word that asks.

    A look-alike is an everyday name spelled almost like one that the rules look for.
    """
    errors = Random(SEED)  # noqa: S311 nothing secret is drawn
    names = [("generic", key, name) for key, entry in vocabulary.entries() for name in (entry.name, *entry.names)]
    names += [("brand", key, name) for key, entry in vocabulary.entries()
              for brands in entry.brands.values() for name in brands]  # fmt: skip
    names += [("everyday", key, name) for key, names in vocabulary.everyday.items() for name in names]
    for kind, key, name in names:
        look_alike = kind == "everyday" and _looks_listed(vocabulary, name)
        yield Case(name, "look-alike" if look_alike else kind, (key,))
    for kind, key, name in names:
        written = with_an_error(name, errors)
        words = fold(written)
        other = any((word,) in vocabulary.matches for word in words if word not in fold(name))  # inulin for insulin
        if words != fold(name) and words not in vocabulary.known and not other:
            yield Case(written, f"{kind}, misspelt", (key,))
    for key, entry in vocabulary.entries():
        yield from (Case(word, "known misspelling or short form", (key,)) for word in entry.asks)
        yield from (Case(word, "slang", (key,)) for word in entry.street)


class Missed(NamedTuple):
    """How rows were read that contain a name left out of the vocabulary."""

    rows: int
    noticed: int
    """Rows that stay open, ask, or show the class anyway."""
    unnoticed: tuple[str, ...]
    """Rows that count as settled and name nothing of the class."""


def left_out(vocabulary: Vocabulary, kind: str, before: Iterable[str], every: int = 1) -> Missed:
    """Leave out each name of a class (or one in ``every``) in turn, and add it to rows that are settled without it.

    This shows the price of ignoring ordinary words, forms and makers: a name that the vocabulary lacks has to stay open
    or ask. Of the rows in ``before``, those are used that are settled and contain nothing of the class.
    """
    known = [row for row in before if _settles(vocabulary, row, kind)]
    rows, unnoticed = 0, []
    for phrase in islice(_phrases_of(vocabulary, kind), 0, None, every):
        without = vocabulary.without(phrase)
        for row in known:
            for behind in BEHIND:
                text = f"{row}{behind.format(' '.join(phrase))}"
                rows += 1
                if _settles(without, text, kind):
                    unnoticed.append(text)
    return Missed(rows, rows - len(unnoticed), tuple(unnoticed))


def _settles(vocabulary: Vocabulary, row: str, kind: str) -> bool:
    """Whether a row is settled and contains nothing of a class."""
    reading = read_line(vocabulary, row)
    matches = (*reading.matches, *reading.mentioned)
    return reading.understood and not reading.mentioned and not any(kind in match.classes for match in matches)


def _phrases_of(vocabulary: Vocabulary, kind: str) -> Iterator[Phrase]:
    """The names, slang and misspellings of a class, without words that only a prompt asks about."""
    for key, entry in vocabulary.entries():
        if kind in vocabulary.itself(key).classes:
            yield from dict.fromkeys(map(fold, (*entry.all_names(), *entry.asks, *entry.street)))


def _looks_listed(vocabulary: Vocabulary, name: str) -> bool:
    """Whether a one-word name is spelled almost like one that the rules look for."""
    words = fold(name)
    near = vocabulary.near.find(words, 0, range(1), alone=False) if len(words) == 1 else []
    return any(match.listed for one in near for match in vocabulary.candidates(one.name))


def with_an_error(name: str, draw: Random) -> str:
    """A name with one typing error: a letter left out, added, changed, or swapped with the next."""
    at = draw.randrange(len(name))
    before, letter, after = name[:at], name[at], name[at + 1 :]
    other = draw.choice(ascii_lowercase)
    swapped = f"{before}{after[:1]}{letter}{after[1:]}"
    return draw.choice((before + after, before + other + letter + after, before + other + after, swapped))


def table_in(text: str) -> list[list[str]]:
    """The cells of a CSV text. Excel writes semicolons if a comma is the decimal mark."""
    head = text.partition("\n")[0]
    return list(csv.reader(io.StringIO(text, newline=""), delimiter="," if "," in head else ";"))


def read_corpus(path: Path, vocabulary: Vocabulary) -> tuple[Case, ...]:
    """Read the cases of a corpus, a CSV file with the columns of ``COLUMNS``.

    Raises:
        Refused: with every line that is wrong.
    """
    try:
        rows = table_in(decoded(path.read_bytes()))
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(
            [Problem(Place(path.as_posix()), "A001", f"the corpus cannot be read: {error}", "check the path")]
        ) from None
    problems = [
        Problem(Place(path.as_posix(), number, 1), "A002", "this line has other columns", f"write {', '.join(COLUMNS)}")
        for number, row in enumerate(rows, 1)
        if (tuple(row) != COLUMNS if number == 1 else len(row) != len(COLUMNS) or not row[0].strip())
    ]
    if len(rows) < 2:
        problems.append(Problem(Place(path.as_posix()), "A002", "the corpus has no lines", "write some lines"))
    if problems:
        raise Refused(problems)
    cases = tuple(Case(line, kind, tuple(filter(None, expected.split(";")))) for line, kind, expected, _ in rows[1:])
    known = {*vocabulary.substances, *vocabulary.combinations, *vocabulary.everyday}
    if problems := [
        Problem(
            Place(path.as_posix(), number, 1),
            "A003",
            f"no medicine is called `{name}`",
            did_you_mean(name, known, "correct it"),
        )
        for number, case in enumerate(cases, 2)
        for name in case.expected
        if name not in known
    ]:
        raise Refused(problems)
    return cases


def _as_expected(reading: Reading, expected: dict[str, set[str]]) -> Result:
    """``expected`` maps each medicine that should be found to its substances."""
    found = _names((*reading.matches, *reading.mentioned))
    left = {name for name, substances in expected.items() if name not in found and not substances <= found}
    if not left:
        return Result.FOUND
    if left <= _names(match for question in reading.questions for match in question.could_be[:1]):
        return Result.FIRST
    if left <= _names(match for question in reading.questions for match in question.could_be):
        return Result.AMONG
    return Result.ANOTHER if reading.understood else Result.OPEN


def _names(matches: Iterable[Match]) -> set[str]:
    return {name for match in matches for name in (match.medicine, *match.substances)}


def _nothing_listed(reading: Reading) -> Result:
    if any(match.listed for match in (*reading.matches, *reading.mentioned)):
        return Result.ANOTHER
    if any(match.listed for question in reading.questions for match in question.could_be):
        return Result.AMONG
    return Result.FOUND if reading.understood else Result.OPEN
