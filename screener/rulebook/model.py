"""What a rulebook holds, as written in its files. The JSON Schemas in ``schema/`` are made from these classes.

One caution stands in one place: its whole condition, its words for both audiences, its evidence, its review; its
worked examples (vignettes) are in the same file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from screener.engine.conditions import Condition
from screener.engine.intake import NO, YES, TypedMedicine
from screener.engine.kinds import PRIORITIES, CautionKind, Completeness, Priority, WayRead
from screener.engine.plan import Plan
from screener.engine.written import (
    Brief,
    CardText,
    Date,
    Id,
    LanguageCode,
    Quoted,
    Short,
    Text,
    TrueOrFalse,
    Url,
    Written,
)
from screener.medicines import Masking, Vocabulary
from screener.rulebook.card import CARD, Card
from screener.rulebook.fhir import RECORDS, RecordMap
from screener.rulebook.hooks import Hooks
from screener.rulebook.parts import Evidence, Part, Review
from screener.rulebook.signatures import Signature
from screener.rulebook.translated import Translated
from screener.rulebook.words import Words
from screener.rulebook.words.forms import takes


class Audience(StrEnum):
    """Who reads."""

    CLINICIAN = "clinician"
    PATIENT = "patient"


SourceKind = Literal[
    "label", "regulator", "study", "review", "database", "terminology", "list", "search", "web_page", "article"
]
"""What sort of source it is. A search is our own: it says what was looked for and not found, and on which day."""


class Source(Part):
    """One entry of the bibliography."""

    title: Annotated[Text, Quoted()]
    publisher: Annotated[Text, Quoted()]
    edition: Annotated[Text, Field(description="edition, revision or date, in words")]
    url: Annotated[
        Url | None, Field(description="stable link to the primary document; absent: no address is known")
    ] = None
    read: Annotated[
        WayRead,
        Field(description="the primary text, a word-for-word copy (or abstract), or somebody's account of it"),
    ]
    kind: SourceKind
    read_on: Annotated[Date | None, Field(description="the day on which it was read; absent: not recorded")] = None
    label_id: Annotated[
        Annotated[Text, Quoted()] | None,
        Field(description="of a label: its set id, with the version or day where known"),
    ] = None


class QuestionVoice(Part):
    """How a question is asked of one audience."""

    ask: Short
    help: Text | None = None
    find_out: Annotated[Text, Field(description="how to find out, where the answer is not known")]


class Asked(Part):
    """Something that is asked of both audiences, and why."""

    topic: Annotated[Id, Field(description="a key of `topics` in rulebook.yaml")]
    clinician: QuestionVoice
    patient: QuestionVoice
    why: Annotated[Text, Field(description="why it is asked, in plain words")]

    def voice(self, audience: Audience) -> QuestionVoice:
        """The words for an audience."""
        return self.clinician if audience is Audience.CLINICIAN else self.patient


class BecauseOf(Part):
    """What is said before a follow-up."""

    answer: Annotated[Text, Field(description="where an answer opened it")]
    medicine: Annotated[
        Annotated[Text, takes("medicine")] | None,
        Field(description="where a medicine on the list opened it, which is named at `{medicine}`"),
    ] = None


class Because(Part):
    """Why a follow-up is asked of this person: what they said that opened it."""

    patient: BecauseOf


class Question(Asked):
    """One question."""

    answer: Annotated[
        Annotated[Literal["yes_no"], Tag("yes_no")] | Annotated[dict[Id, Short], Field(min_length=2), Tag("choices")],
        Discriminator(lambda value: "yes_no" if isinstance(value, str) else "choices"),
        Field(
            description="`yes_no`, or the choices with their labels. *Not sure* and, where `sensitive`, "
            "*prefer not to say* are added"
        ),
    ]
    sensitive: Annotated[TrueOrFalse, Field(description="offer *prefer not to say*")]
    concern: Annotated[
        tuple[str, ...],
        Field(description="the answers that are towards concern: none of them may take a finding away"),
    ]
    takes_away: dict[Id, Text] = Field(
        default_factory=dict,
        description="cautions that an answer towards concern does take away, and why that is meant",
    )
    short: Annotated[Brief | None, Field(description="the question in a few words, for a row of a checklist")] = None
    short_answers: dict[Id, Brief] = Field(
        default_factory=dict, description="the choices in a few words, all of them or none; `yes_no` has its own"
    )
    together: Annotated[
        TrueOrFalse,
        Field(description="may be answered *no* together with others, once all were asked about"),
    ] = False
    same_screen: Annotated[
        TrueOrFalse, Field(description="where one question is asked a screen: stands below the question before it")
    ] = False
    because: Annotated[
        Because | None, Field(description="of a question with `ask_if`: what a patient is told before it")
    ] = None
    ask_if: Annotated[
        Condition | None, Field(description="asked only while this is true of the answers to earlier questions")
    ] = None

    @property
    def values(self) -> tuple[str, ...]:
        """The answers that decide something, in the order they are offered."""
        return (YES, NO) if self.answer == "yes_no" else tuple(self.answer)


class ClinicianVoice(Part):
    """What a clinician reads: options to consider, never a directive."""

    say: CardText
    consider: Annotated[tuple[Text, ...], Field(min_length=1)]


class PatientVoice(Part):
    """What a patient reads: plain words, and what to ask or bring."""

    say: Text
    ask: Annotated[tuple[Text, ...], Field(min_length=1)]
    note: Text | None = None


class Caution(Part):
    """One published caution: the whole condition, both voices, evidence and review."""

    title: Short
    kind: CautionKind
    priority: Priority
    when: Condition
    under: Annotated[
        Id | None, Field(description="the caution that this one is told with, where both are raised; one level")
    ] = None
    clinician: ClinicianVoice
    patient: PatientVoice
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    review: Review


class Undetermined(Part):
    """A vignette's expectation that a caution cannot be decided, with all that is missing."""

    undetermined: Annotated[tuple[str, ...], Field(min_length=1)]


