"""The lines under the medicines box: each says at once how it was read, asks with a click, and takes it back."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.checklist import checklist
from tests.intakes import ROOT, ldn
from tests.panes import Panes

WORDS, PAGE = ldn().words.checklist, ldn().words.page

PERCOCET = "Percocet (oxycodone with acetaminophen)"


@pytest.fixture
def page() -> AppTest:
    """The page as it is when it is opened."""
    return checklist(AppTest.from_file(str(ROOT / "screener" / "web" / "main.py"), default_timeout=60))


def type_medicines(page: AppTest, *lines: str) -> None:
    """Write in the medicines box."""
    page.text_area(key="medicines 0").set_value("\n".join(lines)).run()


def press(page: AppTest, number: int | None, label: str) -> None:
    """Press the button of a row with a label."""
    row = "" if number is None else f"{WORDS.row.format(number=number)}: "
    Panes(page).press(f"{row}{label}")


def labels(page: AppTest) -> list[str]:
    """The labels of the buttons that are there, each with its row."""
    return Panes(page).labels()


def line(page: AppTest, number: int) -> str:
    """What is said of a line under the box."""
    return Panes(page).row(number)


def raised(page: AppTest) -> bool:
    """Whether the opioid caution is raised."""
    return any(ldn().cautions["opioid_now"].title in title for title in Panes(page).under("first"))


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
    press(page, 2, PERCOCET)
    assert raised(page)
    assert "Confirmed as Percocet." in line(page, 2)
    press(page, 2, WORDS.undo)
    assert not raised(page)
    assert "did you mean Percocet" in line(page, 2)


def test_two_questions_of_a_line_are_confirmed_one_by_one(page: AppTest) -> None:
    """Two near names in a line: each has its own button, and one answer leaves the other question open."""
    type_medicines(page, "percoset and metforminn")
    press(page, 1, "metformin")
    assert not raised(page)
    press(page, 1, PERCOCET)
    assert raised(page)
    assert "Confirmed as metformin, Percocet." in line(page, 1)


def test_the_rest_of_a_line_is_no_medicine_with_one_click_and_lines_alike_with_one_more(page: AppTest) -> None:
    """What leaves a line open is settled by a click, in all lines alike by another, and taken back line by line."""
    type_medicines(page, "metformin dainly", "lisinopril dainly", "Zorblatine", "sertraline")
    press(page, 1, WORDS.rest)
    assert "Said to be no medicine: dainly." in line(page, 1)
    assert "Not recognized in this line: dainly." in line(page, 2)
    press(page, 1, WORDS.undo)
    assert "Not recognized in this line: dainly." in line(page, 1)
    press(page, 1, WORDS.alike.format(count=1))
    assert all("Said to be no medicine: dainly." in line(page, number) for number in (1, 2))
    press(page, 3, WORDS.not_a_medicine)
    assert "Said to be no medicine: zorblatine." in line(page, 3)
    assert not [label for label in labels(page) if "no medicine" in label.lower() or "not a medicine" in label.lower()]


def test_what_was_said_of_a_line_stays_with_its_text(page: AppTest) -> None:
    """A line written above moves the others: each keeps its own confirmation and mark, and gets no other's."""
    type_medicines(page, "percoset", "tramadol")
    press(page, 1, PERCOCET)
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
    press(page, 1, PERCOCET)
    type_medicines(page, "percoset", *["blorp"] * 300)
    assert f"{WORDS.row.format(number=1)}: {WORDS.undo}" not in labels(page)
    type_medicines(page, "percoset")
    assert "Confirmed as Percocet." in line(page, 1)


def _mark(page: AppTest, number: int, taking: str) -> None:
    Panes(page).click(_taking(page, number), taking)


def _marked(page: AppTest, number: int) -> object:
    return Panes(page).said(_taking(page, number))


def _taking(page: AppTest, number: int) -> str:
    """The name of the control that asks whether a line is taken now."""
    assert PAGE.taking.format(number=number) in Panes(page).unit("asked", "rows")
    return f"taking {page.session_state['session'].line_ids[number - 1]}"


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
    assert "tramadol, Dr. [name], [date]" in line(page, 1)
    told = "Left out of these lines, because it may tell who somebody is: dates in 1; names in 1."
    assert told in Panes(page).text("asked")
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
    assert Panes(page).said("medicines_complete") is None
    offers = [label for label in labels(page) if PAGE.no_medicines in label]
    Panes(page).press(offers[0])
    assert not [label for label in labels(page) if PAGE.no_medicines in label]
    assert page.session_state["session"].intake.medicines_complete == "yes"
