"""A sentence that several cautions share is said once, and still of each of them."""

from dataclasses import replace

import pytest

from screener.engine.conditions import MEDICINES
from screener.rulebook.model import Audience
from screener.screening import screen
from screener.summary import Item, Summary, summarise
from screener.summary.grouping import because, decided, reviews, to_settle
from screener.summary.model import Reason, Settle
from screener.summary.numbers import ranges
from tests.intakes import TODAY, UMBRELLA, book, intake, ldn
from tests.saved_files import opened_again


def clinicians(*lines: str, complete: str | None = "yes", **answers: str) -> Summary:
    """The summary of an intake for a clinician."""
    return summarise(screen(ldn(), intake(*lines, complete=complete, **answers)), Audience.CLINICIAN, TODAY)


def raised(summary: Summary, caution: str) -> Item:
    """One of the cautions that are raised."""
    return next(item for item in summary.talk if item.caution == caution)


def test_each_review_names_its_cautions_where_not_all_are_alike() -> None:
    """Who reads that a pharmacist reviewed something reads what that was; said of all, it needs no names."""
    summary = summarise(screen(book(UMBRELLA), intake()), Audience.CLINICIAN, TODAY)
    not_reviewed, reviewed = reviews(summary)
    assert reviewed.titles == ("Outside the ages studied",)
    assert not_reviewed.titles == tuple(
        item.title for item in summary.could_not_check if item.title not in reviewed.titles
    )
    assert [one.titles for one in reviews(clinicians())] == [()]


def test_an_answer_is_not_shown_as_something_that_was_typed() -> None:
    """Only the person's own words stand in the face of typed words; an answer was chosen."""
    rows = decided(clinicians("ibuprofen", takes_opioid="no", pregnant="no"))
    assert [row.typed for row in rows] == [False] * len(rows)


def test_three_reasons_are_written_out_and_of_more_the_answers_are_named_by_number() -> None:
    """Two lines and an answer stand in full; with a third line, the answer is told by its number."""
    two = clinicians("codeine", "tramadol", takes_opioid="no")
    assert because(two, raised(two, "opioid_answer"))[-1].endswith("Answer: No.")
    summary = clinicians("codeine", "tramadol", "morphine", takes_opioid="no")
    lines = [f"Medicine: {line}" for line in ("codeine", "tramadol", "morphine")]
    assert because(summary, raised(summary, "opioid_now")) == lines
    assert because(summary, raised(summary, "opioid_answer")) == ["Answers given, lines 1", *lines]


def test_many_typed_lines_do_not_stand_behind_answers_that_nobody_gave() -> None:
    """A caution that more than three lines raise, and no answer, names the lines alone."""
    summary = clinicians("codeine")
    lines = tuple(Reason("medicines", text, typed=True) for text in ("a", "b", "c", "d"))
    assert because(summary, replace(raised(summary, "opioid_now"), because=lines)) == ["a", "b", "c", "d"]


def test_an_answer_that_was_changed_keeps_the_cautions_that_hang_on_it() -> None:
    """The mark of what was answered before changes the line; the cautions stand under that one line all the same."""
    summary = opened_again(intake(pregnant="not_sure"), intake(pregnant="no"))
    rows = decided(summary)
    assert len(rows) == len(summary.answers) == 1
    assert {one.item.caution for one in rows[0].under} >= {"pregnancy", "pregnancy_plans"}


def test_what_is_to_settle_shows_typed_words_as_typed() -> None:
    """A line that was not understood is to be settled in the person's own words; a question is in ours."""
    rows = to_settle(clinicians("blorp", "codein"))
    assert {row.typed for row in rows if "blorp" in row.text or "codein" in row.text} == {True}
    assert {row.typed for row in rows if "?" in row.text and "codein" not in row.text} == {False}


MANY = ("codeine qz", "morphine qz", "tramadol qz", "stopped fentanyl qz", "percoset qz")


@pytest.mark.parametrize("complete", [None, "no", "yes"])
@pytest.mark.parametrize("lines", [(), MANY[-2:], MANY], ids=("no lines", "two", "many"))
def test_only_what_a_person_typed_is_marked_as_typed(lines: tuple[str, ...], complete: str | None) -> None:
    """What decides or settles something says what it is about, and is marked where it bears a person's own words."""
    summary = clinicians(*lines, complete=complete, takes_opioid="not_sure", pregnant="yes", liver_disease="no")
    items = (*summary.talk, *summary.could_not_check, *summary.checked)
    reasons, settle = (
        (line for item in items for line in item.because),
        (line for item in items for line in item.settle),
    )
    said: tuple[Reason | Settle, ...] = (*reasons, *settle)
    assert {line.about for line in said} <= {*ldn().questions, MEDICINES}
    assert [line for line in said if line.typed is not ("qz" in line.text)] == []
    assert [line for line in said if line.typed and line.about != MEDICINES] == []


def test_three_lines_that_were_not_understood_are_written_out_and_four_are_counted() -> None:
    """What would settle a caution names up to three such lines in the person's words, and more of them by number."""
    lines = ("blorp", "glarp", "snarp", "wurp")
    for count, written in ((3, 3), (4, 0)):
        summary = clinicians(*lines[:count])
        (item,) = (one for one in summary.could_not_check if one.caution == "opioid_now")
        assert sum(any(line in one.text for line in lines) for one in item.settle) == written


def test_a_line_that_was_refused_is_to_settle_in_its_own_sentence() -> None:
    """Of a row that is too long there is no sentence about what was typed; why it was refused is told."""
    summary = clinicians("x" * 301)
    (item,) = (one for one in summary.could_not_check if one.caution == "opioid_now")
    assert summary.medicines[0].shown in [one.text for one in item.settle]


def test_three_numbers_in_a_row_are_a_range_and_two_are_not() -> None:
    """Lines are named by number, in order: «1–3, 5, 7, 8»."""
    assert ranges((8, 7, 1, 5, 2, 3)) == "1–3, 5, 7, 8"
    assert ranges(()) == ""