Expectation = Annotated[
    Annotated[Literal["raised", "not_raised"], Tag("outcome")] | Annotated[Undetermined, Tag("undetermined")],
    Discriminator(lambda value: "outcome" if isinstance(value, str) else "undetermined"),
]
"""What a vignette expects of one caution."""


class Vignette(Part):
    """A worked example: an intake and what is expected of it."""

    name: Short
    answers: dict[Id, str] = Field(default_factory=dict)
    medicines: tuple[TypedMedicine, ...] = ()
    medicines_complete: Completeness | None = None
    on_about: Annotated[
        TrueOrFalse, Field(description="shown on the page *About*, as an example of how these rules decide")
    ] = False
    first: Annotated[
        Id | None,
        Field(
            description="the caution talked about first. Such a vignette is a whole person, and the burden is counted"
        ),
    ] = None
    expect: Annotated[dict[Id, Expectation], Field(min_length=1)]


class CautionFile(Part):
    """A file of ``cautions/``: one topic."""

    topic: Id
    cautions: Annotated[dict[Id, Caution], Field(min_length=1)]
    vignettes: Annotated[tuple[Vignette, ...], Field(min_length=1)]


class BothVoices(Part):
    """A text for each audience."""

    clinician: Text
    patient: Text

    def voice(self, audience: Audience) -> str:
        """The text for an audience."""
        return self.clinician if audience is Audience.CLINICIAN else self.patient


class Notice(BothVoices):
    """Something that everybody reads, whatever the answers."""

    title: Short
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]


class PatientNotice(Part):
    """Something that every patient reads, whatever the answers."""

    title: Short
    brief: Annotated[CardText | None, Field(description="the same in two lines; absent: all of it is said")] = None
    patient: Text
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]


class InShort(Part):
    """What the medicine is, for somebody who has only just heard of it."""

    patient: Text


class Bring(Part):
    """What to bring to the appointment."""

    patient: Annotated[tuple[Text, ...], Field(min_length=1)]


class NotCovered(Part):
    """Something the rulebook leaves out, and why."""

    title: Short
    why: Text


class MedicinesQuestion(Asked):
    """How the list of medicines is asked for."""

    complete: Annotated[BothVoices, Field(description="the question whether the list is complete")]
    takes_away: dict[Id, Text] = Field(
        default_factory=dict,
        description="cautions that a medicine on the list does take away, and why that is meant",
    )


