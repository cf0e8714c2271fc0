"""When there are cards, what they say, and what no card means."""

import pytest

from tests.service.conftest import Ask, asked, bundle, ordered, served

SELECT, SIGN, VIEW = "/cds-services/ldn-order-select", "/cds-services/ldn-order-sign", "/cds-services/ldn-patient-view"
NORCO = "HYDROcodone-acetaminophen (NORCO) 5-325 mg tablet"


def test_the_services_say_what_silence_means(ask: Ask) -> None:
    """Each is listed with its hook, what it asks for beforehand, and that no record proves its list complete."""
    services = ask("/cds-services").body["services"]
    assert [one["hook"] for one in services] == ["patient-view", "order-select", "order-sign"]
    assert all("No record proves that its list is complete." in one["description"] for one in services)
    assert all("requests" in one["prefetch"] for one in services)


@pytest.mark.parametrize("path", [SELECT, SIGN])
def test_naltrexone_is_ordered_for_somebody_on_an_opioid(ask: Ask, path: str) -> None:
    """The first card names the opioid, warns, has sources, and was reviewed by nobody."""
    hook = path.removeprefix("/cds-services/ldn-")
    first, *others = ask(path, asked(hook, "naltrexone 4.5 mg capsule", on_list=(NORCO, "metformin 500 mg"))).cards
    assert first["summary"].startswith("Norco (hydrocodone")
    assert first["indicator"] == "warning"
    assert "](https://" in first["detail"]
    assert "Not reviewed by a clinician" in first["detail"]
    assert others[-1]["summary"].startswith("Not checked")
    assert "Questions that the record does not answer" in others[-1]["detail"]


def test_the_order_itself_is_no_other_blocker(ask: Ask) -> None:
    """A draft of naltrexone is what is asked about, and not a medicine that stands against it."""
    cards = ask(SIGN, asked("order-sign", "naltrexone 4.5 mg capsule", on_list=("metformin",))).cards
    assert [card["summary"] for card in cards if "blocker" in card["summary"].lower()] == []


def test_an_opioid_is_ordered_for_somebody_on_naltrexone(ask: Ask) -> None:
    """The draft counts as taken."""
    first = ask(SIGN, asked("order-sign", "oxycodone 5 mg", on_list=("naltrexone 4.5 mg capsule",))).cards[0]
    assert "oxycodone" in first["summary"].lower()


def test_nothing_is_said_where_neither_applies_and_all_was_read(ask: Ask) -> None:
    """Another order, a list that was read, and no naltrexone."""
    assert ask(SIGN, asked("order-sign", "amoxicillin 500 mg", on_list=("metformin 500 mg",))).cards == []
    assert ask(SIGN, asked("order-sign", "oxycodone 5 mg", on_list=("metformin 500 mg",))).cards == []
    assert ask(VIEW, asked("patient-view", on_list=("metformin 500 mg", NORCO))).cards == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (asked("order-sign", "amoxicillin 500 mg", on_list=("Zorblatine",)), "Zorblatine"),
        (asked("order-sign", "Zorblatine", on_list=("naltrexone 50 mg",)), "Zorblatine"),
        (asked("order-sign", "amoxicillin 500 mg", on_list=None, requests=None), "No list of medicines was sent"),
        (asked("order-sign", "amoxicillin", on_list=None, requests={"resourceType": "OperationOutcome"}), "No list"),
        (asked("order-sign", "amoxicillin", on_list=None, requests=bundle({"resourceType": "MedicationRequest"})), "1"),
    ],
)
def test_what_could_hide_it_is_told(ask: Ask, body: object, said: str) -> None:
    """One card says what was not read, or that no list was sent. Silence would read as nothing found."""
    (card,) = ask(SIGN, body).cards
    assert card["summary"].startswith("Not checked")
    assert said in card["detail"]


def test_the_chart_of_somebody_on_naltrexone(ask: Ask) -> None:
    """What to discuss, with the pregnancy that is in the record."""
    pregnancy = {
        "resourceType": "Observation",
        "status": "final",
        "subject": {"reference": "Patient/1"},
        "effectiveDateTime": "2026-11-25",
        "code": {"coding": [{"system": "http://loinc.org", "code": "82810-3"}]},
        "valueCodeableConcept": {"coding": [{"system": "http://snomed.info/sct", "code": "77386006"}]},
    }
    cards = ask(VIEW, asked("patient-view", on_list=("naltrexone 4.5 mg", NORCO), pregnancy=bundle(pregnancy))).cards
    assert any("pregnan" in card["summary"].lower() for card in cards)


