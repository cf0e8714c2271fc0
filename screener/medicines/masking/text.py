"""What all masks share: the plain letters of a text, places in it, and words that are looked for."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from screener.medicines.words import INVISIBLE, fold

UNIT = r"(?:mgs?|mcg|[uμ]g|gm?|kg|ml|l|iu|u|units?|meq|mmol|cfu|tabs?|tablets?|caps?|capsules?|hours?|hrs?|days?)"
NO_UNIT = rf"(?!\d|/\d| ?{UNIT}\b| ?%)"
"""Behind a number that is no amount."""


class Span(NamedTuple):
    """A place in a text, and what is to stand there."""

    first: int
    end: int
    mask: str


class Plain:
    """A text in small letters without invisible characters, with where each character comes from."""

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
        """The place in the original text of a place in the plain one."""
        if self._at is None:
            return Span(first, end, mask)
        return Span(self._at[first], self._at[end - 1] + 1, mask)

    def written(self, first: int, end: int) -> str:
        """A piece as it was written."""
        span = self.span(first, end, "")
        return self.original[span.first : span.end]


def label(words: Iterable[str]) -> "re.Pattern[str]":
    """Finds words, whole and however they are spaced, with accents or without; the longest where several fit."""
    texts = {word.lower() for word in words} | {" ".join(fold(word)) for word in words}
    options = (r"[\s.]*".join(map(re.escape, re.findall(r"\w+|[^\w\s]", text))) for text in texts)
    longest = sorted(options, key=len, reverse=True)
    return re.compile(rf"(?<![^\W\d_]|\[)(?:{'|'.join(longest)})(?![\w\]])" if longest else r"(?!)")


def replaced(text: str, spans: Iterable[Span]) -> str:
    """The text with each span masked; of two that overlap the whole is masked, as the one that begins first says."""
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
    """The text with the characters of some places as ones that nothing is found in."""
    letters = list(text)
    for first, end in spans:
        letters[first:end] = "\x00" * (end - first)
    return "".join(letters)
