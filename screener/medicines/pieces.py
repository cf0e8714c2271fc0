"""Splits a row into pieces: each a phrase of the vocabulary or a single word, in its part of the row."""

import re
from collections.abc import Container
from dataclasses import dataclass
from itertools import accumulate, groupby

from screener.medicines.kinds import Status
from screener.medicines.vocabulary import Asking, Label, LabelKind, Match, Says, Vocabulary, WordKind
from screener.medicines.words import MASKS, UNSURE, FoldedLine, Phrase

_AMOUNT = re.compile(r"(?:[0-9]{1,3}x|[qx]|#(?=[0-9]{2}))?[0-9]{1,9}(.*)")
"""20, 20mg, 3x20mg, q3mo, x10, #60. A single digit after a number sign may be part of a name: Tylenol #3."""
_TIMES = re.compile(r"([a-z]{3,}?|q[0-9]{1,2}hr?s?)x?[0-9]{1,3}([a-z]*)")
"""A time and its number in one word: bidx9, dose9, q12hx10."""
_GLUED = re.compile(r"([^\W\d]{4,})([0-9]{2,}\w*|[0-9][a-z]\w*)")
_NO_KINDS: frozenset[WordKind] = frozenset()
_UNITS = {WordKind.SILENT, WordKind.FORM, WordKind.PRODUCT}
"""The kinds of words that form an amount with the number before them."""
_SILENT = frozenset({WordKind.SILENT})


@dataclass(slots=True)
class Piece:
    """A phrase of a row: what it is, and which part of the row it is in."""

    phrase: Phrase
    at: int
    """The index of its first word in the row."""
    match: Match | None = None
    asking: Asking | None = None
    kinds: frozenset[WordKind] = _NO_KINDS
    says: tuple[Says, ...] = ()
    label: Label | None = None
    """What it is if a colon follows."""
    is_amount: bool = False
    is_ordinary: bool = False
    """Whether it is an ordinary word, and nothing else is known about it."""
    part: int = 0
    """The part it is about: a part without a name belongs to the part before it."""
    own_part: int = 0
    """The part it is written in."""
    section: Label | None = None
    """The heading it is under, in its row or above."""
    group: int = -1
    """The same number for all names of one medicine."""
    behind_dash: bool = False
    """Whether a dash directly precedes it."""
    before_colon: bool = False
    """Whether a colon directly follows it."""
    number: int = 0
    """Its index among the pieces of the row."""
    own: range = range(0)
    """The indexes of the pieces of the part it is written in."""

    @property
    def is_name(self) -> bool:
        """Whether it names a medicine, or asks for one."""
        return self.match is not None or self.asking is not None

    @property
    def is_mask(self) -> bool:
        """Whether it replaces something that may identify somebody."""
        return self.phrase[0] in MASKS

    @property
    def is_content(self) -> bool:
        """Whether it is a name or an unknown word, not a known word of a row."""
        return self.is_name or not (self.kinds or self.says or self.label)

    @property
    def text(self) -> str:
        """Its words, folded."""
        return " ".join(self.phrase)


def pieces_of(vocabulary: Vocabulary, line: FoldedLine, under: Label | None = None) -> list[Piece]:
    """The pieces of a row, in order. ``under`` is the heading above it."""
    labels = _labels(vocabulary, line)
    pieces: list[Piece] = []
    part = at = 0
    section = under
    for stop in (*sorted(stop for stop in line.stops if stop), len(line.words)):
        while at < stop:
            if at in labels:
                piece = labels[at]
                part += bool(pieces)
                if piece.label and (piece.label.kind is LabelKind.HEADING or (at == 0 and piece.label.status)):
                    section = piece.label
            else:
                piece = _longest(vocabulary, line, at, stop)
                part += at in line.begins or WordKind.SEPARATOR in piece.kinds
            piece.part = piece.own_part = part
            piece.section = section
            piece.behind_dash = at in line.dashes
            piece.before_colon = at + len(piece.phrase) in line.colons
            piece.number = len(pieces)
            pieces.append(piece)
            at += len(piece.phrase)
    for _, group in groupby(pieces, key=lambda piece: piece.own_part):
        part_of_row = list(group)
        own = range(part_of_row[0].number, part_of_row[-1].number + 1)
        for piece in part_of_row:
            piece.own = own
    return pieces


def _labels(vocabulary: Vocabulary, line: FoldedLine) -> dict[int, Piece]:
    """The labels of a row by the index of their first word: the longest that end at a colon."""
    found: dict[int, Piece] = {}
    for colon in line.colons:
        begins = max((at for at in line.begins if at < colon), default=0)
        end = colon - (line.words[colon - 1 : colon] == (UNSURE,))
        for first in range(max(begins, end - vocabulary.longest_label), end):
            phrase = line.words[first:end]
            status, other = vocabulary.row_statuses.get(phrase), vocabulary.labels.get(phrase)
            heads = other is not None and other.kind is LabelKind.HEADING and first not in line.breaks
            label = other if heads else (status or other)
            if label and (first == begins or label.status in (None, Status.TAKEN)):
                found[first] = Piece(phrase, first, label=label)
                break
    return found


