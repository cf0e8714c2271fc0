"""The documents to take away, each made in memory when its button is pressed, from what the session holds by then."""

import time
from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from screener.engine.day import today
from screener.render.html import render_html
from screener.render.json import render_json
from screener.render.note import render_note
from screener.render.paper import Paper, paper_of
from screener.render.pdf import render_pdf
from screener.render.stamp import Stamp, file_name
from screener.render.text import render_text
from screener.rulebook.model import Audience, Rulebook
from screener.screening import screen
from screener.summary import Summary, summarise
from screener.web.failing import guarded
from screener.web.pane.sharing import Shared, draw_share
from screener.web.plain import plain
from screener.web.session import Session

PDF = "application/pdf"
BEFORE_A_CLICK = 0.3
"""Seconds. A box that is left by a click is sent a moment before the click: its text belongs into the document."""


class Document(NamedTuple):
    """A document that is offered."""

    label: str
    ending: str
    kind: str
    make: Callable[[Summary, Stamp], bytes | str]
    """Takes what the session holds by then, and what printed copies are told apart by."""


def draw_downloads(session: Session, rulebook: Rulebook, audience: Audience) -> None:
    """Every document, behind one button."""
    words = rulebook.words.page
    with st.popover(plain(words.take_away)):
        _draw_documents(session, rulebook, audience)


def draw_pdf(session: Session, rulebook: Rulebook) -> None:
    """The PDF with one click, on the paper of the country that the browser names."""
    _draw(
        session, rulebook, session.audience, _pdf(rulebook.words.checklist.pdf, paper_of(st.context.locale)), key="pdf"
    )


def draw_saving(session: Session, rulebook: Rulebook) -> None:
    """The patient's PDF as the largest button of the page."""
    document = _pdf(rulebook.words.prepare.save_pdf, paper_of(st.context.locale))
    _draw(session, rulebook, Audience.PATIENT, document, key="save", large=True)


def draw_sharing(session: Session, rulebook: Rulebook) -> None:
    """The same PDF, made when asked for, and handed to another program of the device where the browser can."""
    words, paper = rulebook.words.prepare, paper_of(st.context.locale)
    document = _shared(session, rulebook, _pdf(words.share, paper)) if session.shares else None
    session.shares = draw_share(session.key("share"), words.share, words.share_note, document)
    if session.shares:
        st.rerun()


def _shared(session: Session, rulebook: Rulebook, document: Document) -> Shared:
    content = guarded(_maker(session, rulebook, Audience.PATIENT, document))()
    name = file_name(rulebook.about.id, Audience.PATIENT, Stamp(session.reference), document.ending)
    return Shared(name, document.kind, content if isinstance(content, bytes) else content.encode())


def _pdf(label: str, paper: Paper) -> Document:
    return Document(label, f"-{paper.value}.pdf", PDF, lambda now, stamp: render_pdf(now, paper, stamp))


def draw_more(session: Session, rulebook: Rulebook) -> None:
    """Every document, behind a button: they are drawn when it is opened."""
    more = st.popover(plain(rulebook.words.checklist.more), key=session.key("more"), on_change="rerun")
    if more.open:
        with more:
            _draw_documents(session, rulebook, session.audience)


def _draw_documents(session: Session, rulebook: Rulebook, audience: Audience) -> None:
    words = rulebook.words.page
    for document in (
        _pdf(words.download_pdf_a4, Paper.A4),
        _pdf(words.download_pdf_letter, Paper.LETTER),
        Document(words.download_html, ".html", "text/html", render_html),
        Document(words.download_note, "-note.txt", "text/plain", lambda now, _: render_note(now)),
        Document(words.download_text, ".txt", "text/plain", render_text),
        Document(
            words.download_ascii,
            "-ascii.txt",
            "text/plain",
            lambda now, stamp: render_text(now, stamp, ascii_only=True),
        ),
        Document(words.download_json, ".json", "application/json", lambda now, _: render_json(now)),
    ):
        _draw(session, rulebook, audience, document)


def _draw(  # noqa: PLR0913 a button has a place, a text and a form
    session: Session,
    rulebook: Rulebook,
    audience: Audience,
    document: Document,
    *,
    key: str | None = None,
    large: bool = False,
) -> None:
    st.download_button(
        plain(document.label),
        guarded(_maker(session, rulebook, audience, document)),
        file_name(rulebook.about.id, audience, Stamp(session.reference), document.ending),
        document.kind,
        key=key,
        type="primary" if large else "secondary",
        width="stretch" if large else "content",
        on_click="ignore",
    )


def _maker(session: Session, rulebook: Rulebook, audience: Audience, document: Document) -> Callable[[], bytes | str]:
    def now() -> bytes | str:
        time.sleep(BEFORE_A_CLICK)
        # Then the intake holds the list of before, and the page says so instead of a summary.
        if session.too_many_lines:
            raise ValueError("no document is made: there are more lines of medicines than can be read")
        summary = summarise(screen(rulebook, session.intake), audience, today(), session.opened)
        return document.make(summary, Stamp(session.reference, today()))

    return now
