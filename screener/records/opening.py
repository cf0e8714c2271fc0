"""The file of a health record: its entries, one person, and what becomes of each entry.

Nothing in the file is trusted. It is data: it is measured, parsed strictly, and held against the mapping. What is
about two people is refused as a whole.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from screener.engine.encoded import NOT_TEXT, SAVE_AS, decoded
from screener.engine.intake import parse_json
from screener.engine.problems import Place, Refused, refused
from screener.records.answers import proposals_of
from screener.records.fields import Resource, is_modified, references
from screener.records.known import Known, TakesTooLong
from screener.records.medicines import MedicineList
from screener.records.model import UNREADABLE, HealthRecord, NotUsed, Proposal, Unreadable, Why
from screener.rulebook.model import Rulebook

MAX_FILE = 30_000_000
"""Bytes. A larger file is not looked into."""
MAX_VALUES = 3_000_000
"""Commas and brackets in a file."""
MOST_LINES = 50_000
"""Lines of NDJSON: entries of one person."""
OLD_TYPES = ("MedicationOrder", "MedicationPrescription", "DiagnosticOrder", "ProcedureRequest", "ReferralRequest")
"""Kinds of entries that earlier releases of FHIR had."""


class Entry(NamedTuple):
    """One entry of the file: its number, counting from 1, its address, and its resource or why there is none."""

    number: int
    address: str
    resource: Resource | None
    why: Why | None = None


class Entries(NamedTuple):
    """All entries of a file."""

    entries: tuple[Entry, ...]
    partial: bool
    """Whether the file says that it is one page of a longer answer."""


def open_record(
    content: bytes, *, name: str, rulebook: Rulebook, today: dt.date, look_back: int | None = None
) -> HealthRecord:
    """What a health record proposes: an R4 Bundle, an International Patient Summary, a list of resources, or NDJSON.

    ``name`` is how messages call the file. ``look_back`` is how many days a medicine may have ended before today to be
    a row; None: as the mapping says.

    Raises:
        Refused: for a file that is no health record, not whole, too large, or about two people.
    """
    if rulebook.records is None:
        raise refused(Place(name), "G001", "these rules have no mapping of health records", "choose other rules")
    known = Known(rulebook, rulebook.records)
    return record_of(read_entries(content, name), name=name, known=known, today=today, look_back=look_back)


def record_of(found: Entries, *, name: str, known: Known, today: dt.date, look_back: int | None = None) -> HealthRecord:
    """What the entries of a health record propose. ``known`` can serve many records: it keeps nothing of them.

    Raises:
        Refused: for entries about two people, for more than can be read in the time that one record has, and for a
            clock that is behind the rules.
    """
    if known.is_ahead_of(today):
        what = f"the clock of this computer says {today.isoformat()}, long before these rules were written"
        raise refused(Place(name), "G006", what, "set the clock: every age in the record would be wrong")
    _one_person(found.entries, name)
    try:
        return _Opening(found, known.for_a_record(), today, look_back).record()
    except TakesTooLong:
        what = "the record holds more than can be read at once"
        raise refused(Place(name), "G002", what, "export less of it, such as its medicines and conditions") from None


def read_entries(content: bytes, name: str) -> Entries:
    """The entries of a file.

    Raises:
        Refused: for a file that is no health record, or not whole.
    """
    place = Place(name)
    if len(content) > MAX_FILE:
        what = f"the file has {len(content):,} bytes"
        raise refused(place, "G002", what, f"at most {MAX_FILE:,}: export less of the record")
    try:
        text = decoded(content).strip()
    except UnicodeDecodeError:
        raise refused(place, "F001", NOT_TEXT, SAVE_AS) from None
    if text[:1] not in ("{", "["):
        hint = "export the record as FHIR R4 in JSON: a Bundle, an International Patient Summary, or NDJSON"
        raise refused(place, "G003", "this is not a health record in JSON", hint)
    lines = _is_ndjson(text)
    # Before it is read: values cost more memory than their letters.
    if sum(map(text.count, ",[{")) > MAX_VALUES or (lines and text.count("\n") > MOST_LINES):
        raise refused(place, "G002", "the file holds too many values", "export less of the record")
    if lines:
        return Entries(tuple(_of_lines(text, name)), partial=False)
    content_read = parse_json(text, place, "a health record")
    if isinstance(content_read, list):
        return Entries(tuple(entry_of(number, "", one) for number, one in enumerate(content_read, 1)), partial=False)
    if content_read.get("resourceType") == "Bundle":
        return _of_bundle(content_read, place)
    if not isinstance(content_read.get("resourceType"), str):
        hint = "a Bundle, an International Patient Summary, a list of resources, or NDJSON"
        raise refused(place, "G003", "this is no FHIR resource: it has no `resourceType`", hint)
    return Entries((entry_of(1, "", content_read),), partial=False)


def _is_ndjson(text: str) -> bool:
    """Whether each line is a resource of its own: the first is whole, and more follow."""
    first, _, rest = text.partition("\n")
    return rest.lstrip().startswith("{") and first.startswith("{") and first.rstrip().endswith("}")


def _of_lines(text: str, name: str) -> Iterator[Entry]:
    number = 0
    for line, content in enumerate(text.split("\n"), 1):
        if not content.strip():
            continue
        number += 1
        try:
            yield entry_of(number, "", parse_json(content, Place(name, line, 1), "a health record"))
        except Refused:
            yield Entry(number, "", None, Why.JSON)


def _of_bundle(bundle: Resource, place: Place) -> Entries:
    if is_modified({key: value for key, value in bundle.items() if key != "entry"}):
        what = "the Bundle says that something unknown to this program changes its meaning"
        raise refused(place, "G004", what, "export it without `modifierExtension` and `implicitRules`")
    if bundle.get("type") == "history":
        hint = "export what the record says now, not its history"
        raise refused(place, "G003", "the Bundle is a history: it holds what is no longer so", hint)
    listed = bundle.get("entry", [])
    if not isinstance(listed, list):
        raise refused(place, "G003", "the `entry` of the Bundle is not a list", "export the record again")
    entries = []
    for number, one in enumerate(listed, 1):
        whole = isinstance(one, dict) and isinstance(one.get("resource"), dict)
        address = one.get("fullUrl") if isinstance(one, dict) else None
        entries.append(
            entry_of(number, address if isinstance(address, str) else "", one["resource"])
            if whole
            else Entry(number, "", None, Why.NO_RESOURCE)
        )
    links = bundle.get("link", [])
    following = [one for one in links if isinstance(one, dict)] if isinstance(links, list) else []
    partial = any(one.get("relation") == "next" for one in following)
    return Entries(tuple(entries), partial)


def entry_of(number: int, address: str, resource: Any) -> Entry:  # noqa: ANN401
    """An entry that was parsed, whatever it is."""
    if not isinstance(resource, dict) or not isinstance(resource.get("resourceType"), str):
        return Entry(number, address, None, Why.NO_RESOURCE)
    if resource["resourceType"] in OLD_TYPES:
        return Entry(number, address, resource, Why.RELEASE)
    return Entry(number, address, resource, Why.MODIFIED if is_modified(resource) else None)


def _one_person(entries: tuple[Entry, ...], name: str) -> None:
    """Refuse what is about two people: nothing says which of them is here."""
    patients = [one for one in entries if one.resource and one.resource["resourceType"] == "Patient"]
    known = {one.number for one in patients}
    others = {_short(one.address) for one in entries if one.address and one.number not in known}
    names = {way: number for number, one in enumerate(patients) for way in _ways(one)}
    about = {
        names.get(reference, reference)
        for one in entries
        if one.resource
        for reference in map(_short, references(one.resource))
        if reference in names or (reference.startswith(("Patient/", "urn:")) and reference not in others)
    }
    whose = {one for one in about if not (isinstance(one, str) and _may_be(one, patients))}
    people = max(len(patients), len(about), len(whose | set(range(len(patients)))))
    if people > 1:
        raise refused(Place(name), "G005", f"the record is about {people} people", "export the record of one person")


def _ways(patient: Entry) -> Iterator[str]:
    """Every way to refer to a person of the file."""
    if patient.resource and isinstance(patient.resource.get("id"), str):
        yield f"Patient/{patient.resource['id']}"
    if patient.address:
        yield _short(patient.address)


def _may_be(reference: str, patients: list[Entry]) -> bool:
    """Whether a reference that nothing in the file has may be the one person who is there."""
    if len(patients) != 1 or not patients[0].resource:
        return False
    return not patients[0].address if reference.startswith("urn:") else "id" not in patients[0].resource


def _short(reference: str) -> str:
    """A reference without the address of its server, and without its version."""
    parts = reference.partition("/_history/")[0].split("/")
    return "/".join(parts[-2:]) if len(parts) > 1 else reference


class _Opening:
    """One record, read with a mapping."""

    def __init__(self, found: Entries, known: Known, today: dt.date, look_back: int | None) -> None:
        self.found, self.today, self.known = found, today, known
        self.look_back = known.medicines.look_back_days if look_back is None else look_back
        self.proposals: list[Proposal] = []
        self.not_used: list[NotUsed] = []

    def record(self) -> HealthRecord:
        """What the file proposes, and what became of each of its entries."""
        medicines = MedicineList(self.known, self.today, self.look_back, self._by_address())
        for entry in self.found.entries:
            self.known.spend()
            try:
                self._take(entry, medicines)
            except Unreadable as unreadable:
                kind = entry.resource["resourceType"] if entry.resource else ""
                medicines.take_unreadable(entry.number, kind)
                self.not_used.append(NotUsed(entry.number, kind, unreadable.why, status=unreadable.where))
        medicines.finish(partial=self.found.partial)
        self.proposals += medicines.proposals
        self.not_used += medicines.not_used
        self._newest_alone()
        left = {one.entry for one in self.not_used}
        return HealthRecord(
            entries=len(self.found.entries),
            read=tuple(one.number for one in self.found.entries if one.number not in left),
            proposals=tuple(self.proposals),
            rows=medicines.rows(),
            not_used=tuple(sorted((one for one in self.not_used if one.why not in UNREADABLE), key=_number)),
            unreadable=tuple(sorted((one for one in self.not_used if one.why in UNREADABLE), key=_number)),
            look_back_days=self.look_back,
            partial=self.found.partial,
            reviewed=self.known.reviewed,
        )

    def _take(self, entry: Entry, medicines: MedicineList) -> None:
        if entry.why or entry.resource is None:
            raise Unreadable(entry.why or Why.NO_RESOURCE)
        resource, kind = entry.resource, entry.resource["resourceType"]
        if kind in ("Composition", "List"):
            medicines.take_sections(entry.number, resource)
        elif kind == "Medication":
            medicines.take_medication(entry.number, resource)
        elif kind in self.known.medicines.statuses:
            medicines.take(entry.number, resource)
        else:
            self._take_answer(entry, resource)

    def _take_answer(self, entry: Entry, resource: Resource) -> None:
        proposed, left = proposals_of(self.known, entry.number, resource, self.today)
        self.proposals += proposed
        if not proposed and left:
            self.not_used.append(left)

    def _newest_alone(self) -> None:
        """Of several entries under one rule that is about now, the newest; the others are not used."""
        newest: dict[str, int] = {}
        for one in self.proposals:
            if one.kind == "Observation" and one.days is not None:
                newest[one.rule] = min(one.days, newest.get(one.rule, one.days))
        kept = []
        for one in self.proposals:
            if one.days is not None and one.days > newest.get(one.rule, one.days):
                self.not_used.append(NotUsed(one.entry, one.kind, Why.LATER, one.about, days=one.days))
            else:
                kept.append(one)
        self.proposals = kept
        used = {one.entry for one in kept}
        self.not_used = [one for one in self.not_used if one.entry not in used]

    def _by_address(self) -> Mapping[str, Resource]:
        """The medicines of the file, by every way to refer to them."""
        found: dict[str, Resource] = {}
        for entry in self.found.entries:
            if entry.resource and entry.resource["resourceType"] == "Medication":
                own = f"Medication/{entry.resource.get('id')}"
                found |= {own: entry.resource, _short(entry.address) or own: entry.resource}
        return found


def _number(one: NotUsed) -> int:
    return one.entry
