"""The words of one typed line, sorted: names, what asks, what is not known, and what says nothing.

The words are held against the vocabulary, the longest phrase first. Whole words only: apomorphine is not morphine. A
line falls into parts (at commas, "and", "with"), so that what is said of one medicine is not said of another.
"""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from screener.medicines.kinds import Why
from screener.medicines.near import MOST, Near
from screener.medicines.strengths import strengths_of
from screener.medicines.vocabulary import Asking, Match, Vocabulary, WordKind
from screener.medicines.words import Phrase, Words, fold_line

_AMOUNT = re.compile(r"(?:[0-9]{1,3}x)?[0-9]{1,9}(.*)")
_GLUED = re.compile(r"([^\W\d]{4,})([0-9]{2,}\w*|[0-9][a-z]\w*)")
_PERSON = re.compile(r"(?<!\w)[^\W\d_a-z][^\W\d_]+(?: [^\W\d_]\.?)?(?: [^\W\d_a-z][^\W\d_]+){1,2}(?!\w)")
"""Two or three words with capitals, an initial among them or not."""


@dataclass(frozen=True, slots=True)
class Question:
    """Words of a line that could be several things."""

    words: str
    could_be: tuple[Match, ...]
    """The likeliest first. Empty where the words could be too many things to name."""
    why: Why
    prompt: str | None = None
    """The id of the prompt that asks a question of its own."""
    doubted: bool = False
    """Whether the line may say that it is not taken now, whatever it is."""

    @property
    def is_proposal(self) -> bool:
        """Whether it proposes names for words that are written almost like them, or mean one thing only."""
        near = self.why in (Why.SPELLING, Why.LETTERS)
        return bool(self.could_be) and (near or len(self.could_be) == 1)


@dataclass(slots=True)
class _Piece:
    """A phrase of the line, what it is, and the part of the line it stands in."""

    phrase: Phrase
    at: int
    """The number of its first word in the line."""
    match: Match | None
    asking: Asking | None
    kinds: frozenset[WordKind]
    part: int

    @property
    def is_name(self) -> bool:
        return self.match is not None or self.asking is not None

    @property
    def is_content(self) -> bool:
        """Whether it is a name or not known, and no mere word of a line."""
        return self.is_name or not self.kinds


class Line:
    """The words of one text, sorted."""

    def __init__(self, vocabulary: Vocabulary, text: str, folded: Words, confirmed: Iterable[Match] = ()) -> None:
        """``folded`` holds the words of the text; ``confirmed`` what the person said that its open words stand for."""
        self.vocabulary = vocabulary
        self.matches: list[Match] = []
        self.mentioned: list[Match] = []
        self.questions: list[Question] = []
        self.not_read: list[str] = []
        self._words = _unglued(folded, vocabulary.reach)
        pieces = list(self._pieces(self._words))
        content = [piece for piece in pieces if piece.is_content]
        self.names_nothing = not content
        _settle_everyday_words(content)
        self._begins_something = _in_parts_of(content, pieces)
        if pieces and pieces[-1].part:
            _join_parts_without_a_name(pieces)
        if unknown := [piece for piece in pieces if self._sort(pieces, piece)]:
            self._ask_for_near_names(pieces, unknown, alone=len(content) == 1)
            self._ask_for_a_person(text, pieces)
        self.doubted = any(piece.kinds & {WordKind.BEFORE, WordKind.AFTER} for piece in pieces)
        self._ask_for_a_second_strength(text, {part for match in confirmed for part in match.substances})

    def _pieces(self, line: Words) -> Iterator[_Piece]:
        part = at = 0
        for stop in (*sorted(stop for stop in line.stops if stop), len(line.words)):
            while at < stop:
                piece = self._longest(line.words, at, stop)
                part += at in line.begins or WordKind.SEPARATOR in piece.kinds
                piece.part = part
                yield piece
                at += len(piece.phrase)

    def _longest(self, words: Phrase, at: int, stop: int) -> _Piece:
        """The longest known phrase that begins here; a single word where none does."""
        vocabulary = self.vocabulary
        for length in range(min(vocabulary.reach.get(words[at], 0), stop - at), 0, -1):
            phrase = words[at : at + length]
            if known := vocabulary.known.get(phrase):
                return _Piece(phrase, at, known.match, known.asking, known.kinds, 0)
        phrase = words[at : at + 1]
        amount = _AMOUNT.fullmatch(phrase[0])
        unit = vocabulary.line_words.get((amount[1],), frozenset()) if amount else frozenset()
        silent = amount and (not amount[1] or unit & {WordKind.SILENT, WordKind.FORM})
        return _Piece(phrase, at, None, None, frozenset({WordKind.SILENT}) if silent else frozenset(), 0)

    def _sort(self, pieces: list[_Piece], piece: _Piece) -> bool:
        """Put a piece where it belongs; whether it is a word that is not understood."""
        if piece.match:
            (self.mentioned if _meaning_changed(pieces, piece) else self.matches).append(piece.match)
        elif piece.asking:
            asking = piece.asking
            why = Why.SEVERAL if asking.prompt else Why.SHORT_FORM
            doubted = _meaning_changed(pieces, piece)
            self.questions.append(Question(" ".join(piece.phrase), asking.could_be, why, asking.prompt, doubted))
        else:
            return not self._says_nothing(pieces, piece)
        return False

    def _says_nothing(self, pieces: list[_Piece], piece: _Piece) -> bool:
        """Whether a word that is no name is known to say nothing about which medicine it is."""
        kinds, part = piece.kinds, piece.part
        if kinds & {WordKind.SILENT, WordKind.TAKEN_NOW, WordKind.TITLE}:
            return not self.names_nothing
        if WordKind.FORM in kinds:
            return any(other.is_name and other.part == part for other in pieces)
        if WordKind.SEPARATOR in kinds:
            return piece.at in self._begins_something
        return _acts_on(piece, [other.at for other in pieces if other.is_name and other.part == part])

    def _ask_for_near_names(self, pieces: list[_Piece], unknown: list[_Piece], *, alone: bool) -> None:
        """A word no list has asks for the names it is almost written like; where there are none, it is not read."""
        asked: set[int] = set()
        for piece in sorted(unknown, key=lambda one: bool(one.kinds)):
            if piece.at in asked or _acts_on(
                piece, [one.at for one in unknown if one.at in asked and one.part == piece.part]
            ):
                continue
            near = [] if piece.kinds else self._near(piece, alone=alone)
            if not near:
                self.not_read.append(" ".join(piece.phrase))
                continue
            first, last = near[0].first, near[0].last
            asked.update(range(first, last + 1))
            typed = " ".join(self._words.words[first : last + 1])
            could_be = _different(match for one in near for match in self.vocabulary.candidates(one.name))
            why = Why.SPELLING if typed.isascii() else Why.LETTERS
            self.questions.append(Question(typed, could_be[:MOST], why, doubted=_meaning_changed(pieces, piece)))

    def _near(self, piece: _Piece, *, alone: bool) -> list[Near]:
        """The names nearest to a word, and to it with the words beside it that no comma or the like cuts off."""
        words = self._words.words
        stops = sorted({0, *self._words.stops, len(words)})
        reach = next(range(first, end) for first, end in pairwise(stops) if first <= piece.at < end)
        return self.vocabulary.near.find(words, piece.at, reach, alone=alone)

    def _ask_for_a_person(self, text: str, pieces: list[_Piece]) -> None:
        """Two or three unknown words with capitals, or an unknown word behind a title, may be somebody's name."""
        left = set(self.not_read)
        names = [found[0] for found in _PERSON.finditer(text)
                 if all(len(word) == 1 or word in left for word in fold_line(found[0]).words)]  # fmt: skip
        names += [" ".join(after.phrase) for title, after in pairwise(pieces)
                  if WordKind.TITLE in title.kinds and not after.kinds and " ".join(after.phrase) in left]  # fmt: skip
        if names:
            self.questions.append(Question(", ".join(names), (), Why.PERSON))

    def _ask_for_a_second_strength(self, text: str, confirmed: set[str]) -> None:
        """More strengths than substances may be a combination with a name left out; strengths alone, all of one."""
        for chunk, strengths, count in strengths_of(text, self.vocabulary.counted):
            content = [piece for piece in self._pieces(fold_line(chunk)) if piece.is_content]
            names = [piece.match for piece in content if piece.match]
            held = {part for match in names for part in match.substances}
            if not held or any(not piece.match for piece in content):
                held |= confirmed
            classes = {kind for match in names for kind in match.classes}
            partners = [self.vocabulary.itself(key) for key in self.vocabulary.partners_of(held)]
            if count > len(held) and (could_be := tuple(one for one in partners if not one.classes <= classes)):
                doubted = any(match in self.mentioned for match in names)
                self.questions.append(Question(strengths, could_be, Why.STRENGTHS, doubted=doubted))
            elif not (held or content or self.names_nothing):
                self.not_read.append(strengths)


