"""A screen of the journey: one question or a few, and the way on and back."""

import streamlit as st

from screener.engine.intake import NOT_SURE, PREFER_NOT_TO_SAY
from screener.rulebook.model import Asked, Audience, Rulebook
from screener.rulebook.words.locale import number
from screener.screening import Screening
from screener.summary import answer_label, answer_mark
from screener.web.choices import draw_choices
from screener.web.journey.because import because_of, news_of
from screener.web.journey.way import Way
from screener.web.markup import draw_fold, draw_note
from screener.web.plain import plain
from screener.web.session import Session

READER = Audience.PATIENT


def draw_questions(session: Session, screening: Screening, way: Way, step: str) -> None:
    """The questions of a screen. A single one is its heading; several are below the names of their topics."""
    rulebook, keys = screening.rulebook, way.screens[step]
    single = len(keys) == 1
    topics = dict.fromkeys(rulebook.about.topics[rulebook.questions[key].topic] for key in keys)
    with st.container(key=f"{'one' if single else 'several'}-{step}"):
        st.title(plain(rulebook.questions[step].patient.ask if single else " · ".join(topics)), anchor=False)
    draw_news(session, screening)
    if step in way.follow_ups and not session.journey.news:
        draw_note("because", because_of(screening, step))
    for key in keys:
        _draw_asked(session, screening, key, single=single)


def draw_news(session: Session, screening: Screening) -> None:
    """Why there are more questions now. It is heard after the heading, and seen above it."""
    news = [key for key in session.journey.news if key in screening.asked]
    if news:
        draw_note("because", news_of(screening, news))


def _draw_asked(session: Session, screening: Screening, key: str, *, single: bool) -> None:
    """One question with its help and its answers, of which none is chosen beforehand."""
    rulebook = screening.rulebook
    question, said = rulebook.questions[key], session.intake.answers.get(key)
    declined = question.sensitive or said == PREFER_NOT_TO_SAY
    options = (*question.values, NOT_SURE, *((PREFER_NOT_TO_SAY,) if declined else ()))
    short = question.answer == "yes_no" or not single
    with st.container(key=f"asked-{'row' if short else 'column'}-{key}", gap="small"):
        if not single:
            st.subheader(plain(question.patient.ask), anchor=False)
        draw_help(rulebook, question, in_a_line=not short or not single)
        draw_choices(
            plain(question.patient.ask),
            {value: answer_label(rulebook, key, value) for value in options},
            said,
            session.question_key(key),
            "alone",
        )
        if session.opened and (mark := answer_mark(screening, session.opened, key)):
            st.markdown(f"**{plain(mark)}**")


def draw_help(rulebook: Rulebook, asked: Asked, *, in_a_line: bool = True) -> None:
    """What counts, in a line; unfolded, all of it, why it is asked, and what becomes of a question without answer."""
    why, skip = rulebook.words.page.why.format(why=asked.why), rulebook.words.prepare.open
    first, *rest = (asked.patient.help, why, skip) if asked.patient.help else (why, skip)
    draw_fold("help in-a-line" if in_a_line else "help", first, rest)


def draw_ways(session: Session, screening: Screening, way: Way, on: str) -> bool:
    """*Continue*, *Back*, and how much is left; whether *Continue* was pressed. They stay in view at the bottom."""
    words, journey = screening.rulebook.words.prepare, session.journey
    with st.container(key="ways", gap="xsmall"):
        with st.container(horizontal=True, key="buttons"):
            # With too many lines the medicines stand before another screen, which Back would move without being seen.
            if journey.at and not session.too_many_lines and st.button(plain(words.back), key="back"):
                journey.go_back(way)
                st.rerun()
            pressed = st.button(plain(on), key="continue", type="primary", width="stretch")
        if journey.here(way) in (*way.order, *way.lines):
            left = _left(screening.rulebook, journey.left(way))
            draw_note("left", left if journey.at else f"{left} {words.skip}")
    return pressed


def _left(rulebook: Rulebook, left: int) -> str:
    """About how many screens are left."""
    words = rulebook.words.prepare
    some = words.left.format(count=number(rulebook.about.language, left))
    return {0: words.left_none, 1: words.left_one}.get(left, some)
