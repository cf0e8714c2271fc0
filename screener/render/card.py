"""The card to carry: a sheet to print, cut and fold (PDF), and a picture for a phone (PNG).

Each is a function of the card's text alone: it holds nothing about the person who carries it.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from screener.description import CardText
from screener.render import typesetting
from screener.words.locale import direction

TEMPLATE = Path(__file__).parent / "card.typ"
PIXELS_PER_INCH = 3 * 72
"""Three pixels to a point: the picture is 1,080 pixels wide."""


def render_card_pdf(card: CardText) -> bytes:
    """The card on a sheet that fits A4 and Letter in its own size."""
    return typesetting.pdf(TEMPLATE, _data(card, picture=False))


def render_card_png(card: CardText) -> bytes:
    """The card as a picture, upright, as wide as the screen of a phone."""
    return typesetting.png(TEMPLATE, _data(card, picture=True), PIXELS_PER_INCH)


def _data(card: CardText, *, picture: bool) -> str:
    """What the template lays out, as JSON in which every character can be shown."""
    content = _content(card) | {"picture": picture, "missing_characters": None}
    data = json.dumps(content, ensure_ascii=False)
    if typesetting.printable(data) == data:
        return data
    missing = card.words.document.missing_characters
    return typesetting.printable(json.dumps(content | {"missing_characters": missing}, ensure_ascii=False))


def _content(card: CardText) -> dict[str, Any]:
    words = card.words.card
    language, _, region = card.language.partition("-")
    return {
        "language": language,
        "region": region or None,
        "direction": direction(card.language),
        "translation": card.translation,
        "title": card.heading,
        "card_title": card.title,
        "to": card.to,
        "lines": card.lines,
        "details": words.details,
        "blanks": card.blanks,
        "sources": words.sources,
        "evidence": [asdict(line) for line in card.evidence],
        "review": card.review,
        "rules": card.rules,
        "say": card.say,
        "not_needed": card.not_needed,
        "ask": card.ask,
        "note": card.note,
        "by_hand": words.by_hand,
        "cut": words.cut,
    }