def test_cards_are_short_and_suggest_nothing(ask: Ask) -> None:
    """At most five points and what was not checked; no suggestion, nothing critical, reasons to set a card aside."""
    many = (NORCO, "methadone 10 mg", "levothyroxine", "tacrolimus 1 mg", "disulfiram", "ketamine", "Zorblatine <b>")
    cards = ask(SELECT, asked("order-select", "LDN 4.5 mg naltrexone", on_list=many)).cards
    assert 2 <= len(cards) <= 6
    for card in cards:
        assert len(card["summary"]) < 140
        assert card["indicator"] in ("info", "warning")
        assert "suggestions" not in card
        assert card["source"]["label"]
        assert all(reason["display"] for reason in card["overrideReasons"])
        assert "<b>" not in card["detail"].replace("\\<b\\>", "")


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        (SIGN, b"{", 400),
        (SIGN, b'{"hook": "order-sign", "hook": "x"}', 400),
        (SIGN, asked("order-select"), 400),
        (SIGN, {"hook": "order-sign", "hookInstance": "a", "context": {"patientId": "1"}}, 400),
        (SIGN, asked("order-sign", on_list=None, requests=None,
               patient=bundle({"resourceType": "Patient", "id": "1"},
                                                                {"resourceType": "Patient", "id": "2"})), 400),
        ("/cds-services/other", asked("order-sign"), 404),
        (SIGN, b" " * 1_000_001, 413),
        (SIGN, asked("order-sign", "amoxicillin 500 mg", on_list=None), 412),
    ],
)  # fmt: skip
def test_what_is_no_request_is_refused(ask: Ask, path: str, body: object, status: int) -> None:
    """Bad JSON, another hook, no drafts, two people, another service, too large, no key for medicines."""
    assert ask(path, body).status == status


def test_another_type_of_body_is_refused(ask: Ask) -> None:
    """JSON alone is read."""
    assert ask(SIGN, asked("order-sign"), Content_Type="text/plain").status == 415


def test_feedback_is_counted_and_its_words_are_not_kept(ask: Ask) -> None:
    """The service counts dismissed cards, and keeps no comment."""
    said = {"card": "x", "outcome": "overridden", "overrideReason": {"userComment": "Jane Roe is fine"}}
    assert ask(f"{SIGN}/feedback", {"feedback": [said]}).status == 200
    health = ask("/health").body
    assert health["feedback"]["overridden"] >= 1
    assert "Jane" not in str(health)
    assert ordered("x")["status"] == "active"


def test_a_link_opens_the_checklist_without_data() -> None:
    """The address is the one that was given at the start, and holds nothing else."""
    with served(checklist="https://clinic.example/checklist") as asking:
        card = asking(SIGN, asked("order-sign", "naltrexone 4.5 mg", on_list=(NORCO,))).cards[0]
    (link,) = card["links"]
    assert (link["url"], link["type"]) == ("https://clinic.example/checklist", "absolute")
    assert link["label"]


def test_a_browser_may_ask_from_pages_that_are_named() -> None:
    """Another page gets no leave to read the answer."""
    named = "https://records.example"
    with served(origins=[named]) as asking:
        assert asking("/cds-services", Origin=named).headers["Access-Control-Allow-Origin"] == named
        assert asking("/cds-services", Origin="https://other.example").headers["Access-Control-Allow-Origin"] is None


FAILED = {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "forbidden"}]}
TOLD = {"resourceType": "OperationOutcome", "issue": [{"severity": "warning", "code": "processing"}]}


@pytest.mark.parametrize(
    "prefetch",
    [
        {"requests": bundle(ordered("metformin")) | {"link": [{"relation": "next", "url": "page=2"}]}},
        {"requests": bundle(ordered("metformin")) | {"total": 60}},
        {"requests": bundle(ordered("metformin"), FAILED)},
        {"requests": bundle(ordered("metformin")), "statements": FAILED},
        {"requests": FAILED, "statements": bundle()},
        {"requests": {"resourceType": "Patient", "id": "1"}, "statements": bundle()},
    ],
)
def test_a_list_of_which_a_part_is_missing_is_told(ask: Ask, prefetch: dict[str, object]) -> None:
    """Another page, or a search that failed, could hold naltrexone: silence would be a miss."""
    (card,) = ask(SIGN, asked("order-sign", "oxycodone 5 mg", on_list=None, **prefetch)).cards
    assert "Part of the medicine list was not sent" in card["detail"] or "No list" in card["detail"]


def test_a_search_that_only_warns_is_whole(ask: Ask) -> None:
    """Record systems send warnings with ordinary answers, and links to the page itself."""
    whole = bundle(ordered("metformin"), TOLD) | {"total": 1, "link": [{"relation": "self", "url": "page=1"}]}
    body = asked("order-sign", "oxycodone 5 mg", on_list=None, requests=whole, statements=None)
    assert ask(SIGN, body).cards == []
