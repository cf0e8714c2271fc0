"""What in a typed line may tell who somebody is: the line is then refused, before it is held against anything.

The patterns know how e-mail addresses and numbers are built. The words beside them ("born", "record no") and the
months come from the rulebook. A pattern has a fixed number of choices at each character: none can blow up.
"""

import re
import unicodedata

from screener.medicines.entries import PersonalWords
from screener.medicines.kinds import Refusal
from screener.medicines.words import INVISIBLE, Phrase, fold

_DIGIT = re.compile(r"\d")
_EMAIL = re.compile(r"[\w.+-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63})+")
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"(?<![\d.])(?:{_YEAR}([./-]){_MONTH}\1{_DAY}|(?:{_DAY}([./-]){_MONTH}|{_MONTH}([./-]){_DAY})(?:\2|\3){_YEAR}"
    rf"|(?:{_DAY}([/-]){_MONTH}|{_MONTH}([/-]){_DAY})(?:\4|\5)\d\d(?! ?[a-z]|[/.]\d))(?!\d)"
)
_NO_UNIT = r"(?!\d|/\d| ?(?:mg|mcg|[uμ]g|g|ml|l|iu|units?)\b| ?%)"
_PHONES = (
    re.compile(r"\+\d(?:[ .()-]{0,2}\d){7,14}(?!\d)"),
    re.compile(r"(?<![\d.])\(?0\d{1,4}\)?(?:[ .-]?\d){5,10}" + _NO_UNIT),
    re.compile(r"(?<![\d.])\(?\d{3}\)?[ .-]{0,2}\d{3}[ .-]\d{4}" + _NO_UNIT),
    re.compile(r"(?<![\d.-])\d{3}-\d{4}(?!-)" + _NO_UNIT),
)
_RECORDS = (
    re.compile(r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)"),
    re.compile(r"(?<![\d.,])\d{7,}(?![.,]\d)" + _NO_UNIT),
    re.compile(r"(?<!\w)[a-z]{1,3} ?\d{6,}" + _NO_UNIT),
    re.compile(r"(?<!\w)[a-z]{2} ?\d\d ?\d\d ?\d\d ?[a-d](?!\w)"),
)


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
        if digits < 4 and not labelled and "@" not in plain:
            return None
        looks_like = {
            Refusal.EMAIL: _EMAIL.search(plain),
            Refusal.DATE: _DATE.search(plain) or self._dates(words) or (labelled and _beside(words, self._births, 1)),
            Refusal.PHONE: (digits >= 7 and any(pattern.search(plain) for pattern in _PHONES))
            or (labelled and _beside(words, self._phones, 5)),
            Refusal.RECORD: (digits >= 6 and any(pattern.search(plain) for pattern in _RECORDS))
            or (labelled and _beside(words, self._records, 3)),
        }
        return next((refusal for refusal, found in looks_like.items() if found), None)

    def _dates(self, words: Phrase) -> bool:
        """Whether a day, a month in letters and a year stand together, in either order."""
        for at, word in enumerate(words):
            if word in self._months:
                beside = [*words[max(0, at - 2) : at], *words[at + 1 : at + 3]]
                days = [one for one in beside if re.fullmatch(rf"{_DAY}(?:st|nd|rd|th)?", one)]
                years = [one for one in beside if re.fullmatch(_YEAR, one)]
                if days and years:
                    return True
        return False


def _beside(words: Phrase, labels: tuple[Phrase, ...], digits: int) -> bool:
    """Whether one of the labels stands just before a number of at least so many digits in all."""
    for label in labels:
        for at in range(len(words) - len(label)):
            if words[at : at + len(label)] == label:
                number = "".join(words[at + len(label) : at + len(label) + 4])
                if re.match(rf"#?\D{{0,3}}\d{{{digits},}}", number):
                    return True
    return False
