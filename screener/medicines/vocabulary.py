"""The names a rulebook knows: substances, combinations, classes, and words that only ask.

The data classes describe the files of ``rules/<rulebook>/medicines/``; ``Vocabulary`` is all of them, indexed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cached_property
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from screener.medicines.words import Phrase, fold
from screener.written import Id, Name, Short, SourceId, Text, TrueOrFalse, Written


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MedicineClass(_Entry):
    """A class of medicines that a condition can ask for."""

    title: Short
    patient: Annotated[Short | None, Field(description="the title for patients; absent: not shown to them")] = None
    means: Text


class Codes(_Entry):
    """Codes of the substance in public terminologies."""

    atc: tuple[Annotated[str, Written(r"[A-Z][0-9]{2}[A-Z]{1,2}[0-9]{0,2}", "an ATC code: N02AA05")], ...] = ()
    rxnorm: tuple[Annotated[str, Written(r"[0-9]+", "an RxNorm number in quotes")], ...] = ()


class Substance(_Entry):
    """One substance, its classes and every name it is known by."""

    name: Name
    classes: tuple[Id, ...]
    names: Annotated[tuple[Name, ...], Field(description="other generic names")] = ()
    brands: Annotated[dict[str, tuple[Name, ...]], Field(description="brand names by country code")] = {}
    also: Annotated[dict[Id, tuple[Name, ...]], Field(description="further classes of some of the names only")] = {}
    asks: Annotated[tuple[Name, ...], Field(description="misspellings and short forms: they ask")] = ()
    street: Annotated[tuple[Name, ...], Field(description="slang, everyday words: ask where they stand alone")] = ()
    codes: Codes = Codes()
    sources: tuple[SourceId, ...]
    not_traced: Annotated[tuple[Name, ...], Field(description="names no source was found for")] = ()
    note: Text | None = None

    def all_names(self) -> Iterator[str]:
        """Every name that is a match: the substance's own, other generic names, brands."""
        yield self.name
        yield from self.names
        for brands in self.brands.values():
            yield from brands


class Combination(Substance):
    """A product of several substances. It has the classes of all of them, and ``classes`` besides."""

    of: Annotated[tuple[Id, ...], Field(min_length=2)]
    classes: tuple[Id, ...] = ()


class Prompt(_Entry):
    """Words that could mean several things: they ask a question and are never a match."""

    words: Annotated[tuple[Name, ...], Field(min_length=1)]
    alone: Annotated[TrueOrFalse, Field(description="everyday words: ask only where nothing else is in the line")]
    ask: Text
    could_be: Annotated[tuple[Id, ...], Field(description="substances or combinations")]


class MeaningWords(_Entry):
    """Words that may mean that the medicine in the same part of a line is not taken."""

    before: Annotated[tuple[Name, ...], Field(description="standing before the name")]
    after: Annotated[tuple[Name, ...], Field(description="standing behind the name")]


class LineWords(_Entry):
    """Words of a medicine line that are not names."""

    passed_over: Annotated[
        dict[Id, tuple[Name, ...]],
        Field(description="strengths, routes, times, linking words: they say nothing about which medicine"),
    ]
    beside_a_name: Annotated[
        dict[Id, tuple[Name, ...]],
        Field(description="forms: they say nothing beside a name, and may be a medicine in a part without one"),
    ]
    separators: Annotated[tuple[Name, ...], Field(description="words that begin a new part of the line")]
    changes_meaning: MeaningWords
    taken_now: Annotated[tuple[Name, ...], Field(description="words that take back `changes_meaning`")]


NO_CLASS: frozenset[str] = frozenset()
"""The classes of a medicine that the rules look for in nothing."""


class Match(NamedTuple):
    """What one name stands for."""

    label: str
    """The name as the vocabulary writes it."""
    medicine: str
    """The id of the substance or combination."""
    substances: tuple[str, ...]
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Asking:
    """What words that only ask could be."""

    could_be: tuple[str, ...]
    """Ids of substances and combinations."""
    ask: str | None
    """A question of their own."""
    alone: bool
    """Everyday words: they ask only where nothing else is in the line."""


