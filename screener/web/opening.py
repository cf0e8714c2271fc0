"""*Open a saved summary*: a file is read in memory, the page says what it holds, and the person decides to use it.

Neither the file nor its name is kept: the uploader is replaced as soon as the file was read.
"""

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from screener.engine.day import today
from screener.engine.problems import Problem, Refused
from screener.engine.visible import visible
from screener.rulebook.model import Rulebook
from screener.saved import Opened, open_saved
from screener.web.plain import plain, small
from screener.web.refusals import REFUSALS
from screener.web.session import Session

MOST_PROBLEMS = 10
"""How many problems of a file are written out. Of more, the number is said."""


def draw_opening(session: Session, rulebook: Rulebook) -> None:
    """The place to choose a file, and what was found in it."""
    words = rulebook.words.opening
    if session.opened is not None:
        version = session.opened.record.base.rulebook.version
        st.markdown(plain(words.opened.format(version=version)))
    with st.expander(plain(words.title), expanded=session.found is not None):
        st.markdown(small(plain(words.intro)))
        file = st.file_uploader(plain(words.choose), type=["pdf", "html", "json"], key=session.uploader_key)
        if file is not None:
            content = file.getvalue()
            forget(file)  # before it is read: a file that makes the program fail is gone too, and fails it once
            session.files += 1
            session.found = _read(content, rulebook)
            st.rerun()
        if isinstance(session.found, Opened):
            _draw_found(session, rulebook, session.found)
        elif session.found is not None:
            draw_problems(rulebook, session.found)


def forget(file: UploadedFile) -> None:
    """Let Streamlit's memory go of the file and its name, which it would keep as long as the page is open."""
    context = get_script_run_ctx()
    if context is not None and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)


def _read(content: bytes, rulebook: Rulebook) -> Opened | tuple[Problem, ...]:
    try:
        return open_saved(content, name=rulebook.words.opening.file, rulebook=rulebook, today=today())
    except Refused as refused:
        for code in {problem.code for problem in refused.problems}:
            REFUSALS.count(f"a file: {code}")
        return refused.problems


def _draw_found(session: Session, rulebook: Rulebook, found: Opened) -> None:
    """What the file holds, without whose it is, and what is done with it."""
    words, saved, intake = rulebook.words.opening, found.record.saved, found.record.saved.intake
    st.markdown(
        plain(
            words.found.format(
                version=saved.rulebook.version,
                answers=len(intake.answers),
                lines=len(intake.medicines),
                questions=len(intake.own_questions),
            )
        )
    )
    if found.record.first is not None:
        st.markdown(plain(words.changed_before))
    if not found.checked:
        st.markdown(plain(rulebook.words.saved.no_checksum))
    if session.holds_something:
        st.warning(plain(words.replaces))
    use = words.replace if session.holds_something else words.use
    if st.button(plain(use), key=session.key("use found")):
        session.open(found)
        st.rerun()
    if st.button(plain(words.leave), key=session.key("leave found")):
        session.found = None
        st.rerun()


def draw_problems(rulebook: Rulebook, problems: tuple[Problem, ...]) -> None:
    """Why the file was not opened, and the way out. It can quote the file: it is drawn as text."""
    words = rulebook.words.opening
    st.error(plain(words.not_opened))
    for problem in problems[:MOST_PROBLEMS]:
        st.text(f"{visible(str(problem.place))}: {visible(problem.what)}\n{visible(problem.hint)}")
    if more := len(problems[MOST_PROBLEMS:]):
        st.markdown(plain(words.more.format(count=more)))
