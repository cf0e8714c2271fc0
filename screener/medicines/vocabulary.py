"""The names a rulebook knows, indexed: substances, combinations, everyday medicines, words that only ask."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum, auto
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from screener.medicines.entries import Combination, LineWords, MedicineClass, Prompt, Substance
from screener.medicines.near import NearNames
from screener.medicines.personal import Personal
from screener.medicines.words import Phrase, fold

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
    listed: bool
    """Whether the rules look for it: it has a class, or a condition names one of its substances."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What words that only ask could be."""

    could_be: tuple[Match, ...]
    prompt: str | None
    """The id of the prompt that asks a question of its own."""
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
    TITLE = auto()


class Rank(IntEnum):
    """Which of two names that are as near to a typed word is proposed first."""

    GENERIC = auto()
    LISTED = auto()
    KNOWN_MISSPELLING = auto()
    EVERYDAY = auto()
    FURTHER = auto()


class Known(NamedTuple):
    """Everything that is known of a phrase."""

    match: Match | None
    asking: Asking | None
    kinds: frozenset[WordKind]


@dataclass(frozen=True)
class Vocabulary:
    """Every name of a rulebook, by its folded words."""

    classes: Mapping[str, MedicineClass]
    substances: Mapping[str, Substance]
    combinations: Mapping[str, Combination]
    everyday: Mapping[str, tuple[str, ...]]
    """Medicines that the rules look for in nothing: a generic name (of a mixture, its substances with " + " between
    them), and every name it goes by."""
    own: Mapping[str, tuple[str, ...]]
    """Further names that a clinic uses, by the id of a substance or combination, or by an everyday medicine."""
    named: frozenset[str]
    """The substances that conditions ask for by name."""
    prompts: Mapping[str, Prompt]
    words: LineWords

    def reworded(self, classes: Mapping[str, MedicineClass], prompts: Mapping[str, Prompt]) -> "Vocabulary":
        """The same names, indexed once, with the titles of classes and the questions of prompts in another language."""
        other = replace(self, classes=classes, prompts=prompts)
        for index in ("known", "reach", "near", "personal", "counted", "_partners"):
            vars(other)[index] = getattr(self, index)
        return other

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
            fold(label): Match(label, generic, tuple(generic.split(" + ")), NO_CLASS, listed=False)
            for generic, labels in self.everyday.items()
            for label in labels
        }
        found |= {fold(label): self._match(key, entry, label)
                  for key, entry in self.entries() for label in entry.all_names()}  # fmt: skip
        found |= {fold(label): self.itself(key)._replace(label=label) for key in self.own for label in self.own[key]}
        return found

    @cached_property
    def asks(self) -> Mapping[Phrase, Asking]:
        """Words that only ask, with what they could be."""
        found: dict[Phrase, Asking] = {}
        for key, entry in self.entries():
            for word in (*entry.asks, *entry.street):
                before = found.get(fold(word))
                could_be = (*(before.could_be if before else ()), self._nearest(key, entry, word))
                found[fold(word)] = Asking(could_be, None, alone=word in entry.street)
        for key, prompt in self.prompts.items():
            could_be = tuple(self.itself(one) for one in prompt.could_be)
            found |= {fold(word): Asking(could_be, key, alone=prompt.alone) for word in prompt.words}
        return found

    def _nearest(self, key: str, entry: Substance, word: str) -> Match:
        """The name of an entry that a misspelling of it most looks like; the entry's own name where none does."""
        names = {name: "".join(fold(name)) for name in entry.all_names()}
        near = process.extractOne("".join(fold(word)), names, scorer=OSA.normalized_similarity, score_cutoff=0.7)
        return self._match(key, entry, near[2] if near else entry.name)

    def itself(self, medicine: str) -> Match:
        """A medicine under its own name, by its id; an everyday medicine by its generic name."""
        if medicine in self.everyday:
            return Match(medicine, medicine, tuple(medicine.split(" + ")), NO_CLASS, listed=False)
        entry = self.substances.get(medicine) or self.combinations[medicine]
        return self._match(medicine, entry, entry.name)

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
            (WordKind.TITLE, words.personal.titles),
        ]
        found: dict[Phrase, frozenset[WordKind]] = {}
        for kind, group in kinds:
            for word in group:
                found[fold(word)] = found.get(fold(word), frozenset()) | {kind}
        return found

    @cached_property
    def known(self) -> Mapping[Phrase, Known]:
        """Every phrase that is known, with all that is known of it."""
        matches, asks, words = self.matches, self.asks, self.line_words
        no_kind: frozenset[WordKind] = frozenset()
        return {
            phrase: Known(matches.get(phrase), asks.get(phrase), words.get(phrase, no_kind))
            for phrase in chain(words, matches, asks)
        }

    @cached_property
    def counted(self) -> frozenset[str]:
        """Words behind a number that is no strength."""
        forms = (phrase[0] for phrase, kinds in self.line_words.items() if WordKind.FORM in kinds and len(phrase) == 1)
        return frozenset((*forms, *(word for phrase in map(fold, self.words.counted) for word in phrase)))

    @cached_property
    def reach(self) -> Mapping[str, int]:
        """For every word that a known phrase begins with: the number of words of the longest such phrase."""
        found: dict[str, int] = {}
        for phrase in self.known:
            if len(phrase) > found.get(phrase[0], 0):
                found[phrase[0]] = len(phrase)
        return found

    @cached_property
    def near(self) -> NearNames:
        """Names and known misspellings, to be found by a typing error. Everyday words that ask are left out.

        Of two names that are as near, one that the rules look for comes first, and of those a generic name.
        """
        further = {(medicine, label) for medicine, labels in self.own.items() for label in labels}
        ranks = {phrase: Rank.KNOWN_MISSPELLING for phrase, asking in self.asks.items() if not asking.alone}
        for phrase, match in self.matches.items():
            generic = match.label == self.title(match.medicine)
            unlisted = Rank.FURTHER if (match.medicine, match.label) in further else Rank.EVERYDAY
            ranks[phrase] = unlisted if not match.listed else Rank.GENERIC if generic else Rank.LISTED
        return NearNames(ranks)

    @cached_property
    def personal(self) -> Personal:
        """Finds what in a line may tell who somebody is."""
        return Personal(self.words.personal)

    def candidates(self, name: Phrase) -> tuple[Match, ...]:
        """What a name, or words that ask, could stand for."""
        match = self.matches.get(name)
        return (match,) if match else self.asks[name].could_be

    def partners_of(self, substances: Iterable[str]) -> tuple[str, ...]:
        """The combinations that hold one of some substances and have a class that it has not, each once."""
        return tuple(dict.fromkeys(key for part in sorted(substances) for key in self._partners.get(part, ())))

    @cached_property
    def _partners(self) -> Mapping[str, tuple[str, ...]]:
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
        listed = bool(classes) or not self.named.isdisjoint(parts)
        return Match(label, key, parts, frozenset(classes), listed)
