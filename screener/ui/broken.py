"""The one page that is served when the rules cannot be used."""

import streamlit as st

from screener.problems import Problem
from screener.ui.plain import plain
from screener.words import Words


def draw_broken(problems: tuple[Problem, ...], words: Words) -> None:
    """Every problem with its place and the way out. No question, no summary."""
    st.title(plain(words.page.broken_title), anchor=False)
    st.markdown(plain(words.page.broken_intro))
    st.code("\n\n".join(str(problem) for problem in problems), language=None, wrap_lines=True)
