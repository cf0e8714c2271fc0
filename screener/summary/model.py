"""What a summary holds: plain data with every sentence already made."""

from dataclasses import dataclass

from screener.rulebook.model import Audience, SourceKind
from screener.rulebook.words import Words
from screener.screening import Outcome
from screener.summary.changes import ChangeLine
from screener.summary.evidence import EvidenceLine
from screener.summary.finding_out import Action
from screener.summary.medicines import MedicineEntry
from screener.summary.raised_by import RaisedBy


@dataclass(frozen=True, slots=True)
class Reason:
    """Something the person said that decided a caution. ``typed`` marks words that the person wrote."""

    about: str
    """The id of a question, or ``medicines``."""
    text: str
    typed: bool


@dataclass(frozen=True, slots=True)
class Settle:
    """Something that would settle an open caution."""

    about: str
    """The id of a question, or ``medicines``."""
    text: str
    typed: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One caution, as it came out."""

    caution: str
    title: str
    outcome: Outcome
    kind: str
    priority: str
    """In words, or with which caution it is told."""
    priority_id: str
    told_with: str | None
    """The caution whose point has this one as a line; None if it is a point of its own."""
    say: str
    prompts: tuple[str, ...]
    note: str | None
    raised_by: RaisedBy
    because: tuple[Reason, ...]
    settle: tuple[Settle, ...]
    missing: tuple[str, ...]
    evidence: tuple[EvidenceLine, ...]
    review: str
    discussed: bool
    """Whether it was ticked as discussed."""
    changed: str | None
    """How it came out in the saved summary, where that is otherwise; None where nothing was opened."""


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One question and what was answered."""

    question: str
    ask: str
    answer: str
    """As it is shown; where it differs from the saved summary, with a mark that says so."""
    before: str | None = None
    """What the saved summary says, where that differs."""


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """Something told to everybody."""

    title: str
    text: str
    evidence: tuple[EvidenceLine, ...]
    brief: str = ""
    """The same in two lines, where the rules have it."""


@dataclass(frozen=True, slots=True)
class TitledLine:
    """A title and a sentence."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class KeptLine:
    """One line that page one keeps, whatever else is on it."""

    title: str
    text: str
    typed: bool
    """Whether the text holds words that the person wrote."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One entry of the bibliography."""

    id: str
    kind: SourceKind
    text: str
    """All of it, in one line."""
    name: str
    """Title, publisher and edition alone."""
    read: str
    """How it was read."""
    url: str | None


@dataclass(frozen=True, slots=True)
class Identity:
    """Which rules these are."""

    id: str
    title: str
    subject: str
    version: str
    hash: str
    language: str
    translation: str | None
    """SHA-256 over the files of the translation; None where these are the rules in the language they are written in."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything that is shown, in the order in which it is shown."""

    rulebook: Identity
    which_rules: str
    """The rules by title, version and the first digits of their hash."""
    audience: Audience
    intended_use: str
    words: Words
    kept: tuple[KeptLine, ...]
    """What page one keeps, whatever else is on it."""
    review_state: str
    """How many of these rules a clinician has reviewed."""
    denied: tuple[str, ...]
    """The answers that point to no concern, in a few words each."""
    unwell: NoticeLine | None
    """What to do when feeling ill now: for patients, above all else."""
    own_questions: tuple[str, ...]
    changes: tuple[ChangeLine, ...] | None
    """What differs from the saved summary that was opened; None where none was."""
    talk: tuple[Item, ...]
    find_out: tuple[Action, ...]
    """Everything to find out, the most serious first."""
    could_not_check: tuple[Item, ...]
    not_understood: tuple[MedicineEntry, ...]
    """The lines with something not understood: they are under *could not check* whatever else was found."""
    medicines: tuple[MedicineEntry, ...]
    medicines_complete: str
    not_answered: tuple[AnswerLine, ...]
    bring: tuple[str, ...]
    """What to bring to the appointment: for patients."""
    checked: tuple[Item, ...]
    answers: tuple[AnswerLine, ...]
    not_covered: tuple[TitledLine, ...]
    notices: tuple[NoticeLine, ...]
    sources: tuple[SourceLine, ...]
    translation: tuple[str, ...]
    """That this is a translation, and whether it was reviewed: it is on every page of every form."""
    record: str
    """The intake as JSON, for the documents to carry."""
    original: "Summary | None" = None
    """Of a patient's summary in another language: the same in the language that the rules are written in."""
