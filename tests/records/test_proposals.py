"""What a health record proposes as answers: what is coded, confirmed and in time; nothing from what is not there."""

import datetime as dt
import json
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.check.signing import Signer, signature
from screener.records import open_record
from screener.rulebook.model import Rulebook
from screener.saved import COMPLETE
from tests.intakes import TODAY, ldn
from tests.records.made import (
    ICD10,
    LOINC,
    RXNORM,
    SNOMED,
    Resource,
    ago,
    bundle,
    coded,
    condition,
    opened,
    patient,
    pregnancy,
    prescription,
    proposed,
    reasons,
    resource,
)


def reviewed() -> Rulebook:
    """The rulebook as if a clinician had signed the mapping."""
    signer = Signer("made-up nurse", dt.date(2026, 1, 1), dt.date(2027, 1, 1))
    return replace(ldn(), signatures=(signature(ldn(), ["fhir"], signer, f"1-{'0' * 12}"),))


def allergy(code: Resource, verified: str | None = "confirmed") -> Resource:
    """An allergy."""
    return resource("AllergyIntolerance", code=code, verificationStatus=coded("v", verified) if verified else None)


EVERYTHING = (
    patient(),
    pregnancy("77386006"),
    pregnancy("60001007", days=3),
    resource("Observation", status="final", code=coded(LOINC, "63895-7"), effectiveDateTime=ago(20),
             valueCodeableConcept=coded(LOINC, "LA29252-6")),
    condition("19943007"),
    condition("N18.3", ICD10),
    condition("370143000"),
    condition("75544000"),
    condition("22298006"),
    resource("Procedure", status="completed", code=coded(SNOMED, "70536003")),
    allergy(coded(SNOMED, "716186003")),
    allergy(coded(RXNORM, "7243")),
    resource("Appointment", status="booked", start=f"{ago(-5)}T09:00:00Z",
             serviceType=[coded(SNOMED, "387713003")]),
    prescription("oxycodone 5 mg"),
    prescription("tramadol 50 mg", status="stopped"),
    resource("Observation", status="final", code=coded(LOINC, "19295-5"),
             valueCodeableConcept=coded(SNOMED, "260385009")),
    resource("QuestionnaireResponse", status="completed"),
)  # fmt: skip
"""A record with an entry for almost every rule, and some for none."""


@pytest.mark.parametrize(
    ("entry", "answers"),
    [
        (patient("2020-01-01"), {("age", "under_18")}),
        (patient("1961-06-01"), {("age", "from_65")}),
        (patient("1961-06-02"), {("age", "from_18")}),
        (patient("1980"), {("age", "from_18")}),
        (patient("1961"), set()),
        (patient("1961-06"), set()),
        (patient("2027-01-01"), set()),
        (patient("1850"), set()),
        (patient(deceasedBoolean=True), set()),
        (patient(deceasedDateTime="2024-01-01"), set()),
        (pregnancy("77386006"), {("pregnant", "yes")}),
        (pregnancy("LA15173-0", system=LOINC), {("pregnant", "yes")}),
        (pregnancy("146799005"), {("pregnant", "not_sure")}),
        (pregnancy("77386006", days=301), set()),
        (pregnancy("77386006", effectiveDateTime=None), set()),
        (pregnancy("77386006", status="entered-in-error"), set()),
        (pregnancy("77386006", status="preliminary"), set()),
        (pregnancy("77386006", focus=[{"reference": "Patient/baby"}]), set()),
        (pregnancy("77386006", valueCodeableConcept={"text": "Pregnant"}), set()),
        (pregnancy("x", valueCodeableConcept=coded(SNOMED, "146799005", text="Pregnant")), {("pregnant", "not_sure")}),
        (pregnancy("77386006", days=-30), set()),
        (condition("72892002"), set()),
        (condition("Z33.1", ICD10), set()),
        (condition("19943007"), {("liver_disease", "yes")}),
        (condition("K760", ICD10), {("liver_disease", "yes")}),
        (condition("19943007", status="resolved"), set()),
        (condition("19943007", verified="provisional"), set()),
        (condition("19943007", verified="refuted"), set()),
        (condition("19943007", verified=None), set()),
        (condition("370143000", status="remission"), {("low_mood", "before")}),
        (condition("F31.9", ICD10, status="resolved"), {("low_mood", "bipolar_psychosis")}),
        (allergy(coded(SNOMED, "716186003", text="No known allergies")), set()),
        (allergy({"text": "Naltrexone"}), {("naltrexone_reaction", "yes")}),
        (allergy({"text": "Naltrexone"}, verified="refuted"), set()),
        (allergy(coded(SNOMED, "47703008")), {("filler_problem", "yes")}),
    ],
    ids=lambda value: None if isinstance(value, dict) else repr(value),
)
def test_an_entry_proposes_what_its_codes_say(entry: Resource, answers: set[tuple[str, str]]) -> None:
    """A code that is confirmed, in time and about this person proposes an answer; nothing else does."""
    record = opened(entry)
    assert proposed(record) == answers
    assert len(record.read) + len(record.not_used) == 1


