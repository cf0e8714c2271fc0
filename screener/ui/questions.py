"""The questions, drawn from the rulebook by their kind of answer. Nothing is pre-selected."""

import streamlit as st

from screener.intake import MAX_LINES, NO, NOT_SURE, PREFER_NOT_TO_SAY, YES
from screener.rulebook.model import Asked, Audience, Rulebook
from screener.screening import Screening
from screener.summary import answer_label
from screener.ui.choices import draw_choices
from screener.ui.lines import draw_lines
from screener.ui.plain import plain, small
from screener.ui.session import Session


def draw_questions(session: Session, screening: Screening) -> None:
    """Every question that is asked, in the order of an intake, then the medicines, in the words of the reader."""
    rulebook = screening.rulebook
    topic = None
    for key in screening.asked:
        question = rulebook.questions[key]
        if question.topic != topic:
            topic = question.topic
            st.header(plain(rulebook.about.topics[topic]), anchor=False)
        _draw_question(session, rulebook, key)
    _draw_medicines(session, screening)


def _draw_question(session: Session, rulebook: Rulebook, key: str) -> None:
    question, said = rulebook.questions[key], session.intake.answers.get(key)
    declined = question.sensitive or said == PREFER_NOT_TO_SAY
    options = (*question.values, NOT_SURE, *((PREFER_NOT_TO_SAY,) if declined else ()))
    draw_choices(
        plain(question.voice(session.audience).ask),
        {value: answer_label(rulebook, key, value) for value in options},
        said,
        session.question_key(key),
    )
    _draw_help(rulebook, question, session.audience)


def _draw_medicines(session: Session, screening: Screening) -> None:
    rulebook = screening.rulebook
    medicines, answers = rulebook.about.medicines, rulebook.words.answers
    st.header(plain(rulebook.about.topics[medicines.topic]), anchor=False)
    ask = plain(medicines.voice(session.audience).ask)
    st.text_area(ask, value=session.typed, key=session.key("medicines"), height=160)
    if count := session.too_many_lines:
        text = rulebook.words.page.too_many_lines.format(count=f"{count:,}", limit=MAX_LINES)
        st.error(plain(text))
    _draw_help(rulebook, medicines, session.audience)
    if not session.too_many_lines:
        draw_lines(session, screening)
    draw_choices(
        plain(medicines.complete.voice(session.audience)),
        {value: answers[value] for value in (YES, NO, NOT_SURE, PREFER_NOT_TO_SAY)},
        session.intake.medicines_complete,
        session.key("medicines_complete"),
    )


def _draw_help(rulebook: Rulebook, asked: Asked, audience: Audience) -> None:
    """What counts, and why it is asked."""
    why = rulebook.words.page.why.format(why=asked.why)
    help_text = asked.voice(audience).help
    st.markdown(small(plain(f"{help_text} {why}" if help_text else why)))