def _different(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Each medicine once, under the first of its names, unless another of its names has other classes."""
    found: dict[tuple[str, frozenset[str]], Match] = {}
    for match in matches:
        found.setdefault((match.medicine, match.classes), match)
    return tuple(found.values())


def _unglued(line: Words, known: Container[str]) -> Words:
    """The line with the strength apart from a name it is written onto ("codeine30mg"), where no name is written so."""
    parts = []
    for word in line.words:
        glued = None if word in known else _GLUED.fullmatch(word)
        parts.append(glued.groups() if glued and glued[1] in known else (word,))
    if len(parts) == sum(map(len, parts)):
        return line
    moved = [0, *accumulate(map(len, parts))]
    words = tuple(word for part in parts for word in part)
    return Words(words, frozenset(moved[at] for at in line.begins), frozenset(moved[at] for at in line.stops))


def _in_parts_of(content: list[_Piece], pieces: list[_Piece]) -> frozenset[int]:
    """Where the pieces stand that share a part with something that is a name or not known."""
    parts = {piece.part for piece in content}
    return frozenset(piece.at for piece in pieces if piece.part in parts)


def _settle_everyday_words(content: list[_Piece]) -> None:
    """An everyday word asks only where nothing else in the line is a name or unknown."""
    for piece in content if len(content) > 1 else ():
        if piece.asking and piece.asking.alone:
            piece.asking = None


def _join_parts_without_a_name(pieces: list[_Piece]) -> None:
    """What stands in a part without a name is said of the part before it ("tramadol, stopped last week").

    Where there is none before it, it is said of the one behind it ("allergies: codeine").
    """
    named = sorted({piece.part for piece in pieces if piece.is_name})
    for piece in pieces:
        if named and piece.part not in named and WordKind.FORM not in piece.kinds:
            before = [part for part in named if part < piece.part]
            piece.part = before[-1] if before else named[0]


def _acts_on(piece: _Piece, names: Iterable[int]) -> bool:
    """Whether a word may say of one of the names of its part, by where they stand, that it is not taken now."""
    return any((WordKind.BEFORE if at > piece.at else WordKind.AFTER) in piece.kinds for at in names if at != piece.at)


def _meaning_changed(pieces: list[_Piece], piece: _Piece) -> bool:
    """Whether words of the same part may say that the medicine is not taken now."""
    same = [other for other in pieces if other.part == piece.part]
    if any(WordKind.TAKEN_NOW in other.kinds for other in same):
        return False
    return any(_acts_on(other, [piece.at]) for other in same)
