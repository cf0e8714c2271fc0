"""The names a rulebook knows: substances, combinations, classes, and words that only ask.

The data classes describe the files of ``rules/<rulebook>/medicines/``; ``Vocabulary`` is all of them, indexed.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from screener.written import Id, Name, Short, SourceId, Text, Written

Phrase = tuple[str, ...]
"""The folded words of a name, in order."""

_WORD = re.compile(r"#?[^\W_]+")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)


def fold(text: str) -> Phrase:
    """The words of a text without case, accents, punctuation, width and invisible characters.

    "Co-codamol 30/500" becomes ("co", "codamol", "30", "500"). A number sign stays: Tylenol #3 holds codeine, Tylenol
    three times a day does not. Letters of other scripts stay what they are: a
    Cyrillic letter that looks like a Latin one never becomes it.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", _INVISIBLE.sub("", text))
        text = "".join(character for character in text if not unicodedata.combining(character))
        text = text.casefold()
    return tuple(_WORD.findall(text.lower()))


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


SourceName = Annotated[str, Field(min_length=1, max_length=80)]
"""A name as people write it."""


class MedicineClass(_Entry):
    """A class of medicines that a condition can ask for."""

    title: Short
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
    asks: Annotated[tuple[Name, ...], Field(description="misspellings and slang: they ask, and are never a match")] = ()
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
    ask: Text
    could_be: Annotated[tuple[Id, ...], Field(description="substances or combinations")]


class LineWords(_Entry):
    """Words of a medicine line that are not names."""

    passed_over: Annotated[
        dict[Id, tuple[Name, ...]],
        Field(description="strengths, forms, routes, times, linking words: they say nothing about which medicine"),
    ]
    changes_meaning: Annotated[
        dict[Id, tuple[Name, ...]],
        Field(description="words that may mean that the medicine is not taken: the line asks for confirmation"),
    ]


@dataclass(frozen=True, slots=True)
class Match:
    """What one name stands for."""

    label: str
    """The name as the vocabulary writes it."""
    medicine: str
    """The id of the substance or combination."""
    substances: tuple[str, ...]
    classes: frozenset[str]


@dataclass(frozen=True)
class Vocabulary:
    """Every name of a rulebook, by its folded words."""

    classes: Mapping[str, MedicineClass]
    substances: Mapping[str, Substance]
    combinations: Mapping[str, Combination]
    prompts: Mapping[str, Prompt]
    words: LineWords

    def entries(self) -> Iterator[tuple[str, Substance]]:
        """Substances and combinations with their ids."""
        yield from self.substances.items()
        yield from self.combinations.items()

    def title(self, medicine: str) -> str:
        """The name of a substance or combination, by its id."""
        entry = self.substances.get(medicine) or self.combinations[medicine]
        return entry.name

    @cached_property
    def matches(self) -> Mapping[Phrase, Match]:
        """Names that are recognised."""
        return {
            fold(label): self._match(key, entry, label) for key, entry in self.entries() for label in entry.all_names()
        }

    @cached_property
    def asks(self) -> Mapping[Phrase, tuple[str, ...]]:
        """Words that only ask, with the ids of what they could be."""
        found: dict[Phrase, tuple[str, ...]] = {}
        for key, entry in self.entries():
            for word in entry.asks:
                phrase = fold(word)
                found[phrase] = (*found.get(phrase, ()), key)
        return found

    @cached_property
    def prompted(self) -> Mapping[Phrase, Prompt]:
        """Words that ask a question of their own."""
        return {fold(word): prompt for prompt in self.prompts.values() for word in prompt.words}

    @cached_property
    def passed_over(self) -> frozenset[Phrase]:
        """Words that say nothing about which medicine it is."""
        return _phrases(self.words.passed_over.values())

    @cached_property
    def changes_meaning(self) -> frozenset[Phrase]:
        """Words that may mean that the medicine is not taken."""
        return _phrases(self.words.changes_meaning.values())

    @cached_property
    def longest(self) -> int:
        """The number of words of the longest phrase known."""
        tables = (self.matches, self.asks, self.prompted, self.passed_over, self.changes_meaning)
        return max((len(phrase) for table in tables for phrase in table), default=1)

    def _match(self, key: str, entry: Substance, label: str) -> Match:
        parts = entry.of if isinstance(entry, Combination) else (key,)
        classes = {kind for part in parts for kind in self.substances[part].classes}
        classes.update(entry.classes)
        classes.update(kind for kind, names in entry.also.items() if label in names)
        return Match(label, key, parts, frozenset(classes))


def _phrases(groups: Iterable[Iterable[str]]) -> frozenset[Phrase]:
    return frozenset(fold(word) for words in groups for word in words)
