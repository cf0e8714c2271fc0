"""The summary to take along: what to talk about, all of it in one element; and the ways to take it along."""

from collections.abc import Mapping

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from screener.engine.day import today
from screener.render.html import render_blocks
from screener.rulebook.model import Audience, Rulebook
from screener.screening import Screening
from screener.summary import Place, Summary, summarise
from screener.web.downloads import draw_downloads, draw_saving, draw_sharing
from screener.web.journey.way import CHECK, Way
from screener.web.markup import draw_made
from screener.web.own_boxes import draw_refused
from screener.web.plain import plain
from screener.web.session import Session


def draw_result(session: Session, screening: Screening, way: Way, pages: Mapping[str, StreamlitPage]) -> None:
    """What to do when ill comes first; one large button saves all of it, and stays in view."""
    rulebook, words = screening.rulebook, screening.rulebook.words.prepare
    summary = summarise(screening, Audience.PATIENT, today(), session.opened)
    st.title(plain(words.summary), anchor=False)
    draw_refused(session, rulebook)
    _draw_card(rulebook, summary, pages)
    with st.container(key="taken-along"):
        # On a phone, the lines that every page one keeps are below the points and the fold.
        places = ((Place.FIRST,), (Place.FOLLOWING, Place.REFERENCES), (Place.KEPT,))
        draw_made("".join(render_blocks(summary, some, folded=True) for some in places))
    draw_sharing(session, rulebook)
    with st.container(horizontal=True):
        st.button(plain(words.print), key="print")
        if st.button(plain(words.change_answers), key="change_answers"):
            session.journey.change(way, CHECK)
            st.rerun()
    draw_downloads(session, rulebook, Audience.PATIENT)
    with st.container(key="paper"):
        st.markdown(plain(words.paper.format(take_away=rulebook.words.page.take_away)))
    _draw_saving(session, rulebook, way)


def _draw_card(rulebook: Rulebook, summary: Summary, pages: Mapping[str, StreamlitPage]) -> None:
    """A link to the card, for people with a point that needs it."""
    card = rulebook.about.card
    if card is not None and {item.caution for item in summary.talk} & set(rulebook.about.card_with):
        st.page_link(pages["card"], label=plain(rulebook.words.prepare.to_card.format(card=card.heading)))


def _draw_saving(session: Session, rulebook: Rulebook, way: Way) -> None:
    """*Back*, and the one large button."""
    words = rulebook.words.prepare
    with st.container(key="ways"), st.container(horizontal=True, key="buttons"):
        if session.journey.at and st.button(plain(words.back), key="back"):
            session.journey.go_back(way)
            st.rerun()
        draw_saving(session, rulebook)
