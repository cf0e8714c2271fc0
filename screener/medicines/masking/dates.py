"""Finds full dates, and whether one is a past end or last supply of a medicine."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from screener.medicines.entries import PersonalWords
from screener.medicines.masking.text import UNIT, label
from screener.medicines.words import DATE, LONG_PAST, PAST, fold

_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_SHORT_YEAR = r"[2-9]\d(?! ?[a-z]|[/.]\d)"
"""A two-digit year that is unlikely to be a strength."""
_TIME = r"(?:(?:t| |, ?| at )\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[ap]m\b|z\b| ?[+-]\d\d:?\d\d)?)?"
_NUMBERS = re.compile(
    rf"(?<![\d.])(?:{_YEAR}(?P<a>[./-]){_MONTH}(?P=a){_DAY}"
    rf"|(?:{_DAY}(?P<b> ?[./-] ?| )(?:{_MONTH})|{_MONTH}(?P<c> ?[./-] ?| ){_DAY})(?:(?P=b)|(?P=c)){_YEAR}"
    rf"|(?:{_DAY}(?P<d>[./-]){_MONTH}|{_MONTH}(?P<e>[./-]){_DAY})(?:(?P=d)|(?P=e)){_SHORT_YEAR}"
    rf"|(?:0[1-9]|[12]\d|3[01])(?P<f>[./-])0[1-9](?P=f)\d\d|0[1-9](?P<g>[./-])(?:0[1-9]|[12]\d|3[01])(?P=g)\d\d)"
    rf"(?![\d/]| ?{UNIT}\b){_TIME}"
)
_LABELLED = re.compile(
    rf"{_YEAR}[./-]{_MONTH}[./-]{_DAY}(?!\d){_TIME}|\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d\d)(?!\d){_TIME}"
    rf"|{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
)
_SEVERAL = 2
_RANGE = re.compile(r"\s*[-\u2013\u2014]\s*")


class FoundDate(NamedTuple):
    """A date in a text, and its mask."""

    first: int
    end: int
    mask: str


@dataclass
class Days:
    """The dates that the dates of one list are compared with."""

    today: dt.date | None
    """None: every end of a medicine is past."""
    newest: dt.date | None = None
    """The newest supply of the list, if the others are compared with it."""
    supplied: list[dt.date] = field(default_factory=list)
    """The dates of last supply found so far."""


class Dates:
    """Finds dates, with the words of one vocabulary."""

    def __init__(self, words: PersonalWords) -> None:
        self._long_ago, self._list_long_ago = words.filled_long_ago, words.list_long_ago
        self._months = {
            " ".join(fold(name)): number for number, names in enumerate(words.months.values(), 1) for name in names
        }
        named = "|".join(sorted(map(re.escape, self._months), key=len, reverse=True)) or "(?!)"
        day, year = rf"{_DAY}(?:st|nd|rd|th|º)?", rf"(?:{_YEAR}|\d\d(?! ?{UNIT}\b))"
        between = r"[ .,/-]{0,3}(?:of |de |del )?"
        self._named = re.compile(
            rf"(?<![\w.])(?:{day}{between}(?:{named})\.?{between}{year}"
            rf"|(?:{named})\.?[ .,/-]{{0,3}}{day}[ .,/-]{{1,3}}{year}"
            rf"|{_YEAR}[ .,/-]{{0,3}}(?:{named})\.?[ .,/-]{{0,3}}{day})"
            rf"(?!\w){_TIME}"
        )
        self._born = label(words.birth)
        self._birth = re.compile(
            rf"[\s:.]*(?P<all>(?:(?:{named})\.? )?(?:\d{{1,2}}|{_YEAR})(?!\d)(?:[./ -]{{1,3}}\d+)*"
            rf"(?:(?: of| de)? ?(?:{named})\.?,? ?\d+)?)(?![\w'])"
        )
        self._labels = label((*words.dates, *words.ends, *words.filled))
        self._ends, self._filled, self._no_ends = label(words.ends), label(words.filled), label(words.no_ends)
        beside = "|".join(re.escape(" ".join(fold(word))) for word in words.beside_a_date) or "(?!)"
        self._gap = re.compile(rf"[ \t]*(?:(?:{beside})\b\.?[ \t]*)*[:=#-]?[ \t]*(?:(?:{beside})\b\.?[ \t]*)*")
        self._names_of_columns = tuple(frozenset(map(fold, group)) for group in (words.ends, words.filled))

    def judged_by(self, days: Days) -> dt.date | None:
        """The date to compare supplies with, if it is not today.

        A printout that is some months old is compared with its newest supply. An old one is compared with today.
        """
        if days.today is None or len(days.supplied) < _SEVERAL:
            return None
        newest = max(days.supplied)
        return newest if newest < days.today and (days.today - newest).days <= self._list_long_ago else None

    def found(self, text: str, days: Days) -> list[FoundDate]:
        """The dates in a lower-case text, in order. Without today's date, every end of a medicine is past."""
        spans = [found.span() for found in self._named.finditer(text)]
        spans += [found.span() for found in _NUMBERS.finditer(text) if not _are_strengths(found[0])]
        for found in self._labels.finditer(text):
            gap = self._gap.match(text, found.end())
            if gap and (date := _LABELLED.match(text, gap.end())):
                spans.append(date.span())
        for found in self._born.finditer(text):
            if birth := self._birth.match(text, found.end()):
                spans.append(birth.span("all"))
        kept = _apart(spans)
        for _, end in tuple(kept):
            if (dash := _RANGE.match(text, end)) and (date := _LABELLED.match(text, dash.end())):
                kept = _apart([*kept, date.span()])
        return list(self._masked(text, kept, days))

    def in_column(self, text: str, head: tuple[str, ...], days: Days) -> list[FoundDate]:
        """The dates in a cell of a column of end or supply dates."""
        if not any(head in heads for heads in self._names_of_columns):
            return []
        spans = [found.span() for found in _LABELLED.finditer(text)] + [
            found.span() for found in self._named.finditer(text)
        ]
        return [FoundDate(*span, self._mask(text[slice(*span)], " ".join(head), days)) for span in _apart(spans)]

    def _masked(self, text: str, spans: list[tuple[int, int]], days: Days) -> Iterator[FoundDate]:
        before = 0
        for first, end in spans:
            words = text[max(before, first - 60) : first]
            in_range = before > 0 and _RANGE.fullmatch(words) is not None
            yield FoundDate(first, end, self._mask(text[first:end], words, days, in_range=in_range))
            before = end

    def _mask(self, written: str, before: str, days: Days, *, in_range: bool = False) -> str:
        """The mask of a date, which says whether it is a past end or last supply of a medicine."""
        if self._ends_with(self._no_ends, before):
            return DATE
        if in_range or self._ends_with(self._ends, before):
            return PAST if days.today is None or self._days_ago(written, days.today) > 0 else DATE
        if self._ends_with(self._filled, before) and days.today is not None:
            days.supplied.append(days.today - dt.timedelta(days=self._days_ago(written, days.today)))
            long = self._days_ago(written, days.newest or days.today) > self._long_ago
            return LONG_PAST if long else DATE
        return DATE

    def _ends_with(self, pattern: "re.Pattern[str]", text: str) -> bool:
        """Whether a text ends with one of some labels."""
        return any(self._gap.fullmatch(text, found.end()) for found in pattern.finditer(text))

    def _days_ago(self, written: str, today: dt.date) -> int:
        """How many days ago a date was, by its most recent reading; not past if it cannot be read."""
        return min(((today - day).days for day in self._days(written)), default=0)

    def _days(self, written: str) -> Iterator[dt.date]:
        whole = re.match(r"((?:19|20)\d\d)(\d\d)(\d\d)$", written)
        numbers = [int(one) for one in (whole.groups() if whole else re.findall(r"\d+", written)[:3])]
        word = next((self._months[one] for one in re.findall(r"[^\W\d_]+", written) if one in self._months), None)
        if word is not None and len(numbers) >= 2:
            numbers = [*numbers[:2], word]
            orders: tuple[tuple[int, int, int], ...] = ((1, 2, 0), (0, 2, 1))
        elif len(numbers) == 3:
            orders = ((0, 1, 2),) if numbers[0] > 31 else ((2, 1, 0), (2, 0, 1))
        else:
            return
        for year, month, day in orders:
            full = numbers[year] + (0 if numbers[year] > 99 else 2000)
            try:
                yield dt.date(full, numbers[month], numbers[day])
            except ValueError:
                continue


def _are_strengths(written: str) -> bool:
    """Whether three numbers are all multiples of five, with a short year: 10/5/30 may be strengths."""
    numbers = re.findall(r"\d+", written)
    return len(numbers) == 3 and max(map(len, numbers)) == 2 and all(int(one) % 5 == 0 for one in numbers)


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order; of overlapping ones, the longest."""
    kept: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda one: (one[0], -one[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
