"""*Prepare for my appointment*: one question a screen, a check of all answers, and the summary to take along.

The same questions, rules and sentences as on the clinic's page, in the patient's voice. All screens have one address.
"""

import streamlit as st

from screener.engine.conditions import MEDICINES
from screener.engine.day import today
from screener.render.html import render_blocks
from screener.rulebook.model import Audience, Rulebook
from screener.screening import Screening, screen
from screener.summary import medicine_entries, summarise
from screener.web.begin_again import draw_begin_again
from screener.web.check_answers import draw_check
from screener.web.downloads import draw_downloads
from screener.web.journey import CHECK, SUMMARY, at_the_start, share_done, steps_of
from screener.web.lines import draw_lines
from screener.web.own_boxes import draw_refused
from screener.web.plain import plain
from screener.web.questions import draw_box, draw_complete, draw_heading, draw_question
from screener.web.session import Session, current

READER = Audience.PATIENT
COLUMN = 760
"""Width in pixels at most: longer lines are hard to read."""


def draw_prepare(rulebook: Rulebook) -> None:
    """The screen on which this person is."""
    session = current()
    session.place = "prepare "
    screening = screen(rulebook, session.intake)
    # With more lines than can be read the intake holds the list of before: nothing is made of it.
    here = MEDICINES if session.too_many_lines else session.journey.here(screening)
    with st.container(width=COLUMN, key="journey"):
        if here == SUMMARY:
            _draw_result(session, screening)
        elif here == CHECK:
            draw_check(session, screening, summarise(screening, READER, today(), session.opened))
            _draw_ways(session, screening, rulebook.words.prepare.to_summary)
        else:
            _draw_step(session, screening, here)
        draw_begin_again(session, rulebook)


def _draw_step(session: Session, screening: Screening, here: str) -> None:
    """One question, or the medicines, alone on the screen."""
    rulebook, words = screening.rulebook, screening.rulebook.words.prepare
    asked = rulebook.about.medicines if here == MEDICINES else rulebook.questions[here]
    if at_the_start(session.journey, screening):
        st.markdown(plain(words.intro.format(subject=rulebook.about.subject)))
    _draw_progress(session, screening, here)
    draw_heading(rulebook, asked, READER)
    if here == MEDICINES:
        _draw_medicines(session, screening)
    else:
        draw_question(session, screening, here, READER, alone=True)
    st.markdown(plain(words.open))
    _draw_ways(session, screening, words.go_on)


def _draw_progress(session: Session, screening: Screening, here: str) -> None:
    """Which question this is and how many are left, as a bar and in words."""
    words, journey = screening.rulebook.words.prepare, session.journey
    number, left = steps_of(screening).index(here) + 1, len(journey.ahead(screening))
    text = words.progress.format(number=number, left=left) if left else words.progress_last.format(number=number)
    st.progress(share_done(journey, screening), text=plain(text))


def _draw_medicines(session: Session, screening: Screening) -> None:
    """The box, how its lines were read once that was shown, and whether this is everything."""
    rulebook = screening.rulebook
    draw_box(session, rulebook, READER, alone=True)
    if not session.too_many_lines and (session.journey.lines or session.journey.through):
        if session.journey.look:
            st.warning(plain(rulebook.words.prepare.look))
        draw_lines(session, screening, READER)
    draw_complete(session, screening, READER, alone=True)


def _draw_ways(session: Session, screening: Screening, on: str) -> None:
    """Back and on, side by side where there is room."""
    words, journey = screening.rulebook.words.prepare, session.journey
    with st.container(horizontal=True):
        # With too many lines the medicines stand before another screen, which Back would move without being seen.
        stays = session.too_many_lines or at_the_start(journey, screening)
        if not stays and st.button(plain(words.back), key="back"):
            journey.go_back(screening)
            st.rerun()
        if st.button(plain(on), key="continue", type="primary"):
            _go_on(session, screening)
            st.rerun()


def _go_on(session: Session, screening: Screening) -> None:
    """Go on, unless a line asks something and it was not shown yet: then it is shown first, once."""
    journey = session.journey
    journey.look = False
    if journey.here(screening) == MEDICINES:
        entries, typed = medicine_entries(screening, READER), [line.typed for line in screening.intake.medicines]
        journey.look = any(
            not entry.settled and text not in journey.lines for entry, text in zip(entries, typed, strict=True)
        )
        journey.lines = tuple(typed) if journey.look else journey.lines
    if not (journey.look or session.too_many_lines):
        journey.go_on(screening)


def _draw_result(session: Session, screening: Screening) -> None:
    """The summary to take along, with what to do when ill before all else."""
    rulebook = screening.rulebook
    words = rulebook.words.prepare
    summary = summarise(screening, READER, today(), session.opened)
    st.title(plain(words.summary), anchor=False)
    draw_refused(session, rulebook)
    with st.container(horizontal=True):
        st.button(plain(words.print), key="print")
        if st.button(plain(words.change_answers), key="change_answers"):
            session.journey.go_to(CHECK)
            st.rerun()
    with st.container(key="paper"):
        st.markdown(plain(words.paper.format(take_away=rulebook.words.page.take_away)))
    draw_downloads(session, rulebook, READER)
    st.html(render_blocks(summary))
