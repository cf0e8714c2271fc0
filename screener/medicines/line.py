"""Sorts the words of one row into names, words that ask, unknown words, and words that say nothing.

Words are matched against the vocabulary, the longest phrase first, and only whole: apomorphine is not morphine. A row
is split into parts (at commas, "and", "with"), so that what is said about one medicine does not apply to another.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from screener.medicines.kinds import Status, Why
from screener.medicines.leftovers import Leftovers
from screener.medicines.near import MOST, Lookups, Near
from screener.medicines.pieces import Piece, join_brands, join_parts_without_a_name, pieces_of, unglued
from screener.medicines.saying import TAKEN, Said, say
from screener.medicines.strengths import strengths_of
from screener.medicines.vocabulary import Label, LabelKind, Match, Vocabulary, WordKind
from screener.medicines.words import FoldedLine, fold_line

_PERSON = re.compile(r"(?<!\w)[^\W\d_a-z][^\W\d_]+(?: [^\W\d_]\.?)?(?: [^\W\d_a-z][^\W\d_]+){1,2}(?!\w)")
"""Two or three capitalized words, possibly with an initial."""
_BOXES = re.compile(r"[\u2610-\u2612]|\[[ xX\u2713]\]")


class Named(NamedTuple):
    """A medicine that a row names, with what the row says about it."""

    match: Match
    also: tuple[str, ...]
    """Its other names in the row: "oxycodone (Roxicodone)" is one medicine."""
    status: Status
    words: str
    """The words behind its status; empty if nothing says that it is not taken."""


@dataclass(frozen=True, slots=True)
class LineQuestion:
    """Words of a row that could be several things."""

    words: str
    could_be: tuple[Match, ...]
    """The likeliest first. Empty if the words could be too many things."""
    why: Why
    prompt: str | None = None
    """The id of the prompt, if it has its own question."""
    said: Said = TAKEN
    """What the row says about it, whatever it is."""

    @property
    def is_proposal(self) -> bool:
        """Whether it proposes names that the words are spelled almost like, or the one thing they can mean."""
        near = self.why in (Why.SPELLING, Why.LETTERS)
        return bool(self.could_be) and (near or len(self.could_be) == 1)


class Around(NamedTuple):
    """The context of a row in its list."""

    details: str = ""
    """The rows below that say more about its medicine."""
    under: Label | None = None
    """The heading above it."""
    told: Said | None = None
    """What a column of its table says about its medicine."""
    settled: Mapping[str | None, Match] = MappingProxyType({})
    """The prompts that an answer settled, each with the meaning of its words."""
    lookups: Lookups | None = None
    """The lookups of the list so far."""


class Line:
    """The words of one text, sorted."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        text: str,
        folded: FoldedLine,
        confirmed: Iterable[Match] = (),
        around: Around | None = None,
    ) -> None:
        """``folded`` is the words of the text; ``confirmed`` what the person said its open words mean."""
        around = around or Around()
        self.vocabulary = vocabulary
        self.named: list[Named] = []
        self.questions: list[LineQuestion] = []
        self.not_read: list[str] = []
        self.passed_over: list[str] = []
        """Ordinary words in a sentence of the row."""
        self.unread: list[Status] = []
        """What the row says about each word that is not read."""
        self.not_compared = False
        """Whether a word was not looked up, because the list has too many such words."""
        self._words = unglued(folded, vocabulary.reach)
        self._lookups = around.lookups or Lookups()
        pieces = pieces_of(vocabulary, self._words, around.under)
        for piece in pieces:
            prompt = piece.asking.prompt if piece.asking else None
            if prompt in around.settled:
                piece.match, piece.asking = around.settled[prompt], None
        content = [piece for piece in pieces if piece.is_content]
        self.names_nothing = not content
        _settle_everyday_words(content)
        join_brands(self._words, pieces)
        if pieces and pieces[-1].part:
            join_parts_without_a_name(pieces)
        boxes = len(_BOXES.findall(text)) > 1
        self._said = [self._told(around, said, boxes=boxes) for said in say(pieces)]
        self._name(pieces)
        self._leftovers = Leftovers(vocabulary, pieces)
        if unknown := [piece for piece in pieces if self._sort(piece)]:
            self._ask_for_near_names(pieces, unknown, alone=len(content) == 1)
            self._ask_for_a_person(text, pieces)
        self.said = _of_the_row(pieces)
        """What the row says about a medicine that it does not name."""
        self._ask_for_a_second_strength(text, {part for match in confirmed for part in match.substances})

    @staticmethod
    def _told(around: Around, said: Said, *, boxes: bool) -> Said:
        """What row and columns say about a piece. Check boxes are not read."""
        if boxes:
            return Said(Status.UNCLEAR, "\u2610")
        return around.told if around.told and said.status is Status.TAKEN else said

    def _name(self, pieces: list[Piece]) -> None:
        """Group the names, each with what is said about it."""
        groups: dict[int, list[Piece]] = {}
        for piece in pieces:
            if piece.match:
                groups.setdefault(piece.group, []).append(piece)
        for group in groups.values():
            said = [self._said[piece.number] for piece in group]
            status, words = said[0] if len({one.status for one in said}) == 1 else _unlike(said)
            wholes = [piece.match for piece in group if piece.match and len(piece.match.substances) == max(
                len(other.match.substances) for other in group if other.match)]  # fmt: skip
            first, *others = dict.fromkeys(wholes)
            classes = frozenset().union(*(match.classes for match in wholes))
            match = first._replace(classes=classes, listed=any(one.listed for one in wholes))
            if _acts_long(pieces, group):
                match = self.vocabulary.acting_long(match)
            self.named.append(Named(match, tuple(other.label for other in others), status, words))

    def _sort(self, piece: Piece) -> bool:
        """Sort a piece that asks; return whether it is a word that is not understood."""
        if piece.match:
            return False
        if piece.asking:
            asking = piece.asking
            why = Why.SEVERAL if asking.prompt else Why.SHORT_FORM
            self.questions.append(
                LineQuestion(piece.text, asking.could_be, why, asking.prompt, self._said[piece.number])
            )
            return False
        if not self._leftovers.says_nothing(piece):
            return True
        if piece.is_ordinary and not piece.kinds:
            self.passed_over.append(piece.text)
        return False

    def _ask_for_near_names(self, pieces: list[Piece], unknown: list[Piece], *, alone: bool) -> None:
        """An unknown word proposes the names it is spelled almost like; if there are none, it is not read."""
        asked: set[int] = set()
        no_allergies = _behind_no_allergies(pieces)
        for piece in sorted(unknown, key=lambda one: bool(one.kinds)):
            if piece.at in asked:
                continue
            near = [] if piece.kinds or piece.is_ordinary else _nearest_names(self._near(piece, alone=alone))
            said = self._said[piece.number]
            if not near or said.status is Status.ALLERGY:
                self.not_read.append(piece.text)
                self.unread.append(
                    Status.ALLERGY if piece.at > no_allergies.get(piece.own_part, piece.at) else said.status
                )
                continue
            first, last = near[0].first, near[0].last
            asked.update(range(first, last + 1))
            typed = " ".join(self._words.words[first : last + 1])
            could_be = _different(match for one in near for match in self.vocabulary.candidates(one.name))
            why = Why.SPELLING if typed.isascii() else Why.LETTERS
            self.questions.append(LineQuestion(typed, could_be[:MOST], why, said=said))

    def _near(self, piece: Piece, *, alone: bool) -> list[Near]:
        """The names nearest to a word, or to it with adjacent words that no comma or similar mark separates."""
        words = self._words.words
        stops = sorted({0, *self._words.stops, len(words)})
        reach = next(range(first, end) for first, end in pairwise(stops) if first <= piece.at < end)
        before = self._lookups.left_out
        found = self.vocabulary.near.find(words, piece.at, reach, alone=alone, lookups=self._lookups)
        self.not_compared |= self._lookups.left_out > before
        return found

    def _ask_for_a_person(self, text: str, pieces: list[Piece]) -> None:
        """Two or three unknown capitalized words, or an unknown word after a title, may be somebody's name."""
        left = set(self.not_read)
        names = [found[0] for found in _PERSON.finditer(text)
                 if all(len(word) == 1 or word in left for word in fold_line(found[0]).words)]  # fmt: skip
        names += [after.text for title, after in pairwise(pieces)
                  if WordKind.TITLE in title.kinds and not after.kinds and after.text in left]  # fmt: skip
        if names:
            self.questions.append(LineQuestion(", ".join(names), (), Why.PERSON))

    def _ask_for_a_second_strength(self, text: str, confirmed: set[str]) -> None:
        """More strengths than substances may be a combination with a missing name, and so may strengths alone."""
        for chunk, strengths, count in strengths_of(
            text, self.vocabulary.counted, self.vocabulary.verbs, self.vocabulary.forms
        ):
            content = [piece for piece in pieces_of(self.vocabulary, fold_line(chunk)) if piece.is_content]
            names = [piece.match for piece in content if piece.match]
            held = {part for match in names for part in match.substances}
            if not held or any(not piece.match for piece in content):
                held |= confirmed
            classes = {kind for match in names for kind in match.classes}
            partners = [self.vocabulary.itself(key) for key in self.vocabulary.partners_of(held)]
            if count > len(held) and (could_be := tuple(one for one in partners if not one.classes <= classes)):
                medicines = {match.medicine for match in names}
                said = next((Said(one.status, one.words) for one in self.named if one.match.medicine in medicines),
                            TAKEN)  # fmt: skip
                self.questions.append(LineQuestion(strengths, could_be, Why.STRENGTHS, said=said))
            elif not (held or content or self.names_nothing):
                self.not_read.append(strengths)
                self.unread.append(Status.TAKEN)


