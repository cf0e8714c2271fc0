"""*My questions*: three boxes in the order of what matters most, and questions to pick from the findings."""

from collections.abc import Sequence

import streamlit as st

from screener.engine.intake import MAX_OWN_QUESTION, MAX_OWN_QUESTIONS
from screener.engine.own_questions import tidy, too_long
from screener.rulebook.model import Rulebook
from screener.rulebook.words.locale import number as count
from screener.summary import Summary
from screener.web.own_questions import added, moved_up
from screener.web.plain import plain
from screener.web.session import Session

SHOWN = 5
"""How many suggestions are shown at once. The others are folded away below them."""


def draw_own_questions(session: Session, rulebook: Rulebook, summary: Summary) -> None:
    """The boxes, what is wrong with what stands in them, and the suggestions."""
    words = rulebook.words.prepare
    st.header(plain(rulebook.words.sections.own_questions.heading), anchor=False)
    st.markdown(plain(words.own_intro.format(count=MAX_OWN_QUESTIONS)))
    for number, text in enumerate(session.own):
        label = plain(words.own_box.format(number=number + 1))
        st.text_area(label, value=text, key=session.own_key(number), height=80)
        up = plain(words.own_up.format(number=number + 1))
        if number and session.own[number].strip() and st.button(up, key=session.key(f"up {number}")):
            session.set_own(moved_up(session.own, number))
            st.rerun()
        _draw_refusal(session, rulebook, number)
    _draw_suggestions(session, rulebook, summary)


def draw_refused(session: Session, rulebook: Rulebook) -> None:
    """Which of the questions are on no list, and why. They stay in their boxes."""
    for number in range(len(session.own)):
        _draw_refusal(session, rulebook, number)


def _draw_refusal(session: Session, rulebook: Rulebook, number: int) -> None:
    """Why the question in this box is on no list, or what was left out of it."""
    words, text = rulebook.words.prepare, session.own[number]
    if too_long(text):
        length = count(rulebook.about.language, len(tidy(text)))
        st.error(plain(words.own_too_long.format(number=number + 1, length=length, limit=MAX_OWN_QUESTION)))
    elif rulebook.masking.text(text).text != text:
        st.info(plain(words.own_personal.format(number=number + 1)))


def _draw_suggestions(session: Session, rulebook: Rulebook, summary: Summary) -> None:
    """What to ask, after the findings: the first few, and all others behind one click."""
    words = rulebook.words.prepare
    prompts = [prompt for item in (*summary.talk, *summary.could_not_check) for prompt in item.prompts]
    open_ = [prompt for prompt in dict.fromkeys(prompts) if prompt not in summary.own_questions]
    if not open_:
        return
    st.subheader(plain(words.suggested), anchor=False)
    if all(box.strip() for box in session.own):
        st.warning(plain(words.own_full.format(count=MAX_OWN_QUESTIONS)))
    _draw_prompts(session, words.add, open_[:SHOWN])
    if more := open_[SHOWN:]:
        with st.expander(plain(words.suggested_more)):
            _draw_prompts(session, words.add, more)


def _draw_prompts(session: Session, label: str, prompts: Sequence[str]) -> None:
    for prompt in prompts:
        pressed = st.button(plain(label.format(question=prompt)), key=session.key(f"add {prompt}"))
        if pressed and (boxes := added(session.own, prompt)):  # where no box is empty the page has said so
            session.set_own(boxes)
            st.rerun()