class WordKind(StrEnum):
    """What a word that is no name does in a line."""

    SILENT = auto()
    FORM = auto()
    SEPARATOR = auto()
    BEFORE = auto()
    AFTER = auto()
    TAKEN_NOW = auto()


@dataclass(frozen=True)
class Vocabulary:
    """Every name of a rulebook, by its folded words."""

    classes: Mapping[str, MedicineClass]
    substances: Mapping[str, Substance]
    combinations: Mapping[str, Combination]
    everyday: Mapping[str, tuple[str, ...]]
    """Medicines that the rules look for in nothing: a generic name, and every name it goes by."""
    prompts: Mapping[str, Prompt]
    words: LineWords

    def entries(self) -> Iterator[tuple[str, Substance]]:
        """Substances and combinations with their ids."""
        yield from self.substances.items()
        yield from self.combinations.items()

    def title(self, medicine: str) -> str:
        """The name of a substance or combination, by its id; an everyday medicine is its generic name."""
        entry = self.substances.get(medicine) or self.combinations.get(medicine)
        return entry.name if entry else medicine

    @cached_property
    def matches(self) -> Mapping[Phrase, Match]:
        """Names that are recognised."""
        found = {
            fold(label): Match(label, generic, (generic,), NO_CLASS)
            for generic, labels in self.everyday.items()
            for label in labels
        }
        found |= {fold(label): self._match(key, entry, label)
                  for key, entry in self.entries() for label in entry.all_names()}  # fmt: skip
        return found

    @cached_property
    def asks(self) -> Mapping[Phrase, Asking]:
        """Words that only ask, with what they could be."""
        found: dict[Phrase, Asking] = {}
        for key, entry in self.entries():
            for word in (*entry.asks, *entry.street):
                before = found.get(fold(word))
                could_be = (*(before.could_be if before else ()), key)
                found[fold(word)] = Asking(could_be, None, alone=word in entry.street)
        for prompt in self.prompts.values():
            found |= {fold(word): Asking(prompt.could_be, prompt.ask, alone=prompt.alone) for word in prompt.words}
        return found

    @cached_property
    def line_words(self) -> Mapping[Phrase, frozenset[WordKind]]:
        """Words that are not names, by what they do in a line."""
        words = self.words
        kinds: list[tuple[WordKind, Iterable[str]]] = [
            *((WordKind.SILENT, group) for group in words.passed_over.values()),
            *((WordKind.FORM, group) for group in words.beside_a_name.values()),
            (WordKind.SEPARATOR, words.separators),
            (WordKind.BEFORE, words.changes_meaning.before),
            (WordKind.AFTER, words.changes_meaning.after),
            (WordKind.TAKEN_NOW, words.taken_now),
        ]
        found: dict[Phrase, frozenset[WordKind]] = {}
        for kind, group in kinds:
            for word in group:
                found[fold(word)] = found.get(fold(word), frozenset()) | {kind}
        return found

    @cached_property
    def longest(self) -> int:
        """The number of words of the longest phrase known."""
        return max(len(phrase) for table in (self.matches, self.asks, self.line_words) for phrase in table)

    @cached_property
    def partners(self) -> Mapping[str, tuple[str, ...]]:
        """For every substance, the combinations that hold it and have a class that it has not."""
        found: dict[str, tuple[str, ...]] = {}
        for key, entry in self.combinations.items():
            classes = self._match(key, entry, entry.name).classes
            for part in entry.of:
                if not classes <= set(self.substances[part].classes):
                    found[part] = (*found.get(part, ()), key)
        return found

    def _match(self, key: str, entry: Substance, label: str) -> Match:
        parts = entry.of if isinstance(entry, Combination) else (key,)
        classes = {kind for part in parts for kind in self.substances[part].classes}
        classes.update(entry.classes)
        classes.update(kind for kind, names in entry.also.items() if label in names)
        return Match(label, key, parts, frozenset(classes))
