"""``hazards.yaml``: what could go wrong when the program is used, what prevents it, and the tests of that.

The app shows none of it: SAFETY.md and docs/hazards.md are made from it.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from screener.engine.written import Id, Text, Written

TestName = Annotated[str, Written(r"test_[a-z0-9_]+", "the name of a test: small letters, digits and _, after test_")]
"""The name of a test function."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Control(_Part):
    """One thing that prevents a hazard, or makes it less likely."""

    control: Text
    shown_by: Annotated[tuple[TestName, ...], Field(min_length=1, description="tests that fail without the control")]


class Hazard(_Part):
    """One way somebody could come to harm."""

    hazard: Text
    cause: Annotated[Text, Field(description="how it could happen")]
    effect: Annotated[Text, Field(description="what it could do to a person")]
    controls: Annotated[tuple[Control, ...], Field(min_length=1)]
    remaining: Annotated[Text, Field(description="the risk that remains, in words; nobody has scored it")]


class HazardFile(_Part):
    """``hazards.yaml``: the hazard log."""

    for_whom: Annotated[Text, Field(description="who uses the program, when, and who decides")]
    not_for: Annotated[tuple[Text, ...], Field(min_length=1, description="uses the program is not meant for")]
    signed: Annotated[Text, Field(description="who signed this log, or that nobody has")]
    worst: Annotated[
        tuple[Id, ...], Field(min_length=1, description="the hazards that do the most harm, worst first, for SAFETY.md")
    ]
    hazards: Annotated[dict[Id, Hazard], Field(min_length=1)]
    not_shown: Annotated[tuple[Text, ...], Field(min_length=1, description="what no test can show")]
