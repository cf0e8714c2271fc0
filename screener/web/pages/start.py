"""The page that the app opens with: what it is about, and a door for a clinic and one for whoever prepares a visit."""

from collections.abc import Mapping

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from screener.rulebook.model import Rulebook
from screener.web.plain import plain, small


def draw_start(rulebook: Rulebook, pages: Mapping[str, StreamlitPage]) -> None:
    """Two doors, then what becomes of what is typed. It asks nothing."""
    words, about = rulebook.words.start, rulebook.about
    with st.container(width=760, key="start"):
        st.title(plain(words.title.format(subject=about.subject)), anchor=False)
        if about.in_short is not None:
            st.markdown(plain(about.in_short.patient))
        _draw_door("prepare", pages["prepare"], words.for_me, words.for_me_text)
        _draw_door("checklist", pages["checklist"], words.for_clinic, words.for_clinic_text)
        st.header(plain(words.answers), anchor=False)
        st.markdown(plain(words.answers_text))
        st.markdown(small(plain(about.intended_use.patient)))


def _draw_door(key: str, page: StreamlitPage, name: str, text: str) -> None:
    """A link to a page, with what is behind it."""
    with st.container(key=f"door-{key}", gap="xsmall"):
        st.page_link(page, label=plain(name))
        st.markdown(plain(text))
