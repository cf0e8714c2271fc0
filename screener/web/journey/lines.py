"""What a line of the list asks, a line a screen, in a few words; and how a line that asks nothing was read."""

import streamlit as st

from screener.medicines import ReadingKind
from screener.medicines.kinds import Why
from screener.rulebook.model import Audience, Rulebook
from screener.rulebook.words.pages import Prepare
from screener.screening import Screening, screen
from screener.summary import MedicineEntry, medicine_entries
from screener.web.journey.way import Way, line_asks
from screener.web.markup import draw_note
from screener.web.plain import plain
from screener.web.session import Session


def draw_line(session: Session, screening: Screening, way: Way, step: str) -> bool:
    """What one line asks, with the answers to it; whether one was given, so that the way goes on."""
    words, number = screening.rulebook.words.prepare, way.lines[step]
    entry = medicine_entries(screening, Audience.PATIENT)[number]
    st.title(plain(words.line.title.format(number=entry.number)), anchor=False)
    draw_note("because", words.line.why)
    st.text(entry.shown)
    st.markdown(plain(answer_to(screening, entry)))
    with st.container(key="line-answers", gap="small"):
        return _draw_answers(session, screening, number, entry)


def answer_to(screening: Screening, entry: MedicineEntry) -> str:
    """What is said to a line, in a few words: what it asks, or what it was read as."""
    taking = screening.rulebook.words.readings.taking
    if line_asks(screening, entry.number - 1) and entry.taking is None:
        return _asked(screening, entry)
    names = ", ".join(one.name for one in entry.names)
    return " ".join(filter(None, (names, taking.get(entry.taking or "", "")))) or " ".join(entry.said)


def _asked(screening: Screening, entry: MedicineEntry) -> str:
    """What a line asks, in at most fifteen words beside the names of medicines."""
    words, names = screening.rulebook.words.prepare.line, ", ".join(one.name for one in entry.names)
    if entry.questions:
        return words.person if entry.questions[0].why is Why.PERSON else words.could_be
    if entry.typed is None or entry.kind is ReadingKind.NOTHING:
        return words.not_read if entry.typed is None else words.nothing
    if names:
        return (words.taking if entry.doubtful else words.rest).format(names=names)
    return words.names_nothing if screening.medicines.readings[entry.number - 1].names_nothing else words.unknown


def _draw_answers(session: Session, screening: Screening, number: int, entry: MedicineEntry) -> bool:
    """A button for each answer, and a box to rewrite the line if no list has its name."""
    words, line = screening.rulebook.words.prepare, session.line_ids[number]
    if entry.kind is ReadingKind.NOTHING:
        if pressed := _pressed(session, words.no_medicines, f"none {line}"):
            session.say_list_is_complete()
        return pressed
    if (entry.doubtful or entry.taking is not None) and not entry.questions:
        return _draw_taking(session, words, number)
    if name := _draw_names(session, entry, line):
        session.confirm(number, name)
        return _answered(session, screening.rulebook, number)
    label = words.line.rest_no_medicine if entry.names else words.line.no_medicine
    if entry.may_be_dismissed and _pressed(session, label, f"no medicine {line}"):
        session.dismiss([number], entry.may_be_dismissed)
        return _answered(session, screening.rulebook, number)
    if not entry.settled:
        _draw_rewriting(session, screening.rulebook, number, entry)
    elif entry.no_medicine or entry.confirmed is not None:
        _draw_undo(session, words.line.undo, number)
    return False


def _draw_names(session: Session, entry: MedicineEntry, line: int) -> str | None:
    """A button for each name that a line could stand for; the one that was pressed."""
    for asked, question in enumerate(entry.questions):
        for place, proposal in enumerate(question.could_be):
            if _pressed(session, proposal.shown, f"is {line} {asked} {place}"):
                return proposal.name
    return None


def _answered(session: Session, rulebook: Rulebook, number: int) -> bool:
    """Whether an answer settled the line. Where it asks something else now, that is asked on the same screen."""
    if line_asks(screen(rulebook, session.intake), number):
        st.rerun()
    return True


def _draw_taking(session: Session, words: Prepare, number: int) -> bool:
    """Whether it is taken now."""
    for value, label in words.taking_choices.items():
        if _pressed(session, label, f"taking {session.line_ids[number]} {value}"):
            session.mark(number, value)
            return True
    return False


def _draw_rewriting(session: Session, rulebook: Rulebook, number: int, entry: MedicineEntry) -> None:
    """A box that holds the line: what is written there takes its place in the list."""
    label, key = plain(rulebook.words.prepare.line.rewrite), session.key(f"write {session.line_ids[number]}")
    written = st.text_input(label, value=entry.typed or "", key=key)
    if written.strip() and written != (entry.typed or ""):
        session.write_line(rulebook, number, written)
        st.rerun()


def _draw_undo(session: Session, label: str, number: int) -> None:
    """A button that takes back what was said of a line."""
    if _pressed(session, label, f"undo {session.line_ids[number]}"):
        session.undo(number)
        session.undo_dismissal(number)
        st.rerun()


def _pressed(session: Session, label: str, name: str) -> bool:
    return st.button(plain(label), key=session.key(name), width="stretch")
