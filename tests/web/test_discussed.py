"""The boxes on the clinic's page that say what was talked about, and the note to copy."""

import pytest
from streamlit.testing.v1 import AppTest

from screener.engine.day import today
from screener.render.note import render_note
from screener.rulebook.model import Audience
from screener.screening import Finding, screen
from screener.summary import summarise
from tests.checklist import checklist
from tests.intakes import ROOT, intake, ldn
from tests.panes import Panes

MAIN = str(ROOT / "screener" / "web" / "main.py")


@pytest.fixture
def page() -> AppTest:
    """The clinic's page, with an opioid and nothing else answered."""
    page = checklist(AppTest.from_file(MAIN, default_timeout=60))
    Panes(page).click("question takes_opioid", "yes")
    return page


def outcomes_of(page: AppTest) -> tuple[Finding, ...]:
    """What every caution came to."""
    return screen(ldn(), page.session_state["session"].intake).findings


TICK = "discussed opioid_now"


def test_a_tick_stays_and_changes_no_outcome(page: AppTest) -> None:
    """A point that is ticked stays ticked whatever is answered later; no point is ticked by itself."""
    panes = Panes(page)
    boxes = [str(one["name"]) for one in panes.controls("found") if one["type"] == "checkbox"]
    assert TICK in boxes
    assert not any(panes.said(name) for name in boxes)
    outcomes = [one.outcome for one in outcomes_of(page)]
    panes.click(TICK, True, "found")
    assert [one.outcome for one in outcomes_of(page)] == outcomes
    panes.click("question liver_disease", "yes")
    assert [name for name in boxes if panes.said(name)] == [TICK]
    assert page.session_state["session"].intake.discussed == ("opioid_now",)
    panes.click(TICK, False, "found")
    assert page.session_state["session"].intake.discussed == ()


def test_begin_again_takes_the_ticks_away(page: AppTest) -> None:
    """After *begin again* nothing is ticked."""
    Panes(page).click(TICK, True, "found")
    page.button(key="start_over").click().run()
    page.button(key="start_over_yes").click().run()
    assert not Panes(page).said(TICK)
    assert page.session_state["session"].intake.discussed == ()


def test_the_note_is_copied_as_it_is_downloaded(page: AppTest) -> None:
    """One button copies the whole note; for the words of the patient there is none."""
    said = intake(takes_opioid="yes").model_copy(update={"rulebook": "ldn"})
    note = render_note(summarise(screen(ldn(), said), Audience.CLINICIAN, today()))
    assert Panes(page).data("tools")["copy"] is None
    Panes(page).click("copy", 1, "tools")
    assert Panes(page).data("tools")["copy"] == [1, note]
    page.run()
    assert Panes(page).data("tools")["copy"] is None
    Panes(page).click("audience", "patient", "found")
    assert Panes(page).html("tools") == ""
