"""*My questions*: up to three questions of one's own, ranked and printed first; questions to pick from the findings."""

import pytest

from screener.engine.day import today
from screener.engine.intake import MAX_OWN_QUESTION
from screener.rulebook.model import Audience
from screener.summary import summarise
from screener.web.journey.own import suggestions
from screener.web.journey.way import OWN
from tests.intakes import ldn
from tests.preparing import ALL_NO, IN_PAIN, WORDS, Preparing


@pytest.fixture
def person() -> Preparing:
    """Somebody who has just opened the page."""
    return Preparing(ldn())


def test_own_questions_stand_first_in_the_order_of_the_person(person: Preparing) -> None:
    """Two questions of one's own, the second moved up, stand first on the summary in that order."""
    person.walk_to(OWN, ALL_NO)
    person.write(0, "Will I sleep?")
    person.write(1, "Can I drive?\n *today* ")
    person.press(WORDS.own_up.format(number=2))
    assert [box.value for box in person.page.text_area][:2] == ["Can I drive?\n *today* ", "Will I sleep?"]
    person.go_on()
    person.go_on()
    (drawn,) = (html.proto.body for html in person.page.get("html") if "<section" in html.proto.body)
    first, second, points = (drawn.index(text) for text in ("Can I drive? *today*", "Will I sleep?", 'id="find_out"'))
    assert first < second < points


def test_an_own_question_too_long_is_said_and_kept(person: Preparing) -> None:
    """A question of 201 characters stays in its box whole, with the limit said, and on no list until it is shorter."""
    person.walk_to(OWN, {})
    text = "x" * (MAX_OWN_QUESTION + 1)
    person.write(0, text)
    assert "201" in person.page.error[0].value
    person.go_on()
    person.go_on()
    assert "201" in person.page.error[0].value
    assert own_questions(person) == []
    person.press(WORDS.change_answers)
    person.change(OWN)
    assert person.page.text_area[0].value == text
    person.write(0, text[:-1])
    assert not person.page.error
    assert own_questions(person) == [text[:-1]]


def own_questions(person: Preparing) -> list[str]:
    """The questions of one's own that go into documents."""
    return list(person.session.intake.own_questions)


def test_what_tells_who_somebody_is_is_left_out_of_an_own_question(person: Preparing) -> None:
    """A phone number in a question is masked in every document; the page says so, and the box keeps it."""
    person.walk_to(OWN, {})
    person.write(0, "Could you call me on 020 7946 0958?")
    assert WORDS.own_personal.format(number=1) in [one.value for one in person.page.info]
    assert own_questions(person) == ["Could you call me on [number]?"]


def test_suggestions_come_from_the_findings_until_the_boxes_are_full(person: Preparing) -> None:
    """What was raised can be picked as a question, in the order of the points; beside three none is offered."""
    person.walk(IN_PAIN | {"pregnant": "yes", "liver_disease": "yes"}, "codeine")
    person.change(OWN)
    summary = summarise(person.screening, Audience.PATIENT, today())
    offered = suggestions(ldn(), summary)
    assert 3 < len(offered) <= 6
    assert "codeine" in offered[0]
    for prompt in offered[:3]:
        person.press(WORDS.add.format(question=prompt))
    assert person.session.intake.own_questions == offered[:3]
    assert not [button for button in person.page.button if str(button.key).startswith("prepare add ")]
