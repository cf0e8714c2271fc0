"""The blocks of a summary: what is read first, what page one keeps, and that nothing is left out."""

import re
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.check.vignettes import intake_of
from screener.engine.intake import YES, Intake
from screener.rulebook.model import Audience, Vignette
from screener.screening import screen
from screener.summary import Block, Kind, Place, Summary, blocks_of, every, summarise
from tests.intakes import TODAY, all_answered_no, intake, intakes, ldn
from tests.statements import squeezed, statements

BOTH = pytest.mark.parametrize("audience", Audience)
WORDS = ldn().words


def summary(*medicines: str, audience: Audience = Audience.CLINICIAN, **answers: str) -> Summary:
    """The summary of somebody who answers *no* to all else and whose list is complete."""
    said = intake(*medicines, complete=YES, **(all_answered_no(ldn()) | answers))
    return summarise(screen(ldn(), said), audience, TODAY)


def section(summary: Summary, key: str) -> Block:
    """One section."""
    return next(block for block in blocks_of(summary) if block.id == key)


def words_of(blocks: tuple[Block, ...]) -> list[str]:
    """Every word that is read, in order."""
    return " ".join(" ".join(texts_of(block)) for block in every(blocks)).split()


def texts_of(block: Block) -> tuple[str, ...]:
    """All that one block says."""
    return (block.number, block.label, block.text, block.aside, block.changed or "", *block.marks)


@given(said=intakes(ldn()), audience=st.sampled_from(Audience))
def test_every_statement_of_a_summary_is_in_its_blocks(said: Intake, audience: Audience) -> None:
    """Whatever shows the blocks shows every finding, reason, row, answer and open point."""
    found = summarise(screen(ldn(), said), audience, TODAY)
    shown = squeezed(" ".join(chain([found.rulebook.title], words_of(blocks_of(found)))))
    assert [one for one in statements(found) if squeezed(one) not in shown] == []


@BOTH
def test_the_medicine_is_named_first(audience: Audience) -> None:
    """The first thing that is read is the medicine by name, what it is, and in which row it is."""
    first = section(summary("metformin", "Norco 5-325", takes_opioid="yes", audience=audience), "first")
    assert first.text == WORDS.priorities["first"]
    assert first.blocks[0].text == "Norco (hydrocodone with acetaminophen): Opioid medicine now"
    said = " ".join(words_of(first.blocks[:1]))
    assert ("line 2" if audience is Audience.CLINICIAN else "You wrote: Norco 5-325.") in said


def test_one_opioid_with_everything_answered_is_read_in_a_minute() -> None:
    """From the title to the end of what is to be found out there are at most 180 words."""
    found = summary("oxycodone 5 mg", takes_opioid="yes", last_opioid="today", last_opioid_kind="short_acting")
    first = tuple(block for block in blocks_of(found) if block.place is Place.FIRST)
    assert len(words_of(first)) <= 180


@BOTH
def test_one_line_that_is_not_known_is_one_thing_to_find_out(audience: Audience) -> None:
    """With everything else answered one unknown word makes one row, with all that hangs on it counted."""
    rows = section(summary("zorblatine", audience=audience), "find_out").blocks[1:]
    assert [row.text for row in rows] == ["Line 1, “zorblatine”: what is it?"]
    assert audience is Audience.PATIENT or rows[0].aside.endswith("more")


def test_every_question_that_was_not_answered_is_named() -> None:
    """With nothing said every question is named, the most serious first; page one counts those that it leaves out."""
    found = summarise(screen(ldn(), intake()), Audience.CLINICIAN, TODAY)
    assert {action.about for action in found.find_out} == {*screen(ldn(), intake()).not_answered, "medicines"}
    *shown, rest = section(found, "find_out").blocks[1:]
    assert rest.text.startswith(str(len(found.find_out) - len(shown)))
    asked = " ".join(block.text for block in every((section(found, "could_not_check"),)))
    assert all(line.ask in asked for line in found.not_answered)


@BOTH
def test_page_one_keeps_what_must_not_be_missed(audience: Audience) -> None:
    """Whatever else is on page one: what was masked, not covered and not reviewed, and not to stop any medicine."""
    found = summary("oxycodone, filled 10/02/2025", takes_opioid="yes", audience=audience)
    (kept,) = (block for block in blocks_of(found) if block.place is Place.KEPT)
    said = " ".join(words_of((kept,)))
    for text in (WORDS.document.no_change, WORDS.labels.left_out, WORDS.blocks.reviewed_none,
                 found.not_covered[0].title):  # fmt: skip
        assert text in said


@pytest.mark.parametrize(
    "vignette", [one for topic in ldn().topics for one in topic.vignettes], ids=lambda one: one.name
)
def test_no_figure_that_a_patient_could_act_on_is_before_the_fold(vignette: Vignette) -> None:
    """No days, pauses, doses or strengths of sources: these are for the doctor. What was typed stays."""
    found = summarise(screen(ldn(), intake_of(vignette)), Audience.PATIENT, TODAY)
    quoted = re.compile("\u201c[^\u201d]*\u201d")
    for block in every(block for block in blocks_of(found) if block.place in (Place.FIRST, Place.KEPT)):
        if not block.typed and block.kind is not Kind.SECTION:
            assert not FIGURE.search(quoted.sub("", block.text)), block.text
            assert not set(ldn().words.strengths.values()) & {block.text, block.aside}
            assert not block.marks


FIGURE = re.compile(r"\d+ ?(mg|mcg|%|g\b|hour|day|week|month|year)")


def test_what_was_not_said_is_no_line_of_its_own_for_a_patient() -> None:
    """What a person preferred not to say is counted before the fold, and named for the doctor."""
    found = summary(audience=Audience.PATIENT, self_harm="prefer_not_to_say")
    short = ldn().questions["self_harm"].short
    rows = [block.text for block in section(found, "find_out").blocks]
    assert not any(short and short in text for text in rows)
    assert rows[-1] == WORDS.blocks.kept_to_yourself.format(count=1)
    assert any("harming yourself" in block.text for block in every((section(found, "doctor"),)))


def test_a_patient_is_told_once_of_each_point_not_to_stop_a_medicine() -> None:
    """Beside an opioid it stands in bold, and is not said again at each line under it."""
    first = section(
        summary("Suboxone film", takes_opioid="yes", last_opioid="today", audience=Audience.PATIENT), "first"
    )
    assert [block.strong for block in every((first,)) if block.text == WORDS.document.no_change] == [True]


def test_what_points_to_no_concern_is_told_in_a_few_words() -> None:
    """What was denied is named by its questions."""
    assert {"Pregnant", "Last opioid: None known", "Age: 18–64"} <= set(summary("codeine").denied)
    assert "Opioid now" not in summary("codeine", takes_opioid="yes").denied
