"""What was found in a health record: plain data without a name, a date or an identifier."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from screener.engine.kinds import Taking


class Fate(StrEnum):
    """What became of an entry."""

    READ = "read"
    NOT_USED = "not_used"
    UNREADABLE = "unreadable"


class Why(StrEnum):
    """Why an entry is not used, or cannot be read."""

    KIND = "other_kind"
    CODE = "code"
    VALUE = "value"
    TWO_VALUES = "two_values"
    STATUS = "status"
    VERIFICATION = "verification"
    OLD = "old"
    UNDATED = "undated"
    FUTURE = "future"
    PAST = "past"
    LATER = "later"
    NOT_REVIEWED = "not_reviewed"
    AGE = "age"
    DIED = "died"
    ABOUT_ANOTHER = "about_another"
    NOT_AN_ORDER = "not_an_order"
    NOT_COUNTED = "not_counted"
    NO_INFORMATION = "no_information"
    UNREFERENCED = "unreferenced"
    CONTRADICTED = "contradicted"
    REASON = "reason"
    NOT_NAMED = "not_named"
    SHAPE = "shape"
    RELEASE = "release"
    MODIFIED = "modified"
    NO_RESOURCE = "no_resource"
    JSON = "json"


UNREADABLE = (Why.NOT_NAMED, Why.SHAPE, Why.RELEASE, Why.MODIFIED, Why.NO_RESOURCE, Why.JSON)
"""The reasons for which an entry counts as unreadable."""


class Unreadable(Exception):
    """An entry that cannot be read, with the reason and where in it."""

    def __init__(self, why: Why, where: str = "") -> None:
        super().__init__(why, where)
        self.why, self.where = why, where


@dataclass(frozen=True, slots=True)
class Proposal:
    """One answer that an entry proposes, or that the medicine list is complete."""

    question: str
    answer: str
    also: Mapping[str, str]
    """The answers to its parents, which are accepted with it."""
    rule: str
    entry: int
    """The number of the entry, counting from 1."""
    kind: str
    """The kind of the entry, as FHIR calls it."""
    about: str
    """What the entry says, in the words of the mapping, never in its own."""
    days: int | None
    """How many days before today it is dated; None: it has no date."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row for the medicine list."""

    typed: str
    taking: Taking | None
    """As a person would say it; None: taken, as a row that was typed."""
    entries: tuple[int, ...]
    kind: str
    days: int | None
    """How many days ago the newest of its entries is dated."""
    witnesses: tuple[str, ...] = ()
    """The medicines that its codes name and its text does not: the row asks."""


@dataclass(frozen=True, slots=True)
class NotUsed:
    """An entry that proposes nothing, and why."""

    entry: int
    kind: str
    why: Why
    about: str = ""
    """What it is about, masked; empty where nothing of it is shown."""
    status: str = ""
    days: int | None = None


@dataclass(frozen=True)
class HealthRecord:
    """Everything that was found in one file."""

    entries: int
    read: tuple[int, ...]
    """The numbers of the entries that were read."""
    proposals: tuple[Proposal, ...]
    rows: tuple[Row, ...]
    not_used: tuple[NotUsed, ...]
    unreadable: tuple[NotUsed, ...]
    look_back_days: int
    partial: bool
    """Whether the file says that it is one page of a longer answer."""
    reviewed: bool
    """Whether a clinician reviewed the mapping, and it is as it was then."""

    def disagreeing(self) -> frozenset[str]:
        """The questions for which the entries propose different answers: a person chooses."""
        answers: dict[str, set[str]] = {}
        for one in self.proposals:
            answers.setdefault(one.question, set()).add(one.answer)
        return frozenset(question for question, values in answers.items() if len(values) > 1)
