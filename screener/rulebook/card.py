"""The card of a rulebook, as written in ``rulebook.yaml``: a person who takes the medicine carries it for others."""

from typing import Annotated

from pydantic import Field

from screener.engine.written import CardText, Id, Short, Text
from screener.rulebook.parts import Evidence, Part, Review

CARD = "card"
"""What the card is called among the things that are reviewed. No caution has this id."""


class CardToRead(Part):
    """What the team that treats the person reads on the card: facts with a source, never a directive."""

    to: Annotated[Short, Field(description="for whom the card is, by their work")]
    lines: Annotated[
        tuple[CardText, ...],
        Field(min_length=1, description="the last of them says which dose the facts are about"),
    ]


class CardToCarry(Part):
    """What the person who carries the card reads beside it."""

    say: Text
    ask: Annotated[tuple[Text, ...], Field(min_length=1, description="what to do with the card, and what to ask")]
    note: Text
    not_needed: Annotated[Text, Field(description="who does not need the card")]


class Card(Part):
    """A card to carry: who has it takes the medicine. It holds blank lines, and nothing that anybody typed."""

    heading: Annotated[Short, Field(description="over the page that offers the card")]
    title: Annotated[Short, Field(description="in large letters on the card, in the voice of who carries it")]
    clinician: CardToRead
    patient: CardToCarry
    blanks: Annotated[dict[Id, Short], Field(min_length=1, description="the lines that are filled in by hand")]
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    review: Review
