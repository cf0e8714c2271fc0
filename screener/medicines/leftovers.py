"""Which leftover words, beside known names, could be a medicine that the vocabulary lacks.

Beside a known medicine, its form, its maker and directions say nothing about another one. An unknown word could be a
medicine anywhere. An ordinary word could be one where a name could be, but not in a sentence: slang is made of such
words.
"""

from screener.medicines.pieces import Piece
from screener.medicines.vocabulary import Vocabulary, WordKind

_PART_OF_A_NAME = {
    WordKind.FORM, WordKind.PRODUCT, WordKind.SEPARATOR, WordKind.JOINS, WordKind.ACTS_LONG, WordKind.NEGATIVE,
    WordKind.POSITIVE, WordKind.POINTING, WordKind.TELLING_FORM,
}  # fmt: skip
"""Kinds of words that may be part of a name, if nothing else is known about them."""
_WITHIN_A_SENTENCE = {
    WordKind.LINKING, WordKind.VERB, WordKind.PAST_VERB, WordKind.FORM, WordKind.NEGATIVE, WordKind.JOINS,
}  # fmt: skip
SENTENCE = 3
"""This many ordinary words in one part of a row are a sentence, whatever precedes them."""
ALIKE = 3
"""Two words for one form start with this many of the same letters."""


