"""The documents to take away, each made in memory when its button is pressed, from what the session holds by then."""

import time
from collections.abc import Callable
from typing import NamedTuple

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
LETTER = ("BO", "CA", "CL", "CO", "CR", "DO", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
"""The countries, as browsers name them, that print on letter paper."""


class Document(NamedTuple):
    """A document that is offered."""

    label: str
    ending: str
    kind: str
    make: Callable[[Summary], bytes | str]


def draw_downloads(session: Session, rulebook: Rulebook, audience: Audience) -> None:
    """Every document, behind one button."""
    words = rulebook.words.page
    with st.popover(plain(words.take_away)):
        _draw_documents(session, rulebook, audience)


def draw_pdf(session: Session, rulebook: Rulebook) -> None:
    """The PDF with one click, on the paper of the country that the browser names."""
    paper = Paper.LETTER if (st.context.locale or "").rpartition("-")[2] in LETTER else Paper.A4
    label, ending = rulebook.words.checklist.pdf, f"-{paper.value}.pdf"
    document = Document(label, ending, "application/pdf", lambda summary: render_pdf(summary, paper))
    _draw(session, rulebook, session.audience, document, key="pdf")


def draw_more(session: Session, rulebook: Rulebook) -> None:
    """Every document, behind a button: they are drawn when it is opened."""
    more = st.popover(plain(rulebook.words.checklist.more), key=session.key("more"), on_change="rerun")
    if more.open:
        with more:
            _draw_documents(session, rulebook, session.audience)


def _draw_documents(session: Session, rulebook: Rulebook, audience: Audience) -> None:
    words = rulebook.words.page
    for document in (
        Document(words.download_pdf_a4, "-a4.pdf", "application/pdf", lambda now: render_pdf(now, Paper.A4)),
        Document(
            words.download_pdf_letter, "-letter.pdf", "application/pdf", lambda now: render_pdf(now, Paper.LETTER)
        ),
        Document(words.download_html, ".html", "text/html", render_html),
        Document(words.download_note, "-note.txt", "text/plain", render_note),
        Document(words.download_text, ".txt", "text/plain", render_text),
        Document(words.download_ascii, "-ascii.txt", "text/plain", lambda now: render_text(now, ascii_only=True)),
        Document(words.download_json, ".json", "application/json", render_json),
    ):
        _draw(session, rulebook, audience, document)


def _draw(session: Session, rulebook: Rulebook, audience: Audience, document: Document, key: str | None = None) -> None:
    def now() -> bytes | str:
        time.sleep(BEFORE_A_CLICK)
        # Then the intake holds the list of before, and the page says so instead of a summary.
        if session.too_many_lines:
            raise ValueError("no document is made: there are more lines of medicines than can be read")
        return document.make(summarise(screen(rulebook, session.intake), audience, today(), session.opened))

    name = f"{rulebook.about.id}-summary-{audience.value}{document.ending}"
    st.download_button(plain(document.label), guarded(now), name, document.kind, key=key, on_click="ignore")
