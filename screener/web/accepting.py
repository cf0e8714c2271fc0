"""What a health record proposes, as a person accepts it: answer by answer, or all that nothing speaks against."""

from collections.abc import Mapping

from screener.engine.intake import MAX_LINES, Intake, MedicineLine, ProposedAnswer
from screener.engine.kinds import COMPLETE
from screener.web.session import Session


def all_answers(one: ProposedAnswer) -> Mapping[str, str]:
    """What is answered by accepting a proposal: the answers to its parents first."""
    return {**one.also, one.question: one.answer}


def given(intake: Intake, question: str) -> str | None:
    """What was answered."""
    return intake.medicines_complete if question == COMPLETE else intake.answers.get(question)


def speaks_against(intake: Intake, one: ProposedAnswer) -> bool:
    """Whether something was answered otherwise, the record proposes something else too, or rows say otherwise."""
    others = any(other.question == one.question and other.answer != one.answer for other in intake.proposals)
    otherwise = any(given(intake, key) not in (None, value) for key, value in all_answers(one).items())
    return others or otherwise or (one.question == COMPLETE and bool(intake.medicines))


def accepted(intake: Intake, one: ProposedAnswer) -> Intake:
    """The intake with one proposal accepted: its answers with their origin, without the other proposals for them."""
    now = all_answers(one)
    complete = now.get(COMPLETE)
    update: dict[str, object] = {
        "answers": intake.answers | {key: value for key, value in now.items() if key != COMPLETE},
        "accepted": (
            *(before for before in intake.accepted if before.question not in now),
            *(ProposedAnswer(question=key, answer=value, origin=one.origin) for key, value in now.items()),
        ),
        "proposals": tuple(other for other in intake.proposals if other.question != one.question),
    }
    return intake.model_copy(update=update | ({"medicines_complete": complete} if complete else {}))


def accept(session: Session, *proposals: ProposedAnswer) -> None:
    """Accept proposals. The widgets are redrawn with these answers."""
    for one in proposals:
        session.intake = accepted(session.intake, one)
    session.round += 1


def accept_all(session: Session) -> None:
    """Accept every proposal that nothing speaks against; the others stay, to be chosen one by one."""
    accept(session, *(one for one in session.intake.proposals if not speaks_against(session.intake, one)))


def fits(session: Session, lines: tuple[MedicineLine, ...]) -> bool:
    """Whether the list has room for the rows of a record."""
    return len(session.intake.medicines) + len(lines) <= MAX_LINES and not session.too_many_lines


def said_of(lines: tuple[MedicineLine, ...]) -> set[tuple[str, str | None]]:
    """The rows of a list by their text and what is said of each."""
    return {(line.typed, line.taking) for line in lines}


def add_lines(session: Session, lines: tuple[MedicineLine, ...]) -> None:
    """Add the rows of a record to the list, each with what the record says about it. The box is redrawn."""
    there = said_of(session.intake.medicines)
    new = tuple(line for line in lines if (line.typed, line.taking) not in there)
    first = session.lines_seen + 1
    session.lines_seen += len(new)
    session.line_ids = (*session.line_ids, *range(first, session.lines_seen + 1))
    session.intake = session.intake.model_copy(update={"medicines": (*session.intake.medicines, *new)})
    session.typed = "\n".join(part for part in (session.typed.rstrip("\n"), *(line.typed for line in new)) if part)
    session.round += 1
