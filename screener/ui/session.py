"""The one place that touches Streamlit's session state. It holds the intake, and nothing derived from it."""

from dataclasses import dataclass
from typing import cast

import streamlit as st

from screener.intake import MAX_LINES, Intake, MedicineLine
from screener.rulebook.model import Audience, Rulebook


@dataclass
class Session:
    """What one browser tab has said so far. It lives in memory while the tab is open, and nowhere else."""

    intake: Intake
    typed: str
    """The medicines box, as it is."""
    audience: Audience = Audience.CLINICIAN
    round: int = 0
    """Counts the times everything was deleted: new keys make new, empty widgets."""
    asks_to_delete: bool = False

    def key(self, name: str) -> str:
        """The key of a widget of the page."""
        return f"{name} {self.round}"

    def question_key(self, question: str) -> str:
        """The key of the widget of a question, which can have any id."""
        return self.key(f"question {question}")

    @property
    def too_many_lines(self) -> int | None:
        """How many medicine lines there are, where they are more than can be read."""
        count = len(_lines(self.typed))
        return count if count > MAX_LINES else None


def current() -> Session:
    """The session of this browser tab."""
    if "session" not in st.session_state:
        st.session_state["session"] = Session(Intake(), "")
    return cast("Session", st.session_state["session"])


def collect(session: Session, rulebook: Rulebook) -> None:
    """Take what the widgets hold into the intake.

    A question that is not drawn keeps its answer: Streamlit forgets its widget, the intake does not.
    """
    answers = dict(session.intake.answers)
    for question in rulebook.questions:
        value = _widget(session.question_key(question))
        if value is not None:
            answers[question] = value
    session.typed = (
        _widget(session.key("medicines")) or "" if session.key("medicines") in st.session_state else session.typed
    )
    complete = _widget(session.key("medicines_complete")) or session.intake.medicines_complete
    lines = () if session.too_many_lines else _lines(session.typed)
    session.intake = Intake.model_validate(
        {
            "rulebook": rulebook.about.id,
            "answers": answers,
            "medicines": tuple(MedicineLine(typed=line) for line in lines),
            "medicines_complete": complete,
        }
    )
    if audience := _widget(session.key("audience")):
        session.audience = Audience(audience)


def start_over(session: Session) -> None:
    """Delete every answer and every medicine."""
    st.session_state["session"] = Session(Intake(), "", audience=session.audience, round=session.round + 1)


def _lines(text: str) -> tuple[str, ...]:
    """The lines that hold something. A blank line is no medicine."""
    return tuple(line for line in text.replace("\r\n", "\n").split("\n") if line.strip())


def _widget(key: str) -> str | None:
    return cast("str | None", st.session_state.get(key))
