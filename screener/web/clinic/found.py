"""What was found, as units: each section of the summary is one, with its ticks, folds and links."""

from collections.abc import Iterator

import streamlit as st

from screener.render.html import render_sections
from screener.render.note import render_note
from screener.rulebook.words import Words
from screener.screening import Screening
from screener.summary import Summary
from screener.web.clinic.questions import Choice
from screener.web.clinic.templates import html_of
from screener.web.pane.drawing import Said, Unit


DRAWN = "drawn"
"""Under which Streamlit holds, for this session alone, the sections as they were drawn the last time."""


def found_units(summary: Summary) -> Iterator[Unit]:
    """Every section of the summary, in order."""
    words = summary.words  # other words are another page
    before = st.session_state.get(DRAWN)
    drawn = render_sections(summary, before[1] if before and before[0] is words else {})
    st.session_state[DRAWN] = (words, drawn)
    yield from ((key, html) for key, (_, html) in drawn.items())


def note_to_copy(summary: Summary, wanted: object) -> tuple[object, str] | None:
    """The note, once for each time that it is wanted."""
    if wanted is None or wanted == st.session_state.get("copied"):
        return None
    st.session_state["copied"] = wanted
    return wanted, render_note(summary)


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
