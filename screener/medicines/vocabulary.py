"""The names a rulebook knows, indexed: substances, combinations, everyday medicines, and words that only ask."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum, auto
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from screener.medicines.entries import Combination, LineWords, MedicineClass, Prompt, Reach, Substance
from screener.medicines.kinds import Status
from screener.medicines.near import NearNames
from screener.medicines.words import BLANK, MASKS, MASKS_OF_THE_PAST, UNSURE, Phrase, accents_of, fold

NO_CLASS: frozenset[str] = frozenset()
"""The classes of a medicine that no rule looks for."""


class Match(NamedTuple):
    """What a name means."""

    label: str
    """The name as the vocabulary spells it."""
    medicine: str
    """The id of the substance or combination."""
    substances: tuple[str, ...]
    classes: frozenset[str]
    listed: bool
    """Whether the rules look for it: it has a class, or a condition names one of its substances."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What words that only ask could mean."""

    could_be: tuple[Match, ...]
    prompt: str | None
    """The id of the prompt, if it has its own question."""
    alone: bool
    """Whether they are everyday words, which ask only if nothing else is in the row."""


class WordKind(StrEnum):
    """The role of a word that is not a name."""

    SILENT = auto()
    FORM = auto()
    TELLING_FORM = auto()
    """A form that is often all that people say about a medicine: "my injection"."""
    PRODUCT = auto()
    """Part of a product description: anywhere beside a medicine, it says nothing."""
    SEPARATOR = auto()
    JOINS = auto()
    """A separator that links two names: "codeine and morphine"."""
    TAKEN_NOW = auto()
    RESUMED = auto()
    LONG_AGO = auto()
    SAYS_NOTHING_BEHIND = auto()
    SAME_MEDICINE = auto()
    NO_ALLERGIES = auto()
    NOTHING = auto()
    VERB = auto()
    """A verb for taking something, or how it is taken."""
    PAST_VERB = auto()
    LINKING = auto()
    LEADS = auto()
    """A word that continues a sentence: "for", "until"."""
    POINTING = auto()
    """A word in place of a name: "what they gave me", "the blue ones"."""
    REASON = auto()
    ALL_OF_THEM = auto()
    NO_ORDER_BESIDE = auto()
    BEFORE_A_YEAR = auto()
    NEGATIVE = auto()
    """A word that negates a label, or says that it is not known."""
    POSITIVE = auto()
    UNSURE = auto()
    """A question mark attached to a word."""
    ACTS_LONG = auto()
    ACTS_LONG_BEFORE = auto()
    ACTS_LONG_BEHIND = auto()
    ACTS_LONG_RIGHT_BEHIND = auto()
    TITLE = auto()


class LabelKind(StrEnum):
    """The kind of a word before a colon."""

    HEADING = auto()
    PLACE = auto()
    DETAILS = auto()
    NO_STATUS = auto()
    """Details about a prescription rather than the medicine."""
    DIRECTIONS = auto()
    """Details that may name other medicines, although the row is about the one above."""
    NAME = auto()
    SAME_MEDICINE = auto()
    PERSON = auto()
    STATUS = auto()
    """A row about the status of the medicine above it."""


class Label(NamedTuple):
    """The words before a colon."""

    kind: LabelKind
    status: Status | None
    """What a heading says about the medicines below it."""
    text: str


class RowPhrases(NamedTuple):
    """Phrases that tell rows apart."""

    nothing: frozenset[Phrase]
    no_allergies: frozenset[Phrase]
    heading_words: frozenset[Phrase]
    personal: frozenset[Phrase]
    """Words beside what may identify somebody."""


class Rank(IntEnum):
    """Which of two equally near names is proposed first."""

    GENERIC = auto()
    LISTED = auto()
    KNOWN_MISSPELLING = auto()
    EVERYDAY = auto()
    FURTHER = auto()


class Side(StrEnum):
    """Where a word applies to a name."""

    BEFORE = auto()
    AFTER = auto()
    ALONE = auto()
    """Alone in its part after the name, or right after it."""
    KIN = auto()
    """Somebody else, before the name or its verb, or alone after it: "my husband takes oxycodone"."""
    ORDER = auto()
    """Before the name or alone after it, without a condition beside it: "stop", but not "stop if dizzy"."""


