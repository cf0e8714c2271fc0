"""The clinic's page: the list and every question on the left; on the right, always in view, what was found."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from screener.engine.day import today
from screener.rulebook.model import Audience, Rulebook
from screener.screening import Screening, screen
from screener.summary import Summary, summarise
from screener.web.begin_again import draw_begin_again
from screener.web.clinic.found import (
    audience_unit,
    copy_unit,
    found_units,
    kept_unit,
    note_to_copy,
    ticks,
    to_found_unit,
)
from screener.web.clinic.questions import complete_unit, question_units
from screener.web.clinic.rows import list_units
from screener.web.downloads import draw_more, draw_pdf
from screener.web.opening import draw_opening
from screener.web.own_boxes import draw_refused
from screener.web.pane.drawing import draw_pane
from screener.web.part import draw_part
from screener.web.plain import plain
from screener.web.questions import draw_box
from screener.web.record import draw_record
from screener.web.session import ASKED, FOUND, TOOLS, Session, current, said_in


def draw_clinic(rulebook: Rulebook) -> None:
    """One run: screen what was collected, summarise, draw. A click draws the questions and what was found, no more."""
    session = current()
    session.place = ""
    left, right = st.columns(2, gap="small")
    with right, st.container(key="summary", gap="xsmall"):
        if not session.too_many_lines:
            _draw_tools(session, rulebook)
        found = st.container(key="found-part", gap="xsmall")
    with left, st.container(key="questions", gap="xsmall"):
        st.title(plain(rulebook.about.title), anchor=False)
        draw_box(session, rulebook, session.audience, height=BOX)
        draw_part(rulebook, lambda session: _draw_answered(session, rulebook, found), _around)
        draw_begin_again(session, rulebook)
        draw_opening(session, rulebook)
        draw_record(session, rulebook)


def _around(session: Session) -> object:
    """What the rest of the page is drawn from. A click there can come along with one on an answer."""
    from_a_record = session.record is not None or session.intake.proposals
    copied = said_in(session.key(TOOLS)).get("copy")
    drawn_from = session.holds_something, session.too_many_lines, session.audience, copied
    return (*drawn_from, session.intake if from_a_record else None)


def _draw_answered(session: Session, rulebook: Rulebook, found: DeltaGenerator) -> None:
    """What follows each answer: the list, every question, and what was found."""
    screening = screen(rulebook, session.intake)
    _draw_asked(session, screening)
    if session.too_many_lines:
        return
    with found:
        draw_refused(session, rulebook)
        summary = summary_of(session, screening)
        said = {**ticks(summary), "audience": session.audience.value}
        draw_pane(session.key(FOUND), [audience_unit(rulebook.words), *found_units(summary)], said)


def summary_of(session: Session, screening: Screening) -> Summary:
    """What is shown. It carries no record: documents are made when they are wanted."""
    return summarise(screening, session.audience, today(), session.opened, with_record=False)


BOX = 84
"""Height of the box for the list, in pixels: three lines. A longer list scrolls in it."""


def _draw_asked(session: Session, screening: Screening) -> None:
    """The list as it was read, and every question."""
    lines = () if session.too_many_lines else list_units(session, screening)
    complete, asked = complete_unit(session, screening), question_units(session, screening)
    units = [*lines, complete, *asked, kept_unit(screening.rulebook.words), to_found_unit(screening)]
    draw_pane(session.key(ASKED), units, _said(session, screening))


def _said(session: Session, screening: Screening) -> dict[str, object]:
    """What the controls show."""
    intake = screening.intake
    taking = zip(session.line_ids, intake.medicines, strict=True)
    return {
        **{f"question {key}": answer for key, answer in intake.answers.items()},
        **{f"taking {line}": row.taking for line, row in taking},
        "medicines_complete": intake.medicines_complete,
    }


def _draw_tools(session: Session, rulebook: Rulebook) -> None:
    """What can be taken away. It is made when it is wanted, of what is said by then."""
    words = rulebook.words
    with st.container(key="tools", horizontal=True, gap="xsmall"):
        if session.audience is Audience.CLINICIAN:
            key = session.key(TOOLS)
            copy = note_to_copy(lambda: summary_of(session, screen(rulebook, session.intake)), said_in(key).get("copy"))
            draw_pane(key, [copy_unit(words)], {}, copy=copy, width="content")
        draw_pdf(session, rulebook)
        draw_more(session, rulebook)
