"""How each typed line was read, under the box it was typed into: what asks is answered here, and can be undone."""

from collections.abc import Sequence

import streamlit as st

from screener.engine.intake import YES
from screener.medicines import ReadingKind, Status
from screener.rulebook.model import Audience
from screener.rulebook.words import Words
from screener.screening import Screening
from screener.summary import MedicineEntry, left_out, marked_entries
from screener.web.choices import draw_choices
from screener.web.plain import plain, small
from screener.web.session import Session


def draw_lines(session: Session, screening: Screening, audience: Audience) -> None:
    """Every line of the box, in order, with what it was read as."""
    words, entries = screening.rulebook.words, marked_entries(screening, audience, session.opened)
    if not entries:
        return
    st.markdown(f"**{plain(words.page.lines)}**  \n{small(plain(words.page.lines_intro))}")
    if told := left_out(words.readings, entries):
        st.markdown(plain(told))
    for number, entry in enumerate(entries):
        with st.container(border=True):
            st.text("\n".join((f"{entry.number}. {entry.shown}", *entry.said)))
            _draw_proposals(session, words, number, entry)
            _draw_dismissal(session, words, entry, entries)
            if entry.kind is ReadingKind.NOTHING and session.intake.medicines_complete != YES:
                _draw_no_medicines(session, words, entry)
            # Of a name that the rules do not look for it changes nothing whether it is taken now.
            read = any(one.listed or one.status != Status.TAKEN for one in entry.names)
            if entry.doubtful or read or entry.taking is not None:
                voice = words.prepare if audience is Audience.PATIENT else words.page
                label, key = voice.taking.format(number=entry.number), session.taking_key(session.line_ids[number])
                draw_choices(plain(label), voice.taking_choices, entry.taking, key)


def _draw_no_medicines(session: Session, words: Words, entry: MedicineEntry) -> None:
    """A button by which somebody says what the row seems to say: that no medicines are taken."""
    if st.button(plain(words.page.no_medicines), key=session.key(f"no medicines {entry.number}")):
        session.say_list_is_complete()
        st.rerun()


def _draw_dismissal(session: Session, words: Words, entry: MedicineEntry, entries: Sequence[MedicineEntry]) -> None:
    """A button that says that what leaves a line open is no medicine, one for all lines alike, and one to undo it."""
    number, line, rest = entry.number - 1, session.line_ids[entry.number - 1], entry.may_be_dismissed
    if rest:
        label = words.page.rest_no_medicine if entry.names else words.page.not_a_medicine
        label = label.format(number=entry.number)
        alike = [one.number - 1 for one in entries if one is not entry and one.may_be_dismissed == rest]
        if st.button(plain(label), key=session.key(f"no medicine {line}")):
            session.dismiss([number], rest)
            st.rerun()
        again = words.page.alike_no_medicine.format(count=len(alike))
        if alike and st.button(plain(again), key=session.key(f"no medicine alike {line}")):
            session.dismiss([number, *alike], rest)
            st.rerun()
    if entry.no_medicine:
        label = words.page.undo_no_medicine.format(number=entry.number)
        if st.button(plain(label), key=session.key(f"undo no medicine {line}")):
            session.undo_dismissal(number)
            st.rerun()


def _draw_proposals(session: Session, words: Words, number: int, entry: MedicineEntry) -> None:
    """A button for each name that is proposed, and one that takes back what was confirmed."""
    line = session.line_ids[number]
    for asked, question in enumerate(entry.questions):
        for place, proposal in enumerate(question.could_be):
            label, key = (
                words.page.confirm.format(number=entry.number, name=proposal.shown),
                f"confirm {line} {asked} {place}",
            )
            if st.button(plain(label), key=session.key(key)):
                session.confirm(number, proposal.name)
                st.rerun()
    if entry.confirmed is not None:
        label = words.page.undo.format(number=entry.number)
        if st.button(plain(label), key=session.key(f"undo {line}")):
            session.undo(number)
            st.rerun()
