"""Strengths that stand together in a line: behind a second one there may be a second medicine."""

import re
import unicodedata
from collections.abc import Iterator

_DASH, _STROKE = re.compile("[\u2010-\u2015\u2212]"), re.compile("[\u2044\u2215\\\\|:]")
_NUMBER = r"[0-9]{1,4}(?:\.[0-9]{1,3})?(?! ?ml)"
_UNIT = r" ?(?:[a-z]{1,12}\.?)?"
_STRENGTHS = re.compile(rf"(?<![\w.]){_NUMBER}(?:{_UNIT} ?(?:[-/+&(,]|and|with|plus) ?{_NUMBER})+")
_RANGE = re.compile(r"[0-9] ?- ?[0-9](?![0-9.])")
"""One or two, two to four: tablets, not strengths, where the first is not the greater."""
_SCHEDULE = re.compile(r"[0-9](?:-[0-9]){2,3}")
"""Tablets in the morning, at noon and at night, as it is written in much of Europe: 1-0-1."""
_CHUNK = re.compile(rf"[;\n]|,(?! ?[0-9])|,(?= ?{_NUMBER}{_UNIT} ?/)| and (?! ?[0-9])")
_TWO_NUMBERS = re.compile(r"\d\D+\d")


def second_strengths(text: str) -> Iterator[tuple[str, str, int]]:
    """Strengths that stand together: the piece of the line they stand in, how they are written, and how many."""
    if not _TWO_NUMBERS.search(text):
        return
    for chunk in _CHUNK.split(_with_plain_strokes(text)):
        for found in _STRENGTHS.finditer(chunk):
            tablets = _RANGE.fullmatch(found[0]) and found[0][0] <= found[0][-1]
            if not (tablets or _SCHEDULE.fullmatch(found[0])):
                yield chunk, found[0], len(re.findall(_NUMBER, found[0]))


def _with_plain_strokes(text: str) -> str:
    """The text in small letters, with every kind of dash, stroke and space as the ordinary one."""
    text = unicodedata.normalize("NFKC", text).lower()
    return " ".join(_STROKE.sub("/", _DASH.sub("-", text)).split())
