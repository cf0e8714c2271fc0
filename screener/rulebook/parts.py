"""What several parts of a rulebook are made of: how strictly they are read, evidence, and reviews."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

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
    """The day by which the clinical content has to be reviewed. The signatures say who did."""

    due: Date
