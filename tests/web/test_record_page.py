"""*Open a health record* on the clinic's page: what it proposes is no answer until somebody accepts it."""

import datetime as dt
import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from screener.engine.intake import Intake
from screener.web.session import Session
from tests.checklist import checklist
from tests.intakes import ROOT, ldn
from tests.panes import Panes, html_texts
from tests.records.made import SNOMED, Resource, coded, condition, patient, prescription, resource

MAIN = str(ROOT / "screener" / "web" / "main.py")
WORDS = ldn().words.records
NOW = dt.datetime.now().astimezone().date()
"""The page reads a record on the day of this machine."""


def days_ago(days: int) -> str:
    """A day before today."""
    return (NOW - dt.timedelta(days=days)).isoformat()


def pregnant(days: int = 10) -> Resource:
    """Pregnant, as an observation of some days ago."""
    return resource("Observation", status="final", code=coded("http://loinc.org", "82810-3"),
                    effectiveDateTime=days_ago(days), valueCodeableConcept=coded(SNOMED, "77386006"))  # fmt: skip


@pytest.fixture
def page() -> AppTest:
    """The clinic's page as it is when it is opened."""
    return checklist(AppTest.from_file(MAIN, default_timeout=40))


def choose(page: AppTest, *entries: Resource, content: bytes | None = None) -> AppTest:
    """Choose a health record."""
    made = content or json.dumps({"resourceType": "Bundle", "entry": [{"resource": one} for one in entries]}).encode()
    uploader = next(one for one in page.file_uploader if one.label == WORDS.choose)
    return uploader.set_value(("record.json", made, "application/json")).run()


def press(page: AppTest, label: str) -> AppTest:
    """Press a button."""
    return next(button for button in page.button if button.label == label).click().run()


def labels(page: AppTest) -> list[str]:
    """The buttons on the page."""
    return [button.label for button in page.button]


def said(page: AppTest) -> str:
    """Every text on the page."""
    elements = (*page.markdown, *page.text, *page.error)
    return "\n".join((*(str(element.value) for element in elements), *html_texts(page))).replace("\\", "")


def intake(page: AppTest) -> Intake:
    """What was said so far."""
    session: Any = page.session_state["session"]
    assert isinstance(session, Session)
    return session.intake


def test_a_proposal_is_no_answer_until_it_is_accepted(page: AppTest) -> None:
    """Its origin stands beside it; accepted, it is the answer, with its parent, and the document says where from."""
    page = choose(page, patient(), pregnant(), condition("709044004"), prescription("codeine 30 mg"))
    assert (intake(page).answers, intake(page).medicines) == ({}, ())
    assert "Observation, 10 days old: Pregnancy status: Pregnant" in said(page)
    assert "Fictitia" not in said(page)
    page = press(page, WORDS.accept_all)
    assert intake(page).answers == {"age": "from_18", "pregnant": "yes", "other_health": "yes", "kidney_disease": "yes"}
    assert intake(page).proposals == ()
    assert "from the record, accepted: Observation, 10 days old" in said(page)


def test_rows_of_the_record_go_into_the_list_with_what_it_says_of_them(page: AppTest) -> None:
    """A stopped medicine is stopped in the list, and the rows are added once."""
    stopped = prescription("tramadol", "stopped", authoredOn=days_ago(20))
    page = press(choose(page, prescription("codeine 30 mg"), stopped), WORDS.accept_rows)
    assert [(line.typed, line.taking) for line in intake(page).medicines] == [
        ("codeine 30 mg", None), ("tramadol", "stopped"),
    ]  # fmt: skip
    assert WORDS.accept_rows not in labels(page)
    assert page.text_area[0].value == "codeine 30 mg\ntramadol"


def test_answers_that_disagree_are_chosen_by_a_person(page: AppTest) -> None:
    """*Accept all* leaves them; one that is accepted takes the others away."""
    page = choose(page, patient(), condition("370143000"), condition("13746004"))
    page = press(page, WORDS.accept_all)
    assert intake(page).answers == {"age": "from_18"}
    assert WORDS.disagree in said(page)
    page = press(page, "Accept: Bipolar disorder or psychosis, now or before")
    assert (intake(page).answers["low_mood"], intake(page).proposals) == ("bipolar_psychosis", ())


def test_an_answer_of_the_person_stays_unless_a_proposal_is_accepted_by_itself(page: AppTest) -> None:
    """*Accept all* changes nothing that was answered; the answer is shown beside the proposal."""
    page = choose(page, pregnant())
    Panes(page).click("question pregnant", "no")
    assert (WORDS.accept_all in labels(page), "Your answer is: No" in said(page)) == (False, True)
    page = press(page, "Accept: Yes")
    assert intake(page).answers == {"pregnant": "yes"}


def test_a_record_that_is_left_is_gone_and_what_was_accepted_stays(page: AppTest) -> None:
    """Nothing of the record is kept but what was accepted."""
    page = press(choose(page, patient(), pregnant()), "Accept: Yes")
    page = press(page, WORDS.leave)
    assert (intake(page).answers, intake(page).proposals) == ({"pregnant": "yes"}, ())
    assert page.session_state["session"].record is None


def test_a_record_with_nothing_but_a_name_leaves_everything_open(page: AppTest) -> None:
    """No answer, no row, and the page says that this means nothing."""
    page = choose(page, resource("Patient", name=[{"text": "Canary"}]))
    assert (intake(page).answers, intake(page).proposals, intake(page).medicines) == ({}, (), ())
    assert WORDS.proposes_nothing in said(page)
    assert WORDS.no_rows in said(page)


def test_a_file_that_is_no_record_is_refused_with_the_reason(page: AppTest) -> None:
    """Two people, or no JSON: the page says what to do."""
    page = choose(page, patient(), patient() | {"id": "p2"})
    assert "the record is about 2 people" in said(page)
    assert "export the record of one person" in said(page)
