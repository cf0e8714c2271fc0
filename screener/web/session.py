"""The one place that touches Streamlit's session state. It holds the intake, and nothing derived from it."""

import datetime as dt
import secrets
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast, get_args

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from screener.engine.day import today
from screener.engine.intake import MAX_LINES, NO, UNDECIDED, YES, Intake, MedicineLine, TypedRow, rows_of
from screener.engine.kinds import Completeness
from screener.engine.problems import Problem
from screener.records import HealthRecord
from screener.render.stamp import new_reference
from screener.rulebook.model import Audience, Rulebook
from screener.saved import COMPLETE, Opened
from screener.web.clinic.taking_in import Clicks, clicks_in
from screener.web.journey.way import Journey
from screener.web.own_questions import EMPTY, Boxes, taken
from screener.web.sessions import end_sessions_with
from screener.web.tab_store import TabStore
from screener.web.tabs import Tab, this_tab

ASKED, FOUND, TOOLS = "asked", "found", "tools"
"""The panes of the clinic's page."""


@dataclass
class Session:
    """What one browser tab has said so far. It lives in memory, a while longer than the tab, and nowhere else."""

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
    place: str = ""
    """Stands before the keys of the page that draws the widgets: each page has its own, and they do not mix."""
    journey: Journey = field(default_factory=Journey)
    own: Boxes = EMPTY
    """The boxes for questions of one's own, as they are."""
    own_changes: int = 0
    """Counts the times a button changed the boxes: new keys make them show it."""
    opened: Opened | None = None
    """The saved summary that was opened: what is said now is compared with it."""
    found: Opened | tuple[Problem, ...] | None = None
    """What was found in a file that was chosen, until it is used or left; or why it was refused."""
    record: HealthRecord | tuple[Problem, ...] | None = None
    """What was found in a health record, until it is left; or why it was refused."""
    files: int = 0
    """Counts the files that were read: a new key makes a new, empty uploader."""
    language: str | None = None
    """Another language, if one was chosen; None: the one the rules are written in."""
    reference: str = field(default_factory=new_reference)
    """What the documents of this person are told apart by from those of others: drawn at random, in no record."""
    shares: bool = False
    """The PDF was asked for a moment ago, to be shared."""
    lost: bool = False
    """The tab was here before, and what was said in it is not here any more. The person is told, and begins again."""
    deleted: bool = False
    """Somebody deleted it: no run that still holds it may bring it back."""

    def key(self, name: str) -> str:
        """The key of a widget of the page.

        A browser keeps what was chosen by its label: in another language the widgets are others, drawn from the intake.
        """
        key = f"{self.place}{name} {self.round}"
        return f"{key} {self.language}" if self.language else key

    @property
    def language_key(self) -> str:
        """The key of the choice of a language, which is the same in every language and on every page."""
        return f"language {self.round}"

    def own_key(self, number: int) -> str:
        """The key of the box for a question of one's own; the first is 0."""
        return self.key(f"own {number} {self.own_changes}")

    def set_own(self, boxes: Boxes) -> None:
        """Put other questions into the boxes, or the same in another order."""
        self.own, self.own_changes = boxes, self.own_changes + 1

    def question_key(self, question: str) -> str:
        """The key of the widget of a question, which can have any id."""
        return self.key(f"question {question}")

    @property
    def uploader_key(self) -> str:
        """The key of the widget that takes a file."""
        return self.key(f"file {self.files}")

    @property
    def holds_something(self) -> bool:
        """Whether anything was answered, typed or written."""
        intake = self.intake
        said = intake.answers or intake.medicines or intake.medicines_complete
        return bool(said or self.typed.strip() or any(box.strip() for box in self.own))

    def open(self, opened: Opened) -> None:
        """Take what a saved summary holds, in the place of what was said before: new keys make new widgets."""
        self.round += 1
        self.opened, self.found = opened, None
        self.intake = opened.intake
        self.journey = Journey()
        own = opened.intake.own_questions
        self.set_own((*own, *EMPTY[len(own) :]))
        self.typed = "\n".join(("\n" if line.after_gap else "") + line.typed for line in opened.intake.medicines)
        first = self.lines_seen + 1
        self.lines_seen += len(opened.intake.medicines)
        self.line_ids = tuple(range(first, self.lines_seen + 1))

    def confirm(self, number: int, name: str) -> None:
        """Remember the name that the person confirmed for a line (the first is 0), beside what was confirmed before."""
        before = self.intake.medicines[number].confirmed
        self._change(number, "confirmed", f"{before}, {name}" if before else name)

    def undo(self, number: int) -> None:
        """Forget what was confirmed for a line."""
        self._change(number, "confirmed", None)

    def dismiss(self, numbers: Iterable[int], words: tuple[str, ...]) -> None:
        """Remember that words of some lines are no medicine."""
        for number in numbers:
            before = self.intake.medicines[number].no_medicine or ()
            self._change(number, "no_medicine", tuple(dict.fromkeys((*before, *words))))

    def undo_dismissal(self, number: int) -> None:
        """Forget what was said to be no medicine in a line."""
        self._change(number, "no_medicine", None)

    def mark(self, number: int, taking: str) -> None:
        """Remember whether a line is taken now."""
        self._change(number, "taking", taking)

    def say_list_is_complete(self) -> None:
        """Remember that the list is complete. The widget of that question is redrawn with this answer."""
        self.round += 1
        self.intake = self.intake.model_copy(update={"medicines_complete": YES})

    def _change(self, number: int, field: str, value: str | tuple[str, ...] | None) -> None:
        medicines = list(self.intake.medicines)
        medicines[number] = MedicineLine.model_validate(medicines[number].model_dump() | {field: value})
        self.intake = self.intake.model_copy(update={"medicines": tuple(medicines)})

    def take_rows(self, rulebook: Rulebook, rows: tuple[TypedRow, ...], day: dt.date) -> None:
        """Take the typed rows, masked. One whose text was there before keeps what was said of it."""
        before = defaultdict(list)
        for line_id, line in zip(self.line_ids, self.intake.medicines, strict=True):
            before[line.typed].append((line_id, line))
        now = []
        for text, row in zip(rulebook.masking.rows([row.text for row in rows], day), rows, strict=True):
            gap = True if row.after_gap else None
            if before[text.text]:
                line_id, line = before[text.text].pop(0)
                now.append((line_id, line.model_copy(update={"after_gap": gap})))
            else:
                self.lines_seen += 1
                now.append((self.lines_seen, MedicineLine(typed=text.text, after_gap=gap)))
        self.line_ids = tuple(line_id for line_id, _ in now)
        self.intake = self.intake.model_copy(update={"medicines": tuple(line for _, line in now)})

    def write_line(self, rulebook: Rulebook, number: int, text: str) -> None:
        """Put another text in the place of a line, which keeps its number of its own; nothing was said of it yet."""
        rows = [*rows_of(self.typed)]
        rows[number] = TypedRow(text, rows[number].after_gap)
        self.typed = "\n".join(("\n" if row.after_gap else "") + row.text for row in rows)
        before = self.line_ids[number]
        self.take_rows(rulebook, tuple(rows), today())
        self.line_ids = (*self.line_ids[:number], before, *self.line_ids[number + 1 :])

    @property
    def too_many_lines(self) -> int | None:
        """How many medicine lines there are, where they are more than can be read."""
        count = len(rows_of(self.typed))
        return count if count > MAX_LINES else None


