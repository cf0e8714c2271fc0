"""What one entry proposes as answers, by the rules of the mapping. Codes decide, never the text beside them."""

import datetime as dt
from typing import NamedTuple

from screener.engine.intake import NO
from screener.records.fields import Days, Resource, codings, days_of, status_of, texts_of
from screener.records.known import Known
from screener.records.model import NotUsed, Proposal, Why
from screener.rulebook.fhir import ABSENT, Proposed, Rule


class Fields(NamedTuple):
    """Where FHIR R4 keeps what a rule asks for, in one kind of entry."""

    about: tuple[str, ...]
    status: str
    verification: str
    dates: tuple[str, ...]


FIELDS = {
    "Patient": Fields((), "", "", ("birthDate",)),
    "Observation": Fields(
        ("code",), "status", "", ("effectiveDateTime", "effectivePeriod", "effectiveInstant", "issued")
    ),
    "Condition": Fields(("code",), "clinicalStatus", "verificationStatus", ("recordedDate", "onsetDateTime")),
    "Procedure": Fields(("code", "category"), "status", "", ("performedDateTime", "performedPeriod")),
    "AllergyIntolerance": Fields(("code",), "clinicalStatus", "verificationStatus", ("recordedDate", "onsetDateTime")),
    "Appointment": Fields(("serviceCategory", "serviceType", "appointmentType"), "status", "", ("start",)),
    "ServiceRequest": Fields(("code", "category"), "status", "", ("occurrenceDateTime", "occurrencePeriod")),
}
ORDERED = ("order", "original-order", "reflex-order", "filler-order", "instance-order", "plan")
MOST_YEARS = 125
"""An older birth date is no birth date."""
CLOSEST = (Why.CODE, Why.STATUS, Why.VERIFICATION)
"""Reasons from the one that is furthest from a proposal to the nearest; every other is nearer."""


class Left(NamedTuple):
    """Why one rule proposes nothing from an entry."""

    why: Why
    about: str = ""
    status: str = ""
    days: int | None = None


def proposals_of(
    known: Known, number: int, resource: Resource, today: dt.date
) -> tuple[list[Proposal], NotUsed | None]:
    """What an entry proposes; or why it proposes nothing, by the rule that came nearest.

    Raises:
        Unreadable: for an entry of another shape or release.
    """
    kind = resource["resourceType"]
    rules = known.rules.get(kind)
    if not rules:
        return [], NotUsed(number, kind, Why.KIND)
    found: list[Proposal] = []
    left: list[Left] = []
    for key, rule in rules.items():
        one = _Held(known, rule, resource, today).outcome()
        if isinstance(one, Left):
            left.append(one)
        else:
            answer, about, days = one
            found.append(Proposal(rule.question, answer, dict(rule.also), key, number, kind, about, days))
    if found:
        return found, None
    nearest = max(left, key=lambda one: CLOSEST.index(one.why) if one.why in CLOSEST else len(CLOSEST))
    about = nearest.about
    if not about and kind != "Patient":
        about = known.masked(texts_of(resource, *FIELDS[kind].about))
    return [], NotUsed(number, kind, nearest.why, about, nearest.status, nearest.days)


