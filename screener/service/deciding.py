"""Whether a request is about the medicine of the rules, and what comes of screening the person then."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from screener.engine.conditions import MedicineTest
from screener.engine.intake import Intake, MedicineLine
from screener.records.fields import Resource
from screener.records.known import Known
from screener.records.model import HealthRecord, Row
from screener.records.opening import Entries, entry_of, record_of
from screener.rulebook.hooks import Hooks
from screener.rulebook.model import Rulebook
from screener.saved import COMPLETE
from screener.screening import Screening, TypedList, screen
from screener.service.request import MEDICINES, Request


class Decided(NamedTuple):
    """What is known of the person of a request."""

    screening: Screening | None
    """None where the medicine is neither ordered nor on the list, as far as is known."""
    no_list: bool
    """Whether no list of medicines was sent."""
    partial: bool
    """Whether a part of the list was not sent."""
    open_rows: tuple[str, ...]
    """The rows that may hide what a request is about."""
    left: int
    """How many entries could not be read."""

    @property
    def is_silent(self) -> bool:
        """Whether there is no card: a list was sent, all of it was read, and the medicine is not on it."""
        return self.screening is None and not (self.no_list or self.partial or self.open_rows or self.left)


def decide(rulebook: Rulebook, known: Known, hooks: Hooks, request: Request, today: dt.date) -> Decided:
    """Hold a request against the rules.

    A draft of the medicine itself is left out: it is what is asked about. Other drafts count as taken.
    """
    subject, against = MedicineTest(substance=hooks.subject), MedicineTest.model_validate({"class": hooks.against})
    record = _record(known, request.resources, today, partial=request.partial)
    medications = [
        one for one in request.resources if isinstance(one, dict) and one.get("resourceType") == "Medication"
    ]
    drafted = _record(known, (*map(_as_taken, request.drafts), *medications), today)
    on_list, drafts = _read(rulebook, known, record.rows), _read(rulebook, known, drafted.rows)
    ordered = drafts.passing(subject)
    beside = on_list.passing(subject) and (drafts.passing(against) or not request.drafts)
    hiding = _open(on_list, [subject]) + _open(drafts, [subject, against])
    no_list = not record.rows and all(key in request.missing for key in MEDICINES)
    left = len(record.unreadable) + len(drafted.unreadable)
    if not (ordered or beside):
        return Decided(None, no_list, request.partial, hiding, left)
    rows = (*record.rows, *(row for number, row in enumerate(drafted.rows) if number not in ordered))
    intake = _intake(record, rows)
    intake.kept[TypedList] = TypedList(intake, rulebook, known.plain)
    screening = screen(rulebook, intake)
    unread = _texts(screening.medicines, (at for at in range(len(rows)) if not screening.medicines.settled(at)))
    return Decided(screening, no_list, request.partial, unread, left)


def _record(known: Known, resources: Iterable[Resource], today: dt.date, *, partial: bool = False) -> HealthRecord:
    entries = tuple(entry_of(number, "", one) for number, one in enumerate(resources, 1))
    return record_of(Entries(entries, partial), name="request", known=known, today=today)


def _as_taken(draft: Resource) -> Resource:
    return {**draft, "status": "active", "intent": "order"} if isinstance(draft, dict) else draft


def _intake(record: HealthRecord, rows: Iterable[Row]) -> Intake:
    """What the record proposes, with no person to accept it. Where entries disagree, none of them is an answer."""
    unclear = record.disagreeing()
    sure = [one for one in record.proposals if one.question not in unclear]
    answers = {question: answer for one in sure for question, answer in one.also.items()}
    answers |= {one.question: one.answer for one in sure}
    complete = answers.pop(COMPLETE, None)
    return Intake.model_validate({"answers": answers, "medicines": _lines(rows), "medicines_complete": complete})


def _read(rulebook: Rulebook, known: Known, rows: tuple[Row, ...]) -> TypedList:
    return TypedList(Intake(medicines=_lines(rows)), rulebook, known.plain)


def _lines(rows: Iterable[Row]) -> tuple[MedicineLine, ...]:
    """The rows of a record as rows of a list: each by itself, below a blank line."""
    return tuple(
        MedicineLine(typed=row.typed, taking=row.taking, after_gap=True if at else None) for at, row in enumerate(rows)
    )


def _open(read: TypedList, tests: list[MedicineTest]) -> tuple[str, ...]:
    """The rows that may hold what one of some tests asks for."""
    return _texts(read, sorted({at for test in tests for at in read.open_rows(test)}))


def _texts(read: TypedList, rows: Iterable[int]) -> tuple[str, ...]:
    return tuple(read.rows[at].typed for at in rows)