class About(Part):
    """``rulebook.yaml``: what the rulebook is, what it is for, and what it does not cover."""

    id: Id
    title: Short
    subject: Annotated[Short, Field(description="the medicine asked about, written in full")]
    version: Annotated[str, Written(r"[0-9]{4}\.(0?[1-9]|1[0-2])\.[0-9]{1,3}", 'year, month and number: "2026.11.1"')]
    language: LanguageCode
    files: Annotated[
        tuple[
            Annotated[
                str, Written(r"(cautions|medicines)/[a-z0-9_]+\.yaml", "cautions/... or medicines/..., ending in .yaml")
            ],
            ...,
        ],
        Field(description="every file of cautions and medicines: one that is lost is missed"),
    ]
    in_short: Annotated[
        InShort | None,
        Field(description="what the medicine is, in three sentences; absent: the first page does not say"),
    ] = None
    intended_use: BothVoices
    topics: Annotated[dict[Id, Short], Field(min_length=1)]
    doses: Annotated[dict[Id, Short], Field(min_length=1, description="the doses that evidence can be about")]
    own_doses: Annotated[
        tuple[Id, ...],
        Field(description="the doses of the subject itself: each caution has evidence about one of them"),
    ] = ()
    medicines: MedicinesQuestion
    bring: Annotated[Bring, Field(description="what patients are told to bring")]
    unwell: Annotated[PatientNotice, Field(description="what to do when feeling ill now, after published sources")]
    notices: Annotated[dict[Id, Notice], Field(min_length=1)]
    not_covered: Annotated[dict[Id, NotCovered], Field(min_length=1)]
    card_with: Annotated[
        tuple[Id, ...], Field(description="cautions with which a patient is shown the way to the card")
    ] = ()
    card: Annotated[
        Card | None, Field(description="the card for a person who takes the medicine; absent: there is none")
    ] = None


@dataclass(frozen=True)
class Rulebook:
    """A whole rulebook, read and checked: all that can be asked, raised and printed, in one language."""

    about: About
    sources: Mapping[str, Source]
    questions: Mapping[str, Question]
    topics: tuple[CautionFile, ...]
    vocabulary: Vocabulary
    words: Words
    signatures: tuple[Signature, ...]
    """Who signed what, and what it rested on, in the order in which it was signed."""
    hash: str
    """SHA-256 over all rule files and the interface words."""
    hooks: Hooks | None = None
    """What a records system is answered; None: none can ask."""
    records: RecordMap | None = None
    """What a health record may propose; None: none can be opened."""
    translated: Translated | None = None
    """How it came into its language; None where this is the language it was written in."""
    original: "Rulebook | None" = field(default=None, repr=False)
    """The same rulebook in the language it was written in; None where this is that."""
    translations: Mapping[str, "Rulebook"] = field(default_factory=dict)
    """The same rulebook in other languages, where they were read."""

    @cached_property
    def cautions(self) -> Mapping[str, Caution]:
        """Every caution, in the order in which to talk: by priority, then by topic, then as written."""
        written = {key: caution for topic in self.topics for key, caution in topic.cautions.items()}
        return dict(sorted(written.items(), key=lambda item: PRIORITIES.index(item[1].priority)))

    @cached_property
    def under_review(self) -> Mapping[str, Caution | Card | RecordMap]:
        """Everything with a review date: the cautions, and the card and the mapping of records if there are any."""
        others = {CARD: self.about.card, RECORDS: self.records}
        return {**self.cautions, **{key: one for key, one in others.items() if one}}

    @cached_property
    def answers(self) -> Mapping[str, tuple[str, ...]]:
        """The answers that decide something, of every question."""
        return {key: question.values for key, question in self.questions.items()}

    @cached_property
    def masking(self) -> Masking:
        """Masks what may tell who somebody is."""
        return Masking(self.vocabulary)

    @cached_property
    def plan(self) -> Plan:
        """The conditions, ready to be weighed."""
        follow_ups = {key: question.ask_if for key, question in self.questions.items() if question.ask_if}
        return Plan(self.answers, follow_ups, {key: caution.when for key, caution in self.cautions.items()})

    def evidence(self) -> Iterator[Evidence]:
        """Every piece of evidence, of cautions, notices and the card."""
        for caution in self.cautions.values():
            yield from caution.evidence
        if self.about.card:
            yield from self.about.card.evidence
        yield from self.about.unwell.evidence
        for notice in self.about.notices.values():
            yield from notice.evidence
