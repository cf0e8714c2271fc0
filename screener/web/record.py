"""*Open a health record*: a file is read in memory, and what it proposes is shown until it is accepted or left.

Neither the file nor its name is kept. What is shown holds no name and no date; what is proposed is no answer.
"""

import streamlit as st

from screener.engine.day import today
from screener.engine.intake import MAX_LINES, ProposedAnswer
from screener.engine.problems import Refused
from screener.records import HealthRecord, open_record
from screener.records.telling import (
    answer_of,
    counted,
    entries_told,
    medicine_line,
    proposed_answer,
    question_of,
    said_of_row,
)
from screener.rulebook.model import Rulebook
from screener.rulebook.words.locale import number
from screener.web.accepting import accept, accept_all, add_lines, fits, given, said_of, speaks_against
from screener.web.opening import draw_problems, forget
from screener.web.plain import plain, small
from screener.web.refusals import REFUSALS
from screener.web.session import Session


def draw_record(session: Session, rulebook: Rulebook) -> None:
    """The place to choose a file, what it proposes, and what became of its entries."""
    if rulebook.records is None:
        return
    words = rulebook.words.records
    with st.expander(plain(words.title), expanded=session.record is not None or bool(session.intake.proposals)):
        st.markdown(small(plain(words.intro)))
        look_back = st.number_input(
            plain(words.look_back_days),
            min_value=0,
            max_value=40_000,
            value=rulebook.records.medicines.look_back_days,
            key=session.key("look back"),
        )
        file = st.file_uploader(
            plain(words.choose), type=["json", "ndjson"], key=session.key(f"record {session.files}")
        )
        if file is not None:
            content = file.getvalue()
            forget(file)  # before it is read: a file that makes the program fail is gone too, and fails it once
            session.files += 1
            _take(session, rulebook, content, int(look_back))
            st.rerun()
        if isinstance(session.record, HealthRecord):
            for sentence in counted(rulebook, session.record):
                st.markdown(plain(sentence))
        elif session.record is not None:
            draw_problems(rulebook, session.record)
        _draw_proposals(session, rulebook)
        if isinstance(session.record, HealthRecord):
            _draw_rows(session, rulebook, session.record)
            _draw_entries(rulebook, session.record)
        _draw_leave(session, rulebook)


def _draw_leave(session: Session, rulebook: Rulebook) -> None:
    """The button that forgets the record: what was accepted stays, what was not is gone."""
    something = session.record is not None or session.intake.proposals
    if something and st.button(plain(rulebook.words.records.leave), key=session.key("leave record")):
        session.record = None
        session.intake = session.intake.model_copy(update={"proposals": ()})
        st.rerun()


def _take(session: Session, rulebook: Rulebook, content: bytes, look_back: int) -> None:
    name = rulebook.words.records.file
    try:
        record = open_record(content, name=name, rulebook=rulebook, today=today(), look_back=look_back)
    except Refused as refused:
        for code in {problem.code for problem in refused.problems}:
            REFUSALS.count(f"a health record: {code}")
        session.record = refused.problems
        return
    session.record = record
    proposals = tuple(proposed_answer(rulebook, one) for one in record.proposals)
    session.intake = session.intake.model_copy(update={"proposals": _once(proposals)})


def _once(proposals: tuple[ProposedAnswer, ...]) -> tuple[ProposedAnswer, ...]:
    """One proposal for each answer, with the origin that comes first."""
    seen: dict[tuple[str, str], ProposedAnswer] = {}
    for one in proposals:
        seen.setdefault((one.question, one.answer), one)
    return tuple(seen.values())


def _draw_proposals(session: Session, rulebook: Rulebook) -> None:
    words, proposals = rulebook.words.records, session.intake.proposals
    if isinstance(session.record, HealthRecord) and not proposals:
        st.markdown(plain(words.proposes_nothing))
    if not proposals:
        return
    st.markdown(f"**{plain(words.proposes)}**")
    for one in proposals:
        draw_proposal(session, rulebook, one)
    some = any(not speaks_against(session.intake, one) for one in proposals)
    if some and st.button(plain(words.accept_all), key=session.key("accept all")):
        accept_all(session)
        st.rerun()


def draw_proposal(session: Session, rulebook: Rulebook, one: ProposedAnswer) -> None:
    """One proposal beside its question: the answer, where it stood, what comes with it, and the button to accept it."""
    words = rulebook.words.records
    question, answer = question_of(rulebook, one.question), answer_of(rulebook, one.question, one.answer)
    st.markdown(f"{plain(question)} **{plain(answer)}** {small(plain(one.origin))}")
    for key, value in one.also.items():
        also = words.also.format(question=question_of(rulebook, key), answer=answer_of(rulebook, key, value))
        st.markdown(small(plain(also)))
    said = given(session.intake, one.question)
    if said is not None:
        st.markdown(small(plain(words.answered.format(answer=answer_of(rulebook, one.question, said)))))
    if any(other.question == one.question and other.answer != one.answer for other in session.intake.proposals):
        st.markdown(small(plain(words.disagree)))
    label = words.accept_one.format(answer=answer)
    if st.button(plain(label), key=session.key(f"accept {one.question} {one.answer}")):
        accept(session, one)
        st.rerun()


def _draw_rows(session: Session, rulebook: Rulebook, record: HealthRecord) -> None:
    """The rows of the record, as they go into the list."""
    words = rulebook.words.records
    if not record.rows:
        st.markdown(plain(words.no_rows))
        return
    st.markdown(f"**{plain(words.rows)}**")
    for row in record.rows:
        st.text(said_of_row(rulebook, row))
    lines = tuple(medicine_line(rulebook, row) for row in record.rows)
    if not fits(session, lines):
        count = number(rulebook.about.language, len(session.intake.medicines) + len(lines))
        st.error(plain(rulebook.words.page.too_many_lines.format(count=count, limit=MAX_LINES)))
    elif said_of(lines) <= said_of(session.intake.medicines):
        st.markdown(plain(words.taken))
    elif st.button(plain(words.accept_rows), key=session.key("accept rows")):
        add_lines(session, lines)
        st.rerun()


def _draw_entries(rulebook: Rulebook, record: HealthRecord) -> None:
    """What became of the other entries. It can quote the record, masked: it is drawn as text."""
    for told in entries_told(rulebook, record):
        st.markdown(f"**{plain(told.heading)}**")
        for line in told.lines:
            st.text(line)