def _longest(vocabulary: Vocabulary, line: FoldedLine, at: int, stop: int) -> Piece:
    """The longest known phrase that starts here, or else a single word."""
    words = line.words
    for length in range(min(vocabulary.reach.get(words[at], 0), stop - at), 0, -1):
        phrase = words[at : at + length]
        if known := vocabulary.known.get(phrase):
            says = tuple(one for one in known.says if line.accented.intersection(phrase) == one.accents)
            if says or known.match or known.asking or known.kinds:
                return Piece(phrase, at, known.match, known.asking, known.kinds, says)
    phrase = words[at : at + 1]
    silent = _is_amount(vocabulary, phrase[0]) or _is_time(vocabulary, phrase[0])
    ordinary = not silent and phrase[0] in vocabulary.ordinary
    return Piece(phrase, at, kinds=_SILENT if silent else _NO_KINDS, is_amount=silent, is_ordinary=ordinary)


def _is_amount(vocabulary: Vocabulary, word: str) -> bool:
    """Whether a word is a number, with or without its unit."""
    found = _AMOUNT.fullmatch(word)
    return found is not None and (not found[1] or _is_unit(vocabulary, found[1]))


def _is_time(vocabulary: Vocabulary, word: str) -> bool:
    """Whether a word is a time with a number attached."""
    found = _TIMES.fullmatch(word)
    return found is not None and all(
        not part or _is_unit(vocabulary, part) or _is_amount(vocabulary, part) for part in found.groups()
    )


def _is_unit(vocabulary: Vocabulary, word: str) -> bool:
    return bool(vocabulary.line_words.get((word,), _NO_KINDS) & _UNITS)


def unglued(line: FoldedLine, known: Container[str]) -> FoldedLine:
    """Separate a strength from the name it is attached to ("codeine30mg"), unless a name is spelled that way."""
    parts = []
    for word in line.words:
        glued = None if word in known else _GLUED.fullmatch(word)
        parts.append(glued.groups() if glued and glued[1] in known else (word,))
    if len(parts) == sum(map(len, parts)):
        return line
    moved = [0, *accumulate(map(len, parts))]
    words = tuple(word for part in parts for word in part)
    places = (line.begins, line.stops, line.colons, line.opens, line.dashes, line.breaks)
    begins, stops, colons, opens, dashes, breaks = (frozenset(moved[at] for at in one) for one in places)
    return FoldedLine(words, begins, stops, colons, opens, dashes, breaks, line.accented)


def join_brands(line: FoldedLine, pieces: list[Piece]) -> None:
    """Put the names of one medicine in one group and part: a brand in parentheses, or "commonly known as"."""
    names = [piece for piece in pieces if piece.match]
    for number, piece in enumerate(names):
        piece.group = number
    at = 0
    while at < len(names):
        first = at
        while at + 1 < len(names) and names[at + 1].own_part == names[first].own_part:
            at += 1
        before, at = names[first : at + 1], at + 1
        held = {substance for piece in before if piece.match for substance in piece.match.substances}
        while at < len(names):
            inside = [one for one in names[at:] if one.own_part == names[at].own_part]
            same = {substance for one in inside if one.match for substance in one.match.substances} == held
            if not same or not _is_another_name(line, pieces, before[-1], names[at]):
                break
            for one in (*before, *inside):
                one.group = before[0].group
            old, new = inside[-1].own_part, before[0].part
            for piece in pieces:
                if before[-1].at < piece.at and piece.part <= old:
                    piece.part = new
            before = [*before, *inside]
            at += len(inside)


def _is_another_name(line: FoldedLine, pieces: list[Piece], first: Piece, second: Piece) -> bool:
    """Whether the text between two names of the same substances says that they are one medicine."""
    between = [piece for piece in pieces if first.at < piece.at < second.at]
    if any(WordKind.SAME_MEDICINE in piece.kinds or (piece.label and piece.label.kind is LabelKind.SAME_MEDICINE)
           for piece in between):  # fmt: skip
        return True
    if any(first.at < at <= second.at for at in line.opens):
        return True
    # In parentheses that opened before: "(Prinivil, Zestril)".
    return not between and first.at in line.opens and second.at in line.stops


def join_parts_without_a_name(pieces: list[Piece]) -> None:
    """A part without a name is about the part before it ("tramadol, stopped last week").

    If there is none, it is about the part after it ("allergies: codeine").
    """
    some = any(piece.is_name for piece in pieces)
    named = sorted({piece.part for piece in pieces if (piece.is_name if some else piece.is_content)})
    for piece in pieces:
        if named and piece.part not in named and WordKind.FORM not in piece.kinds:
            before = [part for part in named if part < piece.part]
            piece.part = before[-1] if before else named[0]