class Says(NamedTuple):
    """What a phrase says about a name."""

    status: Status
    side: Side
    accents: frozenset[str]
    """The words of the phrase that have an accent."""
    text: str
    """The phrase as the rules spell it."""


class Known(NamedTuple):
    """Everything known about a phrase."""

    match: Match | None
    asking: Asking | None
    kinds: frozenset[WordKind]
    says: tuple[Says, ...] = ()


@dataclass(frozen=True)
class Vocabulary:
    """Every name of a rulebook, indexed by its folded words."""

    classes: Mapping[str, MedicineClass]
    substances: Mapping[str, Substance]
    combinations: Mapping[str, Combination]
    everyday: Mapping[str, tuple[str, ...]]
    """Medicines that no rule looks for: a generic name (for a mixture, its substances joined by " + ") and all its
    other names."""
    own: Mapping[str, tuple[str, ...]]
    """A clinic's own names, by the id of a substance or combination, or by an everyday medicine."""
    named: frozenset[str]
    """The substances that conditions ask for by name."""
    prompts: Mapping[str, Prompt]
    words: LineWords
    product: frozenset[Phrase] = frozenset()
    """Product words: dose forms, devices, makers, salts."""
    ordinary: frozenset[str] = frozenset()
    """Ordinary words. A name or a word that asks is never ordinary, even if it is listed."""

    def reworded(self, classes: Mapping[str, MedicineClass], prompts: Mapping[str, Prompt]) -> "Vocabulary":
        """The same index with the titles of classes and the questions of prompts in another language."""
        other = replace(self, classes=classes, prompts=prompts)
        for index in (
            "known",
            "reach",
            "near",
            "labels",
            "row_phrases",
            "longest_label",
            "columns",
            "counted",
            "forms",
            "verbs",
            "_partners",
        ):
            vars(other)[index] = getattr(self, index)
        return other

    def without(self, phrase: Phrase) -> "Vocabulary":
        """The vocabulary without a name."""
        other = self.reworded(self.classes, self.prompts)
        known = self.known[phrase]
        rest = known._replace(match=None, asking=None)
        one = {phrase: rest} if rest.kinds or rest.says else {}
        vars(other)["known"] = {key: value for key, value in self.known.items() if key != phrase} | one
        vars(other)["asks"] = {key: value for key, value in self.asks.items() if key != phrase}
        vars(other)["near"] = self.near.without(phrase)
        return other

    def settled_by(self, answers: Mapping[str, str]) -> Mapping[str | None, Match]:
        """The prompts that answers settle, by id, each with the meaning of its words."""
        return {
            key: self.itself(prompt.settled_by.medicine)
            for key, prompt in self.prompts.items()
            if prompt.settled_by and answers.get(prompt.settled_by.question) == prompt.settled_by.answer
        }

    def entries(self) -> Iterator[tuple[str, Substance]]:
        """Substances and combinations with their ids."""
        yield from self.substances.items()
        yield from self.combinations.items()

    def title(self, medicine: str) -> str:
        """The name of a substance or combination by its id; an everyday medicine is its own generic name."""
        entry = self.substances.get(medicine) or self.combinations.get(medicine)
        return entry.name if entry else medicine

    @cached_property
    def matches(self) -> Mapping[Phrase, Match]:
        """The names that are recognized."""
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
        """The words that only ask, with what they could mean."""
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
        """The name of an entry that a misspelling most resembles, or else the entry's own name."""
        names = {name: "".join(fold(name)) for name in entry.all_names()}
        near = process.extractOne("".join(fold(word)), names, scorer=OSA.normalized_similarity, score_cutoff=0.7)
        return self._match(key, entry, near[2] if near else entry.name)

    def itself(self, medicine: str) -> Match:
        """A medicine under its own name, by its id or, for an everyday medicine, its generic name."""
        if medicine in self.everyday:
            return Match(medicine, medicine, tuple(medicine.split(" + ")), NO_CLASS, listed=False)
        entry = self.substances.get(medicine) or self.combinations[medicine]
        return self._match(medicine, entry, entry.name)

    @cached_property
    def line_words(self) -> Mapping[Phrase, frozenset[WordKind]]:
        """The words that are not names, with their roles."""
        words, long = self.words, self.words.acts_long
        kinds: list[tuple[WordKind, Iterable[str]]] = [
            *((WordKind.SILENT, group) for group in words.passed_over.values()),
            *((WordKind.FORM, group) for group in words.beside_a_name.values()),
            (WordKind.SEPARATOR, words.separators),
            (WordKind.JOINS, words.joining),
            (WordKind.TAKEN_NOW, words.taken_now),
            (WordKind.RESUMED, words.resumed),
            (WordKind.LONG_AGO, words.long_ago),
            (WordKind.SAYS_NOTHING_BEHIND, words.says_nothing_behind),
            (WordKind.SAME_MEDICINE, words.rows.same_medicine),
            (WordKind.NO_ALLERGIES, words.rows.no_allergies),
            (WordKind.NOTHING, words.rows.nothing),
            (WordKind.VERB, words.verbs),
            (WordKind.PAST_VERB, words.past_verbs),
            (WordKind.LINKING, words.linking),
            (WordKind.LEADS, words.leading),
            (WordKind.POINTING, words.pointing),
            (WordKind.TELLING_FORM, words.telling_forms),
            (WordKind.REASON, words.reasons),
            (WordKind.ALL_OF_THEM, words.all_of_them),
            (WordKind.NO_ORDER_BESIDE, words.no_order_beside),
            (WordKind.BEFORE_A_YEAR, words.before_a_year),
            (WordKind.NEGATIVE, words.rows.negative),
            (WordKind.POSITIVE, words.rows.positive),
            (WordKind.ACTS_LONG, long.anywhere),
            (WordKind.ACTS_LONG_BEFORE, long.before),
            (WordKind.ACTS_LONG_BEHIND, long.behind),
            (WordKind.ACTS_LONG_RIGHT_BEHIND, long.right_behind),
            (WordKind.TITLE, words.personal.titles),
        ]
        found: dict[Phrase, frozenset[WordKind]] = {
            (UNSURE,): frozenset({WordKind.UNSURE}),
            (BLANK,): frozenset({WordKind.NEGATIVE, WordKind.SILENT}),
            **{(mask,): frozenset({WordKind.SILENT}) for mask in MASKS},
        }
        for kind, group in kinds:
            for word in group:
                found[fold(word)] = found.get(fold(word), frozenset()) | {kind}
        for phrase in self.product:
            found[phrase] = found.get(phrase, frozenset()) | {WordKind.PRODUCT}
        return found

    @cached_property
    def says(self) -> Mapping[Phrase, tuple[Says, ...]]:
        """The words that say that a name is not taken now."""
        found: dict[Phrase, tuple[Says, ...]] = {
            (mask,): (Says(Status.UNCLEAR, Side.AFTER, frozenset(), mask),) for mask in MASKS_OF_THE_PAST
        }
        for text in self.words.kin:
            one = Says(Status.UNCLEAR, Side.KIN, accents_of(text), text)
            found[fold(text)] = (*found.get(fold(text), ()), one)
        for status in (Status.STOPPED, Status.ALLERGY, Status.UNCLEAR):
            reach: Reach = getattr(self.words.status, status.value)
            for side in (Side.BEFORE, Side.AFTER, Side.ALONE, Side.ORDER):
                for text in getattr(reach, side.value):
                    one = Says(status, side, accents_of(text), text)
                    found[fold(text)] = (*found.get(fold(text), ()), one)
        return found

    @cached_property
    def known(self) -> Mapping[Phrase, Known]:
        """Every known phrase, with all that is known about it."""
        matches, asks, words, says = self.matches, self.asks, self.line_words, self.says
        no_kind: frozenset[WordKind] = frozenset()
        return {
            phrase: Known(matches.get(phrase), asks.get(phrase), words.get(phrase, no_kind), says.get(phrase, ()))
            for phrase in chain(words, says, matches, asks)
        }

    @cached_property
    def labels(self) -> Mapping[Phrase, Label]:
        """Labels and headings, with what they say about what follows."""
        rows = self.words.rows
        groups: list[tuple[LabelKind, Status | None, Iterable[str]]] = [
            (LabelKind.PERSON, None, (*self.words.personal.names, *self.words.personal.vague_names)),
            (LabelKind.DETAILS, None, (*self.words.personal.dates, *rows.details)),
            (LabelKind.NO_STATUS, None, rows.no_status),
            (LabelKind.DIRECTIONS, None, rows.directions),
            (LabelKind.NAME, None, rows.names),
            *((LabelKind.HEADING, status, getattr(rows.headings, status.value)) for status in Status),
            (LabelKind.PLACE, None, rows.headings.place),
            (LabelKind.SAME_MEDICINE, None, rows.same_medicine),
        ]
        return {fold(text): Label(kind, status, text) for kind, status, group in groups for text in group}

    @cached_property
    def row_statuses(self) -> Mapping[Phrase, Label]:
        """Rows about the medicine above them, alone or before a colon."""
        status = self.words.rows.status
        return {fold(text): Label(LabelKind.STATUS, one, text)
                for one in Status for text in getattr(status, one.value)}  # fmt: skip

    @cached_property
    def row_phrases(self) -> RowPhrases:
        """The phrases that tell rows apart."""
        rows, personal = self.words.rows, self.words.personal
        beside = (
            *personal.birth,
            *personal.dates,
            *personal.phone,
            *personal.record,
            *personal.titles,
            *personal.names,
        )
        return RowPhrases(*(frozenset(map(fold, group)) for group in
                            (rows.nothing, rows.no_allergies, rows.heading_words, beside)))  # fmt: skip

    @cached_property
    def longest_label(self) -> int:
        """The length of the longest label, in words."""
        return max(map(len, self.labels), default=0)

    @cached_property
    def columns(self) -> frozenset[Phrase]:
        """The phrases that can be column heads."""
        personal = self.words.personal
        heads = map(fold, (*self.words.rows.columns, *personal.name_columns, *personal.number_columns))
        labels = (key for key, one in self.labels.items() if one.kind is not LabelKind.HEADING or one.status is None)
        return frozenset((*heads, *labels, *self.row_statuses))

    @cached_property
    def forms(self) -> frozenset[str]:
        """Single words for forms: tablet, patch."""
        return frozenset(phrase[0] for phrase, kinds in self.line_words.items()
                         if WordKind.FORM in kinds and len(phrase) == 1)  # fmt: skip

    @cached_property
    def counted(self) -> frozenset[str]:
        """Words after a number that is not a strength."""
        return frozenset((*self.forms, *(word for phrase in map(fold, self.words.counted) for word in phrase)))

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Single words for taking something."""
        return frozenset(phrase[0] for phrase, kinds in self.line_words.items()
                         if WordKind.VERB in kinds and len(phrase) == 1)  # fmt: skip

    @cached_property
    def reach(self) -> Mapping[str, int]:
        """For every first word of a known phrase, the length of the longest such phrase."""
        found: dict[str, int] = {}
        for phrase in self.known:
            if len(phrase) > found.get(phrase[0], 0):
                found[phrase[0]] = len(phrase)
        return found

    @cached_property
    def near(self) -> NearNames:
        """Names and known misspellings, to look up typing errors. Everyday words that ask are left out.

        Of two equally near names, one that the rules look for comes first; among those, a generic name.
        """
        further = {(medicine, label) for medicine, labels in self.own.items() for label in labels}
        ranks = {phrase: Rank.KNOWN_MISSPELLING for phrase, asking in self.asks.items() if not asking.alone}
        for phrase, match in self.matches.items():
            generic = match.label == self.title(match.medicine)
            unlisted = Rank.FURTHER if (match.medicine, match.label) in further else Rank.EVERYDAY
            ranks[phrase] = unlisted if not match.listed else Rank.GENERIC if generic else Rank.LISTED
        return NearNames(ranks, {Rank.LISTED, Rank.KNOWN_MISSPELLING})

    def candidates(self, name: Phrase) -> tuple[Match, ...]:
        """What a name, or words that ask, could mean."""
        match = self.matches.get(name)
        return (match,) if match else self.asks[name].could_be

    def partners_of(self, substances: Iterable[str]) -> tuple[str, ...]:
        """The combinations with one of these substances that have a class it does not have, each once."""
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

    def acting_long(self, match: Match) -> Match:
        """The medicine as a long-acting product, with the classes for that."""
        further = {key for key, one in self.classes.items() if one.acts_long in match.classes}
        return match._replace(classes=match.classes | further) if further else match

    def _match(self, key: str, entry: Substance, label: str) -> Match:
        parts = entry.of if isinstance(entry, Combination) else (key,)
        classes = {kind for part in parts for kind in self.substances[part].classes}
        classes.update(entry.classes)
        classes.update(kind for kind, names in entry.also.items() if label in names)
        listed = bool(classes) or not self.named.isdisjoint(parts)
        return Match(label, key, parts, frozenset(classes), listed)
