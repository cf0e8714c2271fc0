"""Where a summary is written, by short marks: each source and each place in it is told once.

Only what is raised, open or told to everybody is cited. Labels come first, then regulators, studies and articles.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from string import ascii_lowercase

from screener.rulebook.model import SourceKind
from screener.summary.evidence import EvidenceLine
from screener.summary.model import NoticeLine, SourceLine, Summary

ORDER: tuple[SourceKind, ...] = (
    "label", "regulator", "database", "review", "study", "search", "terminology", "list", "article", "web_page",
)  # fmt: skip
"""The kinds of sources, in the order in which they are read."""

Key = tuple[str, str, str]
"""A source, a place in it, and the dose that the place is about."""


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """A place in a source."""

    mark: str
    """The number of the source, and a letter where several places of it are cited."""
    number: int
    locator: str
    dose: str
    """The letter of the dose it is about."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A source, with the places that are cited."""

    number: int
    source: SourceLine
    way: str
    """The sign of how it was read."""
    places: tuple[SourcePlace, ...]


@dataclass(frozen=True, slots=True)
class Citations:
    """Every source that a summary cites."""

    sources: tuple[Cited, ...]
    doses: Mapping[str, str]
    """The sentence about the dose, by its letter."""
    ways: Mapping[str, str]
    """How a source was read, by its sign."""
    places: Mapping[Key, SourcePlace]

    def of(self, line: EvidenceLine) -> SourcePlace:
        """The place of a piece of evidence."""
        return self.places[_key(line)]

    def ordered(self, evidence: Iterable[EvidenceLine]) -> list[EvidenceLine]:
        """Some evidence, labels first."""
        return sorted(evidence, key=lambda line: self.of(line).number)

    def marks(self, evidence: Iterable[EvidenceLine]) -> tuple[str, ...]:
        """The marks of some evidence, each once."""
        return tuple(dict.fromkeys(self.of(line).mark for line in self.ordered(evidence)))


def citations(summary: Summary) -> Citations:
    """Every source that a summary cites, numbered in the order in which they are read."""
    items = (*summary.talk, *summary.could_not_check)
    evidence = (*(item.evidence for item in items), *(notice.evidence for notice in notices_of(summary)))
    keys = sorted({_key(line) for lines in evidence for line in lines})
    doses = {_letter(position).upper(): dose for position, dose in enumerate(sorted({dose for _, _, dose in keys}))}
    letters = {dose: letter for letter, dose in doses.items()}
    by_source: dict[str, list[Key]] = {}
    for key in keys:
        by_source.setdefault(key[0], []).append(key)
    used = sorted((one for one in summary.sources if one.id in by_source), key=lambda one: ORDER.index(one.kind))
    ways = {"*" * number: read for number, read in enumerate(dict.fromkeys(one.read for one in used), 1)}
    signs = {read: sign for sign, read in ways.items()}
    sources: list[Cited] = []
    places: dict[Key, SourcePlace] = {}
    for number, source in enumerate(used, 1):
        cited = by_source[source.id]
        for position, key in enumerate(cited):
            letter = _letter(position) if len(cited) > 1 else ""
            places[key] = SourcePlace(f"{number}{letter}", number, key[1], letters[key[2]])
        sources.append(Cited(number, source, signs[source.read], tuple(places[key] for key in cited)))
    return Citations(tuple(sources), doses, ways, places)


def notices_of(summary: Summary) -> tuple[NoticeLine, ...]:
    """Everything that is told to everybody of an audience."""
    return (*((summary.unwell,) if summary.unwell else ()), *summary.notices)


def _key(line: EvidenceLine) -> Key:
    return line.source, line.locator, line.about_dose


@cache
def _letter(position: int) -> str:
    """A letter for a position: a to z, then za to zz."""
    beyond, last = divmod(position, len(ascii_lowercase))
    return "z" * beyond + ascii_lowercase[last]
