"""Where the cautions of a summary are written, by short marks: each source and each place in it is told once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import ascii_lowercase

from screener.summary.evidence import EvidenceLine
from screener.summary.model import NoticeLine, SourceLine, Summary

Key = tuple[str, str, str]
"""A source, a place in it, and the dose that the place is about."""


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """A place in a source."""

    mark: str
    """The number of the source, and a letter where several places of it are cited."""
    locator: str
    dose: str
    """The letter of the dose it is about."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A source, with the places that are cited."""

    number: int
    source: SourceLine
    places: tuple[SourcePlace, ...]


@dataclass(frozen=True, slots=True)
class Citations:
    """Every source that a summary cites."""

    sources: Mapping[str, tuple[Cited, ...]]
    """By how they were read."""
    doses: Mapping[str, str]
    """The sentence about the dose, by its letter."""
    places: Mapping[Key, SourcePlace]

    def of(self, line: EvidenceLine) -> SourcePlace:
        """The place of a piece of evidence."""
        return self.places[_key(line)]

    def marks(self, evidence: Iterable[EvidenceLine]) -> tuple[str, ...]:
        """The marks of some evidence, each once."""
        return tuple(dict.fromkeys(self.of(line).mark for line in evidence))


def citations(summary: Summary) -> Citations:
    """Every source of a summary, numbered in the order of the bibliography.

    One rulebook gives the same marks whatever was answered.
    """
    items = (*summary.talk, *summary.could_not_check, *summary.checked)
    evidence = (*(item.evidence for item in items), *(notice.evidence for notice in notices_of(summary)))
    keys = sorted({_key(line) for lines in evidence for line in lines})
    dose_lines = sorted({dose for _, _, dose in keys})
    doses = {_letter(position).upper(): dose for position, dose in enumerate(dose_lines)}
    letters = {dose: letter for letter, dose in doses.items()}
    by_source: dict[str, list[Key]] = {}
    for key in keys:
        by_source.setdefault(key[0], []).append(key)
    sources: dict[str, list[Cited]] = {read: [] for read in dict.fromkeys(source.read for source in summary.sources)}
    places: dict[Key, SourcePlace] = {}
    ordered = [source for read in sources for source in summary.sources if source.read == read]
    for number, source in enumerate(ordered, 1):
        cited = by_source.get(source.id, [])
        for position, key in enumerate(cited):
            letter = _letter(position) if len(cited) > 1 else ""
            places[key] = SourcePlace(f"{number}{letter}", key[1], letters[key[2]])
        sources[source.read].append(Cited(number, source, tuple(places[key] for key in cited)))
    return Citations({read: tuple(cited) for read, cited in sources.items()}, doses, places)


def notices_of(summary: Summary) -> tuple[NoticeLine, ...]:
    """Everything that is told to everybody of an audience."""
    return (*((summary.unwell,) if summary.unwell else ()), *summary.notices)


def _key(line: EvidenceLine) -> Key:
    return line.source, line.locator, line.about_dose


def _letter(position: int) -> str:
    """A letter for a position: a to z, then za to zz."""
    beyond, last = divmod(position, len(ascii_lowercase))
    return "z" * beyond + ascii_lowercase[last]