@pytest.mark.parametrize(
    ("day", "answer"), [(0, "within_2_weeks"), (14, "within_2_weeks"), (15, "later"), (-1, None), (None, None)]
)
def test_an_operation_ahead_gets_its_band(day: int | None, answer: str | None) -> None:
    """A booked operation is near or later; one of the past, or without a day, is told and proposes nothing."""
    start = None if day is None else f"{ago(-day)}T09:00:00+02:00"
    record = opened(resource("Appointment", status="booked", start=start, serviceType=coded(SNOMED, "387713003")))
    assert proposed(record) == ({("opioid_need", answer)} if answer else set())


def test_a_follow_up_comes_with_its_parent() -> None:
    """Kidney disease is asked behind another question, which is accepted with it."""
    (one,) = opened(condition("709044004")).proposals
    assert (one.question, dict(one.also)) == ("kidney_disease", {"other_health": "yes"})


def test_a_no_is_proposed_from_a_code_of_the_last_days_once_the_mapping_is_reviewed() -> None:
    """*Not pregnant* proposes nothing until a clinician has reviewed the mapping, and only for two weeks."""
    entry = pregnancy("60001007", days=3)
    assert (proposed(opened(entry)), reasons(opened(entry))) == (set(), ["not_reviewed"])
    signed = reviewed()
    assert signed.records
    assert proposed(opened(entry, rulebook=signed)) == {("pregnant", "no")}
    assert proposed(opened(pregnancy("60001007", days=15), rulebook=signed)) == set()
    rules = {key: rule for key, rule in signed.records.rules.items() if rule.question != "age"}
    changed = replace(signed, records=signed.records.model_copy(update={"rules": rules}))
    assert proposed(opened(entry, rulebook=changed)) == set()  # signed, and changed since then


def test_a_later_entry_is_the_one_that_counts_and_the_earlier_one_is_told() -> None:
    """Of two pregnancy statuses the newer one is proposed; an unreviewed *no* takes no *yes* away."""
    record = opened(pregnancy("146799005", days=5), pregnancy("77386006", days=60))
    assert (proposed(record), reasons(record)) == ({("pregnant", "not_sure")}, ["later"])
    record = opened(pregnancy("60001007", days=5), pregnancy("77386006", days=60))
    assert (proposed(record), reasons(record)) == ({("pregnant", "yes")}, ["not_reviewed"])


def test_answers_that_disagree_are_all_proposed() -> None:
    """Depression now and bipolar disorder: a person chooses, nothing is chosen for them."""
    record = opened(condition("370143000"), condition("13746004"))
    assert proposed(record) == {("low_mood", "now"), ("low_mood", "bipolar_psychosis")}
    assert record.disagreeing() == {"low_mood"}


def test_what_no_record_can_tell_is_never_proposed() -> None:
    """With opioids, tests and everything else in it, a record fills none of the questions that are asked in person."""
    records = ldn().records
    assert records
    found = {one.question for one in opened(*EVERYTHING).proposals}
    assert len(found) >= 9
    assert not found & set(records.never)


def test_every_question_is_proposed_or_said_to_be_asked_in_person() -> None:
    """A question that is added to the rules is thought of here, too."""
    records = ldn().records
    assert records
    proposable = {one for rule in records.rules.values() for one in (rule.question, *rule.also)}
    assert proposable | set(records.never) == set(ldn().questions)


def towards_no(*resources: Resource) -> set[tuple[str, str]]:
    """The proposals that point to no concern, an age band aside: it is read from a date that is there."""
    found = proposed(opened(*resources))
    return {
        (question, answer)
        for question, answer in found
        if question == COMPLETE
        or (question != "age" and answer not in (*ldn().questions[question].concern, "not_sure"))
    }


