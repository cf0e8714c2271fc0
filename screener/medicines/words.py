"""The words of a line: folded, each with whether something separates it from the word before."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

Phrase = tuple[str, ...]
"""Folded words in order: a name, or a line."""

_WORD = re.compile(r"#?[^\W_]+")
_PART = re.compile(
    r"(?P<word>#?[^\W_]+)|(?P<stop>[,;:|•·\n])"
    r"|(?P<turn>[()\[\]{}&\t→⇒]|\.(?=\s)|(?<=\s)[-\u2010-\u2015/*](?=\s))"
)
# Marks of trade stand for nothing; taken apart they would be letters.
_INVISIBLE = re.compile(
    "[\u00ae\u2120\u2122\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)


@cache
def fold(text: str) -> Phrase:
    """The words of a name without case, accents, punctuation, width and invisible characters.

    "Co-codamol 30/500" becomes ("co", "codamol", "30", "500"). A number sign stays: Tylenol #3 holds codeine, Tylenol
    three times a day does not. A plus sign is the word "plus": Nurofen+ is not Nurofen. Letters of other scripts stay
    what they are: a Cyrillic letter that looks like a Latin one never becomes it.

    For names of rule files only: they are remembered, which what a person typed must not be.
    """
    return tuple(_WORD.findall(_plain(text)))


class Words(NamedTuple):
    """A typed line, folded."""

    words: Phrase
    begins: frozenset[int]
    """The numbers of the words that begin a new part of the line, after a comma, a bracket or the like."""
    stops: frozenset[int]
    """Those of them that no name reaches across: the ones after a comma, a colon or a line's end."""


def fold_line(text: str) -> Words:
    """The words of a typed line."""
    words: list[str] = []
    begins: set[int] = set()
    stops: set[int] = set()
    for found in _PART.finditer(_plain(text)):
        if found["word"]:
            words.append(found["word"])
        else:
            begins.add(len(words))
            if found["stop"]:
                stops.add(len(words))
    return Words(tuple(words), frozenset(begins), frozenset(stops))


def _plain(text: str) -> str:
    text = text.replace("+", " plus ").replace("\u2795", " plus ")
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", _INVISIBLE.sub("", text))
    return "".join(character for character in text if not unicodedata.combining(character)).casefold()
