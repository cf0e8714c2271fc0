"""The ways through *Prepare for my appointment*: back, begin again, and in whose voice a line is asked about."""

import pytest

from screener.engine.conditions import MEDICINES
from screener.web.journey.way import OWN
from tests.intakes import ldn
from tests.preparing import ALL_NO, CHECK, SUMMARY, WORDS, Preparing, unmarked


@pytest.fixture
def person() -> Preparing:
    """Somebody who has just opened the page."""
    return Preparing(ldn())


@pytest.mark.slow
def test_back_from_a_change_leads_to_the_check(person: Preparing) -> None:
    """Who only looks at an answer from the check comes back there with *Back*, and then goes back as before."""
    person.walk(ALL_NO)
    person.change("breastfeeding")
    person.go_back()
    assert person.heading == CHECK
    person.go_back()
    assert person.step == OWN


def test_every_screen_can_begin_again(person: Preparing) -> None:
    """*Begin again* is on the first question, on each further one, on the medicines, the check and the summary."""
    while person.heading != SUMMARY:
        assert [button.key for button in person.page.button].count("start_over") == 1
        person.go_on()
    assert [button.key for button in person.page.button].count("start_over") == 1


def test_a_line_is_marked_in_the_patients_own_voice(person: Preparing) -> None:
    """Who fills in the list is spoken to: do you take it now."""
    person.walk_to(MEDICINES, ALL_NO)
    person.type_medicines("codeine?")
    person.go_on()
    offered = [unmarked(one.label) for one in person.page.button if " taking " in str(one.key)]
    assert offered == list(WORDS.taking_choices.values())
    person.press(WORDS.taking_choices["stopped"])
    assert person.session.intake.medicines[0].taking == "stopped"
    assert person.step == "last_opioid_kind"
