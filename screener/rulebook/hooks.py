"""``hooks.yaml``: what a records system is answered that asks by CDS Hooks: when, for which points, in which words."""

from typing import Annotated, Literal

from pydantic import Field

from screener.engine.kinds import Priority
from screener.engine.written import Id, Short, Text
from screener.rulebook.parts import Part

Hook = Literal["patient-view", "order-select", "order-sign"]
"""What happens in the records system: a chart is opened, a medicine is chosen, an order is signed."""


class Service(Part):
    """One service, as a records system lists it."""

    title: Short
    description: Text


class Reason(Part):
    """A reason that a clinician can give for setting a card aside."""

    text: Short


class CardWords(Part):
    """The words of cards."""

    not_checked: Annotated[Short, Field(description="the summary of the card that says what was not checked")]
    no_medicines: Annotated[Text, Field(description="no list of medicines was sent")]
    partial: Annotated[Text, Field(description="a part of the list of medicines was not sent")]
    not_read: Annotated[Text, Field(description="of `rows`: they could not be read")]
    not_used: Annotated[Text, Field(description="`count` entries could not be read or were not used")]
    not_asked: Annotated[Text, Field(description="a record does not answer `count` of the questions")]
    more: Annotated[Text, Field(description="`count` more points make no card")]
    checklist: Annotated[Short, Field(description="the link to the checklist, which gets no data")]


class Hooks(Part):
    """``hooks.yaml``."""

    subject: Annotated[tuple[Id, ...], Field(min_length=1, description="the medicines that are asked about")]
    against: Annotated[tuple[Id, ...], Field(min_length=1, description="classes: an order of one beside the subject")]
    left_out: Annotated[tuple[Id, ...], Field(description="cautions that make no card")] = ()
    priorities: Annotated[tuple[Priority, ...], Field(min_length=1, description="points of these make cards")]
    most_cards: Annotated[int, Field(ge=1, le=9)]
    services: Annotated[dict[Hook, Service], Field(min_length=1)]
    silence: Annotated[Text, Field(description="what no card means: it stands in each description")]
    reasons: Annotated[dict[Id, Reason], Field(min_length=1)]
    words: CardWords
