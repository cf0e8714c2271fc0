"""Finds strengths side by side in a line: a second one may belong to a second medicine.

"acetaminophen 300-30", "paracetamol 500 mg 30 mg" and "ibuprofen 200 + 12.8" may each be a product with codeine that
is not named. Numbers with another unit are amounts and times, and small numbers without a unit are tablets.
"""

import re
import unicodedata
from collections.abc import Container, Iterator
from itertools import pairwise
from typing import NamedTuple

from screener.medicines.words import INVISIBLE

_DASH, _STROKE = re.compile("[\u2010-\u2015\u2212]"), re.compile("[\u2044\u2215\\\\|:]")
_MASS = frozenset(("mg", "mgs", "mcg", "ug", "μg", "g", "gm", "gram", "grams", "milligram", "milligrams", "microgram",
                   "micrograms"))  # fmt: skip
_LINK = r"(?:and|with|w|plus)"
_NUMBER = re.compile(rf"(?<![\w.#])([0-9]{{1,4}}(?:\.[0-9]{{1,3}})?)(?![\w.]*[0-9])(?: ?(?!{_LINK}\b)([^\W\d_]+))?")
_BETWEEN = re.compile(rf"[\W_]*(?:{_LINK}|to|by)?[\W_]*")
_CHUNK = re.compile(r"[;,](?! ?[0-9])|,(?= ?[0-9.]{1,6} ?[a-z]{0,12} ?/)| and (?! ?[0-9])")
"""A strength after a comma belongs to the name before it; two with a slash between them are on their own."""
_DOTTED = re.compile(
    r"([0-9]{3,4}|[0-9]{2,4}(?=\.[0-9]{3})|[0-9]{2,4}(?:mg|mcg|g))\.(?=[0-9]{2,4}(?:mg|mcg|g)?(?![0-9.]))"
)
"""300.30, 30.500 and 300mg.30mg: no strength has so many digits before and after the point."""
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=000(?![0-9]))")
"""1,000 mg. Other groups may be two strengths: 8,500 is co-codamol."""
_GLUED = re.compile(r"([^\W\d_]{4,})(?=[0-9])")
_SCHEDULE = re.compile(r"(?<![\w.])[0-9](?:-[0-9]){2,3}(?![\w.])")
"""Tablets in the morning, at noon and at night, as written in much of Europe: 1-0-1."""
_TABLETS = re.compile(r"(?<![\w.])([0-9]) ?- ?([0-9])(?![\w.])")
"""Ranges: 1-2, 2-4."""
_HALF = re.compile(r"(?<![\w./])1/[234](?![\w./])")
"""Half, a third or a quarter of a tablet."""
_WORD = re.compile(r"[^\W\d_]+")
_FIRST = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,3})?) ?(?:mg|mcg|g)? ?([/-]) ?$")
MOST_TABLETS = 4
"""A larger number without a unit, next to a strength, may be a strength."""


class Strengths(NamedTuple):
    """The strengths in a piece of a line."""

    chunk: str
    """The piece, in lower case."""
    written: str
    """From the first strength to the last."""
    how_many: int


def strengths_of(
    text: str, counted: Container[str], verbs: Container[str] = (), forms: Container[str] = ()
) -> Iterator[Strengths]:
    """The pieces of a line with two or more strengths.

    ``counted`` are the words after a number that is not a strength: tablets, hours, times. One of ``verbs`` starts a
    new piece if one of ``forms`` follows: "take one 150 mg tablet", but not "take 5 mg".
    """
    if sum(character.isdigit() for character in text) < 2:
        return
    for chunk in _chunks(_with_plain_strokes(text), verbs, forms):
        plain = _TABLETS.sub(_without_tablets, _SCHEDULE.sub(lambda found: " " * len(found[0]), chunk))
        found = _strengths(plain, counted, forms)
        if len(found) > 1:
            yield Strengths(chunk, plain[found[0].start() : found[-1].end()], len(found))


def _chunks(text: str, verbs: Container[str], forms: Container[str]) -> Iterator[str]:
    for chunk in _CHUNK.split(_HALF.sub(lambda found: " " * len(found[0]), text)):
        words = list(_WORD.finditer(chunk))
        begins = [word.start() for at, word in enumerate(words)
                  if word[0] in verbs and any(other[0] in forms for other in words[at:])]  # fmt: skip
        for first, end in pairwise([0, *begins, len(chunk)]):
            yield chunk[first:end]


def _strengths(chunk: str, counted: Container[str], forms: Container[str]) -> list["re.Match[str]"]:
    """The numbers that are strengths: those with a unit of mass, and those beside a strength with no other unit.

    A number before a form is an amount, except after a slash, or after a dash and a larger number: 325/5 tabs.
    """
    numbers = [number for number in _NUMBER.finditer(chunk)
               if number[2] not in counted or (number[2] in forms and _is_second(chunk, number))]  # fmt: skip
    found = {number.start() for number in numbers if number[2] in _MASS}
    for left, right in pairwise(numbers):
        signs = chunk[left.end() if left[2] in _MASS else left.end(1) : right.start()]
        large = min(float(left[1]), float(right[1])) > MOST_TABLETS
        if _BETWEEN.fullmatch(signs) and (large or signs.strip()):
            found |= {left.start(), right.start()}
    strengths = [number for number in numbers if number.start() in found]
    return strengths[:1] + [two for one, two in pairwise(strengths) if not _is_said_again(chunk, one, two)]


def _is_second(chunk: str, number: "re.Match[str]") -> bool:
    """Whether a number is the second of two strengths and not part of a range: 325/5, 6.25-10, but not 1-2, 10-15."""
    before = _FIRST.search(chunk[: number.start()])
    if before is None or float(before[1]) <= MOST_TABLETS:
        return False
    return before[2] == "/" or "." in before[1] or float(before[1]) >= float(number[1])


def _is_said_again(chunk: str, one: "re.Match[str]", two: "re.Match[str]") -> bool:
    """Whether a strength repeats the one before, with a word between them: "100 mg tablet 100 mg"."""
    between = chunk[one.end() : two.start()]
    return (one[1], one[2]) == (two[1], two[2]) and not _BETWEEN.fullmatch(between)


def _without_tablets(found: "re.Match[str]") -> str:
    """Replace a range of tablets with spaces, if the first number is not the larger."""
    return " " * len(found[0]) if found[1] <= found[2] else found[0]


def _with_plain_strokes(text: str) -> str:
    """The text in lower case, with every kind of dash, slash and space as the ordinary one."""
    text = unicodedata.normalize("NFKC", INVISIBLE.sub(" ", text.replace("\u00d7", " ").replace("\u2026", " ")))
    text = _GLUED.sub(r"\1 ", _DOTTED.sub(r"\1 ", _THOUSANDS.sub("", text.lower())))
    return " ".join(_STROKE.sub("/", _DASH.sub("-", text)).replace("_", " ").split())
