"""A part of a page that is drawn alone when something in it is clicked. What is around it stays as it is."""

from collections.abc import Callable

import streamlit as st

from screener.rulebook.model import Rulebook
from screener.web.failing import log_failure
from screener.web.languages import in_language_of
from screener.web.rules_in_use import rules_in_use
from screener.web.session import Session, current, draws_a_part, note_failure


def draw_part(rulebook: Rulebook, draw: Callable[[Session], None], around: Callable[[Session], object]) -> None:
    """Draw a part. ``around`` is what the rest of the page is drawn from: where that changes, all is drawn again."""
    session = current()
    _draw(draw, session, around, around(session), rulebook)


@st.fragment
def _draw(
    draw: Callable[[Session], None],
    session: Session,
    around: Callable[[Session], object],
    before: object,
    rulebook: Rulebook,
) -> None:
    try:
        if draws_a_part() and not _take_in(session, around, before, rulebook):
            st.rerun()
        draw(session)
    except Exception as error:  # noqa: BLE001 Streamlit would log the text of any error
        fail(error)


def _take_in(session: Session, around: Callable[[Session], object], before: object, rulebook: Rulebook) -> bool:
    """Take in what was said, as a run of the whole page does; whether the rest of the page is still right."""
    written = rules_in_use()
    same = isinstance(written, Rulebook) and in_language_of(current(), written) is rulebook
    return same and current() is session and around(session) == before


def fail(error: Exception) -> None:
    """Log what went wrong, by its kind and place alone, and draw the page anew: it says so. Never leave a partial page.

    A part that could be emptied here would do that too, but a browser that is told of it before what fills it draws
    every box anew, and takes the cursor out of the one in which a person types.
    """
    log_failure(error)
    note_failure()
    st.rerun()
