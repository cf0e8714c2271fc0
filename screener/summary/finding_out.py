"""What is to be found out: one action for each row that is not understood and each question without an answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from screener.engine.conditions import MEDICINES
from screener.engine.intake import UNDECIDED, YES
from screener.engine.kinds import PRIORITIES
from screener.rulebook.model import Audience
from screener.rulebook.words.locale import number as count
from screener.screening import Finding, Outcome, Screening
from screener.summary.medicines import MedicineEntry
from screener.summary.raised_by import in_short, said_in_short


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to find out."""

    about: str
    """The id of a question, or ``medicines``."""
    row: int | None
    """The number of a row of the list, counting from 1."""
    text: str
    short: str
    """The same without the words that ask."""
    typed: bool
    answer: str | None
    """*Not sure* or *prefer not to say*; None where nothing was answered, and for a row."""
    cautions: tuple[str, ...]
    """The cautions that hang on it, the most serious first."""


def actions(screening: Screening, audience: Audience, entries: tuple[MedicineEntry, ...]) -> tuple[Action, ...]:
    """Everything to find out, by the most serious caution that hangs on it; what decides nothing comes last."""
    cautions = screening.rulebook.cautions

    def rank(action: Action) -> int:
        return PRIORITIES.index(cautions[action.cautions[0]].priority) if action.cautions else len(PRIORITIES)

    return tuple(sorted(_actions(screening, audience, entries), key=rank))


def _actions(screening: Screening, audience: Audience, entries: tuple[MedicineEntry, ...]) -> Iterator[Action]:
    rulebook, words = screening.rulebook, screening.rulebook.words.blocks
    patient = audience is Audience.PATIENT
    open_ = [finding for finding in screening.findings if finding.outcome is Outcome.UNDETERMINED]
    for entry in entries:
        if not entry.settled:
            hang = tuple(one.id for one in open_ if entry.number - 1 in one.open_rows)
            text = _of_a_row(screening, entry)
            yield Action(MEDICINES, entry.number, text, text, typed=True, answer=None, cautions=hang)
    if screening.intake.medicines_complete != YES:
        hang, complete = _hanging_on(open_, MEDICINES), words.not_complete if patient else words.ask_complete
        said = screening.intake.medicines_complete
        yield Action(MEDICINES, None, complete, complete, typed=False, answer=said, cautions=hang)
    for key in screening.asked:
        answer = screening.intake.answers.get(key)
        if answer is not None and answer not in UNDECIDED:
            continue
        short = said_in_short(rulebook, audience, key, answer) if answer else in_short(rulebook, audience, key)
        told = words.not_answered.format(short=short) if answer is None else short
        text = told if patient else words.ask.format(short=short)
        yield Action(key, None, text, short, typed=False, answer=answer, cautions=_hanging_on(open_, key))


def _hanging_on(open_: list[Finding], question: str) -> tuple[str, ...]:
    return tuple(one.id for one in open_ if question in one.missing)


def _of_a_row(screening: Screening, entry: MedicineEntry) -> str:
    """What to find out about a row: which of several medicines it is, what it is, or whether it is taken now."""
    rulebook, words = screening.rulebook, screening.rulebook.words.blocks
    number = count(rulebook.about.language, entry.number)
    if entry.typed is None:
        return entry.shown
    if entry.understood:
        return words.taken_now.format(number=number, typed=entry.shown)
    could_be = [one.shown for question in entry.questions for one in question.could_be]
    if len(entry.questions) == 1 and could_be and not entry.not_read:
        either = rulebook.words.conditions.either.join(dict.fromkeys(could_be))
        return words.which.format(number=number, typed=entry.shown, candidates=either)
    if entry.doubtful:
        return words.what_and_taken_now.format(number=number, typed=entry.shown)
    return words.what_is_it.format(number=number, typed=entry.shown)
