"""The list as it was read: one row a line, with something to choose only where something is asked or was said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screener.engine.intake import YES
from screener.medicines import ReadingKind, Status
from screener.rulebook.words import Words
from screener.saved import COMPLETE
from screener.screening import Screening
from screener.summary import MedicineEntry, left_out, marked_entries
from screener.web.clinic.questions import Button, Choice
from screener.web.clinic.templates import html_of
from screener.web.pane.drawing import Unit
from screener.web.session import Session


@dataclass(frozen=True, slots=True)
class ListRow:
    """A line as its row shows it."""

    number: int
    label: str
    about: str
    shown: str
    """As typed, masked."""
    shows_typed: bool
    """Whether what was typed stands in the row, and not only behind it: nothing in it was read, or something asks."""
    settled: bool
    beside: tuple[str, ...]
    """The text of the row."""
    more: tuple[str, ...]
    """The text behind it."""
    buttons: tuple[Button, ...]
    taking_name: str
    taking: tuple[Choice, ...]
    """The choices of whether it is taken now; none where that is not asked."""
    asks_taking: str


def list_units(session: Session, screening: Screening) -> Iterator[Unit]:
    """Every line of the box, in order, with what it was read as. They scroll in their place."""
    words, entries = screening.rulebook.words, marked_entries(screening, session.audience, session.opened)
    if entries:
        rows = [_row(session, words, entry, entries) for entry in entries]
        yield "rows", html_of("rows", words.checklist.rows, rows, left_out(words.readings, entries))
    elif session.intake.medicines_complete != YES:
        yield "none", html_of("no_medicines", Button(words.page.no_medicines, {COMPLETE: YES}))


def _row(session: Session, words: Words, entry: MedicineEntry, entries: Sequence[MedicineEntry]) -> ListRow:
    line, label = session.line_ids[entry.number - 1], words.checklist.row.format(number=entry.number)
    names = tuple(dict.fromkeys(one.name for one in entry.names))
    plain = entry.settled and bool(names)
    # Of a name that the rules do not look for it changes nothing whether it is taken now.
    read = any(one.listed or one.status != Status.TAKEN for one in entry.names)
    asked = entry.doubtful or read or entry.taking is not None
    return ListRow(
        number=entry.number,
        label=label,
        about=words.checklist.about.format(short=label),
        shown=entry.shown,
        shows_typed=not plain,
        settled=entry.settled,
        beside=("; ".join(names),) if plain else tuple(one.asks[-1] for one in entry.questions) or entry.said,
        more=entry.said if plain or entry.questions else (),
        buttons=tuple(_buttons(session, words, line, entry, entries)),
        taking_name=f"taking {line}",
        taking=_taking(words) if asked else (),
        asks_taking=words.page.taking.format(number=entry.number),
    )


def _taking(words: Words) -> tuple[Choice, ...]:
    brief = words.checklist.taking
    return tuple(Choice(value, label, brief[value]) for value, label in words.page.taking_choices.items())


def _buttons(
    session: Session, words: Words, line: int, entry: MedicineEntry, entries: Sequence[MedicineEntry]
) -> Iterator[Button]:
    """A button for each name that is proposed, for what is no medicine, and to take back what was said."""
    brief, name = words.checklist, f"confirmed {line}"
    for proposal in dict.fromkeys(one for question in entry.questions for one in question.could_be):
        confirmed = ", ".join(filter(None, (entry.confirmed, proposal.name)))
        yield Button(proposal.shown, {name: confirmed})
    if entry.confirmed is not None:
        yield Button(brief.undo, {name: None})
    name = f"no_medicine {line}"
    if rest := entry.may_be_dismissed:
        said = list(dict.fromkeys((*entry.no_medicine, *rest)))
        yield Button(brief.rest if entry.names else brief.not_a_medicine, {name: said})
        alike = [one for one in entries if one is not entry and one.may_be_dismissed == rest]
        if alike:
            lines = [session.line_ids[one.number - 1] for one in alike]
            yield Button(
                brief.alike.format(count=len(alike)), {name: said} | {f"no_medicine {one}": said for one in lines}
            )
    if entry.no_medicine:
        yield Button(brief.undo, {name: None})
    if entry.kind is ReadingKind.NOTHING and session.intake.medicines_complete != YES:
        yield Button(words.page.no_medicines, {COMPLETE: YES})
