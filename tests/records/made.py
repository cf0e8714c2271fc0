"""Entries of made-up health records, as small as FHIR R4 lets them be."""

import datetime as dt
import json
from typing import Any

from screener.records import HealthRecord, open_record
from screener.rulebook.model import Rulebook
from tests.intakes import TODAY, ldn

Resource = dict[str, Any]

SNOMED = "http://snomed.info/sct"
LOINC = "http://loinc.org"
ICD10 = "http://hl7.org/fhir/sid/icd-10-cm"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"


def ago(days: int) -> str:
    """A day before the day of the tests, as FHIR writes it."""
    return (TODAY - dt.timedelta(days=days)).isoformat()


def coded(system: str, code: str, text: str | None = None, display: str | None = None) -> Resource:
    """A coded field."""
    coding = {"system": system, "code": code} | ({"display": display} if display else {})
    return {"coding": [coding]} | ({"text": text} if text else {})


def resource(kind: str, **parts: Any) -> Resource:
    """A resource; parts that are None are left out."""
    return {"resourceType": kind, **{key: value for key, value in parts.items() if value is not None}}


def patient(birth: str = "1980-02-03", **parts: Any) -> Resource:
    """A person with a name, which nothing may show."""
    name = [{"family": "Fictitia", "given": ["Canary"]}]
    return resource("Patient", id="p1", name=name, birthDate=birth, **parts)


def pregnancy(code: str, days: int = 10, system: str = SNOMED, **parts: Any) -> Resource:
    """The observation of a pregnancy status."""
    kept = {
        "status": "final",
        "code": coded(LOINC, "82810-3"),
        "subject": {"reference": "Patient/p1"},
        "effectiveDateTime": ago(days),
        "valueCodeableConcept": coded(system, code),
    }
    return resource("Observation", **kept | parts)


def condition(code: str, system: str = SNOMED, status: str = "active", verified: str | None = "confirmed",
              **parts: Any) -> Resource:  # fmt: skip
    """A condition."""
    clinical = "http://terminology.hl7.org/CodeSystem/condition-clinical"
    return resource(
        "Condition",
        clinicalStatus=coded(clinical, status),
        verificationStatus=coded("http://terminology.hl7.org/CodeSystem/condition-ver-status", verified)
        if verified
        else None,
        code=coded(system, code),
        recordedDate=ago(400),
        **parts,
    )


def prescription(text: str | None, status: str | None = "active", days: int = 30, **parts: Any) -> Resource:
    """A prescription."""
    kept = {
        "status": status,
        "intent": "order",
        "medicationCodeableConcept": {"text": text} if text else None,
        "authoredOn": ago(days),
    }
    return resource("MedicationRequest", **kept | parts)


def bundle(*resources: Resource, **parts: Any) -> bytes:
    """A Bundle as a file."""
    return json.dumps({"resourceType": "Bundle", "type": "collection", **parts,
                       "entry": [{"resource": one} for one in resources]}).encode()  # fmt: skip


def opened(*resources: Resource, rulebook: Rulebook | None = None, look_back: int | None = None,
           **parts: Any) -> HealthRecord:  # fmt: skip
    """What a record of these entries proposes."""
    return open_record(
        bundle(*resources, **parts), name="record.json", rulebook=rulebook or ldn(), today=TODAY, look_back=look_back
    )


def proposed(record: HealthRecord) -> set[tuple[str, str]]:
    """The answers that a record proposes."""
    return {(one.question, one.answer) for one in record.proposals}


def reasons(record: HealthRecord) -> list[str]:
    """Why entries are not used, or cannot be read."""
    return [one.why.value for one in (*record.not_used, *record.unreadable)]
