"""The lines under the medicines box: each says at once how it was read, asks with a click, and takes it back."""

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element

from tests.intakes import ROOT, ldn

WORDS = ldn().words.page


@pytest.fixture
def page() -> AppTest:
    """The page as it is when it is opened."""
    return AppTest.from_file(str(ROOT / "screener" / "web" / "main.py"), default_timeout=60).run()


def type_medicines(page: AppTest, *lines: str) -> None:
    """Write in the medicines box."""
    page.text_area(key="medicines 0").set_value("\n".join(lines)).run()


def press(page: AppTest, label: str) -> None:
    """Press the button with a label."""
    next(button for button in page.button if button.label == label).click().run()


def labels(page: AppTest) -> list[str]:
    """The labels of the buttons that are there."""
    return [button.label for button in page.button]


def line(page: AppTest, number: int) -> str:
    """What is said of a line under the box."""
    return next(str(text.value) for text in page.text if str(text.value).startswith(f"{number}. "))


def raised(page: AppTest) -> bool:
    """Whether the opioid caution is under *Talk about this*."""
    headings = [str(one.value) for one in page.main if isinstance(one, Element) and one.type in ("header", "subheader")]
    talk = headings[headings.index("Talk about this") : headings.index("Could not check")]
    return ldn().cautions["opioid_now"].title in talk


def test_each_line_says_at_once_how_it_was_read(page: AppTest) -> None:
    """A known name, one that is near, one nobody knows and one that was stopped: each says so under the box."""
    type_medicines(page, "codeine 30 mg", "oxycodonee", "blorp", "tramadol - discontinued")
    assert "Read as: codeine" in line(page, 1)
    assert "Did you mean" in line(page, 2)
    assert "Not recognized" in line(page, 3)
    assert "Read as stopped: tramadol" in line(page, 4)
    assert "\u201cdiscontinued\u201d" in line(page, 4)


def test_a_proposal_is_confirmed_with_one_click_and_taken_back_with_another(page: AppTest) -> None:
    """«percoset» becomes Percocet by one click and raises the caution; another click opens the question again."""
    type_medicines(page, "blorp", "percoset")
    assert not raised(page)
    press(page, WORDS.confirm.format(number=2, name="Percocet (oxycodone with acetaminophen)"))
    assert raised(page)
    assert "Confirmed as Percocet." in line(page, 2)
    press(page, WORDS.undo.format(number=2))
    assert not raised(page)
    assert "did you mean Percocet" in line(page, 2)


def test_two_questions_of_a_line_are_confirmed_one_by_one(page: AppTest) -> None:
    """Two near names in a line: each has its own button, and one answer leaves the other question open."""
    type_medicines(page, "percoset and metforminn")
    press(page, WORDS.confirm.format(number=1, name="metformin"))
    assert not raised(page)
    press(page, WORDS.confirm.format(number=1, name="Percocet (oxycodone with acetaminophen)"))
    assert raised(page)
    assert "Confirmed as metformin, Percocet." in line(page, 1)


def test_the_rest_of_a_line_is_no_medicine_with_one_click_and_lines_alike_with_one_more(page: AppTest) -> None:
    """What leaves a line open is settled by a click, in all lines alike by another, and taken back line by line."""
    type_medicines(page, "metformin dainly", "lisinopril dainly", "Zorblatine", "sertraline")
    press(page, WORDS.rest_no_medicine.format(number=1))
    assert "Said to be no medicine: dainly." in line(page, 1)
    assert "Not recognized in this line: dainly." in line(page, 2)
    press(page, WORDS.undo_no_medicine.format(number=1))
    assert "Not recognized in this line: dainly." in line(page, 1)
    press(page, WORDS.alike_no_medicine.format(count=1))
    assert all("Said to be no medicine: dainly." in line(page, number) for number in (1, 2))
    press(page, WORDS.not_a_medicine.format(number=3))
    assert "Said to be no medicine: zorblatine." in line(page, 3)
    assert not [label for label in labels(page) if "no medicine" in label or "not a medicine" in label]


