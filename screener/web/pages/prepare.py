"""*Prepare for my appointment*: one question a screen, a check of all answers, and the summary to take along.

The same questions, rules and sentences as on the clinic's page, in the patient's voice. All screens have one address.
"""

from collections.abc import Mapping

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from screener.engine.conditions import MEDICINES
from screener.engine.day import today
from screener.render.json import render_json
from screener.rulebook.model import Rulebook
from screener.screening import Screening, screen
from screener.summary import summarise
from screener.web.begin_again import draw_begin_again
from screener.web.failing import guarded
from screener.web.journey.check import draw_check
from screener.web.journey.lines import draw_line
from screener.web.journey.own import draw_own
from screener.web.journey.result import draw_result
from screener.web.journey.screens import READER, draw_help, draw_news, draw_questions, draw_ways
from screener.web.journey.way import CHECK, OWN, SUMMARY, Way, way_of
from screener.web.opening import draw_opening
from screener.web.plain import plain
from screener.web.questions import draw_box, draw_complete
from screener.web.session import Session, current

COLUMN = 760
"""Width in pixels at most: longer lines are hard to read."""


def draw_prepare(rulebook: Rulebook, pages: Mapping[str, StreamlitPage]) -> None:
    """The screen on which this person is."""
    session = current()
    session.place = "prepare "
    screening, way = _now(session, rulebook)
    if session.opened and not session.journey.trail:
        session.journey.take_up(way, _answered(session))
    # With more lines than can be read the intake holds the list of before: nothing is made of it.
    here = MEDICINES if session.too_many_lines else session.journey.here(way)
    words, on = rulebook.words.prepare, False
    with st.container(width=COLUMN, key="journey"), st.container(key=f"screen-{session.round}-{session.journey.at}"):
        if here == SUMMARY:
            draw_result(session, screening, way, pages)
        else:
            on = _draw_step(session, screening, way, here)
            label = {CHECK: words.to_summary}.get(here, words.go_on)
            on = draw_ways(session, screening, way, label) or on
        _draw_forward(session)
        draw_begin_again(session, rulebook)
        if session.holds_something and here != SUMMARY:
            _draw_for_later(session, rulebook)
        if not session.journey.at:
            draw_opening(session, rulebook)
    if on and not session.too_many_lines:
        session.journey.go_on(_now(session, rulebook)[1])
        st.rerun()


def _now(session: Session, rulebook: Rulebook) -> tuple[Screening, Way]:
    """What was said so far, screened, and the screens that follow from it."""
    screening = screen(rulebook, session.intake)
    return screening, way_of(screening, session.line_ids)


def _answered(session: Session) -> tuple[str, ...]:
    """The screens of which a file holds an answer."""
    intake = session.intake
    listed = (MEDICINES,) if intake.medicines or intake.medicines_complete else ()
    return (*intake.answers, *listed, *((OWN,) if intake.own_questions else ()))


def _draw_for_later(session: Session, rulebook: Rulebook) -> None:
    """What was said so far, as a file that can be opened on the first screen."""

    def make() -> str:
        return render_json(summarise(screen(rulebook, session.intake), READER, today(), session.opened))

    label, name = plain(rulebook.words.prepare.for_later), f"{rulebook.about.id}-answers.json"
    st.download_button(label, guarded(make), name, "application/json", key="for_later", on_click="ignore")


def _draw_step(session: Session, screening: Screening, way: Way, here: str) -> bool:
    """A screen before the summary; whether an answer on it leads on by itself."""
    if here == MEDICINES:
        return _draw_medicines(session, screening)
    if here in way.lines:
        return draw_line(session, screening, way, here)
    if here in way.screens:
        draw_questions(session, screening, way, here)
        return False
    summary = summarise(screening, READER, today(), session.opened)
    if here == OWN:
        draw_own(session, screening.rulebook, summary)
    else:
        draw_check(session, screening, way, summary)
    return False


def _draw_medicines(session: Session, screening: Screening) -> bool:
    """The box, and whether this is everything; whoever takes none says so with one button."""
    rulebook, words = screening.rulebook, screening.rulebook.words.prepare
    st.title(plain(rulebook.about.medicines.patient.ask), anchor=False)
    draw_news(session, screening)
    draw_help(rulebook, rulebook.about.medicines)
    draw_box(session, rulebook, READER, alone=True)
    # It stays in its place beside a list: what a finger rests on must not move when the box is read.
    listed, key = bool(session.typed.strip()), session.key("no medicines")
    none = st.button(plain(words.no_medicines), key=key, disabled=listed, width="stretch") and not listed
    with st.container(key="asked-row-medicines", gap="small"):
        draw_complete(session, screening, READER, alone=True)
    if none:
        session.say_list_is_complete()
    return none


def _draw_forward(session: Session) -> None:
    """What the browser's *Forward* presses. It is hidden: everybody else presses *Continue*."""
    journey = session.journey
    with st.container(key="forward-hidden"):
        if journey.at < len(journey.trail) - 1 and st.button(">", key="forward"):
            journey.go_forward()
            st.rerun()