def _nearest_names(near: list[Near]) -> list[Near]:
    """The names that are as near as the nearest; others fit worse."""
    return [one for one in near if one.distance == near[0].distance]


def _different(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Each medicine once, under its first name, unless another of its names has other classes."""
    found: dict[tuple[str, frozenset[str]], Match] = {}
    for match in matches:
        found.setdefault((match.medicine, match.classes), match)
    return tuple(found.values())


def _settle_everyday_words(content: list[Piece]) -> None:
    """An everyday word asks only if nothing else in the row is a name or unknown."""
    for piece in content if len(content) > 1 else ():
        if piece.asking and piece.asking.alone:
            piece.asking = None


def _behind_no_allergies(pieces: list[Piece]) -> dict[int, int]:
    """Where each part has "no known allergies": a word after it is not a medicine that is taken."""
    return {one.own_part: one.at for one in reversed(pieces) if WordKind.NO_ALLERGIES in one.kinds}


def _unlike(said: list[Said]) -> Said:
    """Combine different statuses of one medicine's names: the result asks."""
    return Said(Status.UNCLEAR, ", ".join(one.words for one in said if one.words))


def _of_the_row(pieces: list[Piece]) -> Said:
    """What a row says about a medicine that it does not name: unclear, if it says anything."""
    words = next((piece.says[0].text for piece in pieces if piece.says), "")
    section = next((piece.section for piece in pieces if piece.section), None)
    if section and section.kind is LabelKind.HEADING and section.status not in (None, Status.TAKEN):
        return Said(section.status, section.text)
    return Said(Status.UNCLEAR, words) if words else TAKEN


def _acts_long(pieces: list[Piece], group: list[Piece]) -> bool:
    """Whether words beside a medicine say that it is long-acting."""
    part = [piece for piece in pieces if piece.part == group[0].part]
    names = [piece for piece in part if piece.match]
    return any(_nearest(names, piece) in group and _says_long(part, number) for number, piece in enumerate(part))


def _says_long(part: list[Piece], number: int) -> bool:
    """Whether a piece says that a product is long-acting, given the pieces around it."""
    piece = part[number]
    before = part[number - 1] if number else None
    behind = part[number + 1] if number + 1 < len(part) else None
    is_name = before is not None and before.is_name
    if WordKind.ACTS_LONG in piece.kinds or (WordKind.ACTS_LONG_RIGHT_BEHIND in piece.kinds and is_name):
        return True
    if WordKind.ACTS_LONG_BEFORE in piece.kinds:
        first = before is None or before.own_part != piece.own_part or before.is_amount
        named = any(one.is_name and one.own_part == piece.own_part and one.at > piece.at for one in part)
        return is_name or (first and named)
    if WordKind.ACTS_LONG_BEHIND in piece.kinds:
        ordinary = before is not None and before.kinds & {WordKind.LINKING, WordKind.VERB, WordKind.REASON}
        beside = is_name or (before is not None and bool(before.kinds) and not ordinary)
        return beside or (behind is not None and behind.is_name and not ordinary)
    return False


def _nearest(names: list[Piece], piece: Piece) -> Piece:
    """The name that a word is about: the last before it, or the first after it."""
    return next((name for name in reversed(names) if name.at < piece.at), names[0])
