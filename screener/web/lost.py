"""What is shown in a tab that was here before and of which nothing is held any more, in place of an empty form."""

import streamlit as st

from screener.rulebook.words.pages import Shell
from screener.web.plain import plain
from screener.web.session import Session


def draw_lost(session: Session, words: Shell) -> None:
    """Say plainly that it is gone, with one button to begin."""
    st.title(plain(words.lost_title), anchor=False)
    st.markdown(plain(words.lost))
    if st.button(plain(words.lost_begin), key="lost_begin", type="primary"):
        session.lost = False
        st.rerun()
