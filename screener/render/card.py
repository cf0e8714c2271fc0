"""The card to carry: a sheet to print, cut and fold (PDF), and a picture for a phone (PNG).

Each is a function of the card's text alone: it holds nothing about the person who carries it.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from screener.check.description import CardText
from screener.render import typesetting
from screener.rulebook.words.locale import direction

TEMPLATE = Path(__file__).parent / "card.typ"
PIXELS_PER_INCH = 3 * 72
"""Three pixels to a point: the picture is 1,080 pixels wide."""


def render_card_pdf(card: CardText) -> bytes:
    """The card on a sheet that fits A4 and Letter in its own size."""
    return typesetting.pdf(TEMPLATE, _content(card, picture=False), _exact(card))


def render_card_png(card: CardText) -> bytes:
    """The card as a picture, upright, as wide as the screen of a phone."""
    return typesetting.png(TEMPLATE, _content(card, picture=True), _exact(card), PIXELS_PER_INCH)


def _exact(card: CardText) -> dict[str, str]:
    """The addresses by source, as they are."""
    return {"links.json": json.dumps({line.source: line.url for line in card.evidence if line.url})}


def _content(card: CardText, *, picture: bool) -> dict[str, Any]:
    """What the template lays out."""
    words = card.words.card
    language, _, region = card.language.partition("-")
    return {
        "picture": picture,
        "year": typesetting.year(card.version),
        "missing_characters": card.words.document.missing_characters,
        "language": language,
        "region": region or None,
        "direction": direction(card.language),
        "title": card.heading,
        "front": _front(card),
        "details": words.details,
        "blanks": card.bilingual_blanks,
        "original": card.original and _front(card.original),
        "sources": words.sources,
        "evidence": [asdict(line) | {"url": None} for line in card.evidence],
        "review": card.review,
        "rules": card.rules,
        "say": card.say,
        "not_needed": card.not_needed,
        "ask": card.ask,
        "note": card.note,
        "by_hand": words.by_hand,
        "cut": words.cut,
    }


def _front(card: CardText) -> dict[str, Any]:
    """What a team reads first."""
    language, said = card.language.partition("-")[0], {"title": card.title, "to": card.to, "lines": card.lines}
    return {**said, "language": language, "direction": direction(card.language), "translation": card.translation}
