"""What in a typed line may tell who somebody is: the line is then refused, before it is held against anything.

The patterns know how e-mail addresses and numbers are built. The words beside them ("born", "record no") and the
months come from the rulebook. A pattern has a fixed number of choices at each character: none can blow up.
"""

import re
import unicodedata
from collections.abc import Container, Iterable

from screener.medicines.entries import PersonalWords
from screener.medicines.kinds import Refusal
from screener.medicines.words import INVISIBLE, Phrase, fold

_DIGIT = re.compile(r"\d")
_AT = re.compile(r"@|[(\[{]at[)\]}]")
_EMAIL = re.compile(
    r"[a-z]{3}[\w.+-]{0,61}@[a-z]|[\w.+-]{0,61}[a-z][\w.+-]{0,3} ?(?:@|[(\[{]at[)\]}]) ?[\w-]{1,63}(?:\.| \. )[a-z]{2}"
)
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_SHORT_YEAR = r"[3-9]\d(?! ?[a-z]|[/.]\d)"
"""A year of two digits that is hardly a strength."""
_DATE = re.compile(
    rf"(?<![\d.])(?:{_YEAR}(?P<a>[./-]){_MONTH}(?P=a){_DAY}"
    rf"|(?:{_DAY}(?P<b> ?[./-] ?| )(?:{_MONTH})|{_MONTH}(?P<c> ?[./-] ?| ){_DAY})(?:(?P=b)|(?P=c)){_YEAR}"
    rf"|(?:{_DAY}(?P<d>[./-]){_MONTH}|{_MONTH}(?P<e>[./-]){_DAY})(?:(?P=d)|(?P=e)){_SHORT_YEAR}"
    rf"|(?:0[1-9]|[12]\d|3[01])(?P<f>[./-])0[1-9](?P=f)\d\d|0[1-9](?P<g>[./-])(?:0[1-9]|[12]\d|3[01])(?P=g)\d\d)(?!\d)"
)
_NO_UNIT = r"(?!\d|/\d| ?(?:mg|mcg|[uμ]g|g|ml|l|iu|units?|cfu)\b| ?%)"
_PHONES = (
    re.compile(r"\+\d(?:[ .()-]{0,2}\d){7,14}(?!\d)"),
    re.compile(r"(?<![\d.])\(?0\d{1,4}\)?(?:[ .-]?\d){5,10}" + _NO_UNIT),
    re.compile(r"(?<![\d.])\(?\d{3}\)?[ .-]{0,2}\d{3}[ .-]\d{4}" + _NO_UNIT),
    re.compile(r"(?<!\d)1[38]00[ -]\d{3}[ -]\d{3}(?!\d)"),
    re.compile(r"(?<![\d.-])\d{3}-\d{4}(?!-)" + _NO_UNIT),
)
_RECORDS = (
    re.compile(r"(?<!\d)\d{3}[ -]\d{2}[ -]\d{4}(?!\d)"),
    re.compile(r"(?<!\d)\d{4} \d{5} \d(?!\d)|(?<!\d)\d{4}-\d{3}-\d{3}(?!\d)"),
    re.compile(r"(?<![\d.,])\d{7,}(?![.,]\d)" + _NO_UNIT),
    re.compile(r"(?<!\w)[a-z]{1,3}\d{6,}" + _NO_UNIT),
    re.compile(r"(?<!\w)[a-z]{2} ?\d\d ?\d\d ?\d\d ?[a-d](?!\w)"),
    re.compile(r"(?<!\w)\d[a-z][a-z\d]\d-?[a-z][a-z\d]\d-?[a-z]{2}\d\d(?!\w)"),
)
_ROUND = re.compile(r"\d*0")
"""A number that ends in nought: where every one does, as in 300-1200 or 0700 1100 1500, they are strengths or hours."""
_PARTS = re.compile(r"\d+|[^\W\d_]+")


class Personal:
    """Finds what may tell who somebody is."""

    def __init__(self, words: PersonalWords) -> None:
        self._births, self._phones, self._records = (
            tuple(fold(word) for word in group) for group in (words.birth, words.phone, words.record)
        )
        self._months = frozenset(word for month in words.months for word in fold(month))
        self._labels = frozenset(label[0] for label in (*self._births, *self._phones, *self._records))

    def found_in(self, text: str, words: Phrase) -> Refusal | None:
        """What kind of thing a line holds that may tell who somebody is; None where nothing looks like that.

        ``words`` are the folded words of the text.
        """
        plain = text.lower() if text.isascii() else unicodedata.normalize("NFKC", INVISIBLE.sub("", text)).lower()
        digits = len(_DIGIT.findall(plain))
        labelled = not self._labels.isdisjoint(words)
        if digits < 3 and not labelled and not _AT.search(plain):
            return None
        looks_like = {
            Refusal.EMAIL: _EMAIL.search(plain),
            Refusal.DATE: _DATE.search(plain)
            or self._dates(plain)
            or (labelled and _beside(words, self._births, 1, self._months)),
            Refusal.PHONE: (digits >= 7 and _looks_like(_PHONES, plain))
            or (labelled and _beside(words, self._phones, 5, ())),
            Refusal.RECORD: (digits >= 5 and _looks_like(_RECORDS, plain))
            or (labelled and _beside(words, self._records, 4, ())),
        }
        return next((refusal for refusal, found in looks_like.items() if found), None)

    def _dates(self, plain: str) -> bool:
        """Whether a day, a month in letters and a year follow each other, in either order ("12th of May 1980")."""
        words = [word for word in _PARTS.findall(plain) if word.isdigit() or len(word) > 2]
        for at, word in enumerate(words):
            if word in self._months:
                before, after = words[max(0, at - 1) : at], words[at + 1 : at + 3]
                for day, year in ((before, after[:1]), (after[:1], after[1:2]), (after[:1], before)):
                    if _fits(_DAY, day) and _fits(rf"{_YEAR}|{_SHORT_YEAR}", year):
                        return True
        return False


def _fits(pattern: str, words: list[str]) -> bool:
    return bool(words) and re.fullmatch(pattern, words[0]) is not None


def _looks_like(patterns: Iterable["re.Pattern[str]"], text: str) -> bool:
    """Whether some numbers look like one of the patterns, and not every one of them is round."""
    found = (match for pattern in patterns for match in pattern.finditer(text))
    return any(not all(_ROUND.fullmatch(number) for number in re.findall(r"\d+", match[0])) for match in found)


def _beside(words: Phrase, labels: tuple[Phrase, ...], digits: int, passed: Container[str]) -> bool:
    """Whether one of the labels stands just before a number of at least so many digits; some words may be between."""
    for label in labels:
        for at in range(len(words) - len(label)):
            if words[at : at + len(label)] == label:
                behind = [word for word in words[at + len(label) : at + len(label) + 4] if word not in passed]
                if re.match(rf"#?\D{{0,3}}\d{{{digits},}}(?!\d*(?:mg|mcg|g|ml|iu|units?)(?![a-z]))", "".join(behind)):
                    return True
    return False
