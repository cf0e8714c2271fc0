"""How one typed line is read: exact names only. What is not known is said, and nothing is resolved by guess.

The words of a line are held against the vocabulary, the longest phrase first. Whole words only: apomorphine is not
morphine. A line falls into parts (at commas, "and", "with"), so that what is said of one medicine is not said of
another.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from screener.medicines.vocabulary import Asking, Match, Vocabulary, WordKind
from screener.medicines.words import Phrase, Words, fold_line

MAX_LINE = 300
"""A longer line is refused before it is normalised. Nothing is cut."""
_AMOUNT = re.compile(r"[0-9]{1,9}(.*)")
_DASH, _STROKE = re.compile("[\u2010-\u2015\u2212]"), re.compile("[\u2044\u2215\\\\|:]")
_NUMBER = r"[0-9]{1,4}(?:\.[0-9]{1,3})?(?! ?ml)"
_UNIT = r" ?(?:[a-z]{1,12}\.?)?"
_STRENGTHS = re.compile(rf"(?<![\w.]){_NUMBER}(?:{_UNIT} ?(?:[-/+&(,]|and|with|plus) ?{_NUMBER})+")
_RANGE = re.compile(r"[0-9] ?- ?[0-9](?![0-9.])")
"""One or two, two to four: tablets, not strengths, where the first is not the greater."""
_CHUNK = re.compile(rf"[;\n]|,(?! ?[0-9])|,(?= ?{_NUMBER}{_UNIT} ?/)| and (?! ?[0-9])")


class ReadingKind(StrEnum):
    """How a line was read, as a whole."""

    RECOGNISED = "recognised"
    RECOGNISED_NOT_LISTED = "recognised_not_listed"
    DID_YOU_MEAN = "did_you_mean"
    AMBIGUOUS = "ambiguous"
    MENTIONED = "mentioned"
    NOT_RECOGNISED = "not_recognised"
    REFUSED = "refused"


class Refusal(StrEnum):
    """Why a line was refused."""

    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Question:
    """Words of a line that could be several things."""

    words: str
    could_be: tuple[str, ...]
    """Ids of substances and combinations."""
    ask: str | None
    """A question of their own, from the vocabulary."""
    two_strengths: bool = False
    """Whether it asks for the second medicine behind a second strength."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One line, read. Every word of the line is in one of its parts, or says nothing about which medicine it is."""

    typed: str
    confirmed: str | None
    kind: ReadingKind
    matches: tuple[Match, ...] = ()
    mentioned: tuple[Match, ...] = ()
    """Names that the line may say are not taken now. They count neither as taken nor as absent."""
    questions: tuple[Question, ...] = ()
    not_read: tuple[str, ...] = ()
    refusal: Refusal | None = None
    names_nothing: bool = False
    """Whether the line holds no word that could be a medicine, such as "none"."""

    @property
    def understood(self) -> bool:
        """Whether every word is understood: there is a name, and nothing asks or is not known."""
        return bool(self.matches or self.mentioned) and not (self.questions or self.not_read)


def read_line(vocabulary: Vocabulary, typed: str, *, confirmed: str | None = None) -> Reading:
    """How a line is read.

    ``confirmed`` is the name that the person confirmed. It answers what the typed words left open; every name that was
    recognised in them stays.
    """
    if refusal := _refusal(typed):
        return Reading(typed, confirmed, ReadingKind.REFUSED, refusal=refusal)
    said = _Line(vocabulary, typed)
    asked = said if confirmed is None else _Line(vocabulary, confirmed)
    matches, mentioned = _once(said.matches, asked.matches), _once(said.mentioned, asked.mentioned)
    kind = _kind(matches, mentioned, asked.questions)
    return Reading(
        typed,
        confirmed,
        kind,
        matches,
        mentioned,
        tuple(asked.questions),
        tuple(asked.not_read),
        names_nothing=said.names_nothing and asked.names_nothing,
    )


@dataclass(slots=True)
class _Piece:
    """A phrase of the line, what it is, and the part of the line it stands in."""

    phrase: Phrase
    match: Match | None
    asking: Asking | None
    kinds: frozenset[WordKind]
    part: int

    @property
    def is_name(self) -> bool:
        return self.match is not None or self.asking is not None


