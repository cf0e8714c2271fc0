"""The card of a rulebook in sentences. The page, the PDF and the picture all show this and nothing else."""

import datetime as dt
from dataclasses import dataclass

from screener.rulebook.card import CARD
from screener.rulebook.labels import which_rules
from screener.rulebook.model import Rulebook
from screener.rulebook.words import Words
from screener.summary import EvidenceLine, evidence_lines, review_sentence


@dataclass(frozen=True, slots=True)
class CardText:
    """What the card says, and what is said beside it. Nothing in it is about one person: the blanks stay blank."""

    language: str
    words: Words
    translation: tuple[str, ...]
    """That this is a translation, and whether it was reviewed; nothing where it is none."""
    heading: str
    say: str
    ask: tuple[str, ...]
    note: str
    not_needed: str
    title: str
    to: str
    lines: tuple[str, ...]
    blanks: tuple[str, ...]
    evidence: tuple[EvidenceLine, ...]
    review: str
    rules: str
    version: str
    original: "CardText | None"
    """Of a translated card: the same in the language that the rules are written in, for teams that read it."""

    @property
    def bilingual_blanks(self) -> tuple[str, ...]:
        """What is filled in by hand, once, in the language of whoever fills it in and in that of the rules."""
        return tuple(map(_both, self.blanks, self.original.blanks)) if self.original else self.blanks


def _both(text: str, original: str) -> str:
    return f"{text} · {original}"


def card_text(rulebook: Rulebook, today: dt.date | None) -> CardText | None:
    """The card of a rulebook; None for one that has no card. The day decides whether its review is overdue."""
    about, card = rulebook.about, rulebook.about.card
    if card is None:
        return None
    return CardText(
        language=about.language,
        words=rulebook.words,
        translation=rulebook.translated.label if rulebook.translated else (),
        heading=card.heading,
        say=card.patient.say,
        ask=card.patient.ask,
        note=card.patient.note,
        not_needed=card.patient.not_needed,
        title=card.title,
        to=card.clinician.to,
        lines=card.clinician.lines,
        blanks=tuple(card.blanks.values()),
        evidence=evidence_lines(rulebook, card.evidence),
        review=review_sentence(rulebook, CARD, today),
        version=about.version,
        rules=which_rules(rulebook),
        original=card_text(rulebook.original, today) if rulebook.original else None,
    )