TAB_STORE: TabStore[Session] = TabStore(holds_something=lambda session: session.holds_something)
"""What each tab has said: Streamlit's own state of a session ends with a reload of the page."""


def current() -> Session:
    """The session of this browser tab."""
    if "tab" not in st.session_state:
        st.session_state["tab"] = this_tab()
    tab = cast("Tab | None", st.session_state["tab"])
    held = st.session_state.get("session")
    if held is None or held.deleted:
        found = TAB_STORE.find(tab.value) if tab else None
        st.session_state["session"] = found or _begin(lost=tab is not None and tab.held)
    session = cast("Session", st.session_state["session"])
    if tab:
        TAB_STORE.keep(tab.value, session)
    return session


def said_in(pane: str) -> dict[str, object]:
    """What was clicked in a pane since it was first drawn, in order; None where a choice was taken back.

    A program can send anything: whoever asks has to look at each value.
    """
    state = st.session_state.get(pane)
    said = state.get("said") if isinstance(state, Mapping) else None
    return dict(said) if isinstance(said, Mapping) else {}


def held(name: str) -> object:
    """Something that is held until this connection ends or everything is deleted."""
    return st.session_state.get(name)


def hold(name: str, value: object) -> None:
    """Hold something for this connection alone."""
    st.session_state[name] = value


def draws_a_part() -> bool:
    """Whether this run draws a part of the page alone."""
    context = get_script_run_ctx()
    return context is not None and bool(context.fragment_ids_this_run)


def note_failure() -> None:
    """Say that the page could not be drawn, to the run that comes next."""
    st.session_state["failed"] = True


