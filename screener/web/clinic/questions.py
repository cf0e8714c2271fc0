"""The questions of the clinic's page: each is one row, in its short label, with all its answers beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from screener.engine.intake import NO, NOT_SURE, PREFER_NOT_TO_SAY, YES
from screener.rulebook.model import Audience, Question, Rulebook
from screener.rulebook.words.locale import number as count
from screener.saved import COMPLETE
from screener.screening import Screening
from screener.summary import RaisedBy, answer_label, answer_mark, in_short, opened_by
from screener.summary.numbers import ranges
from screener.web.clinic.taking_in import TOGETHER
from screener.web.clinic.templates import html_of
from screener.web.pane.drawing import Said, Unit
from screener.web.session import Session

REMEMBERED = 2000
"""Rows whose HTML is held. They are made of the texts of a rulebook alone: nothing of a person is in them."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be chosen."""

    value: str
    label: str
    brief: str


@dataclass(frozen=True, slots=True)
class Button:
    """A button, and what is said by it."""

    label: str
    said: Said


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question as its row shows it."""

    name: str
    """Of its control."""
    id: str
    short: str
    ask: str
    help: tuple[str, ...]
    about: str
    choices: tuple[Choice, ...]
    mark: str
    """That the answer is not the one of the saved summary; empty where it is, or where none was opened."""
    why: str
    """What opened it; empty for a question that is asked of everybody."""
    new: str
    told: str
    """What a screen reader says when it appears."""


def question_units(session: Session, screening: Screening) -> Iterator[Unit]:
    """How many are answered, then every question that is asked, in order; a follow-up says what opened it."""
    rulebook = screening.rulebook
    words, language = rulebook.words.checklist, rulebook.about.language
    open_ = len(screening.not_answered)
    asked = len(screening.asked)
    counted = words.counted.format(answered=count(language, asked - open_), asked=count(language, asked))
    yield "counted", html_of("heading", words.questions, counted, words.next_open if open_ else "", _rest(screening))
    opened = opened_by(screening, session.audience)
    for key in screening.asked:
        yield f"question {key}", _html(_row(session, screening, key, opened.get(key)))


def _rest(screening: Screening) -> list[Button]:
    """What answers the open questions *no* of which the rules allow that together, and what takes that back."""
    rulebook, together = screening.rulebook, screening.intake.together
    words = rulebook.words.checklist
    open_ = [key for key in screening.not_answered if rulebook.questions[key].together]
    buttons = []
    if open_:
        named = "; ".join(in_short(rulebook, Audience.CLINICIAN, key) for key in open_)
        said = {f"question {key}": NO for key in open_} | {TOGETHER: [*together, *open_]}
        buttons.append(Button(words.rest_no.format(questions=named), said))
    if together:
        buttons.append(Button(words.rest_undo, {f"question {key}": None for key in together} | {TOGETHER: []}))
    return buttons


def complete_unit(session: Session, screening: Screening) -> Unit:
    """The question whether the list is complete."""
    rulebook, asked = screening.rulebook, screening.rulebook.about.medicines
    words = rulebook.words.checklist
    row = QuestionRow(
        name="medicines_complete",
        id="ask-medicines_complete",
        short=words.complete,
        ask=asked.complete.voice(session.audience),
        help=(rulebook.words.page.why.format(why=asked.why),),
        about=words.about.format(short=words.complete),
        choices=_choices(rulebook, COMPLETE, (YES, NO, NOT_SURE, PREFER_NOT_TO_SAY)),
        mark=_mark(session, screening, COMPLETE),
        why="",
        new="",
        told="",
    )
    return "complete", _html(row)


@lru_cache(REMEMBERED)
def _html(row: QuestionRow) -> str:
    return html_of("question", row)


def _row(session: Session, screening: Screening, key: str, opened: RaisedBy | None) -> QuestionRow:
    rulebook = screening.rulebook
    words, question, said = rulebook.words, rulebook.questions[key], screening.intake.answers.get(key)
    voice = question.voice(session.audience)
    short = in_short(rulebook, session.audience, key)
    return QuestionRow(
        name=f"question {key}",
        id=f"ask-{key}",
        short=short,
        ask=voice.ask,
        help=tuple(filter(None, (voice.help, words.page.why.format(why=question.why)))),
        about=words.checklist.about.format(short=short),
        choices=_choices(rulebook, key, values_of(question, said)),
        mark=_mark(session, screening, key),
        why=words.checklist.opened_by.format(why=_why(screening, opened)) if opened else "",
        new=words.checklist.new,
        told=words.checklist.new_question.format(short=short),
    )


def values_of(question: Question, said: str | None) -> tuple[str, ...]:
    """The answers on offer. *Prefer not to say* is there where the question is sensitive, or where it was said."""
    declined = question.sensitive or said == PREFER_NOT_TO_SAY
    return (*question.values, NOT_SURE, *((PREFER_NOT_TO_SAY,) if declined else ()))


def _choices(rulebook: Rulebook, key: str, values: tuple[str, ...]) -> tuple[Choice, ...]:
    words = rulebook.words
    if key == COMPLETE:
        return tuple(Choice(value, words.answers[value], words.checklist.brief[value]) for value in values)
    short = rulebook.questions[key].short_answers
    labels = {value: answer_label(rulebook, key, value) for value in values}
    return tuple(
        Choice(value, label, short.get(value) or _brief(rulebook, label, value)) for value, label in labels.items()
    )


def _brief(rulebook: Rulebook, label: str, value: str) -> str:
    """The short form of an answer that questions share; an answer of a question's own as it is."""
    words = rulebook.words
    return words.checklist.brief[value] if words.answers.get(value) == label else label


def _why(screening: Screening, opened: RaisedBy) -> str:
    """The rows and the answers that opened a follow-up."""
    words = screening.rulebook.words
    said = [*opened.answers]
    if opened.rows:
        one = words.blocks.line.format(number=opened.rows[0])
        row = one if len(opened.rows) == 1 else words.blocks.lines.format(numbers=ranges(opened.rows))
        said.insert(0, words.checklist.row_names.format(row=row, names=", ".join(opened.names)))
    return "; ".join(said)


def _mark(session: Session, screening: Screening, key: str) -> str:
    return (answer_mark(screening, session.opened, key) if session.opened else None) or ""
