"""*Check your answers*: a row for each question with its answer, which leads to its screen and back."""

from collections.abc import Iterator
from typing import NamedTuple

import streamlit as st

from screener.engine.conditions import MEDICINES
from screener.rulebook.model import Audience
from screener.screening import Screening
from screener.summary import Summary, answer_label, in_short, medicine_entries
from screener.web.journey.lines import answer_to
from screener.web.journey.way import OWN, Way
from screener.web.plain import plain
from screener.web.session import Session


class Row(NamedTuple):
    """A question, and what was said to it."""

    step: str | None
    """The screen on which it is asked; None where nothing is."""
    key: str
    ask: str
    said: str
    above: tuple[str, ...] = ()
    """What was typed there."""


def draw_check(session: Session, screening: Screening, way: Way, summary: Summary) -> None:
    """Everything said so far. Each row is one button, and a change comes back to its row."""
    words, journey = screening.rulebook.words.prepare, session.journey
    st.title(plain(words.check), anchor=False)
    with st.container(key="check_answers", gap=None):
        for row in _rows(screening, way, summary):
            for text in row.above:
                st.text(text)
            if row.step is None:
                continue
            said = f"**{plain(row.said)}**" if row.said else ""
            label = words.change.format(question=plain(row.ask), answer=said).replace("  ", " ")
            with st.container(key="came-back" if journey.changed == row.key else f"row-{row.key}"):
                if st.button(label, key=session.key(f"change {row.key}"), type="tertiary", width="stretch"):
                    journey.change(way, row.step, row.key)
                    st.rerun()


def _rows(screening: Screening, way: Way, summary: Summary) -> Iterator[Row]:
    """The questions in the order of their screens, then the list and the questions of one's own."""
    rulebook = screening.rulebook
    answers, heading = rulebook.words.answers, rulebook.words.sections.own_questions.heading
    for step, keys in way.screens.items():
        for key in keys:
            said = screening.intake.answers.get(key)
            label = answers["not_answered"] if said is None else answer_label(rulebook, key, said)
            yield Row(step, key, f"{in_short(rulebook, Audience.PATIENT, key)}:", label)
    yield from _lines(screening, way)
    yield Row(MEDICINES, MEDICINES, f"{rulebook.words.labels.list}:", summary.medicines_complete)
    own = tuple(f"{number}. {question}" for number, question in enumerate(summary.own_questions, 1))
    yield Row(OWN, OWN, heading, str(len(own)), own)


def _lines(screening: Screening, way: Way) -> Iterator[Row]:
    """The lines as typed, with how each was read; one that asked leads to its screen."""
    for step, entry in zip(way.lines, medicine_entries(screening, Audience.PATIENT), strict=True):
        asked = step in way.asking or entry.confirmed or entry.taking or entry.no_medicine
        said = f"{entry.number}. {entry.shown}\n{answer_to(screening, entry)}"
        title = screening.rulebook.words.prepare.line.title.format(number=entry.number)
        yield Row(step if asked else None, step, title, "", (said,))
