"""The documents to take away, as every page offers them."""

import time

import streamlit as st

from screener.day import today
from screener.render.json import render_json
from screener.render.pdf import render_pdf
from screener.render.text import render_text
from screener.rulebook.model import Audience, Rulebook
from screener.screening import screen
from screener.summary import Summary, summarise
from screener.ui.plain import plain
from screener.ui.session import Session

BEFORE_A_CLICK = 0.3
"""Seconds. A box that is left by a click is sent a moment before the click: its text belongs into the document."""


def draw_downloads(session: Session, rulebook: Rulebook, audience: Audience) -> None:
    """The documents, each made in memory when its button is pressed, from what the session holds by then."""
    words, name = rulebook.words.page, f"{rulebook.about.id}-summary"

    def now() -> Summary:
        time.sleep(BEFORE_A_CLICK)
        # Then the intake holds the list of before, and the page says so instead of a summary.
        if session.too_many_lines:
            raise ValueError("no document is made: there are more lines of medicines than can be read")
        return summarise(screen(rulebook, session.intake), audience, today(), session.opened)

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
