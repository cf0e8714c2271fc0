"""What the words of every part are made of: a text, a sentence with places to fill in, a word for each of several."""

import string
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from screener.engine.written import Prose


class Group(BaseModel):
    """Words that belong together: each of them is needed, and no other."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Word = Annotated[str, Field(min_length=1), Prose()]
"""A text of the program."""


def takes(*names: str) -> AfterValidator:
    """A sentence with exactly these places to fill in: one left out would lose what belongs there."""

    def check(text: str) -> str:
        places = [place for place in string.Formatter().parse(text) if place[1] is not None]
        if {place[1] for place in places} != set(names) or any(place[2] or place[3] for place in places):
            raise ValueError(f"the sentence needs exactly these places: {', '.join(sorted(names))}")
        return text

    return AfterValidator(check)


def one_for_each(*names: str) -> AfterValidator:
    """A word for each of exactly these: one left out would be found only when it is needed."""

    def check(words: dict[str, str]) -> dict[str, str]:
        if set(words) != set(names):
            raise ValueError(f"a word is needed for exactly these: {', '.join(names)}")
        return words

    return AfterValidator(check)
