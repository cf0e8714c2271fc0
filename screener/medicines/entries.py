"""The entries of the files in ``rules/<rulebook>/medicines/``, as they are written."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from screener.written import Id, Name, Short, SourceId, Text, TrueOrFalse, Written


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MedicineClass(_Entry):
    """A class of medicines that a condition can ask for."""

    title: Short
    patient: Annotated[Short | None, Field(description="the title for patients; absent: not shown to them")] = None
    means: Text


class Codes(_Entry):
    """Codes of the substance in public terminologies."""

    atc: tuple[Annotated[str, Written(r"[A-Z][0-9]{2}[A-Z]{1,2}[0-9]{0,2}", "an ATC code: N02AA05")], ...] = ()
    rxnorm: tuple[Annotated[str, Written(r"[0-9]+", "an RxNorm number in quotes")], ...] = ()


class Substance(_Entry):
    """One substance, its classes and every name it is known by."""

    name: Name
    classes: tuple[Id, ...]
    names: Annotated[tuple[Name, ...], Field(description="other generic names")] = ()
    brands: Annotated[dict[str, tuple[Name, ...]], Field(description="brand names by country code")] = {}
    also: Annotated[dict[Id, tuple[Name, ...]], Field(description="further classes of some of the names only")] = {}
    asks: Annotated[tuple[Name, ...], Field(description="misspellings and short forms: they ask")] = ()
    street: Annotated[tuple[Name, ...], Field(description="slang, everyday words: ask where they stand alone")] = ()
    codes: Codes = Codes()
    sources: tuple[SourceId, ...]
    not_traced: Annotated[tuple[Name, ...], Field(description="names no source was found for")] = ()
    note: Text | None = None

    def all_names(self) -> Iterator[str]:
        """Every name that is a match: the substance's own, other generic names, brands."""
        yield self.name
        yield from self.names
        for brands in self.brands.values():
            yield from brands


class Combination(Substance):
    """A product of several substances. It has the classes of all of them, and ``classes`` besides."""

    of: Annotated[tuple[Id, ...], Field(min_length=2)]
    classes: tuple[Id, ...] = ()


class Prompt(_Entry):
    """Words that could mean several things: they ask a question and are never a match."""

    words: Annotated[tuple[Name, ...], Field(min_length=1)]
    alone: Annotated[TrueOrFalse, Field(description="everyday words: ask only where nothing else is in the line")]
    ask: Text
    could_be: Annotated[tuple[Id, ...], Field(description="substances or combinations")]


class MeaningWords(_Entry):
    """Words that may mean that the medicine in the same part of a line is not taken."""

    before: Annotated[tuple[Name, ...], Field(description="standing before the name")]
    after: Annotated[tuple[Name, ...], Field(description="standing behind the name")]


class PersonalWords(_Entry):
    """Words beside which a number or a name may tell who somebody is."""

    birth: Annotated[tuple[Name, ...], Field(description="before a date of birth")]
    months: Annotated[tuple[Name, ...], Field(description="names of months, long and short")]
    phone: Annotated[tuple[Name, ...], Field(description="before a phone number")]
    record: Annotated[tuple[Name, ...], Field(description="before the number of a record or an insurance")]
    titles: Annotated[tuple[Name, ...], Field(description="before the name of a person")]


class LineWords(_Entry):
    """Words of a medicine line that are not names."""

    passed_over: Annotated[
        dict[Id, tuple[Name, ...]],
        Field(description="strengths, routes, times, linking words: they say nothing about which medicine"),
    ]
    beside_a_name: Annotated[
        dict[Id, tuple[Name, ...]],
        Field(description="forms: they say nothing beside a name, and may be a medicine in a part without one"),
    ]
    counted: Annotated[
        tuple[Name, ...], Field(description="behind a number, beside the forms: it is an amount or a time, no strength")
    ]
    separators: Annotated[tuple[Name, ...], Field(description="words that begin a new part of the line")]
    changes_meaning: MeaningWords
    taken_now: Annotated[tuple[Name, ...], Field(description="words that take back `changes_meaning`")]
    personal: Annotated[PersonalWords, Field(description="words that tell of a person, not of a medicine")]
