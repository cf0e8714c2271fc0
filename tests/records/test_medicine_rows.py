"""The medicines of a health record as rows of the list: text first, codes as a second witness, nothing lost."""

import pytest

from screener.engine.intake import Intake, MedicineLine
from screener.records import HealthRecord
from screener.saved import COMPLETE
from screener.screening import Outcome, screen
from tests.intakes import ldn
from tests.records.made import (
    LOINC,
    RXNORM,
    SNOMED,
    Resource,
    ago,
    coded,
    opened,
    prescription,
    proposed,
    reasons,
    resource,
)

IPS = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips"


def rows(record: HealthRecord) -> list[tuple[str, str | None]]:
    """What each row says."""
    return [(row.typed, row.taking) for row in record.rows]


def statement(status: str, **parts: object) -> Resource:
    """A medicine that somebody said is taken."""
    return resource("MedicationStatement", status=status, medicationCodeableConcept={"text": "oxycodone"}, **parts)


@pytest.mark.parametrize(
    ("entry", "taking"),
    [
        (prescription("oxycodone"), None),
        (prescription("oxycodone", "on-hold"), "not_sure"),
        (prescription("oxycodone", "unknown"), "not_sure"),
        (prescription("oxycodone", None), "not_sure"),
        (prescription("oxycodone", "a-new-status"), "not_sure"),
        (prescription("oxycodone", "stopped"), "stopped"),
        (prescription("oxycodone", "completed", days=365), "stopped"),
        (prescription("oxycodone", "completed", authoredOn=None), "stopped"),
        (prescription("oxycodone", days=4000), None),
        (statement("active"), None),
        (statement("intended"), "not_sure"),
        (statement("active", effectivePeriod={"start": ago(90), "end": ago(1)}), "not_sure"),
        (statement("active", effectivePeriod={"start": ago(-9)}), "not_sure"),
        (resource("MedicationDispense", status="completed", medicationCodeableConcept={"text": "oxycodone"}),
         "not_sure"),
        (resource("MedicationAdministration", status="completed", effectiveDateTime=ago(3),
                  medicationCodeableConcept={"text": "oxycodone"}), "stopped"),
    ],
)  # fmt: skip
def test_a_status_says_whether_a_medicine_is_taken(entry: Resource, taking: str | None) -> None:
    """What is active is taken, what ended is stopped; what a status does not say, or nobody knows, asks."""
    assert rows(opened(entry)) == [("oxycodone", taking)]


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (prescription("oxycodone", "entered-in-error"), "not_counted"),
        (prescription("oxycodone", "cancelled"), "not_counted"),
        (statement("not-taken"), "not_counted"),
        (prescription("oxycodone", doNotPerform=True), "not_counted"),
        (prescription("oxycodone", intent="proposal"), "not_an_order"),
        (prescription("oxycodone", "stopped", days=366), "old"),
    ],
)
def test_what_was_not_taken_or_ended_long_ago_is_told_and_is_no_row(entry: Resource, why: str) -> None:
    """It is shown with its name and the reason."""
    record = opened(entry)
    assert (record.rows, reasons(record)) == ((), [why])
    assert record.not_used[0].about == "oxycodone"


def test_the_look_back_can_be_changed() -> None:
    """A medicine that ended 400 days ago is a row for somebody who looks back further."""
    entry = prescription("oxycodone", "stopped", days=400)
    assert rows(opened(entry)) == []
    assert rows(opened(entry, look_back=400)) == [("oxycodone", "stopped")]


def test_one_medicine_prescribed_many_times_is_one_row() -> None:
    """Taken in any entry is taken; every entry is told as read."""
    record = opened(prescription("Oxycodone", "stopped"), prescription("oxycodone"), prescription("oxycodone", days=5))
    assert (rows(record), record.rows[0].entries, record.rows[0].days) == ([("oxycodone", None)], (1, 2, 3), 5)
    assert record.read == (1, 2, 3)


def test_a_medicine_is_found_wherever_it_is_written() -> None:
    """In the entry, within it, or in another entry; by its text, its codes' names, its ingredients or its code."""
    inside = resource("Medication", id="m", code={"coding": [{"display": "codeine 30 mg"}]})
    parts = resource("Medication", id="m2", ingredient=[{"itemCodeableConcept": {"text": "tramadol"}},
                                                        {"itemCodeableConcept": {"text": "paracetamol"}}])  # fmt: skip
    record = opened(
        prescription(None, contained=[inside], medicationReference={"reference": "#m"}),
        prescription(None, medicationReference={"reference": "https://example.org/fhir/Medication/m2"}),
        parts,
        prescription(None, medicationCodeableConcept=coded(RXNORM, "7804")),
        prescription(None, medicationReference={"reference": "Medication/elsewhere", "display": "fentanyl patch"}),
    )
    assert [text for text, _ in rows(record)] == [
        "codeine 30 mg", "tramadol / paracetamol", "oxycodone", "fentanyl patch",
    ]  # fmt: skip
    assert record.read == (1, 2, 3, 4, 5)


