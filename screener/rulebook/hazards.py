"""``hazards.yaml``: what could go wrong when the program is used, and what shows that it does not.

Nothing of it is asked, raised or printed to anybody: SAFETY.md is made from it, and the tests hold it to its word.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from screener.engine.written import Id, Text, Written

TestName = Annotated[str, Written(r"test_[a-z0-9_]+", "the name of a test: small letters, digits and _, after test_")]
"""The name of a test function."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Control(_Part):
    """One thing that stands against a hazard."""

    control: Text
    shown_by: Annotated[tuple[TestName, ...], Field(min_length=1, description="tests that fail without the control")]


class Hazard(_Part):
    """One way in which somebody could come to harm."""

    hazard: Text
    cause: Annotated[Text, Field(description="how it could come about")]
    effect: Annotated[Text, Field(description="what it could do to a person")]
    controls: Annotated[tuple[Control, ...], Field(min_length=1)]
    remaining: Annotated[Text, Field(description="the risk that is left, in words; nobody has scored it")]


class HazardFile(_Part):
    """``hazards.yaml``: the hazard log."""

    for_whom: Annotated[Text, Field(description="who uses the program, when, and who decides")]
    not_for: Annotated[tuple[Text, ...], Field(min_length=1, description="uses the program is not made for")]
    signed: Annotated[Text, Field(description="who signed this log, or that nobody has")]
    hazards: Annotated[dict[Id, Hazard], Field(min_length=1)]
    not_shown: Annotated[tuple[Text, ...], Field(min_length=1, description="what the tests do not show")]
