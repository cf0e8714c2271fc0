"""Masks rows, with the words of one vocabulary. A medicine name is never masked; masking twice changes nothing.

The forms of numbers and addresses are in the code; the words beside them ("born", "record no"), the months and the
column heads come from the rulebook.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from screener.medicines.masking.dates import Dates, Days
from screener.medicines.masking.numbers import Numbers
from screener.medicines.masking.people import People
from screener.medicines.masking.text import Plain, Span, replaced, without
from screener.medicines.table import Table
from screener.medicines.vocabulary import Vocabulary
from screener.medicines.words import MASK, NAME, NUMBER, fold, fold_line


class Masked(StrEnum):
    """What was masked."""

    DATE = "date"
    NUMBER = "number"
    NAME = "name"


class MaskedText(NamedTuple):
    """A text in which whatever may identify somebody is masked."""

    text: str
    what: tuple[Masked, ...]
    """The kinds of what was masked, now or before, each once."""


def masked_in(text: str) -> tuple[Masked, ...]:
    """The kinds of masks in a text, each once."""
    return tuple(what for what in Masked if f"[{what.value}]" in text)


class Masking:
    """Masks texts, with the words of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        words = vocabulary.words.personal
        self._dates = Dates(words)
        self._numbers = Numbers(words, self._is_known)
        self._people = People(vocabulary)
        self._number_columns = frozenset(map(fold, words.number_columns))
        self._name_columns = frozenset(map(fold, words.name_columns))
        self._vague_columns = frozenset(map(fold, words.vague_names))
        self._medicine_columns = frozenset(map(fold, vocabulary.words.rows.names)) - self._vague_columns

    def rows(self, texts: Sequence[str], today: dt.date | None) -> tuple[MaskedText, ...]:
        """Mask the rows of one list. ``today`` says which dates are past; without it, every end of a medicine is."""
        days = Days(today)
        rows = self._rows(texts, days)
        newest = self._dates.judged_by(days)
        return self._rows(texts, Days(today, newest)) if newest else rows

    def _rows(self, texts: Sequence[str], days: Days) -> tuple[MaskedText, ...]:
        table = Table(self._vocabulary)
        return tuple(self._masked(text, days, table) for text in texts)

    def text(self, text: str) -> MaskedText:
        """Mask a single text."""
        return self._masked(text, Days(None), None)

    def _masked(self, text: str, days: Days, table: Table | None) -> MaskedText:
        kept = [found.span() for found in MASK.finditer(text)]
        spans = [*self._in_columns(text, days, table), *self._anywhere(text, days)] if text.strip() else []
        spans = [one for one in spans if all(one.end <= first or one.first >= end for first, end in kept)]
        masked = replaced(text, spans)
        if spans:  # a masked text may have hidden its neighbor
            return self._masked(masked, days, table)
        return MaskedText(masked, masked_in(masked))

    def _anywhere(self, text: str, days: Days) -> Iterator[Span]:
        """What is masked anywhere in a row. What one search finds is hidden from the next."""
        plain = Plain(text)
        letters = without(plain.text, (found.span() for found in MASK.finditer(plain.text)))
        emails = list(self._numbers.emails(letters))
        letters = without(letters, emails)
        yield from (plain.span(*span, NAME) for span in emails)
        if any(character.isdigit() for character in letters):
            dates = self._dates.found(letters, days)
            yield from (plain.span(*date) for date in dates)
            letters = without(letters, ((date.first, date.end) for date in dates))
            numbers = list(self._numbers.found(letters))
            yield from (plain.span(*span, NUMBER) for span in numbers)
            letters = without(letters, numbers)
        yield from (plain.span(*span, NAME) for span in self._people.found(plain, letters))

    def _in_columns(self, text: str, days: Days, table: Table | None) -> Iterator[Span]:
        """What is masked in the columns of a table: names, numbers and dates."""
        cells = list(table.cells(text)) if table else []
        medicines = any(head in self._medicine_columns for _, _, head in cells)
        for first, end, head in cells:
            inside = text[first:end]
            if head in self._name_columns or (head in self._vague_columns and medicines):
                yield from (Span(first + at, first + to, NAME) for at, to in self._people.in_cell(inside))
            elif head in self._number_columns:
                for number in re.finditer(r"(?<![\w.])[A-Za-z]{0,4}\d[\d-]{3,}(?!\w)", inside):
                    if not self._is_known(number[0].lower()):
                        yield Span(first + number.start(), first + number.end(), NUMBER)
            for date in self._dates.in_column(inside.lower(), head, days):
                yield Span(first + date.first, first + date.end, date.mask)

    def _is_known(self, text: str) -> bool:
        """Whether a text ends with a medicine or an ordinary word, so that it is not an address or number."""
        words = fold_line(text).words
        return any(words[at:] in self._vocabulary.known for at in range(max(0, len(words) - 3), len(words)))
