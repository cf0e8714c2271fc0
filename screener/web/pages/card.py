"""The page that offers the card, to print or for the phone, with the same words as text. It asks nothing."""

import streamlit as st

from screener.check.description import CardText, card_text
from screener.engine.day import today
from screener.render.card import render_card_pdf, render_card_png
from screener.rulebook.model import Rulebook
from screener.web.failing import guarded
from screener.web.lists import bullets, evidence_bullets
from screener.web.plain import plain, small


def draw_card(rulebook: Rulebook) -> None:
    """Who needs the card, the two ways to take it along, and all it says. A rulebook without a card has no page."""
    card = card_text(rulebook, today())
    if card is None:
        raise ValueError("this rulebook has no card")
    st.title(plain(card.heading), anchor=False)
    st.markdown(plain(card.say))
    st.markdown(f"**{plain(card.not_needed)}**")
    _draw_downloads(rulebook.about.id, card)
    bullets(card.ask)
    st.markdown(f"**{plain(card.note)}**")
    st.markdown(plain(f"{card.words.card.by_hand} {card.words.card.picture}"))
    _draw_as_text(card)


def _draw_downloads(name: str, card: CardText) -> None:
    """The documents, each made in memory when its button is pressed."""
    words = card.words.card
    st.download_button(
        plain(words.download_pdf),
        guarded(lambda: render_card_pdf(card)),
        f"{name}-card.pdf",
        "application/pdf",
        key="card_pdf",
        on_click="ignore",
    )
    st.download_button(
        plain(words.download_png),
        guarded(lambda: render_card_png(card)),
        f"{name}-card.png",
        "image/png",
        key="card_png",
        on_click="ignore",
    )


def _draw_as_text(card: CardText) -> None:
    """What the card says: for who cannot see the picture, and to read before it is printed."""
    words = card.words.card
    st.header(plain(words.says), anchor=False)
    with st.container(border=True):
        for front in filter(None, (card, card.original)):
            st.subheader(plain(front.title), anchor=False)
            st.markdown(f"**{plain(front.to)}**")
            bullets(front.lines)
        st.markdown(f"**{plain(words.details)}**")
        bullets(f"{blank}:" for blank in card.bilingual_blanks)
    st.header(plain(words.sources), anchor=False)
    st.markdown("\n".join(evidence_bullets(card.evidence)))
    st.markdown(small(plain(card.review)))
    st.markdown(small(plain(card.rules)))
