"""The one place that touches Streamlit's session state. It holds the intake, and nothing derived from it."""

from collections import defaultdict
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
    line_ids: tuple[int, ...] = ()
    """For each medicine of the intake, a number of its own: what was said of a line stays with its text."""
    lines_seen: int = 0
    language: str | None = None
    """Another language, if one was chosen; None: the one the rules are written in."""

    def key(self, name: str) -> str:
        """The key of a widget of the page.

        A browser keeps what was chosen by its label: in another language the widgets are others, drawn from the intake.
        """
        return f"{name} {self.round} {self.language}" if self.language else f"{name} {self.round}"

    @property
    def language_key(self) -> str:
        """The key of the choice of a language, which is the same in every language."""
        return f"language {self.round}"

    def question_key(self, question: str) -> str:
        """The key of the widget of a question, which can have any id."""
        return self.key(f"question {question}")

    def taking_key(self, line: int) -> str:
        """The key of the widget that asks whether a line is taken now; ``line`` is its number of its own."""
        return self.key(f"taking {line}")

    def confirm(self, number: int, name: str) -> None:
        """Remember the name that the person confirmed for a line (the first is 0), beside what was confirmed before."""
        before = self.intake.medicines[number].confirmed
        self._change(number, "confirmed", f"{before}, {name}" if before else name)

    def undo(self, number: int) -> None:
        """Forget what was confirmed for a line."""
        self._change(number, "confirmed", None)

    def mark(self, number: int, taking: str) -> None:
        """Remember whether a line is taken now."""
        self._change(number, "taking", taking)

    def _change(self, number: int, field: str, value: str | None) -> None:
        medicines = list(self.intake.medicines)
        medicines[number] = MedicineLine.model_validate(medicines[number].model_dump() | {field: value})
        self.intake = self.intake.model_copy(update={"medicines": tuple(medicines)})

    def take_lines(self, lines: tuple[str, ...]) -> None:
        """Take the typed lines. One whose text was there before keeps what was said of it, wherever it stands now."""
        before = defaultdict(list)
        for line_id, line in zip(self.line_ids, self.intake.medicines, strict=True):
            before[line.typed].append((line_id, line))
        now = []
        for text in lines:
            if before[text]:
                now.append(before[text].pop(0))
            else:
                self.lines_seen += 1
                now.append((self.lines_seen, MedicineLine(typed=text)))
        self.line_ids = tuple(line_id for line_id, _ in now)
        self.intake = self.intake.model_copy(update={"medicines": tuple(line for _, line in now)})

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
    for number, line in enumerate(session.line_ids):
        if taking := _widget(session.taking_key(line)):
            session.mark(number, taking)
    session.typed = (
        _widget(session.key("medicines")) or "" if session.key("medicines") in st.session_state else session.typed
    )
    if not session.too_many_lines:  # otherwise the page says so in place of a summary, and what was said is kept
        session.take_lines(_lines(session.typed))
    session.intake = Intake.model_validate(
        {
            "rulebook": rulebook.about.id,
            "answers": answers,
            "medicines": session.intake.medicines,
            "medicines_complete": _widget(session.key("medicines_complete")) or session.intake.medicines_complete,
        }
    )
    if audience := _widget(session.key("audience")):
        session.audience = Audience(audience)


def choose_language(session: Session, rulebook: Rulebook) -> None:
    """Take the language that was chosen, once everything said in the last one is collected.

    What was typed a moment before the click comes with it, in the widgets of the last language.
    """
    collect(session, rulebook)
    if chosen := _widget(session.language_key):
        session.language = chosen if chosen in rulebook.translations else None


def start_over(session: Session) -> None:
    """Delete every answer and every medicine."""
    st.session_state["session"] = Session(
        Intake(), "", audience=session.audience, language=session.language, round=session.round + 1
    )


def _lines(text: str) -> tuple[str, ...]:
    """The lines that hold something. A blank line is no medicine."""
    return tuple(line for line in text.replace("\r\n", "\n").split("\n") if line.strip())


def _widget(key: str) -> str | None:
    return cast("str | None", st.session_state.get(key))
