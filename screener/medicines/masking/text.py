"""Shared by all masks: the plain letters of a text, positions in it, and patterns for words."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from screener.medicines.words import INVISIBLE, fold

UNIT = r"(?:mgs?|mcg|[uμ]g|gm?|kg|ml|l|iu|u|units?|meq|mmol|cfu|tabs?|tablets?|caps?|capsules?|hours?|hrs?|days?)"
NO_UNIT = rf"(?!\d|/\d| ?{UNIT}\b| ?%)"
"""Follows a number that is not an amount."""


class Span(NamedTuple):
    """A position in a text and its replacement."""

    first: int
    end: int
    mask: str


class Plain:
    """A lower-case text without invisible characters, with the origin of each character."""

    def __init__(self, text: str) -> None:
        self.original = text
        self._at: list[int] | None = None
        if text.isascii():
            self.text = text.lower()
            return
        letters: list[str] = []
        self._at = []
        for number, character in enumerate(text):
            if INVISIBLE.fullmatch(character):
                continue
            for one in unicodedata.normalize("NFKC", character).lower():
                letters.append(one)
                self._at.append(number)
        self.text = "".join(letters)

    def span(self, first: int, end: int, mask: str) -> Span:
        """Map a position in the plain text to the original."""
        if self._at is None:
            return Span(first, end, mask)
        return Span(self._at[first], self._at[end - 1] + 1, mask)

    def written(self, first: int, end: int) -> str:
        """A piece as it was written."""
        span = self.span(first, end, "")
        return self.original[span.first : span.end]


def label(words: Iterable[str]) -> "re.Pattern[str]":
    """A pattern for whole words, however spaced, with or without accents; the longest match wins."""
    texts = {word.lower() for word in words} | {" ".join(fold(word)) for word in words}
    options = (r"[\s.]*".join(map(re.escape, re.findall(r"\w+|[^\w\s]", text))) for text in texts)
    longest = sorted(options, key=len, reverse=True)
    return re.compile(rf"(?<![^\W\d_]|\[)(?:{'|'.join(longest)})(?![\w\]])" if longest else r"(?!)")


def replaced(text: str, spans: Iterable[Span]) -> str:
    """The text with each span masked; overlapping spans become one, with the mask of the first."""
    parts: list[str] = []
    at = 0
    for span in sorted(spans, key=lambda one: (one.first, -one.end)):
        if span.first < at:
            at = max(at, span.end)
            continue
        parts += [text[at : span.first], span.mask]
        at = span.end
    return "".join((*parts, text[at:]))


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with some positions blanked out, so that nothing is found there."""
    letters = list(text)
    for first, end in spans:
        letters[first:end] = "\x00" * (end - first)
    return "".join(letters)
