"""The clinic's page: questions on the left, and the summary that follows each answer on the right."""

import streamlit as st

from screener.engine.day import today
from screener.rulebook.model import Audience, Rulebook
from screener.screening import screen
from screener.summary import Item, summarise
from screener.web.begin_again import draw_begin_again
from screener.web.downloads import draw_downloads
from screener.web.opening import draw_opening
from screener.web.own_boxes import draw_refused
from screener.web.plain import link, plain, small
from screener.web.questions import draw_questions
from screener.web.record import draw_record
from screener.web.results import draw_summary, draw_unwell
from screener.web.session import Session, current


def draw_clinic(rulebook: Rulebook) -> None:
    """One run: screen what was collected, summarise, draw."""
    session, words = current(), rulebook.words
    session.place = ""
    screening = screen(rulebook, session.intake)
    st.title(plain(rulebook.about.title), anchor=False)
    with st.container(key="follows"):
        st.markdown(small(plain(words.page.follows)))
    _draw_audience(session, rulebook)
    draw_opening(session, rulebook)
    draw_record(session, rulebook)
    left, right = st.columns([5, 6], gap="large")
    with left, st.container(key="questions"):
        with st.container(key="to-summary"):
            st.markdown(link(words.shell.to_summary, "#summary"))
        draw_questions(session, screening)
        draw_begin_again(session, rulebook)
    with right, st.container(key="summary"):
        if not session.too_many_lines:
            draw_refused(session, rulebook)
            summary = summarise(screening, session.audience, today(), session.opened)
            draw_downloads(session, rulebook, summary)
            draw_unwell(summary)
            draw_summary(summary, lambda item: _draw_tick(session, rulebook, item))


def _draw_tick(session: Session, rulebook: Rulebook, item: Item) -> None:
    """A box to tick once a point was discussed. It tells nothing about the person, and changes no outcome."""
    label = rulebook.words.paper.tick.format(title=item.title)
    st.checkbox(plain(label), value=item.discussed, key=session.discussed_key(item.caution))


def _draw_audience(session: Session, rulebook: Rulebook) -> None:
    """For whom the words are. A choice of the page, not an answer: it has a value from the start."""
    options = [audience.value for audience in Audience]
    words = rulebook.words
    st.radio(
        plain(words.page.summary),
        options,
        index=options.index(session.audience.value),
        format_func=lambda value: plain(words.audiences[value]),
        key=session.key("audience"),
        horizontal=True,
    )
