"""Folds a line into words, and marks where something separates a word from the one before."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

Phrase = tuple[str, ...]
"""Folded words in order: a name, or a line."""

_WORD = re.compile(r"#?[^\W_]+")
DATE, NUMBER, NAME = "[date]", "[number]", "[name]"
PAST, LONG_PAST = f"{DATE} (past)", f"{DATE} (over a year ago)"
MASKS_OF_THE_PAST = (PAST, LONG_PAST)
"""A past date on which a medicine ended, and one on which it was last supplied."""
MASKS = (DATE, NUMBER, NAME, *MASKS_OF_THE_PAST)
"""What replaces text that may identify somebody."""
_MASK = r"\[(?:date|number|name)\](?: \((?:past|over a year ago)\))?"
MASK = re.compile(_MASK)
"""Matches any mask."""
_TAG = (
    r"</?(?:html|head|body|meta|style|title|p|div|span|br|hr|b|i|u|em|strong|font|a|ul|ol|li|table|thead|tbody|tr|td|th|"
    r"h[1-6]|pre|sup|sub|img|o:p)(?:\s[^<>]{0,500}=[^<>]{0,2000})?\s?/?>|&(?:nbsp|amp|lt|gt|quot|#39);"
)
_PART = re.compile(
    rf"(?P<mask>{_MASK})|(?P<tag>{_TAG})|(?P<word>#?[^\W_]+)|(?P<blank>__+)|(?P<colon>:)|(?P<line>\n)|(?P<stop>[,;|•·])"
    r"|(?P<unsure>(?<=[^\W_])\?|\?(?=[^\W_]))"
    r"|(?P<opens>[(\[])|(?P<dash>(?<=\s)[-\u2010-\u2015]{1,3}(?=\s))|(?P<turn>[)\]{}&\t→⇒]|\.(?=\s)|(?<=\s)[/*](?=\s))"
)
BLANK = "__"
"""A line to write on, as a word of its own."""
UNSURE = "?"
"""A question mark attached to a word, as a word of its own."""
INVISIBLE = re.compile(
    "[\u00ae\u2120\u2122\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
"""Invisible characters and trademark signs, which mean nothing; decomposed, the signs would become letters."""
_LOOKS_LATIN = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04bb\u043a\u043c\u0442\u043f\u0432\u043d\u051b\u051d\u0433"
    "\u03bf\u03b1\u03bd\u03c1\u03c4\u03b9\u03ba\u03c5\u03c7\u03b5\u03b7\u03b3\u0131\u0142\u00f8\u0111",
    "aeopcyxijsdhkmtnbhqwroavptikuxenyilod",
)


@cache
def fold(text: str) -> Phrase:
    """The words of a name, ignoring case, accents, punctuation, width and invisible characters.

    "Co-codamol 30/500" becomes ("co", "codamol", "30", "500"). A number sign stays: Tylenol #3 contains codeine,
    Tylenol three times a day does not. A plus sign becomes the word "plus": Nurofen+ is not Nurofen. Letters of other
    scripts stay as they are: a Cyrillic letter that looks like a Latin one never becomes it.

    Only for names from rule files: results are cached, and what a person typed must not be.
    """
    return tuple(_WORD.findall(_plain(text)))


class FoldedLine(NamedTuple):
    """A typed line, folded."""

    words: Phrase
    begins: frozenset[int]
    """The indexes of words that start a new part of the line, after a comma, a parenthesis or the like."""
    stops: frozenset[int]
    """Those that no name reaches across: after a comma, a colon or a line break."""
    colons: frozenset[int]
    """Those after a colon."""
    opens: frozenset[int]
    """Those that open a parenthesis."""
    dashes: frozenset[int]
    """Those after a dash."""
    breaks: frozenset[int]
    """Those that start a row of a block."""
    accented: frozenset[str]
    """The words written with an accent."""


def fold_line(text: str) -> FoldedLine:
    """The words of a typed line."""
    words: list[str] = []
    places: dict[str, set[int]] = {kind: set() for kind in ("begins", "stop", "colon", "opens", "dash", "line")}
    for found in _PART.finditer(_plain(text)):
        kind = str(found.lastgroup)
        if kind in ("mask", "word", "unsure", "blank"):
            words.append(BLANK if kind == "blank" else found[0])
            continue
        places["begins"].add(len(words))
        if kind in places:
            places[kind].add(len(words))
        if kind in ("colon", "line"):
            places["stop"].add(len(words))
    begins, stops, colons, opens, dashes, breaks = (frozenset(numbers) for numbers in places.values())
    return FoldedLine(tuple(words), begins, stops, colons, opens, dashes, breaks, _accented(text))


def unfolded_length(text: str) -> int:
    """The length of a text with ligatures expanded: one Arabic sign is eighteen characters."""
    return len(text) if text.isascii() else len(unicodedata.normalize("NFKC", text))


def accents_of(phrase: str) -> frozenset[str]:
    """The folded words of a phrase that have an accent."""
    return _accented(phrase)


def _accented(text: str) -> frozenset[str]:
    if text.isascii():
        return frozenset()
    composed = unicodedata.normalize("NFC", text)
    return frozenset(_plain(word) for word in _WORD.findall(composed) if not word.isascii() and _plain(word).isascii())


def in_latin_letters(text: str) -> str:
    """The folded text with look-alike letters of other alphabets replaced by Latin ones. Only for proposing names."""
    return text if text.isascii() else text.translate(_LOOKS_LATIN)


def _plain(text: str) -> str:
    text = text.replace("+", " plus ").replace("\u2795", " plus ")
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", INVISIBLE.sub("", text))
    return "".join(character for character in text if not unicodedata.combining(character)).casefold()