def test_what_was_said_of_a_line_stays_with_its_text(page: AppTest) -> None:
    """A line written above moves the others: each keeps its own confirmation and mark, and gets no other's."""
    type_medicines(page, "percoset", "tramadol")
    press(page, WORDS.confirm.format(number=1, name="Percocet (oxycodone with acetaminophen)"))
    _mark(page, 2, "stopped")
    type_medicines(page, "morphine", "tramadol", "percoset")
    assert [_marked(page, number) for number in (1, 2, 3)] == [None, "stopped", None]
    assert "Confirmed as Percocet." in line(page, 3)
    type_medicines(page, "morphine", "tramadol 50 mg", "percoset")
    assert _marked(page, 2) is None


def test_stopped_taken_now_and_not_sure_are_told_apart(page: AppTest) -> None:
    """Nothing is marked before it is clicked; *stopped* takes an opioid out of the present, *now* puts it back."""
    type_medicines(page, "stopped tramadol last week")
    assert (_marked(page, 1), raised(page)) == (None, False)
    _mark(page, 1, "now")
    assert raised(page)
    _mark(page, 1, "stopped")
    assert not raised(page)
    assert "Said to be stopped." in line(page, 1)


def test_marks_outlive_a_list_that_is_too_long(page: AppTest) -> None:
    """A list of more lines than can be read is refused, and what was said of the lines before is still there after."""
    type_medicines(page, "percoset")
    press(page, WORDS.confirm.format(number=1, name="Percocet (oxycodone with acetaminophen)"))
    type_medicines(page, "percoset", *["blorp"] * 300)
    assert WORDS.undo.format(number=1) not in labels(page)
    type_medicines(page, "percoset")
    assert "Confirmed as Percocet." in line(page, 1)


def _mark(page: AppTest, number: int, taking: str) -> None:
    label = WORDS.taking.format(number=number)
    next(radio for radio in page.radio if radio.label == label).set_value(taking).run()


def _marked(page: AppTest, number: int) -> str | None:
    label = WORDS.taking.format(number=number)
    value = next((radio.value for radio in page.radio if radio.label == label), None)
    return None if value is None else str(value)


def test_another_persons_medicine_can_be_said_to_be_that(page: AppTest) -> None:
    """«my wife's Percocet», marked as not taken by this person, is settled, counts for nothing, and is still shown."""
    type_medicines(page, "my wife's Percocet")
    assert "until you confirm" in line(page, 1)
    _mark(page, 1, "not_taken")
    assert not raised(page)
    assert "Said not to be taken by this person." in line(page, 1)
    assert "until you confirm" not in line(page, 1)


def test_an_everyday_medicine_beside_a_stopped_opioid_can_be_settled(page: AppTest) -> None:
    """«metformin, stopped codeine last week» asks whether it is taken, and can be answered on the page."""
    type_medicines(page, "metformin, stopped codeine last week")
    _mark(page, 1, "stopped")
    assert "until you confirm" not in line(page, 1)


def test_who_somebody_is_is_left_out_under_the_box_and_stays_in_it(page: AppTest) -> None:
    """Dates and names are masked in the rows as they are read, said once, and kept in the box; a mark stays."""
    type_medicines(page, "tramadol, Dr. Reed, 10/02/2026", "codeine")
    assert line(page, 1).startswith("1. tramadol, Dr. [name], [date]")
    told = "Left out of these lines, because it may tell who somebody is: dates in 1; names in 1."
    assert sum(told in str(one.value).replace("\\", "") for one in page.markdown) >= 1
    assert "Reed" in str(page.text_area(key="medicines 0").value)
    _mark(page, 1, "stopped")
    type_medicines(page, "tramadol, Dr. Moss, 11/02/2026", "codeine")
    assert _marked(page, 1) == "stopped"


def test_a_blank_line_ends_what_a_heading_says(page: AppTest) -> None:
    """Below *STOP taking* a medicine is stopped; behind a blank line it is taken."""
    type_medicines(page, "STOP taking:", "tramadol", "", "oxycodone")
    assert "Read as stopped: tramadol" in line(page, 2)
    assert "Read as: oxycodone" in line(page, 3)
    assert raised(page)


def test_none_offers_to_say_that_no_medicines_are_taken(page: AppTest) -> None:
    """*None* decides nothing; one click says that the list is complete, and the offer is gone."""
    type_medicines(page, "Medications: none", "NKDA")
    said = [
        radio for radio in page.radio if "complete" in str(radio.label).lower() or "all" in str(radio.label).lower()
    ]
    assert all(radio.value is None for radio in said)
    press(page, WORDS.no_medicines)
    assert WORDS.no_medicines not in labels(page)
    assert page.session_state["session"].intake.medicines_complete == "yes"
