"""*Begin again*, as every page draws it: everything that was said is deleted, after one more question."""

import streamlit as st

from screener.rulebook.model import Rulebook
from screener.web.plain import plain
from screener.web.session import Session, start_over


def draw_begin_again(session: Session, rulebook: Rulebook) -> None:
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
