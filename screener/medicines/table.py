"""Tables in a list: a row of column heads, and the cells of the rows below it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from screener.medicines.vocabulary import Vocabulary
from screener.medicines.words import UNSURE, Phrase, fold_line

_DELIMITERS = "\t|;,"
_LEAST, _LONGEST_HEAD = 2, 4
"""The fewest known heads in a row of heads; the most words in a head."""
_LEAST_WITHOUT = 3
"""The fewest heads in a row of heads without delimiters."""


class Cell(NamedTuple):
    """The start and end of a cell in its row."""

    first: int
    end: int


class Table:
    """Reads the rows of a list in order, and knows which table a row belongs to."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._heads: tuple[Phrase, ...] = ()
        self._delimiter = ""

    def cells(self, text: str) -> Iterator[tuple[int, int, Phrase]]:
        """The start and end of each cell of a row with its head; none if the row is not in a table."""
        if heads := delimited_heads(self._vocabulary, text):
            self._delimiter, self._heads = heads
        elif self._delimiter and self._delimiter in text:
            for cell, head in zip(cells_of(text, self._delimiter), self._heads, strict=False):
                yield cell.first, cell.end, head


def delimited_heads(vocabulary: Vocabulary, text: str) -> tuple[str, tuple[Phrase, ...]] | None:
    """The delimiter and heads of a row of heads; None for any other row.

    At least two cells, and at least half, are known heads. No cell contains a digit or a medicine.
    """
    for delimiter in _DELIMITERS:
        if delimiter not in text:
            continue
        heads = _words_of(text, delimiter)
        filled = [head for head in heads if head]
        known = sum(head in vocabulary.columns for head in filled)
        if known >= _LEAST and known * 2 >= len(filled) and not any(_is_content(vocabulary, head) for head in filled):
            return delimiter, heads
    return None


def _is_content(vocabulary: Vocabulary, head: Phrase) -> bool:
    """Whether a cell contains a medicine or a number, and so is not a head."""
    if head in vocabulary.columns:
        return False
    medicine = any((known := vocabulary.known.get((word,))) and known.match for word in head)
    return medicine or any(word[0].isdigit() for word in head) or len(head) > _LONGEST_HEAD


def is_row_of_heads(vocabulary: Vocabulary, text: str) -> bool:
    """Whether a row contains only column heads."""
    if delimited_heads(vocabulary, text):
        return True
    words, heads_found, at = fold_line(text).words, 0, 0
    longest = max(map(len, vocabulary.columns), default=0)
    while at < len(words):
        length = next((n for n in range(min(longest, len(words) - at), 0, -1)
                       if words[at : at + n] in vocabulary.columns), 0)  # fmt: skip
        if not length:
            return False
        at, heads_found = at + length, heads_found + 1
    return heads_found >= _LEAST_WITHOUT and not fold_line(text).colons


def heads_of(text: str) -> tuple[Phrase, ...]:
    """The heads in a row of heads; one phrase if there is no delimiter."""
    delimiter = next((one for one in _DELIMITERS if one in text), "")
    return _words_of(text, delimiter) if delimiter else (fold_line(text).words,)


def cells_of(text: str, delimiter: str | None = None) -> tuple[Cell, ...]:
    """The cells of a row, in order. A delimiter in quotes is an ordinary character."""
    delimiter = delimiter or next((one for one in _DELIMITERS if one in text), "")
    cells: list[Cell] = []
    first, quoted = 0, False
    for at, character in enumerate(text):
        if character == '"':
            quoted = not quoted
        elif character == delimiter and not quoted:
            cells.append(Cell(first, at))
            first = at + 1
    return (*cells, Cell(first, len(text)))


def _words_of(text: str, delimiter: str) -> tuple[Phrase, ...]:
    cells: Sequence[Cell] = cells_of(text, delimiter)
    words = (fold_line(text[cell.first : cell.end]).words for cell in cells)
    return tuple(one[:-1] if one[-1:] == (UNSURE,) else one for one in words)
