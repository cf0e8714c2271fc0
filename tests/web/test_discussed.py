"""The boxes on the clinic's page that say what was talked about, and the note to copy."""

import pytest
from streamlit.testing.v1 import AppTest

from screener.engine.day import today
from screener.render.note import render_note
from screener.rulebook.model import Audience
from screener.screening import screen
from screener.summary import summarise
from tests.intakes import ROOT, intake, ldn

MAIN = str(ROOT / "screener" / "web" / "main.py")


@pytest.fixture
def page() -> AppTest:
    """The clinic's page, with an opioid and nothing else answered."""
    page = AppTest.from_file(MAIN, default_timeout=60).run()
    return page.radio(key="question takes_opioid 0").set_value("yes").run()


def test_a_tick_stays_and_changes_no_outcome(page: AppTest) -> None:
    """A point that is ticked stays ticked whatever is answered later; no point is ticked by itself."""
    assert page.checkbox
    assert not any(box.value for box in page.checkbox)
    titles = [item.value for item in page.subheader]
    page.checkbox(key="discussed opioid_now 0").check().run()
    assert [item.value for item in page.subheader] == titles
    page.radio(key="question liver_disease 0").set_value("yes").run()
    assert [box.key for box in page.checkbox if box.value] == ["discussed opioid_now 0"]
    assert page.session_state["session"].intake.discussed == ("opioid_now",)
    page.checkbox(key="discussed opioid_now 0").uncheck().run()
    assert page.session_state["session"].intake.discussed == ()


def test_begin_again_takes_the_ticks_away(page: AppTest) -> None:
    """After *begin again* nothing is ticked."""
    page.checkbox(key="discussed opioid_now 0").check().run()
    page.button(key="start_over").click().run()
    page.button(key="start_over_yes").click().run()
    assert not any(box.value for box in page.checkbox)
    assert page.session_state["session"].intake.discussed == ()


def test_the_note_can_be_copied(page: AppTest) -> None:
    """The note stands on the page as a whole, to be copied at once, as it is downloaded."""
    said = intake(takes_opioid="yes").model_copy(update={"rulebook": "ldn"})
    note = render_note(summarise(screen(ldn(), said), Audience.CLINICIAN, today()))
    assert [block.value for block in page.code] == [note.rstrip("\n")]
