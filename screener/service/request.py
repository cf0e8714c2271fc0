"""What a records system sends, checked: which hook, which drafts, and the resources of one person."""

import json
from typing import Any, NamedTuple

from screener.engine.intake import parse_json
from screener.engine.problems import Place, Refused, refused
from screener.records.fields import Resource
from screener.rulebook.hooks import Hook

MOST_BYTES = 1_000_000
"""A larger request is refused before it is read."""
PREFETCH = {
    "patient": "Patient/{{context.patientId}}",
    "requests": "MedicationRequest?patient={{context.patientId}}&intent=order,plan",
    "statements": "MedicationStatement?patient={{context.patientId}}",
    "conditions": "Condition?patient={{context.patientId}}",
    "allergies": "AllergyIntolerance?patient={{context.patientId}}",
    "pregnancy": "Observation?patient={{context.patientId}}&code=http://loinc.org|82810-3",
    "appointments": "Appointment?patient={{context.patientId}}",
}
"""The prefetch. Nothing is fetched later: a card says what is missing."""
MEDICINES = ("requests", "statements")
"""The keys that hold medicines."""
_PLACE = Place("request")


class Request(NamedTuple):
    """One request."""

    resources: tuple[Resource, ...]
    """Everything that was sent of the person, but for the drafts."""
    drafts: tuple[Resource, ...]
    """The orders that are being chosen or signed."""
    missing: tuple[str, ...]
    """The keys that hold nothing that can be read, or were not sent."""
    partial: bool
    """Whether a part of the medicine list was not sent: a failed search, or one page of several."""


class NothingToCheck(Exception):
    """No key with medicines was sent: CDS Hooks has a status of its own for that."""


def read_request(content: bytes, hook: Hook) -> Request:
    """The request in a body.

    Raises:
        Refused: for what is no request of this hook.
        NothingToCheck: for one without a key for medicines.
    """
    try:
        body = parse_json(content.decode(), _PLACE, "a request")
    except UnicodeDecodeError:
        raise refused(_PLACE, "K001", "this is not text in UTF-8", "send JSON in UTF-8") from None
    if not isinstance(body, dict):
        raise refused(_PLACE, "K001", "this is no object", "send a request of CDS Hooks")
    context, prefetch = body.get("context"), body.get("prefetch") or {}
    if body.get("hook") != hook:
        raise refused(_PLACE, "K002", "`hook` is another one", f"this service answers {hook}")
    if not isinstance(body.get("hookInstance"), str) or not isinstance(context, dict):
        raise refused(_PLACE, "K003", "`hookInstance` or `context` is missing", "send both, as CDS Hooks says")
    if not isinstance(prefetch, dict) or not isinstance(context.get("patientId"), str):
        raise refused(_PLACE, "K003", "`prefetch` or `context.patientId` has another shape", "see CDS Hooks 2.0")
    drafts = () if hook == "patient-view" else _drafts(context)
    if not any(key in prefetch for key in MEDICINES):
        raise NothingToCheck
    sent = {key: _resources(prefetch.get(key)) for key in PREFETCH}
    missing = tuple(key for key, found in sent.items() if found is None)
    resources = tuple(one for found in sent.values() for one in found or ())
    partial = any(_is_partial(prefetch[key]) for key in MEDICINES if prefetch.get(key) is not None)
    return Request(resources, drafts, missing, partial)


def _drafts(context: dict[str, Any]) -> tuple[Resource, ...]:
    bundle = context.get("draftOrders")
    found = _resources(bundle) if isinstance(bundle, dict) and bundle.get("resourceType") == "Bundle" else None
    if found is None:
        raise refused(_PLACE, "K003", "`context.draftOrders` is no Bundle", "send the drafts, as CDS Hooks says")
    return found


def _resources(value: object) -> tuple[Resource, ...] | None:
    """The resources of a value; None where it holds none that can be read."""
    if not isinstance(value, dict) or value.get("resourceType") in (None, "OperationOutcome"):
        return None
    if value["resourceType"] != "Bundle":
        return (value,)
    entries = value.get("entry", [])
    if not isinstance(entries, list):
        return None
    return tuple(one["resource"] if isinstance(one, dict) and "resource" in one else one for one in entries)


def _is_partial(value: object) -> bool:
    """Whether a search for medicines failed, in whole or in part, or went on to another page."""
    if not isinstance(value, dict) or value.get("resourceType") != "Bundle":
        return not (isinstance(value, dict) and str(value.get("resourceType")).startswith("Medication"))
    entries, links, total = value.get("entry", []), value.get("link", []), value.get("total", 0)
    if not isinstance(entries, list) or not isinstance(links, list) or not isinstance(total, int):
        return True
    next_page = any(isinstance(one, dict) and one.get("relation") == "next" for one in links)
    return next_page or total > len(entries) or any(map(_failed, entries))


def _failed(entry: object) -> bool:
    """Whether an entry says that the search failed. Warnings come with ordinary answers too."""
    resource = entry.get("resource") if isinstance(entry, dict) else None
    if not isinstance(resource, dict) or resource.get("resourceType") != "OperationOutcome":
        return False
    issues = resource.get("issue")
    if not isinstance(issues, list):
        return True
    return any(not isinstance(one, dict) or one.get("severity") not in ("warning", "information") for one in issues)


def outcome(refusal: Refused) -> str:
    """What is wrong with a request, as an OperationOutcome. It repeats nothing that was sent."""
    issues = [{"severity": "error", "code": "invalid", "diagnostics": f"{one.code} {one.what}: {one.hint}"}
              for one in refusal.problems]  # fmt: skip
    return json.dumps({"resourceType": "OperationOutcome", "issue": issues})