class _Held:
    """One entry, compared with one rule."""

    def __init__(self, known: Known, rule: Rule, resource: Resource, today: dt.date) -> None:
        self.known, self.rule, self.resource, self.today = known, rule, resource, today
        self.fields = FIELDS[rule.resource]

    def outcome(self) -> tuple[str, str, int | None] | Left:
        """The answer, what the entry says in the words of the mapping, and its age; or why it proposes nothing."""
        if self.rule.resource == "Patient":
            return self._age()
        about = self._about()
        if about is None:
            return Left(Why.CODE)
        days = days_of(self.resource, *self.fields.dates)
        age = None if days is None else (self.today - days.first).days
        if left := self._by_status(age):
            return left
        if self.rule.resource == "Observation":
            return self._by_value(about, age)
        if self.rule.resource in ("Appointment", "ServiceRequest"):
            return self._ahead(about, days)
        ((answer, one),) = self.rule.answers.items()
        return _within(one, about, age) or (answer, about, age)

    def _about(self) -> str | None:
        """What the entry is about, if it is what the rule is about."""
        found = codings(self.resource, *self.fields.about)
        if meaning := self.known.meaning(self.rule.codes, found):
            return meaning
        if not self.rule.substances:
            return None
        names = self.known.by_code(found).union(*map(self.known.names, texts_of(self.resource, *self.fields.about)))
        return next((self.known.title(one) for one in self.rule.substances if one in names), None)

    def _by_status(self, age: int | None) -> Left | None:
        rule, fields = self.rule, self.fields
        status = status_of(self.resource, fields.status)
        if rule.statuses and (status or ABSENT) not in rule.statuses:
            return Left(Why.STATUS, "", status or "", age)
        if rule.resource == "Observation" and "focus" in self.resource:
            return Left(Why.ABOUT_ANOTHER, "", "", age)
        if rule.resource == "ServiceRequest":
            intent = status_of(self.resource, "intent")
            if intent not in ORDERED or self.resource.get("doNotPerform"):
                return Left(Why.NOT_AN_ORDER, "", intent or "", age)
        if rule.verification and fields.verification:
            said = status_of(self.resource, fields.verification)
            if (said or ABSENT) not in rule.verification:
                return Left(Why.VERIFICATION, "", said or "", age)
        return None

    def _by_value(self, about: str, age: int | None) -> tuple[str, str, int | None] | Left:
        """The answer that the coded value stands for. Two that differ stand for none."""
        values = codings(self.resource, "valueCodeableConcept")
        found = {
            answer: said
            for answer, one in self.rule.answers.items()
            if (said := self.known.meaning(one.values, values))
        }
        if not found:
            return Left(Why.VALUE, about, "", age)
        if len(found) > 1:
            return Left(Why.TWO_VALUES, about, "", age)
        ((answer, said),) = found.items()
        shown = said if said == about else f"{about}: {said}"
        if answer == NO and not self.known.reviewed:
            return Left(Why.NOT_REVIEWED, shown, "", age)
        return _within(self.rule.answers[answer], shown, age) or (answer, shown, age)

    def _ahead(self, about: str, days: Days | None) -> tuple[str, str, int | None] | Left:
        """The band of days in which it lies."""
        if days is None:
            return Left(Why.UNDATED, about)
        ahead = (days.first - self.today).days
        if (days.last - self.today).days < 0:
            return Left(Why.PAST, about, "", -ahead)
        for answer, one in self.rule.answers.items():
            if one.ahead_days is not None and ahead <= one.ahead_days:
                return answer, about, -ahead
        return Left(Why.FUTURE, about, "", -ahead)

    def _age(self) -> tuple[str, str, int | None] | Left:
        """The age band. A date that is not whole is used where it can only be one band; the date goes no further."""
        if self.resource.get("deceasedBoolean") or part_is_there(self.resource, "deceasedDateTime"):
            return Left(Why.DIED)
        days = days_of(self.resource, "birthDate")
        if days is None:
            return Left(Why.UNDATED)
        oldest, youngest = years(days.first, self.today), years(days.last, self.today)
        if youngest < 0 or oldest > MOST_YEARS:
            return Left(Why.AGE)
        bands = {_band(self.rule, age) for age in (oldest, youngest)}
        band = bands.pop()
        if bands or band is None:
            return Left(Why.AGE)
        return band, "", None


def _within(one: Proposed, about: str, age: int | None) -> Left | None:
    """Why an entry is too old, or not dated as it has to be; one day ahead is a matter of time zones."""
    if age is not None and age < -1:
        return Left(Why.FUTURE, about, "", age)
    if one.within_days is None:
        return None
    if age is None:
        return Left(Why.UNDATED, about)
    return Left(Why.OLD, about, "", age) if age > one.within_days else None


def _band(rule: Rule, age: int) -> str | None:
    fitting = [(one.from_years, answer) for answer, one in rule.answers.items()
               if one.from_years is not None and one.from_years <= age]  # fmt: skip
    return max(fitting)[1] if fitting else None


def years(birth: dt.date, today: dt.date) -> int:
    """The age in years on a day."""
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def part_is_there(resource: Resource, key: str) -> bool:
    """Whether an entry has a part, whatever its shape."""
    return resource.get(key) not in (None, "", False)
