"""The entries of the files in ``rules/<rulebook>/medicines/``."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from screener.engine.written import Id, Name, Short, SourceId, Text, TrueOrFalse, Written


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MedicineClass(_Entry):
    """A class of medicines that a condition can ask for."""

    title: Short
    patient: Annotated[Short | None, Field(description="the title for patients; absent: not shown to them")] = None
    means: Text
    acts_long: Annotated[
        Id | None, Field(description="a medicine of this class with a word of `acts_long` is also in the present class")
    ] = None


class Codes(_Entry):
    """Codes of a substance in public terminologies."""

    atc: tuple[Annotated[str, Written(r"[A-Z][0-9]{2}[A-Z]{1,2}[0-9]{0,2}", "an ATC code: N02AA05")], ...] = ()
    rxnorm: tuple[Annotated[str, Written(r"[0-9]+", "an RxNorm number in quotes")], ...] = ()


class Substance(_Entry):
    """One substance, with its classes and all its names."""

    name: Name
    classes: tuple[Id, ...]
    names: Annotated[tuple[Name, ...], Field(description="other generic names")] = ()
    brands: Annotated[dict[str, tuple[Name, ...]], Field(description="brand names by country code")] = {}
    also: Annotated[dict[Id, tuple[Name, ...]], Field(description="additional classes of some names only")] = {}
    asks: Annotated[tuple[Name, ...], Field(description="misspellings and short forms: they ask")] = ()
    street: Annotated[tuple[Name, ...], Field(description="slang, everyday words: ask only if they are alone")] = ()
    codes: Codes = Codes()
    sources: tuple[SourceId, ...]
    not_traced: Annotated[tuple[Name, ...], Field(description="names without a source")] = ()
    note: Text | None = None

    def all_names(self) -> Iterator[str]:
        """Every name that matches: its own, other generic names, and brands."""
        yield self.name
        yield from self.names
        for brands in self.brands.values():
            yield from brands


class Combination(Substance):
    """A product of several substances. It has the classes of all of them, plus ``classes``."""

    of: Annotated[tuple[Id, ...], Field(min_length=2)]
    classes: tuple[Id, ...] = ()


class Settled(_Entry):
    """An answer that settles what the words of a prompt mean."""

    question: Id
    answer: str
    medicine: Annotated[Id, Field(description="one of `could_be`")]


class Prompt(_Entry):
    """Words that could mean several things. They ask a question and never match."""

    words: Annotated[tuple[Name, ...], Field(min_length=1)]
    alone: Annotated[TrueOrFalse, Field(description="everyday words: ask only if nothing else is in the row")]
    ask: Text
    could_be: Annotated[tuple[Id, ...], Field(description="substances or combinations")]
    settled_by: Annotated[
        Settled | None, Field(description="an answer that turns the words into a match, without a question")
    ] = None


Names = tuple[Name, ...]
"""Words or phrases."""


class Reach(_Entry):
    """Words that say something about a name, by their position."""

    before: Annotated[Names, Field(description="before the name it is about")]
    after: Annotated[Names, Field(description="after the name it is about")]
    alone: Annotated[Names, Field(description="after the name, alone in its part or directly after it")]
    order: Annotated[Names, Field(description="before the name or alone after it, without a condition beside it")]


class StatusWords(_Entry):
    """Words that say that a medicine is not taken now."""

    stopped: Annotated[Reach, Field(description="it was taken, but is no longer")]
    allergy: Annotated[Reach, Field(description="the person cannot take it")]
    unclear: Annotated[Reach, Field(description="it may not be taken now: the row asks")]


class Headings(_Entry):
    """Headings of a list, by what they say about the rows below them."""

    taken: Names
    stopped: Names
    allergy: Names
    unclear: Names
    place: Annotated[Names, Field(description="shops and places: no word below them is an unknown medicine")]


class RowStatuses(_Entry):
    """Rows that say something about the medicine above them."""

    taken: Names
    stopped: Names
    allergy: Names
    unclear: Names


class LongActing(_Entry):
    """Words that say that a product is long-acting, by where they count."""

    anywhere: Names
    before: Annotated[Names, Field(description="before the name, at the start of its part, or directly after it")]
    behind: Annotated[Names, Field(description="after the name and its particulars, or directly before it")]
    right_behind: Annotated[Names, Field(description="directly after the name only")]


class RowWords(_Entry):
    """Words that tell the rows of a list apart."""

    headings: Headings
    heading_words: Annotated[Names, Field(description="words of a heading that add nothing")]
    status: Annotated[RowStatuses, Field(description="a row that says so about the medicine above it")]
    negative: Annotated[Names, Field(description="after a label: what it says is not the case, or not known")]
    positive: Annotated[Names, Field(description="in a column: what its head says is the case")]
    details: Annotated[Names, Field(description="before what a row says about the medicine above it")]
    no_status: Annotated[Names, Field(description="the same, but about a prescription, not about the medicine")]
    directions: Annotated[Names, Field(description="the same, but other medicines may be named there too")]
    names: Annotated[Names, Field(description="before the name of a medicine")]
    same_medicine: Annotated[Names, Field(description="between two names of one medicine")]
    nothing: Annotated[Names, Field(description="a row that says that no medicine is taken")]
    no_allergies: Annotated[Names, Field(description="a row that says that there is no allergy")]
    columns: Annotated[Names, Field(description="column heads, in addition to the words above")]


class PersonalWords(_Entry):
    """Words beside which a number, a date or a name may identify somebody."""

    birth: Annotated[Names, Field(description="before a date of birth")]
    months: Annotated[
        dict[Id, Names],
        Field(min_length=12, max_length=12, description="the twelve months in order, each with all its names"),
    ]
    dates: Annotated[Names, Field(description="before a date, even one with a two-digit year")]
    ends: Annotated[Names, Field(description="before the date on which a medicine ends")]
    no_ends: Annotated[Names, Field(description="before a date that is not the end of a medicine")]
    filled: Annotated[Names, Field(description="before the date on which a medicine was last supplied")]
    beside_a_date: Annotated[Names, Field(description="between such a word and the date")]
    filled_long_ago: Annotated[
        int,
        Field(gt=0, description="days before the newest supply of the list, or before today if the list has only one"),
    ]
    list_long_ago: Annotated[int, Field(gt=0, description="days: if the newest supply is older, the whole list is old")]
    phone: Annotated[Names, Field(description="before a phone number")]
    record: Annotated[Names, Field(description="before the number of a record, a prescription or an insurance")]
    titles: Annotated[Names, Field(description="before the name of a person")]
    offices: Annotated[Names, Field(description="after the name of a person: MD")]
    particles: Annotated[Names, Field(description="small words in the name of a person: de la, van")]
    names: Annotated[Names, Field(description="before the name of a person")]
    vague_names: Annotated[
        Names, Field(description="the same, if it may also be a medicine: with a colon, before two words")
    ]
    name_columns: Annotated[Names, Field(description="heads of columns with names of people")]
    number_columns: Annotated[Names, Field(description="heads of columns with such numbers")]


class LineWords(_Entry):
    """Words of a medicine row that are not names."""

    passed_over: Annotated[
        dict[Id, Names],
        Field(description="strengths, routes, times, linking words: they say nothing about which medicine"),
    ]
    beside_a_name: Annotated[
        dict[Id, Names],
        Field(description="forms: they say nothing beside a name, and may be a medicine in a part without one"),
    ]
    counted: Annotated[
        Names, Field(description="after a number, in addition to the forms: it is an amount or a time, not a strength")
    ]
    separators: Annotated[Names, Field(description="words that start a new part of the row")]
    joining: Annotated[Names, Field(description="those of them that link two names")]
    verbs: Annotated[Names, Field(description="words that say that something is taken, or how")]
    past_verbs: Annotated[Names, Field(description="words that say that something was taken")]
    linking: Annotated[Names, Field(description="words that link others and say nothing by themselves")]
    leading: Annotated[Names, Field(description="after these, ordinary words are not a medicine: for, until")]
    telling_forms: Annotated[
        Names, Field(description="forms that are often all that people say about a medicine: an injection")
    ]
    pointing: Annotated[Names, Field(description="in place of a name: what they gave me, the blue ones")]
    reasons: Annotated[Names, Field(description="what a medicine is taken for")]
    kin: Annotated[Names, Field(description="somebody else: the row asks")]
    all_of_them: Annotated[Names, Field(description="with these, a word is about all names before it")]
    before_a_year: Annotated[Names, Field(description="before a year in which a medicine was taken")]
    status: Annotated[StatusWords, Field(description="words that say that a medicine is not taken now")]
    long_ago: Annotated[Names, Field(description="after only a name and its particulars: the row asks")]
    taken_now: Annotated[Names, Field(description="words that cancel what was said before them")]
    resumed: Annotated[Names, Field(description="words that say that it is taken again")]
    says_nothing_behind: Annotated[Names, Field(description="after these, `status` says nothing")]
    no_order_beside: Annotated[Names, Field(description="beside these, an order is for later")]
    rows: Annotated[RowWords, Field(description="words that tell rows apart")]
    acts_long: Annotated[LongActing, Field(description="words that say that a product is long-acting")]
    personal: Annotated[PersonalWords, Field(description="words about a person, not a medicine")]
