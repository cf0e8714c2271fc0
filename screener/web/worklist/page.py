"""The page of the worklist: filters, counts, people in pages of a hundred, and the summary of one of them."""

import streamlit as st

from screener.engine.day import today
from screener.engine.problems import Refused
from screener.panel.people import PERSON
from screener.panel.worklist import Chosen, Filters, Worklist
from screener.render.html import render_blocks
from screener.rulebook.model import Audience, Rulebook
from screener.screening import screen
from screener.summary import summarise
from screener.web.failing import guarded
from screener.web.markup import draw_made
from screener.web.opening import draw_problems
from screener.web.pane.drawing import draw_pane
from screener.web.plain import plain, small
from screener.web.session import current, held, hold, said_in
from screener.web.worklist.opened import worklist_in_use
from screener.web.worklist.tables import OPEN, chart_html, people_html

A_PAGE = 100
"""People on one page of the table."""
ROUND = "worklist round"
"""Under which it is held how often a person was closed: each time, the table is a new pane, in which nobody is open."""


def draw_worklist(rulebook: Rulebook) -> None:
    """The people, or the one whose summary is open."""
    worklist = worklist_in_use(rulebook)
    words = rulebook.words.worklist
    st.title(plain(words.title), anchor=False)
    if isinstance(worklist, Refused):
        draw_problems(rulebook, worklist.problems)
        return
    person = said_in(_table()).get(OPEN)
    if isinstance(person, int) and 0 <= person < len(worklist) and worklist.keeps_answers:
        _draw_person(rulebook, worklist, person)
    else:
        _draw_people(rulebook, worklist)


def _table() -> str:
    """The key of the table."""
    return current().key(f"worklist {held(ROUND) or 0}")


def _close() -> None:
    number = held(ROUND)
    hold(ROUND, number + 1 if isinstance(number, int) else 1)


def _draw_people(rulebook: Rulebook, worklist: Worklist) -> None:
    words = rulebook.words.worklist
    people = f"{len(worklist):,}"
    st.markdown(plain(words.intro.format(people=people, file=worklist.name, version=rulebook.about.version)))
    st.markdown(small(plain(words.limits)))
    if not worklist.keeps_answers:
        st.info(plain(words.not_kept))
    chosen = worklist.chosen(_filters(rulebook))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.markdown(plain(words.counted.format(count=f"{len(chosen):,}", people=people)))
        shown = _page_of(rulebook, chosen)
        st.download_button(
            plain(words.download),
            guarded(lambda: worklist.csv(chosen)),
            "worklist.csv",
            "text/csv",
            key="worklist_csv",
            on_click="ignore",
        )
    if len(chosen):
        draw_pane(_table(), [("people", people_html(rulebook, worklist, shown))], {})
        draw_made(chart_html(rulebook, worklist, chosen))
    else:
        st.markdown(plain(words.nobody))


def _filters(rulebook: Rulebook) -> Filters:
    words, cautions = rulebook.words.worklist, rulebook.cautions
    with st.container(key="filters", horizontal=True):
        points = st.multiselect(
            plain(words.points), cautions, placeholder=words.any,
            format_func=lambda key: cautions[key].title, key="worklist_points",
        )  # fmt: skip
        outcome = Filters.outcome
        if points:
            outcome = st.selectbox(
                plain(words.outcome), words.outcomes, format_func=words.outcomes.__getitem__, key="worklist_outcome"
            )
        list_ = st.selectbox(
            plain(words.list), words.lists, index=None, placeholder=words.any,
            format_func=words.lists.__getitem__, key="worklist_list",
        )  # fmt: skip
    return Filters(tuple(points), outcome, list_)


def _page_of(rulebook: Rulebook, chosen: Chosen) -> Chosen:
    """The people of the page that was chosen."""
    pages = max(1, -(-len(chosen) // A_PAGE))
    label = plain(rulebook.words.worklist.page.format(pages=f"{pages:,}"))
    number = st.number_input(label, 1, pages, key=f"worklist_page {pages}") if pages > 1 else 1
    return chosen[(number - 1) * A_PAGE : number * A_PAGE]


def _draw_person(rulebook: Rulebook, worklist: Worklist, person: int) -> None:
    """The summary of one person, as a clinician reads it."""
    st.button(plain(rulebook.words.worklist.back), on_click=_close, type="primary")
    st.text(str(worklist.person(person)[PERSON]))
    summary = summarise(screen(rulebook, worklist.intake(person)), Audience.CLINICIAN, today(), with_record=False)
    with st.container(key="worklist-person"):
        draw_pane(current().key(f"worklist person {person}"), [("summary", render_blocks(summary, folded=True))], {})
