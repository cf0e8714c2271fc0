"""The clinic's page: questions on the left, and the summary that follows each answer on the right."""

import time

import streamlit as st

from screener.day import today
from screener.render.json import render_json
from screener.render.pdf import render_pdf
from screener.render.text import render_text
from screener.rulebook.model import Audience, Rulebook
from screener.screening import screen
from screener.summary import Summary, summarise
from screener.ui.plain import link, plain, small
from screener.ui.questions import draw_questions
from screener.ui.results import draw_summary
from screener.ui.session import Session, current, start_over

BEFORE_A_CLICK = 0.3
"""Seconds. A box that is left by a click is sent a moment before the click: its text belongs into the document."""


def draw_clinic(rulebook: Rulebook) -> None:
    """One run: screen what was collected, summarise, draw."""
    session, words = current(), rulebook.words
    screening = screen(rulebook, session.intake)
    st.title(plain(rulebook.about.title), anchor=False)
    with st.container(key="follows"):
        st.markdown(small(plain(words.page.follows)))
    _draw_audience(session, rulebook)
    left, right = st.columns([5, 6], gap="large")
    with left, st.container(key="questions"):
        with st.container(key="to-summary"):
            st.markdown(link(words.face.to_summary, "#summary"))
        draw_questions(session, screening)
        _draw_start_over(session, rulebook)
    with right, st.container(key="summary"):
        if not session.too_many_lines:
            _draw_downloads(session, rulebook)
            draw_summary(summarise(screening, session.audience, today()))


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


def _draw_downloads(session: Session, rulebook: Rulebook) -> None:
    """The documents, each made in memory when its button is pressed, from what the session holds by then."""
    words, name = rulebook.words.page, f"{rulebook.about.id}-summary"

    def now() -> Summary:
        time.sleep(BEFORE_A_CLICK)
        if (
            session.too_many_lines
        ):  # then the intake holds the list of before, and the page says so instead of a summary
            raise ValueError("no document is made: there are more lines of medicines than can be read")
        return summarise(screen(rulebook, session.intake), session.audience, today())

    with st.popover(plain(words.take_away)):
        st.download_button(
            plain(words.download_pdf), lambda: render_pdf(now()), f"{name}.pdf", "application/pdf", on_click="ignore"
        )
        st.download_button(
            plain(words.download_text), lambda: render_text(now()), f"{name}.txt", "text/plain", on_click="ignore"
        )
        st.download_button(
            plain(words.download_json),
            lambda: render_json(now()),
            f"{name}.json",
            "application/json",
            on_click="ignore",
        )
        st.button(plain(rulebook.words.face.print), key="print")  # our script prints


def _draw_start_over(session: Session, rulebook: Rulebook) -> None:
    """Delete everything, after one more question."""
    words = rulebook.words.page
    if not session.asks_to_delete:
        if st.button(plain(words.start_over), key="start_over"):
            session.asks_to_delete = True
            st.rerun()
        return
    st.warning(plain(words.start_over_sure))
    if st.button(plain(words.start_over_yes), key="start_over_yes"):
        start_over(session)
        st.rerun()
    if st.button(plain(words.start_over_no), key="start_over_no", type="primary"):
        session.asks_to_delete = False
        st.rerun()
