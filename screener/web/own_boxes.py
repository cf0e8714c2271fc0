"""What is wrong with a question of one's own, wherever it is told."""

import streamlit as st

from screener.engine.intake import MAX_OWN_QUESTION
from screener.engine.own_questions import tidy, too_long
from screener.rulebook.model import Rulebook
from screener.rulebook.words.locale import number as count
from screener.web.plain import plain
from screener.web.session import Session


def draw_refused(session: Session, rulebook: Rulebook) -> None:
    """Which of the questions are on no list, and why. They stay in their boxes."""
    for number in range(len(session.own)):
        draw_refusal(session, rulebook, number)


def draw_refusal(session: Session, rulebook: Rulebook, number: int) -> None:
    """Why the question in this box is on no list, or what was left out of it."""
    words, text = rulebook.words.prepare, session.own[number]
    if too_long(text):
        length = count(rulebook.about.language, len(tidy(text)))
        st.error(plain(words.own_too_long.format(number=number + 1, length=length, limit=MAX_OWN_QUESTION)))
    elif rulebook.masking.text(text).text != text:
        st.info(plain(words.own_personal.format(number=number + 1)))
