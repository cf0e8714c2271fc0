"""*Check your answers*: every question with its answer and a way to change it, and the questions of one's own."""

import streamlit as st

from screener.engine.conditions import MEDICINES
from screener.rulebook.model import Audience
from screener.screening import Screening
from screener.summary import Summary, answer_label, medicine_entries
from screener.web.own_boxes import draw_own_questions
from screener.web.plain import plain
from screener.web.session import Session


def draw_check(session: Session, screening: Screening, summary: Summary) -> None:
    """Everything that was said so far."""
    words, questions = screening.rulebook.words.prepare, screening.rulebook.questions
    st.title(plain(words.check), anchor=False)
    st.markdown(plain(words.check_intro))
    with st.container(key="check_answers", gap="small"):
        for key in screening.asked:
            _draw_change(session, screening, key, questions[key].voice(Audience.PATIENT).ask)
            said = screening.intake.answers.get(key)
            answers = screening.rulebook.words.answers
            label = answers["not_answered"] if said is None else answer_label(screening.rulebook, key, said)
            st.markdown(f"**{plain(label)}**")
        _draw_medicines(session, screening, summary)
    with st.container(key="own_questions"):
        draw_own_questions(session, screening.rulebook, summary)


def _draw_medicines(session: Session, screening: Screening, summary: Summary) -> None:
    """The lines as typed, how each was read, and whether that is everything."""
    asked = screening.rulebook.about.medicines
    _draw_change(session, screening, MEDICINES, asked.voice(Audience.PATIENT).ask)
    entries = medicine_entries(screening, Audience.PATIENT)
    for entry in entries:
        st.text("\n".join((f"{entry.number}. {entry.shown}", *entry.said)))
    if not entries:
        st.markdown(f"**{plain(screening.rulebook.words.sections.medicines.empty)}**")
    st.markdown(f"**{plain(summary.medicines_complete)}**")


def _draw_change(session: Session, screening: Screening, step: str, ask: str) -> None:
    """A button that names the question it leads to: it is the question's line on this screen."""
    label = plain(screening.rulebook.words.prepare.change.format(question=ask))
    if st.button(label, key=session.key(f"change {step}"), type="tertiary"):
        session.journey.go_to(step)
        st.rerun()
