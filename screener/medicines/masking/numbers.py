"""Finds phone numbers, record numbers and email addresses."""

import re
from collections.abc import Callable, Iterator

from screener.medicines.entries import PersonalWords
from screener.medicines.masking.text import NO_UNIT, UNIT, label

_PHONES = (
    re.compile(r"\+\d(?:[ .()-]{0,2}\d){7,14}(?!\d)"),
    re.compile(r"(?<![\d.])\(?0\d{1,4}\)?(?:[ .-]?\d){5,10}" + NO_UNIT),
    re.compile(r"(?<![\d.])(?:1[ .-])?\(?\d{3}\)?[ .-]{0,2}\d{3}[ .-]\d{4}" + NO_UNIT),
    re.compile(r"(?<!\d)1[38]00[ -]\d{3}[ -]\d{3}(?!\d)"),
    re.compile(r"(?<![\d.-])\d{3}-\d{4}(?!-)" + NO_UNIT),
)
_RECORDS = (
    re.compile(r"(?<!\d)\d{3}[ -]\d{2}[ -]\d{4}(?!\d)"),
    re.compile(r"(?<!\d)\d{4} \d{5} \d(?!\d)|(?<!\d)\d{4}-\d{3}-\d{3}(?!\d)"),
    re.compile(r"(?<![\d.,])\d{7,}(?![.,]\d)" + NO_UNIT),
    re.compile(r"(?<!\w)[a-z]{1,3}\d{6,}" + NO_UNIT),
    re.compile(r"(?<!\w)[a-z]{2} ?\d\d ?\d\d ?\d\d ?[a-d](?!\w)"),
    re.compile(r"(?<!\w)\d[a-z][a-z\d]\d-?[a-z][a-z\d]\d-?[a-z]{2}\d\d(?!\w)"),
)
_ROUND = re.compile(r"\d*0")
"""A number that ends in zero. If all do, as in 300-1200 or 0700 1100 1500, they are strengths or hours."""
_LABELLED = re.compile(
    r"[ \t]*(?:(?:no|nr|number|num|id)\b)?(?P<mark>[ \t.:#=]*)"
    r"(?P<number>(?:[a-z]{1,4}[ -]?)?\d[\w-]*(?: \d{2,5}(?![\w/'.-]))*)(?!['\u2019/])"
)
"""The number after a label. If the first group of digits is short, further groups belong to it."""
_SHORT_GROUP, _CLEAR, _VAGUE = 4, 3, 5
"""Digits: of the first of several groups; of a number after a label with a sign; of one without."""
_EMAIL = re.compile(
    r"(?P<local>[a-z0-9][\w.+-]{0,62}) ?(?:@|[(\[{]at[)\]}]) ?(?P<host>[\w-]{1,63})"
    r"(?:\.| \. )[a-z]{2,}(?:\.[a-z]{2,}){0,3}"
)


class Numbers:
    """Finds numbers and addresses, with the words of one vocabulary."""

    def __init__(self, words: PersonalWords, is_known: Callable[[str], bool]) -> None:
        """``is_known`` says whether a text names a medicine or is an ordinary word of a list."""
        self._labels = tuple(label(group) for group in (words.record, words.phone))
        self._is_known = is_known

    def found(self, text: str) -> Iterator[tuple[int, int]]:
        """The positions of phone and record numbers in a lower-case text."""
        digits = sum(character.isdigit() for character in text)
        for patterns, least in ((_PHONES, 7), (_RECORDS, 5)):
            for pattern in patterns if digits >= least else ():
                for found in pattern.finditer(text):
                    round_ = all(_ROUND.fullmatch(number) for number in re.findall(r"\d+", found[0]))
                    if not round_ and not self._is_known(found[0]):
                        yield found.span()
        for labels in self._labels:
            for found in labels.finditer(text):
                if span := self._behind(text, found.end()):
                    yield span

    def emails(self, text: str) -> Iterator[tuple[int, int]]:
        """The positions of email addresses. "tramadol@bedtime.Take" is not one."""
        for found in _EMAIL.finditer(text) if "@" in text or "at" in text else ():
            if not (self._is_known(found["local"]) or self._is_known(found["host"])):
                yield found.span()

    def _behind(self, text: str, at: int) -> tuple[int, int] | None:
        """The position of the number after a label; None for an amount or a medicine."""
        number = _LABELLED.match(text, at)
        if not number:
            return None
        first, *more = number["number"].split(" ")
        end = number.start("number") + (len(number["number"]) if len(first) <= _SHORT_GROUP else len(first))
        written = text[number.start("number") : end]
        if not more and re.match(rf"(?:[ ]?{UNIT}\b|[ ]?%)", text[end:]):
            return None
        digits = sum(character.isdigit() for character in written)
        enough = digits >= (_CLEAR if number["mark"].strip() else _VAGUE)
        glued = re.search(rf"\d{UNIT}$", written)
        return (number.start("number"), end) if enough and not glued and not self._is_known(written) else None