def test_nothing_that_is_taken_away_makes_a_no() -> None:
    """A record without one or two of its entries, whichever these are, says *no* to nothing."""
    assert towards_no(*EVERYTHING) == set()
    for left_out in (*combinations(range(len(EVERYTHING)), 1), *combinations(range(len(EVERYTHING)), 2)):
        kept = [one for number, one in enumerate(EVERYTHING) if number not in left_out]
        assert towards_no(*kept) == set()


def test_a_record_with_nothing_but_a_name_leaves_every_question_open() -> None:
    """Nothing is proposed, and the list is not said to be complete."""
    for record in (opened(resource("Patient", name=[{"text": "Canary"}])), opened()):
        assert (record.proposals, record.rows) == ((), ())


VALUES = st.sampled_from(["77386006", "60001007", "146799005", "LA26683-5", "LA29253-4", "716186003", "nilknown", "x"])
STATUS: st.SearchStrategy[object] = st.sampled_from(
    ["final", "active", "completed", "resolved", "entered-in-error", "booked", "", None, 7, {}]
)
PARTS = st.fixed_dictionaries(
    {"resourceType": st.sampled_from(["Patient", "Observation", "Condition", "Procedure", "AllergyIntolerance",
                                      "Appointment", "ServiceRequest", "MedicationRequest", "MedicationStatement",
                                      "Composition", "List", "Medication", "Claim", "", 3])},
    optional={
        "status": STATUS,
        "clinicalStatus": st.one_of(VALUES.map(lambda code: coded(SNOMED, code)), STATUS),
        "verificationStatus": st.just(coded("v", "confirmed")),
        "code": st.one_of(st.sampled_from(["82810-3", "63895-7", "10160-0"]).map(lambda code: coded(LOINC, code)),
                          VALUES.map(lambda code: coded(SNOMED, code)), st.just([1])),
        "valueCodeableConcept": VALUES.map(lambda code: coded(SNOMED, code)),
        "emptyReason": VALUES.map(lambda code: coded("e", code)),
        "medicationCodeableConcept": st.one_of(VALUES.map(lambda text: {"text": text}), st.just({"coding": 3})),
        "effectiveDateTime": st.sampled_from([ago(1), ago(900), "2026", "yesterday", 7]),
        "section": st.lists(st.fixed_dictionaries({}, optional={"code": st.just(coded(LOINC, "10160-0"))})),
        "birthDate": st.sampled_from(["1980", "1980-02-30", "", "1980-01-01"]),
    },
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PARTS, max_size=6), st.data())
def test_whatever_is_in_a_record_every_entry_is_accounted_for_and_none_says_no(
    entries: list[Resource], data: st.DataObject
) -> None:
    """Read, not used and unreadable make up all entries; none of them, and none that is missing, says *no*."""
    entries = [one for one in entries if one["resourceType"] != "Patient"] + [
        one for one in entries if one["resourceType"] == "Patient"
    ][:1]
    record = opened(*entries)
    told = [*record.read, *(one.entry for one in record.not_used), *(one.entry for one in record.unreadable)]
    assert sorted(told) == list(range(1, len(entries) + 1))
    if entries:
        left_out = data.draw(st.integers(0, len(entries) - 1))
        for kept in (entries, [*entries[:left_out], *entries[left_out + 1 :]]):
            assert not {one for one in towards_no(*kept) if one[0] != COMPLETE}


def test_nothing_that_tells_who_somebody_is_comes_out() -> None:
    """Neither a name nor a date nor an address of the record is in what was found."""
    record = opened(
        patient("1980-02-03", address=[{"city": "Canarytown"}]),
        resource("Condition", code={"text": "Seen by Dr. Canary Fictitia on 2024-03-05"}),
        prescription("oxycodone 5 mg, Dr. Canary Fictitia, 2024-03-05", note=[{"text": "Canary"}]),
    )
    assert len(record.not_used) == len(record.rows) == 1
    shown = repr(record)
    assert "Fictitia" not in shown
    assert "Canarytown" not in shown
    assert "1980" not in shown
    assert "2024" not in shown


def test_a_list_of_resources_and_ndjson_say_the_same_as_a_bundle() -> None:
    """One record in three forms of file."""
    whole = opened(*EVERYTHING)
    for content in (
        json.dumps(EVERYTHING).encode(),
        b"\n".join(json.dumps(one).encode() for one in EVERYTHING) + b"\n",
        bundle(*EVERYTHING),
    ):
        assert open_record(content, name="record", rulebook=ldn(), today=TODAY) == whole