class Leftovers:
    """The words of a row that are not names."""

    def __init__(self, vocabulary: Vocabulary, pieces: list[Piece]) -> None:
        """``pieces`` are all pieces of the row, each in the part it is written in."""
        self._asks = vocabulary.asks
        self._pieces = pieces
        self._parts = {piece.own_part for piece in pieces if piece.is_content}
        """The parts with a name or an unknown word."""
        self._names = [piece for piece in pieces if piece.is_name]

    def says_nothing(self, piece: Piece) -> bool:
        """Whether a word that is not a name certainly says nothing about which medicine it is."""
        if piece.label:
            return True
        return self._beside_a_name(piece) if self._names else self._without_a_name(piece)

    def _without_a_name(self, piece: Piece) -> bool:
        if piece.kinds - _PART_OF_A_NAME or piece.says:
            return bool(self._parts)
        return bool(piece.kinds) and WordKind.FORM not in piece.kinds and piece.own_part in self._parts

    def _beside_a_name(self, piece: Piece) -> bool:
        kinds = piece.kinds
        if kinds == {WordKind.TITLE}:
            return self._is_before_a_person(piece)
        if piece.phrase in self._asks and not kinds:
            return False
        said = bool(piece.says or kinds - _PART_OF_A_NAME) and WordKind.TELLING_FORM not in kinds
        return said or piece.text.isdigit() or self._weighed(piece)

    def _weighed(self, piece: Piece) -> bool:
        """Whether a word that may be part of a name is not, given what and where it is."""
        kinds = piece.kinds
        if kinds == {WordKind.POINTING}:
            return False
        if len(piece.text) == 1 and not kinds - {WordKind.FORM}:
            return self._is_a_letter(piece)
        if WordKind.FORM in kinds:
            return self._is_form_of_a_name(piece)
        if piece.is_ordinary and not kinds:
            return self._is_in_a_sentence(piece)
        return (
            WordKind.PRODUCT in kinds
            or (WordKind.JOINS in kinds and self._joins_no_medicine(piece))
            or (bool(kinds) and piece.own_part in self._parts)
        )

    def _joins_no_medicine(self, piece: Piece) -> bool:
        """Whether "and" continues a direction; in "and one from a friend" it leads to another medicine."""
        own, behind = {kind for other in self._own(piece) for kind in other.kinds}, self._behind(piece)
        if WordKind.FORM in own or behind is None:
            return True
        return WordKind.REASON in behind.kinds or not (WordKind.REASON in own or WordKind.POINTING in behind.kinds)

    def _own(self, piece: Piece) -> list[Piece]:
        """The pieces of the part that a piece is written in."""
        return self._pieces[piece.own.start : piece.own.stop]

    def _behind(self, piece: Piece) -> Piece | None:
        return self._pieces[piece.number + 1] if piece.number + 1 < len(self._pieces) else None

    def _before(self, piece: Piece) -> Piece | None:
        return self._pieces[piece.number - 1] if piece.number else None

    def _is_before_a_person(self, piece: Piece) -> bool:
        """Whether a title precedes what may be a person's name: "Ms [name]", but not "MS ER"."""
        behind = self._behind(piece)
        return behind is not None and (behind.is_mask or behind.is_content)

    def _is_a_letter(self, piece: Piece) -> bool:
        """Whether a single letter is a unit ("20 u") or means nothing.

        It may mean something in "U-47700" and "B & O", right after a name ("Nurofen P"), and after "no": "Tylenol
        No. e".
        """
        before, behind = self._before(piece), self._behind(piece)
        if before and before.is_amount:
            return True
        if piece.phrase in self._asks or (behind and behind.is_amount):
            return False
        if before and (before.is_name or WordKind.NEGATIVE in before.kinds):
            return False
        return not any(one and len(one.text) == 1 for one in (before, behind))

    def _is_form_of_a_name(self, piece: Piece) -> bool:
        """Whether a form belongs to a medicine in its part or before it: "ramipril, 5 mg capsule".

        A form that also raises a question may be a medicine itself: "lisinopril, patch". It is not if it
        was named before: "fentanyl patches (Teva) 5 patch".
        """
        if any(name.part == piece.part for name in self._names):
            return True
        if self._names[0].at > piece.at:
            return False
        if self._is_said_before(piece):
            return True
        first, counted = self._own(piece)[0], any(one.is_amount for one in self._own(piece))
        if WordKind.JOINS in first.kinds and not self._is_range(first):
            return False  # "and my injection"
        if WordKind.SEPARATOR in first.kinds and not counted:
            return False  # "with a shot every month"
        slang = piece.phrase in self._asks and not self._is_number(self._before(piece))
        return not (slang or WordKind.TELLING_FORM in piece.kinds)

    def _is_range(self, joint: Piece) -> bool:
        """Whether a word joins two numbers: "1 or 2 tablets"."""
        return self._is_number(self._before(joint)) and self._is_number(self._behind(joint))

    @staticmethod
    def _is_number(piece: Piece | None) -> bool:
        return piece is not None and piece.text.isdigit()

    def _is_said_before(self, piece: Piece) -> bool:
        """Whether the form was named before: "5 mg tablet, take 1 tab"."""
        return any(WordKind.FORM in other.kinds and _same_form(other, piece) for other in self._pieces[: piece.number])

    def _is_in_a_sentence(self, piece: Piece) -> bool:
        """Whether an ordinary word is part of a sentence: "for upper respiratory tract infection"."""
        own, behind = self._own(piece), self._behind(piece)
        if (behind and behind.is_amount) or any(one.kinds == {WordKind.POINTING} for one in own):
            return False  # "morphing 30 mg", "what the hospital gave me"
        if sum(one.is_ordinary and not one.is_name for one in own) >= SENTENCE:
            return True
        goes_on = behind is not None and behind.own_part == piece.own_part
        led = own[0] is not piece and WordKind.JOINS not in self._pieces[piece.number - 1].kinds
        if led and goes_on and behind and WordKind.REASON in behind.kinds:
            return True
        for before in reversed(self._pieces[: piece.number]):
            joined = before.own_part == piece.own_part or (
                WordKind.JOINS in own[0].kinds and (goes_on or own[0] is not self._before(piece))
            )
            if WordKind.LEADS in before.kinds:
                return joined
            within = before.is_ordinary or before.kinds & _WITHIN_A_SENTENCE
            if before.is_name or before.is_amount or not joined or not within:
                return False
        return False


def _same_form(one: Piece, other: Piece) -> bool:
    """Whether two words for a form start alike: "tablets" and "tabs"."""
    return one.phrase[-1][:ALIKE] == other.phrase[-1][:ALIKE]
