"""*My questions*: a screen with a few questions to pick, from what was found, and boxes to write in."""

import streamlit as st

from screener.engine.intake import MAX_OWN_QUESTIONS
from screener.engine.own_questions import too_long
from screener.rulebook.model import Rulebook
from screener.summary import Summary
from screener.web.own_boxes import draw_refusal
from screener.web.own_questions import added, moved_up
from screener.web.plain import plain
from screener.web.session import Session

MOST = 6
"""How many questions are offered."""


def draw_own(session: Session, rulebook: Rulebook, summary: Summary) -> None:
    """The questions to pick, then the boxes: those that are filled, and an empty one."""
    words = rulebook.words.prepare
    st.title(plain(words.own), anchor=False)
    st.markdown(plain(words.own_intro.format(count=MAX_OWN_QUESTIONS)))
    _draw_suggestions(session, rulebook, summary)
    filled = max((number for number, box in enumerate(session.own, 1) if box.strip()), default=0)
    for number, text in enumerate(session.own[: filled + 1]):
        with st.container(key=f"own-box-{number}", gap="xsmall"):
            label = plain(words.own_box.format(number=number + 1))
            st.text_area(label, value=text, key=session.own_key(number), height=80)
            draw_refusal(session, rulebook, number)
            up = plain(words.own_up.format(number=number + 1))
            if number and text.strip() and st.button(up, key=session.key(f"up {number}"), type="tertiary"):
                session.set_own(moved_up(session.own, number))
                st.rerun()


def suggestions(rulebook: Rulebook, summary: Summary) -> tuple[str, ...]:
    """Questions in the first person from what was raised, the most important first."""
    words = rulebook.words
    asked = (
        words.blocks.first_person.format(names=item.raised_by.names[0], subject=rulebook.about.subject).strip("“”«»")
        if item.raised_by.names
        else words.prepare.own_about.format(title=item.title, subject=rulebook.about.subject)
        for item in summary.talk
        if item.told_with is None
    )
    return tuple(one for one in dict.fromkeys(asked) if one not in summary.own_questions and not too_long(one))[:MOST]


def _draw_suggestions(session: Session, rulebook: Rulebook, summary: Summary) -> None:
    """A button for each question that could be asked; none where all boxes are full."""
    words, offered = rulebook.words.prepare, suggestions(rulebook, summary)
    if not offered or all(box.strip() for box in session.own):
        return
    with st.container(key="suggestions", gap="small"):
        st.header(plain(words.suggested), anchor=False)
        for prompt in offered:
            label = plain(words.add.format(question=prompt))
            pressed = st.button(label, key=session.key(f"add {prompt}"), width="stretch")
            if pressed and (boxes := added(session.own, prompt)):
                session.set_own(boxes)
                st.rerun()
