"""What several parts of a rulebook are made of: how strictly they are read, evidence, and reviews."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from screener.engine.kinds import Strength
from screener.engine.written import Date, Id, Quoted, Short, SourceId, Text


class Part(BaseModel):
    """A part of a rule file: unknown keys are refused, nothing can be changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Evidence(Part):
    """What one source says, in our words, and which dose it is about."""

    source: SourceId
    locator: Annotated[Short, Quoted(), Field(description="where in the source")]
    says: Annotated[Text, Field(description="what it says, in our own words")]
    strength: Strength
    dose: Annotated[Id, Field(description="which dose it is about: a key of `doses` in rulebook.yaml")]
    left_out: Annotated[
        Text | None, Field(description="the people whom a trial did not take in, where they are those of this caution")
    ] = None
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
