"""The box for the medicines, and the question whether they are all. Nothing is pre-selected."""

import streamlit as st

from screener.engine.intake import MAX_LINES, NO, NOT_SURE, PREFER_NOT_TO_SAY, YES
from screener.rulebook.model import Audience, Rulebook
from screener.rulebook.words.locale import number
from screener.saved import COMPLETE
from screener.screening import Screening
from screener.summary import answer_mark
from screener.web.choices import draw_choices
from screener.web.plain import plain
from screener.web.session import Session


def _draw_mark(session: Session, screening: Screening, question: str) -> None:
    """That an answer is not the one of the saved summary."""
    if session.opened and (mark := answer_mark(screening, session.opened, question)):
        st.markdown(f"**{plain(mark)}**")


def draw_box(
    session: Session, rulebook: Rulebook, audience: Audience, *, alone: bool = False, height: int = 160
) -> None:
    """The box for the medicines, and what is wrong where it holds more lines than can be read."""
    st.text_area(
        plain(rulebook.about.medicines.voice(audience).ask),
        value=session.typed,
        key=session.key("medicines"),
        height=height,
        label_visibility="collapsed" if alone else "visible",
    )
    if count := session.too_many_lines:
        language = rulebook.about.language
        text = rulebook.words.page.too_many_lines.format(count=number(language, count), limit=MAX_LINES)
        st.error(plain(text))


def draw_complete(session: Session, screening: Screening, audience: Audience, *, alone: bool = False) -> None:
    """The question whether the list is complete."""
    rulebook = screening.rulebook
    answers = rulebook.words.answers
    draw_choices(
        plain(rulebook.about.medicines.complete.voice(audience)),
        {value: answers[value] for value in (YES, NO, NOT_SURE, PREFER_NOT_TO_SAY)},
        session.intake.medicines_complete,
        session.key("medicines_complete"),
        "column" if alone else "row",
    )
    _draw_mark(session, screening, COMPLETE)
