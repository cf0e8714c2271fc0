"""What a record holds: an intake, the rules that screened it, and the result.

The words of the rules are in it only as far as they are needed to tell somebody what is no longer in them. Everything
else is a fingerprint: enough to see that it was changed, without the old rulebook at hand.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from screener.engine.intake import Intake
from screener.engine.written import Id, LanguageCode, Written
from screener.screening import Outcome

FORMAT: Literal[3] = 3
"""The version of the record's outward form. It is raised with every key that is added: older programs then say so.

2 has `after_gap` for a row of the list. 3 has `from_record` for a row, with what a health record proposed and what
of it was accepted. Records of earlier versions are opened as before.
"""
KIND: Literal["screener record"] = "screener record"
"""How a record is distinguished from other JSON."""

Print = Annotated[str, Written(r"[0-9a-f]{16}", "16 digits and letters a to f")]
"""A fingerprint: it tells that something was changed, and is no signature."""
Shown = Annotated[str, Field(min_length=1, max_length=600)]
"""A text of the rules as they were."""


class RecordPart(BaseModel):
    """A part of a record: unknown keys are refused, nothing can be changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class RulesThen(RecordPart):
    """The rules that screened an intake."""

    id: Id
    title: Shown
    version: Annotated[str, Written(r"[0-9]{4}\.[0-9]{1,2}\.[0-9]{1,3}", "year, month and number")]
    hash: Annotated[str, Written(r"[0-9a-f]{64}", "64 digits and letters a to f")]
    language: LanguageCode


class CautionPrint(RecordPart):
    """What a caution was made of."""

    rule: Print
    """Its condition, kind and priority."""
    wording: Print
    sources: Print
    """Its evidence, and the entries of the bibliography behind it."""
    review: Print


class CautionThen(CautionPrint):
    """A caution, as it was and as it came out."""

    title: Shown
    outcome: Outcome


class QuestionThen(RecordPart):
    """A question, as it was asked."""

    clinician: Shown
    patient: Shown
    said: Annotated[Shown | None, Field(description="the answer as it was shown; absent: it was not answered")] = None
    print: Print


class Snapshot(RecordPart):
    """An intake, and what came out under the rules of that time."""

    rulebook: RulesThen
    intake: Intake
    cautions: dict[Id, CautionThen]
    questions: dict[Id, QuestionThen]


class NotUsed(RecordPart):
    """An answer that the rules have no place for any more: it is kept, and never counted."""

    answer: Annotated[str, Field(max_length=600)]
    clinician: Shown
    patient: Shown
    said: Shown


class Content(RecordPart):
    """A record without its checksum."""

    kind: Literal["screener record"] = KIND
    format: Literal[1, 2, 3] = FORMAT
    saved: Snapshot
    """As it was saved."""
    first: Snapshot | None = None
    """As it was before it was opened and changed; absent: nothing was changed."""
    not_used: dict[Id, NotUsed] = {}


class Record(Content):
    """What a document carries."""

    checksum: Annotated[str, Written(r"[0-9a-f]{64}", "64 digits and letters a to f")]
    """SHA-256 over all the rest. It tells a file that was changed from one as saved; anybody can make a new one."""

    @property
    def base(self) -> Snapshot:
        """The base of all changes: the intake as it was first brought."""
        return self.first or self.saved
