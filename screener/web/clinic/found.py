"""What was found, as units: each section of the summary is one, with its ticks, folds and links."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from screener.render.html import Drawn, render_sections
from screener.render.note import render_note
from screener.rulebook.words import Words
from screener.screening import Screening
from screener.summary import Summary
from screener.web.clinic.questions import Choice
from screener.web.clinic.templates import html_of
from screener.web.pane.drawing import Said, Unit
from screener.web.session import held, hold

DRAWN, COPIED = "drawn", "copied"
"""Under which it is held what was drawn the last time, and which note was made last."""


class _Before(NamedTuple):
    words: Words
    sections: Drawn


def found_units(summary: Summary) -> Iterator[Unit]:
    """Every section of the summary, in order."""
    words = summary.words  # other words are another page
    before = held(DRAWN)
    drawn = render_sections(summary, before.sections if isinstance(before, _Before) and before.words is words else {})
    hold(DRAWN, _Before(words, drawn))
    yield from ((key, section.made) for key, section in drawn.items())


def note_to_copy(make: Callable[[], Summary], wanted: object) -> tuple[object, str] | None:
    """The note, once for each time that it is wanted."""
    if wanted is None or wanted == held(COPIED):
        return None
    hold(COPIED, wanted)
    return wanted, render_note(make())


def ticks(summary: Summary) -> Said:
    """Which points are ticked as discussed."""
    return {f"discussed {item.caution}": True for item in (*summary.talk, *summary.could_not_check) if item.discussed}


def copy_unit(words: Words) -> Unit:
    """The button that copies the note."""
    own = words.checklist
    return "copy", html_of("copy", own.copy_note, own.copied, own.not_copied)


def audience_unit(words: Words) -> Unit:
    """For whom the words are. A choice of the page, not an answer: it has a value from the start."""
    options = [Choice(value, label, label) for value, label in words.audiences.items()]
    return "audience", html_of("audience", words.page.summary, options)


def kept_unit(words: Words) -> Unit:
    """What becomes of what is said here."""
    return "kept", html_of("kept", words.checklist.kept)


def to_found_unit(screening: Screening) -> Unit:
    """The link to what was found, at hand at the bottom of a small screen."""
    return "to found", html_of("to_found", screening.rulebook.words.shell.to_summary)