class _Line:
    """The words of one text, sorted."""

    def __init__(self, vocabulary: Vocabulary, text: str) -> None:
        self.vocabulary = vocabulary
        self.matches: list[Match] = []
        self.mentioned: list[Match] = []
        self.questions: list[Question] = []
        self.not_read: list[str] = []
        pieces = list(self._pieces(fold_line(text)))
        self._settle_everyday_words(pieces)
        content = {piece.part for piece in pieces if piece.is_name or not piece.kinds}
        self._begins_something = {number for number, piece in enumerate(pieces) if piece.part in content}
        self._join_parts_without_a_name(pieces)
        for number, piece in enumerate(pieces):
            self._sort(pieces, number, piece)
        self._ask_for_a_second_strength(text)
        self.names_nothing = not any(piece.is_name or not piece.kinds for piece in pieces)

    def _pieces(self, line: Words) -> Iterator[_Piece]:
        part = at = 0
        while at < len(line.words):
            reach = next((stop for stop in sorted(line.stops) if stop > at), len(line.words))
            piece = self._longest(line.words[:reach], at)
            part += at in line.begins or WordKind.SEPARATOR in piece.kinds
            piece.part = part
            yield piece
            at += len(piece.phrase)

    def _longest(self, words: Phrase, at: int) -> _Piece:
        """The longest known phrase that begins here; a single word where none does."""
        vocabulary = self.vocabulary
        for length in range(min(vocabulary.longest, len(words) - at), 0, -1):
            phrase = words[at : at + length]
            match, asking = vocabulary.matches.get(phrase), vocabulary.asks.get(phrase)
            kinds = vocabulary.line_words.get(phrase, frozenset())
            if match or asking or kinds:
                return _Piece(phrase, match, asking, kinds, 0)
        phrase = words[at : at + 1]
        amount = _AMOUNT.fullmatch(phrase[0])
        silent = amount and (not amount[1] or WordKind.SILENT in vocabulary.line_words.get((amount[1],), ()))
        return _Piece(phrase, None, None, frozenset({WordKind.SILENT}) if silent else frozenset(), 0)

    @staticmethod
    def _settle_everyday_words(pieces: list[_Piece]) -> None:
        """An everyday word asks only where nothing else in the line is a name or unknown."""
        content = [piece for piece in pieces if piece.is_name or not piece.kinds]
        for piece in content:
            if piece.asking and piece.asking.alone and len(content) > 1:
                piece.asking = None

    @staticmethod
    def _join_parts_without_a_name(pieces: list[_Piece]) -> None:
        """What stands in a part without a name is said of the part before it ("tramadol, stopped last week").

        Where there is none before it, it is said of the one behind it ("allergies: codeine").
        """
        named = {piece.part for piece in pieces if piece.is_name}
        for piece in pieces:
            if named and piece.part not in named and WordKind.FORM not in piece.kinds:
                before = [part for part in named if part < piece.part]
                piece.part = max(before) if before else min(named)

    def _sort(self, pieces: list[_Piece], number: int, piece: _Piece) -> None:
        words = " ".join(piece.phrase)
        if piece.match:
            (self.mentioned if self._meaning_changed(pieces, number) else self.matches).append(piece.match)
        elif piece.asking:
            self.questions.append(Question(words, piece.asking.could_be, piece.asking.ask))
        elif not self._says_nothing(pieces, number):
            self.not_read.append(words)

    @staticmethod
    def _meaning_changed(pieces: list[_Piece], number: int) -> bool:
        """Whether words of the same part may say that the medicine is not taken now."""
        same = [(at, piece.kinds) for at, piece in enumerate(pieces) if piece.part == pieces[number].part]
        if any(WordKind.TAKEN_NOW in kinds for _, kinds in same):
            return False
        return any(
            (WordKind.BEFORE in kinds and at < number) or (WordKind.AFTER in kinds and at > number)
            for at, kinds in same
        )

    def _says_nothing(self, pieces: list[_Piece], number: int) -> bool:
        """Whether a word that is no name is known to say nothing about which medicine it is."""
        kinds, part = pieces[number].kinds, pieces[number].part
        if kinds & {WordKind.SILENT, WordKind.TAKEN_NOW}:
            return any(piece.is_name or not piece.kinds for piece in pieces)
        if WordKind.FORM in kinds:
            return any(piece.is_name and piece.part == part for piece in pieces)
        if WordKind.SEPARATOR in kinds:
            return number in self._begins_something
        acts_on = [at for at, piece in enumerate(pieces) if piece.match and piece.part == part]
        return (WordKind.BEFORE in kinds and any(at > number for at in acts_on)) or (
            WordKind.AFTER in kinds and any(at < number for at in acts_on)
        )

    def _ask_for_a_second_strength(self, text: str) -> None:
        """More strengths than substances may be a combination with a name left out; strengths alone, all of one."""
        for chunk in _CHUNK.split(_with_plain_strokes(text)):
            for found in _STRENGTHS.finditer(chunk):
                count = len(re.findall(_NUMBER, found[0]))
                if _RANGE.fullmatch(found[0]) and found[0][0] <= found[0][-1]:
                    continue
                held = {part for match in self._matches_in(chunk) for part in match.substances}
                partners = {key: None for part in sorted(held) for key in self.vocabulary.partners.get(part, ())}
                if not held:
                    self.not_read.append(found[0])
                elif partners and count > len(held):
                    self.questions.append(Question(found[0], tuple(partners), None, two_strengths=True))

    def _matches_in(self, chunk: str) -> list[Match]:
        """The names in a piece of the line."""
        return [piece.match for piece in self._pieces(fold_line(chunk)) if piece.match]


def _with_plain_strokes(text: str) -> str:
    """The text in small letters, with every kind of dash, stroke and space as the ordinary one."""
    text = unicodedata.normalize("NFKC", text).lower()
    return " ".join(_STROKE.sub("/", _DASH.sub("-", text)).split())


def _once(first: list[Match], second: list[Match]) -> tuple[Match, ...]:
    """The matches of both, each once."""
    return tuple(dict.fromkeys((*first, *second)))


def _kind(matches: tuple[Match, ...], mentioned: tuple[Match, ...], questions: list[Question]) -> ReadingKind:
    if matches:
        listed = any(match.classes for match in matches)
        return ReadingKind.RECOGNISED if listed else ReadingKind.RECOGNISED_NOT_LISTED
    if mentioned:
        return ReadingKind.MENTIONED
    if questions:
        single = all(len(question.could_be) == 1 for question in questions)
        return ReadingKind.DID_YOU_MEAN if single else ReadingKind.AMBIGUOUS
    return ReadingKind.NOT_RECOGNISED


def _refusal(text: str) -> Refusal | None:
    """Why a line is not read at all. Asked before anything is normalised."""
    return Refusal.TOO_LONG if len(text) > MAX_LINE else None
