"""What page one keeps whatever else is on it, and what a summary says of answers, the list and reviews."""

import datetime as dt
import json

import pytest

from screener.render.json import render_json
from screener.rulebook.model import Audience
from screener.screening import screen
from screener.summary import Place, Summary, blocks_of, summarise
from tests.intakes import TODAY, UMBRELLA, all_answered_no, book, intake, ldn
from tests.saved_files import opened_again

WORDS = ldn().words


def kept(summary: Summary) -> dict[str, str]:
    """The lines that page one keeps, by their headings."""
    return {line.title: line.text for line in summary.kept}


def test_rows_that_were_not_understood_are_named_by_number_on_page_one() -> None:
    """However many other things there are to find out, page one says which rows were not understood."""
    summary = summarise(screen(ldn(), intake("blorp", "codeine", "glarp")), Audience.PATIENT, TODAY)
    (block,) = (one for one in blocks_of(summary) if one.place is Place.KEPT)
    assert (WORDS.labels.not_understood, "lines 1, 3") in [(line.label, line.text) for line in block.blocks]


def test_what_differs_from_a_saved_summary_is_counted_on_page_one() -> None:
    """An opened summary says on page one how much differs from it, or that nothing does."""
    said = intake("codeine", pregnant="no")
    title = WORDS.sections.changes.heading
    assert kept(opened_again(said, said))[title] == WORDS.saved.nothing
    changed = opened_again(said, intake("codeine", pregnant="yes"))
    count = len(changed.changes or ()) - 1  # the first says what it is held against
    assert kept(changed)[title] == WORDS.saved.count.format(count=count)
    assert count > 1


def test_a_review_that_is_overdue_on_the_day_is_said_of_its_caution() -> None:
    """The day on which a summary is made decides whether a review is overdue."""
    said = screen(book(UMBRELLA), intake())
    before, after = (
        {item.review for item in summarise(said, Audience.CLINICIAN, day).could_not_check}
        for day in (TODAY, TODAY + dt.timedelta(days=3650))
    )
    assert not any("overdue" in text for text in before)
    assert all("overdue" in text for text in after)


@pytest.mark.parametrize("key", ["talk", "find_out", "could_not_check"])
def test_where_nothing_is_open_that_is_said_with_what_it_does_not_mean(key: str) -> None:
    """With every question answered and the list whole, each heading stays, with a sentence in the place of titles."""
    said = screen(ldn(), intake(complete="yes", **all_answered_no(ldn())))
    (section,) = (one for one in blocks_of(summarise(said, Audience.CLINICIAN, TODAY)) if one.id == key)
    assert section.blocks[0].text == getattr(WORDS.sections, key).empty


def test_a_program_reads_which_questions_an_open_caution_waits_for() -> None:
    """The JSON names the questions, or the list, that would settle each open caution, by their ids."""
    screening = screen(ldn(), intake("codeine", takes_opioid="yes"))
    findings = json.loads(render_json(summarise(screening, Audience.CLINICIAN, TODAY)))["findings"]
    assert {one["caution"]: one["missing"] for one in findings} == {
        finding.id: list(finding.missing) for finding in screening.findings
    }
    assert any(one["missing"] for one in findings)


@pytest.mark.parametrize("audience", Audience)
def test_a_list_that_was_not_asked_about_is_among_what_was_not_answered(audience: Audience) -> None:
    """Whether the list is complete is a question like any other: in the reader's words, and listed as not answered."""
    *_, line = summarise(screen(ldn(), intake("codeine")), audience, TODAY).not_answered
    ask = ldn().about.medicines.complete.voice(audience)
    assert (line.question, line.ask, line.answer) == ("medicines_complete", ask, WORDS.answers["not_answered"])


@pytest.mark.parametrize(
    ("lines", "said", "sentence"),
    [
        ((), "yes", WORDS.medicine_list.none),
        (("codeine",), "yes", WORDS.medicine_list.complete),
        (("codeine",), "no", WORDS.medicine_list.not_complete),
        (("codeine",), "not_sure", WORDS.medicine_list.not_sure),
        (("codeine",), "prefer_not_to_say", WORDS.medicine_list.prefer_not_to_say),
        (("codeine",), None, WORDS.medicine_list.not_answered),
    ],
)
def test_what_was_said_of_the_list_stands_on_page_one(lines: tuple[str, ...], said: str | None, sentence: str) -> None:
    """An empty list that was said to be whole is no list that was left out; each is told as what it is."""
    summary = summarise(screen(ldn(), intake(*lines, complete=said)), Audience.CLINICIAN, TODAY)
    assert kept(summary)[WORDS.labels.list] == sentence


def test_an_answer_that_was_changed_stands_beside_the_one_of_before() -> None:
    """What was answered when the summary was saved is kept beside what is answered now; so for the list."""
    before, after = intake("codeine", complete="no", pregnant="no"), intake("codeine", complete="yes", pregnant="yes")
    lines = {line.question: line.before for line in opened_again(before, after).answers}
    assert lines == {"pregnant": "No", "medicines_complete": "No"}
    assert {line.before for line in opened_again(before, before).answers} == {None}
