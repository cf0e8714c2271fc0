"""What a description holds: plain data with every sentence already made."""

from dataclasses import dataclass

from screener.check.description.burden import Burden
from screener.check.description.card import CardText
from screener.check.description.classes import ClassText
from screener.check.description.conditions import Clause
from screener.check.description.records import RecordsText
from screener.rulebook.words import Words
from screener.summary import EvidenceLine
from screener.summary.model import Identity, SourceLine, TitledLine


@dataclass(frozen=True, slots=True)
class Voices:
    """What clinicians read, and what patients read in its place; empty where there is nothing."""

    clinician: str
    patient: str


@dataclass(frozen=True, slots=True)
class AskedText:
    """One question, or the list of medicines."""

    id: str
    ask: Voices
    help: Voices
    find_out: Voices
    why: str
    answers: tuple[str, ...]
    """The answers that can be given; none for the list of medicines."""
    asked_if: Clause | None
    concern: tuple[str, ...] = ()
    """The answers that are towards concern: none of them takes a finding away but those in ``takes_away``."""
    short: str | None = None
    """The question and its answers in a few words, for a row of a checklist."""
    together: bool = False
    """Whether it may be answered *no* together with others."""
    same_screen: bool = False
    """Whether a patient sees it below the question before it."""
    because: tuple[str, ...] = ()
    """What a patient reads before a follow-up."""
    takes_away: tuple[TitledLine, ...] = ()
    """The cautions that an answer towards concern removes, each with the reason."""
    review: str = ""
    """Who reviewed it; empty while nobody did."""


@dataclass(frozen=True, slots=True)
class CautionText:
    """One caution, with all that a reviewer judges."""

    id: str
    title: str
    priority: str
    kind: str
    when: Clause
    say: Voices
    consider: tuple[str, ...]
    ask: tuple[str, ...]
    note: str | None
    evidence: tuple[EvidenceLine, ...]
    review: str


@dataclass(frozen=True, slots=True)
class Example:
    """One vignette."""

    name: str
    answers: tuple[str, ...]
    medicines: tuple[str, ...]
    comes_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicText:
    """One topic: what is asked, what is raised, and examples of both."""

    id: str
    title: str
    asked: tuple[AskedText, ...]
    cautions: tuple[CautionText, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class NoticeText:
    """Something told to everybody."""

    id: str
    title: str
    text: Voices
    evidence: tuple[EvidenceLine, ...]
    review: str
    """Who reviewed it; empty while nobody did."""


@dataclass(frozen=True, slots=True)
class Description:
    """A whole rulebook, in the order in which it is asked."""

    rulebook: Identity
    words: Words
    in_short: str
    """What the medicine is, for somebody who has only just heard of it; empty where the rules do not say."""
    doses: tuple[str, ...]
    """The doses that evidence can be about."""
    intended_use: Voices
    review: str
    """Who reviewed what the rules are for; empty while nobody did."""
    topics: tuple[TopicText, ...]
    bring: tuple[str, ...]
    """What patients are asked to bring."""
    unwell: NoticeText
    """What patients read about feeling ill."""
    notices: tuple[NoticeText, ...]
    not_covered: tuple[TitledLine, ...]
    """Each with who reviewed it, once somebody did."""
    classes: tuple[ClassText, ...]
    burden: Burden | None
    """How much is raised for the made-up people among the examples; None where there are none."""
    card: CardText | None
    records: RecordsText | None
    """What a health record may propose; None where none can be opened."""
    sources: tuple[SourceLine, ...]
