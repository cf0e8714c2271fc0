"""The documents to take away, as every page offers them."""

import time

import streamlit as st

from screener.engine.day import today
from screener.render.html import render_html
from screener.render.json import render_json
from screener.render.note import render_note
from screener.render.paper import Paper
from screener.render.pdf import render_pdf
from screener.render.text import render_text
from screener.rulebook.model import Audience, Rulebook
from screener.screening import screen
from screener.summary import Summary, summarise
from screener.web.failing import guarded
from screener.web.plain import plain
from screener.web.session import Session

BEFORE_A_CLICK = 0.3
"""Seconds. A box that is left by a click is sent a moment before the click: its text belongs into the document."""


def draw_downloads(session: Session, rulebook: Rulebook, summary: Summary) -> None:
    """The documents, each made in memory when its button is pressed, from what the session holds by then."""
    words, name = rulebook.words.page, f"{rulebook.about.id}-summary-{summary.audience.value}"

    def now() -> Summary:
        time.sleep(BEFORE_A_CLICK)
        # Then the intake holds the list of before, and the page says so instead of a summary.
        if session.too_many_lines:
            raise ValueError("no document is made: there are more lines of medicines than can be read")
        return summarise(screen(rulebook, session.intake), summary.audience, today(), session.opened)

    with st.popover(plain(words.take_away)):
        for label, ending, kind, make in (
            (words.download_pdf_a4, "-a4.pdf", "application/pdf", lambda: render_pdf(now(), Paper.A4)),
            (words.download_pdf_letter, "-letter.pdf", "application/pdf", lambda: render_pdf(now(), Paper.LETTER)),
            (words.download_html, ".html", "text/html", lambda: render_html(now())),
            (words.download_note, "-note.txt", "text/plain", lambda: render_note(now())),
            (words.download_text, ".txt", "text/plain", lambda: render_text(now())),
            (words.download_ascii, "-ascii.txt", "text/plain", lambda: render_text(now(), ascii_only=True)),
            (words.download_json, ".json", "application/json", lambda: render_json(now())),
        ):
            st.download_button(plain(label), guarded(make), f"{name}{ending}", kind, on_click="ignore")
    if summary.audience is Audience.CLINICIAN:
        st.markdown(f"**{plain(words.copy_note)}**")
        st.code(render_note(summary), language=None, wrap_lines=True)
