"""What a rulebook holds, as written in its files. The JSON Schemas in ``schema/`` are made from these classes.

One caution stands in one place: its whole condition, its words for both audiences, its evidence, its review; its
worked examples (vignettes) are in the same file.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

from screener.conditions import Condition
from screener.intake import NO, YES, TypedMedicine
from screener.kinds import PRIORITIES, CautionKind, Completeness, Priority, Strength, WayRead
from screener.medicines import Vocabulary
from screener.plan import Plan
from screener.rulebook.lock import Locked, meaning_of
from screener.rulebook.translated import Translated
from screener.words import Words
from screener.written import CardText, Date, Id, Quoted, Short, SourceId, Text, TrueOrFalse, Url, Written


class Audience(StrEnum):
    """Who reads."""

    CLINICIAN = "clinician"
    PATIENT = "patient"


class Part(BaseModel):
    """A part of a rule file: unknown keys are refused, nothing can be changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


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
    kind: Literal["article", "label", "regulator", "study", "review", "database", "terminology", "list", "web_page"]


class Evidence(Part):
    """What one source says, in our words, and which dose it is about."""

    source: SourceId
    locator: Annotated[Short, Quoted(), Field(description="where in the source")]
    says: Annotated[Text, Field(description="what it says, in our own words")]
    strength: Strength
    dose: Annotated[Id, Field(description="which dose it is about: a key of `doses` in rulebook.yaml")]
    disagrees_with: Annotated[
        tuple[SourceId, ...],
        Field(description="sources of other evidence here that say something else; both are shown"),
    ] = ()


class Review(Part):
    """Who judged the clinical content, when, and until when that holds."""

    status: Literal["not_reviewed", "reviewed"]
    by_role: Annotated[Short | None, Field(description="the reviewer's role, for instance `pharmacist`")] = None
    on: Date | None = None
    due: Date

    @model_validator(mode="after")
    def _complete(self) -> "Review":
        if self.status == "reviewed" and (self.by_role is None or self.on is None):
            raise ValueError("a review needs `by_role` and `on`: who judged it, and when")
        if self.status == "not_reviewed" and (self.by_role is not None or self.on is not None):
            raise ValueError("what is not_reviewed has no `by_role` and no `on`")
        if self.on is not None and self.on >= self.due:
            raise ValueError("the next review (`due`) has to come after the last one (`on`)")
        return self

    def is_overdue(self, today: dt.date) -> bool:
        """Whether the day by which a review is due is past."""
        return today > self.due


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
    answers: dict[Id, str] = {}
    medicines: tuple[TypedMedicine, ...] = ()
    medicines_complete: Completeness | None = None
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
    """Something that is told to everybody, whatever the answers."""

    title: Short
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]


class NotCovered(Part):
    """Something the rulebook leaves out, and why."""

    title: Short
    why: Text


class MedicinesQuestion(Asked):
    """How the list of medicines is asked for."""

    complete: Annotated[BothVoices, Field(description="the question whether the list is complete")]


class About(Part):
    """``rulebook.yaml``: what the rulebook is, what it is for, and what it does not cover."""

    id: Id
    title: Short
    subject: Annotated[Short, Field(description="the medicine asked about, written in full")]
    version: Annotated[str, Written(r"[0-9]{4}\.[0-9]{1,2}\.[0-9]{1,3}", 'year, month and number: "2026.11.1"')]
    language: Annotated[str, Written(r"[a-z]{2}(-[A-Z]{2})?", "a language code: en, es, pt-BR")]
    files: Annotated[
        tuple[
            Annotated[
                str, Written(r"(cautions|medicines)/[a-z0-9_]+\.yaml", "cautions/... or medicines/..., ending in .yaml")
            ],
            ...,
        ],
        Field(description="every file of cautions and medicines: one that is lost is missed"),
    ]
    intended_use: BothVoices
    topics: Annotated[dict[Id, Short], Field(min_length=1)]
    doses: Annotated[dict[Id, Short], Field(min_length=1, description="the doses that evidence can be about")]
    medicines: MedicinesQuestion
    notices: Annotated[dict[Id, Notice], Field(min_length=1)]
    not_covered: Annotated[dict[Id, NotCovered], Field(min_length=1)]


@dataclass(frozen=True)
class Rulebook:
    """A whole rulebook, read and checked: all that can be asked, raised and printed, in one language."""

    about: About
    sources: Mapping[str, Source]
    questions: Mapping[str, Question]
    topics: tuple[CautionFile, ...]
    vocabulary: Vocabulary
    words: Words
    lock: Mapping[str, Locked]
    """What every reviewed caution meant when it was reviewed."""
    hash: str
    """SHA-256 over all rule files and the interface words."""
    translated: Translated | None = None
    """How it came into its language; None where this is the language it was written in."""
    translations: Mapping[str, "Rulebook"] = field(default_factory=dict)
    """The same rulebook in other languages, where they were read."""

    @cached_property
    def cautions(self) -> Mapping[str, Caution]:
        """Every caution, in the order in which to talk: by priority, then by topic, then as written."""
        written = {key: caution for topic in self.topics for key, caution in topic.cautions.items()}
        return dict(sorted(written.items(), key=lambda item: PRIORITIES.index(item[1].priority)))

    @cached_property
    def answers(self) -> Mapping[str, tuple[str, ...]]:
        """The answers that decide something, of every question."""
        return {key: question.values for key, question in self.questions.items()}

    @cached_property
    def plan(self) -> Plan:
        """The conditions, ready to be weighed."""
        follow_ups = {key: question.ask_if for key, question in self.questions.items() if question.ask_if}
        return Plan(self.answers, follow_ups, {key: caution.when for key, caution in self.cautions.items()})

    def changed_since_review(self, caution: str) -> bool:
        """Whether a reviewed caution means something else than what was reviewed."""
        if self.translated:
            return caution in self.translated.changed_since_review
        one, locked = self.cautions[caution], self.lock.get(caution)
        return one.review.status == "reviewed" and (locked is None or locked.meaning != meaning_of(one))

    def evidence(self) -> Iterator[Evidence]:
        """Every piece of evidence, of cautions and notices."""
        for caution in self.cautions.values():
            yield from caution.evidence
        for notice in self.about.notices.values():
            yield from notice.evidence
