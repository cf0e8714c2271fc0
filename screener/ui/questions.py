"""The questions, drawn from the rulebook by their kind of answer. Nothing is pre-selected."""

import streamlit as st

from screener.intake import NO, NOT_SURE, PREFER_NOT_TO_SAY, YES
from screener.rulebook.model import Audience, Rulebook
from screener.screening import Screening
from screener.summary import answer_label
from screener.ui.plain import plain, small
from screener.ui.session import Session


def draw_questions(session: Session, screening: Screening) -> None:
    """Every question that is asked, in the order of an intake, then the medicines."""
    rulebook, audience = screening.rulebook, Audience.CLINICIAN
    topic = None
    for key in screening.asked:
        question = rulebook.questions[key]
        if question.topic != topic:
            topic = question.topic
            st.subheader(plain(rulebook.about.topics[topic]), anchor=False)
        _radio(session, rulebook, key, plain(question.voice(audience).ask), _options(rulebook, session, key))
        if help_text := question.voice(audience).help:
            st.markdown(small(plain(help_text)))
    _draw_medicines(session, rulebook, audience)


def _options(rulebook: Rulebook, session: Session, key: str) -> tuple[str, ...]:
    """The answers offered: *prefer not to say* where the question is sensitive, or where it was already said."""
    declined = rulebook.questions[key].sensitive or session.intake.answers.get(key) == PREFER_NOT_TO_SAY
    return (*rulebook.questions[key].values, NOT_SURE, *((PREFER_NOT_TO_SAY,) if declined else ()))


def _radio(session: Session, rulebook: Rulebook, key: str, label: str, options: tuple[str, ...]) -> None:
    said = session.intake.answers.get(key)
    st.radio(
        label,
        options,
        index=options.index(said) if said is not None else None,
        format_func=lambda value: plain(answer_label(rulebook, key, value)),
        key=session.key(key),
        horizontal=True,
    )


def _draw_medicines(session: Session, rulebook: Rulebook, audience: Audience) -> None:
    voice = rulebook.about.medicines.voice(audience)
    st.subheader(plain(rulebook.about.topics[rulebook.about.medicines.topic]), anchor=False)
    st.text_area(plain(voice.ask), value=session.typed, key=session.key("medicines"), height=160)
    if voice.help:
        st.markdown(small(plain(voice.help)))
    answers = rulebook.words.answers
    options = (YES, NO, NOT_SURE, PREFER_NOT_TO_SAY)
    said = session.intake.medicines_complete
    st.radio(
        plain(rulebook.about.medicines.complete.voice(audience)),
        options,
        index=options.index(said) if said is not None else None,
        format_func=lambda value: plain(answers[value]),
        key=session.key("medicines_complete"),
        horizontal=True,
    )
