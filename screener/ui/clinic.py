"""The clinic's page: questions on the left, and the summary that follows each answer on the right."""

import streamlit as st

from screener.intake import MAX_LINES
from screener.render.json import render_json
from screener.render.pdf import render_pdf
from screener.render.text import render_text
from screener.rulebook.model import Audience, Rulebook
from screener.screening import screen
from screener.summary import Summary, summarise
from screener.ui.plain import plain, small
from screener.ui.questions import draw_questions
from screener.ui.results import draw_summary
from screener.ui.session import Session, collect, current, start_over


def draw_clinic(rulebook: Rulebook) -> None:
    """One run: collect, screen, summarise, draw."""
    session, words = current(), rulebook.words
    collect(session, rulebook)
    screening = screen(rulebook, session.intake)
    st.title(plain(rulebook.about.title), anchor=False)
    st.markdown(small(plain(words.page.follows)))
    left, right = st.columns([5, 6], gap="large")
    with left:
        draw_questions(session, screening)
        _draw_start_over(session, rulebook)
    with right:
        if count := session.too_many_lines:
            st.error(plain(words.page.too_many_lines.format(count=f"{count:,}", limit=MAX_LINES)))
            return
        _draw_audience(session, rulebook)
        summary = summarise(screening, session.audience)
        _draw_downloads(summary)
        draw_summary(summary)


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


def _draw_downloads(summary: Summary) -> None:
    """The three documents, each made in memory when its button is pressed."""
    words = summary.words.page
    st.markdown(small(plain(words.take_away)))
    name = f"{summary.rulebook.id}-summary"
    pdf, text, json = st.columns(3)
    with pdf:
        st.download_button(
            plain(words.download_pdf),
            lambda: render_pdf(summary),
            f"{name}.pdf",
            "application/pdf",
            on_click="ignore",
            width="stretch",
        )
    with text:
        st.download_button(
            plain(words.download_text),
            lambda: render_text(summary),
            f"{name}.txt",
            "text/plain",
            on_click="ignore",
            width="stretch",
        )
    with json:
        st.download_button(
            plain(words.download_json),
            lambda: render_json(summary),
            f"{name}.json",
            "application/json",
            on_click="ignore",
            width="stretch",
        )


def _draw_start_over(session: Session, rulebook: Rulebook) -> None:
    """Delete everything, after one more question."""
    words = rulebook.words.page
    if not session.asks_to_delete:
        if st.button(plain(words.start_over), key="start_over"):
            session.asks_to_delete = True
            st.rerun()
        return
    st.warning(plain(words.start_over_sure))
    if st.button(plain(words.start_over_yes), key="start_over_yes", type="primary"):
        start_over(session)
        st.rerun()
    if st.button(plain(words.start_over_no), key="start_over_no"):
        session.asks_to_delete = False
        st.rerun()
