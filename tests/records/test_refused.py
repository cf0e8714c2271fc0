"""Files that are no health record of one person: refused with the way out, or accounted for entry by entry."""

import json
from typing import Any

import pytest

from screener.engine.problems import Refused
from screener.records import open_record
from tests.intakes import TODAY, ldn
from tests.records.made import (
    SNOMED,
    bundle,
    coded,
    condition,
    opened,
    patient,
    pregnancy,
    prescription,
    reasons,
    resource,
)


def read(content: bytes) -> Any:
    """What a file proposes."""
    return open_record(content, name="record.json", rulebook=ldn(), today=TODAY)


DEEP = b'{"resourceType":"Bundle","entry":' + b"[" * 10_000 + b"]" * 10_000 + b"}"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "record.json: G003 this is not a health record in JSON"),
        (b"<Bundle/>", "record.json: G003 this is not a health record in JSON"),
        (b"%PDF-1.7", "record.json: G003 this is not a health record in JSON"),
        (b"\xff\xd8\xff", "record.json: F001 the file is not UTF-8 text"),
        (b'{"answers": {}}', "record.json: G003 this is no FHIR resource: it has no `resourceType`"),
        (b'{"resourceType": "Bundle", "entry": {}}', "record.json: G003 the `entry` of the Bundle is not a list"),
        (b'{"resourceType": "Bundle", "entry": [', "record.json:1:38: J002 this is not JSON: Expecting value"),
        (b'{"resourceType": "Bundle", "type": 1, "type": 2}', "record.json: J003 `type` is written twice"),
        (b'{"resourceType": "Patient", "x": NaN}', "record.json: J004 `NaN` is not a JSON value"),
        (b'{"resourceType": "Patient", "x": "\\ud800"}', "record.json: J006 a text contains half a character"),
        (DEEP, "record.json: J005 the file is nested too deeply"),
        (b" " * 30_000_001, "record.json: G002 the file has 30,000,001 bytes"),
        (b"[" + b"[]," * 2_000_000 + b"[]]", "record.json: G002 the file holds too many values"),
        (bundle(type="history"), "record.json: G003 the Bundle is a history"),
        (bundle(modifierExtension=[]), "record.json: G004 the Bundle says that something unknown to this program"),
        (bundle(implicitRules="x"), "record.json: G004 the Bundle says that something unknown to this program"),
        (bundle(patient(), patient() | {"id": "p2"}), "record.json: G005 the record is about 2 people"),
        (bundle(patient(), pregnancy("x", subject={"reference": "Patient/p2"})), "record.json: G005 the record is"),
        (bundle(pregnancy("x"), pregnancy("x", subject={"reference": "Patient/p2"})),
         "record.json: G005 the record is about 2 people"),
        (bundle(patient(), resource("Appointment", participant=[{"actor": {"reference": "Patient/p2"}}])),
         "record.json: G005 the record is about 2 people"),
    ],
    ids=range(20),
)  # fmt: skip
def test_what_is_no_record_of_one_person_is_refused(content: bytes, says: str) -> None:
    """The message names the place, and the way out."""
    with pytest.raises(Refused) as refused:
        read(content)
    assert str(refused.value).startswith(says)
    assert "hint: " in str(refused.value)


@pytest.mark.parametrize("reference", ["Patient/p1", "https://example.org/fhir/Patient/p1/_history/3", "urn:uuid:1"])
def test_one_person_is_one_person_however_the_record_refers_to_them(reference: str) -> None:
    """By id, by an address, by the address of the entry."""
    entries = [
        {"fullUrl": "urn:uuid:1", "resource": patient()},
        {"resource": pregnancy("77386006", subject={"reference": reference})},
        {"fullUrl": "urn:uuid:2", "resource": resource("Practitioner", id="d")},
        {"resource": resource("Appointment", participant=[{"actor": {"reference": "urn:uuid:2"}}])},
    ]
    record = read(json.dumps({"resourceType": "Bundle", "entry": entries}).encode())
    assert [one.question for one in record.proposals] == ["age", "pregnant"]


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ({"resourceType": 7}, "no_resource"),
        ({"id": "x"}, "no_resource"),
        (resource("Basic"), "other_kind"),
        (condition("19943007", modifierExtension=[{"url": "x"}]), "modified"),
        (condition("19943007", stage=[{"modifierExtension": []}]), "modified"),
        (condition("19943007") | {"clinicalStatus": "active"}, "release"),
        (condition("19943007") | {"code": {"coding": [{"code": 7}]}}, "shape"),
        (condition("19943007") | {"code": {"coding": "x"}}, "shape"),
        (condition("19943007") | {"recordedDate": "2026-13-01"}, "shape"),
        (resource("MedicationOrder", status="active"), "release"),
        (patient("03/02/1980"), "shape"),
        (patient("9999"), "shape"),
    ],
)
def test_an_entry_that_cannot_be_read_is_told_with_the_reason(entry: dict[str, Any], why: str) -> None:
    """Nothing is guessed at: it proposes nothing, and is counted."""
    record = opened(entry)
    assert (record.proposals, record.read, reasons(record)) == ((), (), [why])


def test_a_line_of_ndjson_that_is_not_json_is_one_unreadable_entry() -> None:
    """The others are read."""
    lines = [json.dumps(patient()), "{oops", "", json.dumps(condition("19943007"))]
    record = read("\n".join(lines).encode())
    assert (record.entries, record.read, [one.entry for one in record.unreadable]) == (3, (1, 3), [2])


def test_a_medicine_that_refers_to_itself_ends() -> None:
    """Contained resources that refer to each other are followed one step, and no further."""
    inside = resource("Medication", id="a", code=None, contained=[{"id": "a"}], medicationReference={"reference": "#a"})
    record = opened(prescription(None, contained=[inside], medicationReference={"reference": "#a"}))
    assert reasons(record) == ["not_named"]


def test_the_code_system_decides_what_a_code_means() -> None:
    """The same digits of another terminology say nothing."""
    entry = condition("19943007") | {"code": coded("http://example.org/local", "19943007")}
    assert opened(entry).proposals == ()
    assert opened(entry | {"code": coded(SNOMED, "19943007")}).proposals