def was_a_failure() -> bool:
    """Whether the previous run could not draw the page. It says so once: the next run tries again."""
    return bool(st.session_state.pop("failed", False))


def _begin(*, lost: bool) -> Session:
    """An empty session. Of one that was lost the browser may still send some boxes: new keys keep half of it out."""
    return Session(Intake(), "", lost=lost, round=secrets.randbelow(10**9) + 1 if lost else 0)


def collect(session: Session, rulebook: Rulebook) -> None:
    """Take what the widgets hold into the intake.

    A question that is not drawn keeps its answer: Streamlit forgets its widget, the intake does not.
    """
    answers = dict(session.intake.answers)
    questions = rulebook.answers.items() if session.place else ()  # on the clinic's page they stand in a pane
    for question, values in questions:
        value = _choice(session.question_key(question), (*values, *UNDECIDED))
        if value is not None:
            answers[question] = value
    clicks = clicks_in(said_in(session.key(ASKED)) | said_in(session.key(FOUND)), rulebook, session.line_ids)
    answers = {key: said for key, said in (answers | dict(clicks.answers)).items() if said is not None}
    for number, line in enumerate(session.line_ids):
        for about, said in clicks.lines[line].items():
            session._change(number, about, said)  # noqa: SLF001 this is the session's own module
    session.typed = _box(session.key("medicines"), session.typed)
    session.own = tuple(_box(session.own_key(number), text) for number, text in enumerate(session.own))
    if not session.too_many_lines:  # otherwise the page says so in place of a summary, and what was said is kept
        session.take_rows(rulebook, rows_of(session.typed), today())
    before = session.intake
    session.intake = Intake.model_validate(
        {
            "rulebook": rulebook.about.id,
            "answers": answers,
            "medicines": session.intake.medicines,
            "together": _together(session, rulebook, clicks, answers),
            "medicines_complete": _choice(session.key("medicines_complete"), get_args(Completeness))
            or clicks.complete.get(COMPLETE, session.intake.medicines_complete),
            "own_questions": taken(rulebook, session.own),
            "proposals": session.intake.proposals,
            "accepted": session.intake.accepted,
            "discussed": _discussed(session, rulebook, clicks),
        }
    )
    session.intake.kept.update(before.kept)
    if clicks.audience:
        session.audience = clicks.audience


def choose_language(session: Session, rulebook: Rulebook) -> None:
    """Take the language that was chosen, once everything said in the last one is collected.

    What was typed a moment before the click comes with it, in the widgets of the last language.
    """
    collect(session, rulebook)
    if chosen := _widget(session.language_key):
        session.language = chosen if chosen in rulebook.translations else None


def start_over(session: Session) -> None:
    """Delete every answer and every medicine, at once and everywhere: what Streamlit holds of every widget too.

    The tab may have had another of Streamlit's sessions before, or have one whose end was not noticed. They end.
    """
    session.deleted = True
    st.session_state.clear()
    if (context := get_script_run_ctx()) is not None:
        # What a box showed at first is kept beside its value, and no door of Streamlit's deletes it.
        context.session_state._state._new_widget_state.widget_metadata.clear()  # noqa: SLF001
    st.session_state["session"] = Session(
        Intake(),
        "",
        audience=session.audience,
        language=session.language,
        round=session.round + 1,
        files=session.files,
    )
    current()  # takes the place of what was kept for the tab
    end_sessions_with(session)


def _together(session: Session, rulebook: Rulebook, clicks: Clicks, answers: Mapping[str, str]) -> tuple[str, ...]:
    """The questions that were answered *no* together, of those of which the rules allow that."""
    said = session.intake.together if clicks.together is None else clicks.together
    return tuple(
        key for key, one in rulebook.questions.items() if one.together and key in said and answers.get(key) == NO
    )


def _discussed(session: Session, rulebook: Rulebook, clicks: Clicks) -> tuple[str, ...]:
    """The cautions that were discussed: what is ticked, and what was said before where nothing was clicked."""
    before = session.intake.discussed
    now = [key for key in rulebook.cautions if clicks.discussed.get(key, key in before)]
    return (*now, *(key for key in before if key not in rulebook.cautions))


def _box(key: str, before: str) -> str:
    """What a box holds; what it held before, where it is not drawn."""
    return _widget(key) or "" if key in st.session_state else before


def _choice(key: str, choices: Collection[str]) -> str | None:
    """What was chosen. What is no choice, as only a program could send it, is no answer."""
    chosen = _widget(key)
    return chosen if chosen in choices else None


def _widget(key: str) -> str | None:
    return cast("str | None", st.session_state.get(key))
