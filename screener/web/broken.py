"""The one page that is served when the rules cannot be used."""

import streamlit as st

from screener.engine.problems import Problem, Refused
from screener.rulebook.interface import read_words
from screener.rulebook.reading import FALLBACK_LANGUAGE
from screener.web.plain import plain

NO_WORDS = "Rules cannot be used"
"""The title where even the file of interface words cannot be read."""


def draw_broken(problems: tuple[Problem, ...]) -> None:
    """Every problem with its place and the way out. No question, no summary."""
    try:
        words = read_words(FALLBACK_LANGUAGE).page
        title, intro = words.broken_title, words.broken_intro
    except Refused:
        title, intro = NO_WORDS, ""
    st.set_page_config(page_title=title, page_icon="📋", layout="wide")
    # The one page there is, whatever the address; otherwise Streamlit would run a file of screener/web/pages by itself.
    st.navigation([st.Page(lambda: None, title=title, url_path="broken", default=True)], position="hidden").run()
    st.title(plain(title), anchor=False)
    st.markdown(plain(intro))
    st.code("\n\n".join(str(problem) for problem in problems), language=None, wrap_lines=True)
