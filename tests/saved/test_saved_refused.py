"""What is refused, changed or large in a saved summary: nothing private leaks, and nothing is told twice."""

import json
import tomllib
from dataclasses import replace

import pytest

from screener.cli.commands import load
from screener.engine.intake import MAX_LINES, MAX_OWN_QUESTION, MedicineLine
from screener.render.html import render_html
from screener.render.json import render_json
from screener.render.text import render_text
from screener.rulebook.masked import masked_question
from screener.saved.opening import MAX_FILE
from screener.saved.record import record_of
from screener.screening import screen
from screener.summary.grouping import MOST_REASONS, because, decided
from screener.summary.grouping import said as said_of
from tests.intakes import BOOKS, ROOT, all_answered_no, ldn
from tests.saved.test_saved import PERSON, opened, said_of_changes, saved, summary


def test_what_tells_who_somebody_is_is_in_no_document_from_an_own_question() -> None:
    """An own question with a phone number, in a file or now: the number is nowhere, and the question is there."""
    private, shown = "Will you call me on 0161 496 0123?", "Will you call me on [number]?"
    said = PERSON.model_copy(update={"own_questions": ("Will I sleep?", private)})
    alone = opened(said.model_dump_json(exclude_none=True))
    words = ldn().words.saved
    for now, before in ((said, None), (said, alone), (PERSON, alone), (said, opened(saved(PERSON)))):
        made = summary(now, before)
        assert len(made.own_questions) == 2
        for text in (made.record, render_text(made), render_json(made), render_html(made)):
            assert "0161" not in text
    assert summary(said, alone).own_questions == ("Will I sleep?", shown)
    assert opened(saved(said)).intake.own_questions == ("Will I sleep?", shown)
    assert words.own_added.format(text=shown) in said_of_changes(said, opened(saved(PERSON)))
    assert words.own_removed.format(text=shown) in said_of_changes(PERSON, alone)


@pytest.mark.parametrize("language", [None, "es"])
@pytest.mark.slow
def test_a_question_that_its_masks_make_too_long_is_named_and_not_cut(language: str | None) -> None:
    """Words stand in its place, in each language, and are taken themselves when the summary is opened again."""
    rulebook = load(BOOKS[0], language)
    sentence = rulebook.words.saved.own_not_saved
    assert masked_question(rulebook, "Dr. Li " * 28) == sentence
    assert masked_question(rulebook, sentence) == masked_question(ldn(), sentence) == sentence
    assert len(sentence) <= MAX_OWN_QUESTION


def test_an_intake_with_a_refused_line_is_not_told_as_changed() -> None:
    """An intake with a refused line and a refused question, opened and left as it is: nothing differs."""
    said = PERSON.model_copy(
        update={
            "medicines": (MedicineLine(typed="call 0161 496 0123"),),
            "own_questions": ("Is jo@example.com yours?",),
        }
    )
    before = opened(said.model_dump_json(exclude_none=True))
    assert said_of_changes(before.intake, before) == [ldn().words.saved.no_checksum, ldn().words.saved.nothing]
    again = saved(before.intake, before)
    assert "0161" not in again
    assert "jo@" not in again
    assert opened(again).record.first is None


def test_a_line_that_claims_not_to_be_saved_carries_no_text() -> None:
    """A file can say of any text that it was not saved: the text goes into no document."""
    line = MedicineLine(typed="Jo Bloggs, born 01/02/1980", confirmed="codeine", not_saved=True)
    said = PERSON.model_copy(update={"medicines": (line,)})
    for before in (None, opened(said.model_dump_json(exclude_none=True))):
        made = summary(said, before)
        for text in (made.record, render_text(made), render_json(made)):
            assert "Bloggs" not in text
    assert json.loads(saved(said))["saved"]["intake"]["medicines"] == [
        {"typed": ldn().words.saved.line_not_saved, "not_saved": True}
    ]


def test_an_own_question_in_several_lines_is_opened_in_one_and_is_no_change() -> None:
    """An own question with line breaks in a file is opened as the page shows it, from an intake and from a record."""
    said = PERSON.model_copy(update={"own_questions": ("Will I\n  sleep?",)})
    for content in (said.model_dump_json(exclude_none=True), saved(said), saved(PERSON, opened(saved(said)))):
        before = opened(content)
        assert before.record.base.intake.own_questions == ("Will I sleep?",)
    before = opened(saved(said))
    assert before.intake.own_questions == ("Will I sleep?",)
    assert said_of_changes(before.intake, before) == [ldn().words.saved.nothing]


def test_cautions_stand_under_the_changed_answer() -> None:
    """An answer that was changed since is one line of what was answered: marked, with its cautions under it."""
    answers = all_answered_no(ldn())
    before = opened(saved(PERSON.model_copy(update={"answers": answers | {"pregnant": "not_sure"}})))
    said = PERSON.model_copy(update={"answers": answers, "medicines": (), "medicines_complete": "yes"})
    made = summary(said, before)
    rows = [row for row in decided(made) if row.text.startswith(ldn().questions["pregnant"].clinician.ask)]
    assert len(rows) == 1
    assert ldn().words.saved.mark_changed.partition(":")[0].split()[0].lower() in rows[0].text
    assert rows[0].under
    texts = [row.text for row in decided(made)]
    assert [text for text in texts if text in {said_of(made, line) for line in made.answers}] == texts[
        : len(made.answers)
    ]


def test_answers_named_by_number_include_those_that_were_changed() -> None:
    """Where the reasons of a caution are named by their numbers, a changed answer is among them, and is not copied."""
    answers = all_answered_no(ldn())
    said = PERSON.model_copy(update={"answers": answers, "medicines": (), "medicines_complete": "yes"})
    made, alone = (summary(said, before) for before in (opened(saved(PERSON.model_copy(update={"answers": {}}))), None))
    many = [(one, other) for one, other in zip((*made.talk, *made.checked), (*alone.talk, *alone.checked), strict=True)
            if len(one.because) > MOST_REASONS]  # fmt: skip
    assert many
    assert all(because(made, one) == because(alone, other) for one, other in many)


def test_a_language_of_a_wide_region_can_be_saved() -> None:
    """Spanish for Latin America (es-419) is a language of rules, of translations and of saved summaries alike."""
    screening = screen(ldn(), PERSON)
    for language in ("es-419", "pt-BR", "zh-Hans-CN"):
        about = ldn().about.model_copy(update={"language": language})
        assert type(about).model_validate(about.model_dump(by_alias=True)).language == language
        record = record_of(screening._replace(rulebook=replace(ldn(), about=about)))
        assert record.saved.rulebook.language == language


@pytest.mark.slow
def test_the_largest_summary_that_is_written_is_opened_again() -> None:
    """200 lines that ask with every word give a large JSON: far below the limit, and opened again."""
    lines = tuple(MedicineLine(typed=text * 100) for text in ("t3 ", "T3,") for _ in range(MAX_LINES // 2))
    said = PERSON.model_copy(update={"medicines": lines})
    content = render_json(summary(said, opened(saved(PERSON))))
    assert len(content.encode()) * 2 < MAX_FILE
    assert opened(content).intake.medicines == said.medicines
    limit = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["server"]["maxUploadSize"]
    assert limit * 1_000_000 == MAX_FILE