def outcome(record: HealthRecord) -> Outcome:
    """What the rows make of an opioid that is taken now, once somebody says that they are all."""
    lines = tuple(MedicineLine(typed=row.typed, taking=row.taking) for row in record.rows)
    found = screen(ldn(), Intake(answers={"takes_opioid": "no"}, medicines=lines, medicines_complete="yes")).findings
    return next(one.outcome for one in found if one.id == "opioid_now")


def test_where_code_and_text_disagree_the_row_asks() -> None:
    """The text names a harmless medicine and the code an opioid, or the other way round: both are in the row, open."""
    for text, code in (("metformin 500 mg", "7804"), ("codeine 30 mg", "7804")):
        record = opened(prescription(text, medicationCodeableConcept=coded(RXNORM, code, text=text)))
        ((typed, taking),) = rows(record)
        assert (text in typed, "oxycodone" in typed, taking) == (True, True, "not_sure")
        assert (record.rows[0].witnesses, outcome(record)) == (("oxycodone",), Outcome.UNDETERMINED)
    agreed = opened(prescription("x", medicationCodeableConcept=coded(RXNORM, "7804", text="Percocet 5/325")))
    assert rows(agreed) == [("Percocet 5/325", None)]


def test_a_code_says_what_a_text_does_not() -> None:
    """A text that nobody knows is in the row, with the name that the code gives it."""
    record = opened(prescription("x", medicationCodeableConcept=coded(RXNORM, "7804", text="Blorpatine")))
    assert (rows(record), outcome(record)) == ([("Blorpatine (oxycodone)", None)], Outcome.RAISED)


@pytest.mark.parametrize(
    "entry",
    [
        prescription(None),
        prescription(None, medication={"concept": {"text": "oxycodone"}}),
        prescription("oxycodone", modifierExtension=[{"url": "x"}]),
        prescription("oxycodone", medicationCodeableConcept=["oxycodone"]),
        prescription("oxycodone", authoredOn="yesterday"),
    ],
)
def test_a_medicine_that_cannot_be_read_keeps_a_row_that_is_open(entry: Resource) -> None:
    """Whoever says that the list is complete still sees that one of its medicines could not be read."""
    record = opened(entry)
    ((typed, taking),) = rows(record)
    assert (typed, taking) == ("Unreadable medicine of the record, entry 1", "not_sure")
    assert (len(record.unreadable), outcome(record)) == (1, Outcome.UNDETERMINED)


NONE = resource("MedicationStatement", status="unknown", medicationCodeableConcept=coded(IPS, "no-known-medications"),
                effectiveDateTime=ago(5))  # fmt: skip


def section(reason: str | None, days: int = 5, **parts: object) -> Resource:
    """A patient summary with a section of medicines."""
    one = {"code": coded(LOINC, "10160-0")} | ({"emptyReason": coded("list", reason)} if reason else {})
    return resource("Composition", status="final", date=ago(days), section=[one], **parts)


@pytest.mark.parametrize(
    ("entries", "complete"),
    [
        ((NONE,), True),
        ((section("nilknown"),), True),
        ((resource("MedicationStatement", status="unknown", medicationCodeableConcept=coded(SNOMED, "787481004")),
          section(None)), True),
        ((resource("List", status="current", date=ago(5), code=coded(LOINC, "10160-0"),
                   emptyReason=coded("list", "nilknown")),), True),
        ((section("nilknown", days=31),), False),
        ((section("unavailable"),), False),
        ((section("notasked"),), False),
        ((section("withheld"),), False),
        ((section(None),), False),
        ((NONE, prescription("metformin")), False),
        ((NONE, prescription("metformin", "stopped", days=900)), False),
        ((NONE, prescription(None)), False),
        ((NONE | {"status": "entered-in-error"},), False),
        ((resource("MedicationStatement", medicationCodeableConcept=coded(IPS, "no-medication-info")),), False),
        ((), False),
    ],
)  # fmt: skip
def test_the_list_is_proposed_as_complete_only_where_the_record_says_so(
    entries: tuple[Resource, ...],
    complete: bool,  # noqa: FBT001
) -> None:
    """A record that says that no medicine is taken, and holds none, proposes it; an empty one does not."""
    record = opened(*entries)
    assert (COMPLETE in {question for question, _ in proposed(record)}) is complete
    assert len(record.read) + len(record.not_used) + len(record.unreadable) == len(entries)


def test_one_page_of_a_longer_answer_is_not_complete() -> None:
    """What a server sent in part is told as a part."""
    record = opened(NONE, link=[{"relation": "next", "url": "https://example.org"}])
    assert (record.partial, record.proposals) == (True, ())
