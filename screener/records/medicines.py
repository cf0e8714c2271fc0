"""The medicines of a record as rows of a list: text first, and the codes beside it as a second witness."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from screener.engine.intake import YES
from screener.engine.kinds import COMPLETE, Taking
from screener.records.fields import Coding, Resource, codings, days_of, part_of, parts_of, status_of, texts_of
from screener.records.known import Known
from screener.records.model import NotUsed, Proposal, Row, Unreadable, Why

DATES = (
    "effectivePeriod", "effectiveDateTime", "whenHandedOver", "whenPrepared", "authoredOn", "dateAsserted",
)  # fmt: skip
"""The dates of an entry about a medicine, the one that says most about its end first."""
IN_ERROR = "entered-in-error"
CURRENT = ("current", "preliminary", "final", "amended")
"""The statuses of a list and of a document that say what is so."""
RULE = "complete"
"""What a proposal that the list is complete is made by."""


class _Found(NamedTuple):
    """A medicine of one entry: its texts, and its codes."""

    texts: tuple[str, ...]
    codes: tuple[Coding, ...]
    doubtful: bool = False
    """Whether its medicine was entered in error."""


@dataclass(frozen=True, slots=True)
class _Nothing:
    """An entry that says that no medicine is taken."""

    entry: int
    kind: str
    about: str
    days: int | None


class MedicineList:
    """The rows of one record, as its entries are taken one by one."""

    def __init__(self, known: Known, today: dt.date, look_back: int, by_address: Mapping[str, Resource]) -> None:
        self._known, self._today, self._look_back, self._by_address = known, today, look_back, by_address
        self._rows: dict[tuple[str, Taking | None], Row] = {}
        self._entries: dict[tuple[str, Taking | None], list[int]] = {}
        self._medications: list[tuple[int, Resource]] = []
        self._referred: set[int] = set()
        self._nothing: list[_Nothing] = []
        self._holds_medicines = False
        self._document_days: int | None = None
        self.proposals: list[Proposal] = []
        self.not_used: list[NotUsed] = []

    def take(self, number: int, resource: Resource) -> None:
        """Take an entry about a medicine.

        Raises:
            Unreadable: for one that names none, or has another shape.
        """
        known, kind = self._known.medicines, resource["resourceType"]
        if "medication" in resource:
            raise Unreadable(Why.RELEASE, "medication")
        found, days = self._medicine(resource), self._days(resource)
        if about := self._known.meaning(known.complete.codes, found.codes):
            if status_of(resource, "status") == IN_ERROR:
                self._leave(number, kind, Why.NOT_COUNTED, about, IN_ERROR, days)
                return
            self._nothing.append(_Nothing(number, kind, about, days))
            return
        if about := self._known.meaning(known.no_information, found.codes):
            self._leave(number, kind, Why.NO_INFORMATION, about)
            return
        self._holds_medicines = True
        typed, witnesses = self._typed(found)
        status = status_of(resource, "status")
        if left := self._not_counted(resource, status):
            self._leave(number, kind, left, self._known.masked([typed]), status or "", days)
            return
        taking = self._taking(resource, status, doubtful=bool(witnesses) or found.doubtful)
        if taking == "stopped" and days is not None and days > self._look_back:
            self._leave(number, kind, Why.OLD, self._known.masked([typed]), status or "", days)
            return
        self._add(Row(typed, taking, (number,), kind, days, witnesses))

    def take_unreadable(self, number: int, kind: str) -> None:
        """Keep a row for a medicine that could not be read, and the list open for an entry that may be one."""
        self._holds_medicines = True
        if kind in self._known.medicines.statuses:
            self._add(Row(self._known.unnamed(number), "not_sure", (number,), kind, None))

    def take_medication(self, number: int, resource: Resource) -> None:
        """Remember a medicine that other entries refer to."""
        self._medications.append((number, resource))

    def take_sections(self, number: int, resource: Resource) -> None:
        """Take a document or a list: its section of medicines may say that there are none."""
        kind, complete = resource["resourceType"], self._known.medicines.complete
        days = days_of(resource, "date")
        age = None if days is None else (self._today - days.first).days
        if kind == "Composition":
            self._document_days = age
        sections = parts_of(resource, "section") if kind == "Composition" else (resource,)
        for section in sections:
            about = self._known.meaning(complete.sections, codings(section, "code"))
            reasons = {one.code for one in codings(section, "emptyReason")}
            if about and reasons:
                if status_of(resource, "status") not in CURRENT:
                    self._leave(number, kind, Why.STATUS, about, status_of(resource, "status") or "", age)
                elif reasons <= set(complete.empty_reasons):
                    self._nothing.append(_Nothing(number, kind, about, age))
                else:
                    self._leave(number, kind, Why.REASON, about, ", ".join(sorted(reasons)), age)
                return
        self._leave(number, kind, Why.KIND)

    def finish(self, *, partial: bool) -> None:
        """Propose that the list is complete, where an entry says that nothing is taken and the record holds nothing."""
        for number, resource in self._medications:
            if id(resource) not in self._referred:
                self._leave(number, resource["resourceType"], Why.UNREFERENCED)
        for one in self._nothing:
            days = self._document_days if one.days is None else one.days
            if self._holds_medicines or partial:
                self._leave(one.entry, one.kind, Why.CONTRADICTED, one.about, days=days)
            elif days is None:
                self._leave(one.entry, one.kind, Why.UNDATED, one.about)
            elif not -1 <= days <= self._known.medicines.complete.within_days:
                why = Why.OLD if days > 0 else Why.FUTURE
                self._leave(one.entry, one.kind, why, one.about, days=days)
            else:
                self.proposals.append(Proposal(COMPLETE, YES, {}, RULE, one.entry, one.kind, one.about, days))

    def rows(self) -> tuple[Row, ...]:
        """The rows, each text once for what is said of it. What any entry says is taken is taken."""
        by_text: dict[str, list[tuple[str, Taking | None]]] = {}
        for key in self._rows:
            by_text.setdefault(key[0], []).append(key)
        rows = []
        for key, row in self._rows.items():
            same = by_text[key[0]]
            taken = any(taking is None for _, taking in same)
            if row.taking is None or not taken:
                numbers = {number for one in (same if taken else [key]) for number in self._entries[one]}
                entries = tuple(sorted(numbers))
                rows.append(row if row.entries == entries else replace(row, entries=entries))
        masked = self._known.masked_rows([row.typed for row in rows], self._today)
        return tuple(row if row.typed == typed else replace(row, typed=typed)
                     for row, typed in zip(rows, masked, strict=True))  # fmt: skip

    def _add(self, row: Row) -> None:
        key = (row.typed.casefold(), row.taking)
        self._entries.setdefault(key, []).extend(row.entries)
        before = self._rows.setdefault(key, row)
        if before is not row:
            days = [one for one in (before.days, row.days) if one is not None]
            self._rows[key] = replace(before, days=min(days, default=None))

    def _leave(self, number: int, kind: str, why: Why, about: str = "", status: str = "",  # noqa: PLR0913, PLR0917
               days: int | None = None) -> None:  # fmt: skip
        self.not_used.append(NotUsed(number, kind, why, about, status, days))

    def _days(self, resource: Resource) -> int | None:
        days = days_of(resource, *DATES)
        return None if days is None else (self._today - days.last).days

    def _not_counted(self, resource: Resource, status: str | None) -> Why | None:
        """Why an entry is no row: nobody took it, or was to take it."""
        known, kind = self._known.medicines, resource["resourceType"]
        if resource.get("doNotPerform"):
            return Why.NOT_COUNTED
        if kind == "MedicationRequest" and (status_of(resource, "intent") or "order") not in known.intents:
            return Why.NOT_AN_ORDER
        return Why.NOT_COUNTED if status in known.statuses[kind].not_counted else None

    def _taking(self, resource: Resource, status: str | None, *, doubtful: bool) -> Taking | None:
        """What the entry says of its medicine, as a person would say it. What it does not say only asks."""
        statuses = self._known.medicines.statuses[resource["resourceType"]]
        if status in statuses.stopped:
            return "stopped"
        period = part_of(resource, "effectivePeriod")
        start, end = days_of(period, "start"), days_of(period, "end")
        not_now = (end is not None and end.last < self._today) or (start is not None and start.first > self._today)
        return None if status in statuses.taken and not doubtful and not not_now else "not_sure"

    def _medicine(self, resource: Resource) -> _Found:
        """What an entry calls its medicine: itself, within itself, or in another entry."""
        reference = part_of(resource, "medicationReference")
        texts = texts_of(resource, "medicationCodeableConcept")
        codes = codings(resource, "medicationCodeableConcept")
        shown = reference.get("display")
        shown_texts = (" ".join(shown.split()),) if isinstance(shown, str) and shown.strip() else ()
        if target := self._target(resource, reference.get("reference")):
            self._referred.add(id(target))
            texts = (*texts, *self._texts_of_medication(target))
            codes = (*codes, *codings(target, "code"))
            in_error = status_of(target, "status") == IN_ERROR
            return _Found(tuple(dict.fromkeys((*texts, *shown_texts))), codes, in_error)
        return _Found(tuple(dict.fromkeys((*texts, *shown_texts))), codes)

    def _target(self, resource: Resource, reference: object) -> Resource | None:
        if not isinstance(reference, str):
            return None
        if reference.startswith("#"):
            inside = [one for one in parts_of(resource, "contained") if one.get("id") == reference[1:]]
            return inside[0] if inside else None
        return self._by_address.get(reference) or self._by_address.get("/".join(reference.split("/")[-2:]))

    @staticmethod
    def _texts_of_medication(target: Resource) -> tuple[str, ...]:
        """The name of a medicine, or else those of its ingredients."""
        if texts := texts_of(target, "code"):
            return texts
        ingredients = [texts_of(one, "itemCodeableConcept") for one in parts_of(target, "ingredient")]
        names = [texts[0] for texts in ingredients if texts]
        return (" / ".join(names),) if names else ()

    def _typed(self, found: _Found) -> tuple[str, tuple[str, ...]]:
        """The text of the row, and the medicines that only its codes name: where they disagree, the row holds both.

        Raises:
            Unreadable: for an entry that names no medicine.
        """
        known, by_code = self._known, self._known.by_code(found.codes)
        if not found.texts:
            if by_code:
                return " / ".join(sorted(map(self._known.title, by_code))), ()
            if found.codes:
                return f"{found.codes[0].system} {found.codes[0].code}".strip(), ()
            raise Unreadable(Why.NOT_NAMED)
        text, *others = found.texts
        says = known.looked_for(known.names(text))
        further = [one for one in others if not known.looked_for(known.names(one)) <= says
                   or (known.names(one) and not known.names(text))]  # fmt: skip
        missing = known.looked_for(by_code) - says
        missing -= frozenset(one for other in further for one in known.names(other))
        beside = (*further, *sorted(map(known.title, missing)))
        if not beside:
            return text, ()
        return f"{text} ({'; '.join(beside)})", beside if known.names(text) else ()
