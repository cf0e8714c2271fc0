"""The note for a record: short, and what does not fit is counted."""

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from screener.cli.commands import app
from screener.engine.intake import YES, Intake
from screener.render.note import MOST_LINES, WIDTH, render_note
from screener.rulebook.model import Audience, Rulebook
from screener.rulebook.translating import in_language, read_translation
from screener.screening import screen
from screener.summary import Summary, summarise
from screener.summary.noting import note_of
from tests.intakes import BOOKS, ROOT, TODAY, all_answered_no, intake, intakes, ldn
from tests.saved_files import opened_again

LONGEST = 1200


@cache
def spanish() -> Rulebook:
    """The rules in Spanish."""
    return in_language(ldn(), read_translation(BOOKS[0], ldn(), "es"))


def summary(*medicines: str, audience: Audience = Audience.CLINICIAN, **answers: str) -> Summary:
    """The summary of somebody who answers *no* to all else and whose list is complete."""
    said = intake(*medicines, complete=YES, **(all_answered_no(ldn()) | answers))
    return summarise(screen(ldn(), said), audience, TODAY)


def joined(text: str) -> str:
    """The text without its line breaks."""
    return re.sub(r"\n +", " ", text)


@given(said=intakes(ldn()), audience=st.sampled_from(Audience))
def test_a_note_is_short_and_counts_what_it_leaves_out(said: Intake, audience: Audience) -> None:
    """Whatever was said, a note fits on 15 lines; each of its parts is there, whole or with how much more there is."""
    found = summarise(screen(ldn(), said), audience, TODAY)
    _assert_short(render_note(found))
    _assert_counted(found)


def _assert_short(note: str) -> None:
    assert len(note) <= LONGEST
    assert len(note.splitlines()) <= MOST_LINES
    assert all(len(line) <= WIDTH for line in note.splitlines() if " " in line.strip())


def _assert_counted(found: Summary) -> None:
    note = joined(render_note(found))
    for part, line in zip(note_of(found), note.splitlines(), strict=True):
        left = re.search(r" \+ ([\d,]+) more$", line)
        number = len(part.texts) - (int(left[1]) if left else 0)
        said = re.sub(r" +", " ", "; ".join(part.texts[:number]))
        assert line.startswith(f"{part.label}: {said}".strip() if part.label else said)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("audience", Audience)
def test_a_note_of_everything_at_once_is_short_too(audience: Audience, language: str) -> None:
    """With everything answered towards concern and 100 lines, in both languages, nothing makes it longer."""
    everything = {key: values[0] for key, values in ldn().answers.items()}
    rows = [
        f"{name} {number} mg, filled 10/02/2025" for number in range(25) for name in ("codeine", "zorb", "T3s", "x")
    ]
    rulebook = ldn() if language == "en" else spanish()
    found = summarise(screen(rulebook, intake(*rows, complete="no", **everything)), audience, TODAY)
    _assert_short(render_note(found))


def test_a_note_names_the_medicine_first() -> None:
    """What is raised comes first, by name; then what to find out, what was denied, what is not covered, the review."""
    note = render_note(summary("Norco 5-325", "zorblatine", takes_opioid="yes"))
    assert joined(note).startswith("Talk about this first: Norco (hydrocodone with acetaminophen): Opioid medicine now")
    words, last = ldn().words, -1
    for text in ("Line 2, “zorblatine”: what is it?", words.labels.denied, words.sections.not_covered.heading,
                 words.document.no_change, ldn().about.version, words.blocks.reviewed_none):  # fmt: skip
        place = joined(note).index(text)
        assert place > last
        last = place


def test_a_note_of_an_opened_summary_says_how_much_differs() -> None:
    """Who opens a saved summary again reads in the note that something is not as it was."""
    note = render_note(opened_again(intake("codeine", pregnant="no"), intake("codeine", pregnant="yes")))
    assert ldn().words.sections.changes.heading in note


def test_the_command_prints_the_note() -> None:
    """`screen --format note` prints it, in ASCII too."""
    path = str(ROOT / "tests" / "intake.json")
    plain, ascii_only = (CliRunner().invoke(app, ["screen", path, "--format", "note", *more]).output
                         for more in ([], ["--ascii"]))  # fmt: skip
    assert plain.startswith("Talk about this first: codeine: Opioid medicine now")
    assert ascii_only.isascii()
    assert len(ascii_only.splitlines()) <= MOST_LINES
