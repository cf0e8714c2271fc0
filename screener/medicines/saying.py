"""Finds what a row says about each of its medicines: taken, stopped, an allergy, or unclear.

A word is about the name it touches, with only amounts, forms, times and linking words between them; or, alone in its
part of the row, about the name before it. A heading is about the rows below it. Beside anything else, a word is about
that: "stopped smoking" says nothing about a medicine. If nothing says otherwise, a medicine is taken.
"""

from typing import NamedTuple

from screener.medicines.kinds import Status
from screener.medicines.pieces import Piece
from screener.medicines.vocabulary import Label, LabelKind, Says, Side, WordKind
from screener.medicines.words import MASKS_OF_THE_PAST

_YEAR = ("19", "20")


class Said(NamedTuple):
    """What a row says about a medicine, and the words that say so."""

    status: Status
    words: str
    """The words of the row or heading; empty if nothing says that it is not taken."""


TAKEN = Said(Status.TAKEN, "")
SAYING = frozenset({WordKind.TAKEN_NOW, WordKind.RESUMED, WordKind.LONG_AGO, WordKind.BEFORE_A_YEAR, WordKind.UNSURE})
"""Kinds of words that say something about a medicine, apart from a status."""


def say(row: list[Piece]) -> list[Said]:
    """What is said about each piece of a row, in order; *taken* for a piece that cannot be a medicine."""
    sayers = [one for one in row if one.says or one.label or one.kinds & SAYING]
    told: list[Said | None] = [None] * len(row)
    before: Piece | None = None
    said: list[Said] = []
    for piece in row:
        if not (piece.is_content or _is_something_else(piece)):
            said.append(TAKEN)
            continue
        found, explicit = _words_about(row, sayers, piece)
        if found:
            told[piece.number] = _strongest(found)
        elif not explicit and before and told[before.number]:
            told[piece.number] = _joined(row, before, told[before.number] or TAKEN, piece)
        said.append(told[piece.number] or (TAKEN if explicit else _of_section(row, piece)))
        before = piece
    return said


def _is_something_else(piece: Piece) -> bool:
    """Whether a piece is something else that can be stopped or not tolerated: alcohol, a food."""
    return WordKind.PRODUCT in piece.kinds and WordKind.FORM not in piece.kinds


def _own(row: list[Piece], piece: Piece) -> list[Piece]:
    """The pieces of the part that a piece is written in."""
    return row[piece.own.start : piece.own.stop]


def _words_about(row: list[Piece], sayers: list[Piece], piece: Piece) -> tuple[list[Said], bool]:
    """What words say about a piece, in order, and whether one says that it is taken now."""
    found: list[Said] = []
    explicit = False
    for other in sayers:
        if other is piece:
            continue
        if other.part == piece.part and _says_taken(row, other) and _is_about(row, other, piece):
            found, explicit = [], True
        elif said := _says(row, other, piece):
            found.append(said)
    return found, explicit


def _is_about(row: list[Piece], other: Piece, piece: Piece) -> bool:
    """Whether "now" is about a name: the next in its part, or else the one before."""
    return piece.at > other.at or not any(one.is_name and one.at > other.at for one in _own(row, other))


def _strongest(found: list[Said]) -> Said:
    order = (Status.UNCLEAR, Status.STOPPED, Status.ALLERGY)
    return min(found, key=lambda one: order.index(one.status))


def _says_taken(row: list[Piece], piece: Piece) -> bool:
    """Whether a word says that a medicine is taken now or again.

    "Now" belongs to an adjacent word that says something else, or ends its part: "now stopped".
    """
    if WordKind.RESUMED in piece.kinds:
        return True
    if WordKind.TAKEN_NOW not in piece.kinds:
        return False
    at = piece.number
    own = _own(row, piece)
    if own[-1] is piece and any(one.says and not _is_neutral(row, one) for one in own):
        return False
    return not any(
        other.says and not _is_neutral(row, other) for other in row[max(0, at - 1) : at + 2] if other is not piece
    )


def _says(row: list[Piece], other: Piece, piece: Piece) -> Said | None:
    """What one word says about a piece."""
    unclear = Said(Status.UNCLEAR, other.text)
    if WordKind.UNSURE in other.kinds:
        return unclear if abs(other.number - piece.number) == 1 else None
    if WordKind.LONG_AGO in other.kinds or _is_before_a_year(row, other):
        return unclear if other.part == piece.part and _only_particulars(row, other, piece) else None
    if other.label and other.label.kind is LabelKind.STATUS:
        return _of_label(row, other, piece, other.label)
    reaching = [Said(one.status, one.text) for one in other.says if _reaches(row, one, other, piece)]
    if not reaching:
        loosely = [one.text for one in other.says if _reaches_past_a_name(row, one, other, piece)]
        return Said(Status.UNCLEAR, loosely[0]) if loosely else None
    said = _strongest(reaching)
    unsure = any(WordKind.UNSURE in one.kinds for one in row[other.number + 1 : other.number + 2])  # "stopped?"
    doubtful = unsure or _is_between_names(row, other) or _is_about_a_form(row, other, piece)
    return Said(Status.UNCLEAR, said.words) if doubtful else said


def _is_about_a_form(row: list[Piece], other: Piece, piece: Piece) -> bool:
    """Whether a word in its own part is about a dose, a form or a time of day: "morning dose stopped"."""
    before = row[other.own.start : other.number]
    return other.own_part != piece.own_part and other.at > piece.at and any(_is_particular(one) for one in before)


def _reaches_past_a_name(row: list[Piece], one: Says, other: Piece, piece: Piece) -> bool:
    """Whether a word is about another name, with only names and particulars between that name and this one."""
    if other.own_part != piece.own_part or one.side not in (Side.BEFORE, Side.AFTER):
        return False
    if (one.side is Side.BEFORE) != (other.at < piece.at):
        return False
    first, last = sorted((other.number, piece.number))
    between = row[first + 1 : last]
    names = [name for name in between if name.is_name]
    plain = all(name.is_name or _is_particular(name) for name in between)
    return bool(names) and plain and any(_reaches(row, one, other, name) for name in names)


def _is_between_names(row: list[Piece], other: Piece) -> bool:
    """Whether a word could be about the name before it or the one after it."""
    names = [one for one in _own(row, other) if one.is_name]
    sides = {one.at > other.at for one in names for says in other.says if _reaches(row, says, other, one)}
    return len(sides) > 1


def _of_label(row: list[Piece], other: Piece, piece: Piece, label: Label) -> Said | None:
    """What a label says about the name before it, by what follows: "Discontinued: [date]", not "Discontinued: no"."""
    if not _is_before(row, other, piece):
        return None
    following = _behind(row, other)
    negative = bool(following) and WordKind.NEGATIVE in following[0].kinds
    if label.status is Status.TAKEN:
        return Said(Status.UNCLEAR, label.text) if negative else None
    blank = not following or following[0].label is not None or (following[0].is_amount and not following[0].is_mask)
    return None if negative or blank or label.status is None else Said(label.status, label.text)


def _behind(row: list[Piece], other: Piece) -> list[Piece]:
    """The piece after a word, if any, ignoring question marks."""
    return [one for one in row[other.number + 1 : other.number + 3] if WordKind.UNSURE not in one.kinds][:1]


def _reaches(row: list[Piece], one: Says, other: Piece, piece: Piece) -> bool:
    """Whether a word applies to a piece, given their positions and what is between them."""
    if other.text not in MASKS_OF_THE_PAST and _is_neutral(row, other):
        return False
    match one.side:
        case Side.BEFORE:
            return _reaches_forward(row, other, piece)
        case Side.AFTER:
            return _reaches_back(row, other, piece)
        case Side.ALONE:
            return _alone_behind(row, other, piece)
        case Side.KIN:
            return _reaches_forward(row, other, piece) or _alone_behind(row, other, piece)
        case Side.ORDER:
            meant = not _is_conditional(row, other)
            return meant and (_reaches_forward(row, other, piece) or _alone_behind(row, other, piece))


def _reaches_forward(row: list[Piece], other: Piece, piece: Piece) -> bool:
    """Whether a word precedes a name, with nothing between them that it could be about instead."""
    first, last = other.number, piece.number
    if first > last:
        return False
    between = row[first + 1 : last]
    if other.own_part == piece.own_part:
        return all(_is_quiet(one) or WordKind.VERB in one.kinds for one in between)
    alone = _own(row, other) == [other]
    return alone and not between and piece.behind_dash


def _reaches_back(row: list[Piece], other: Piece, piece: Piece) -> bool:
    """Whether a word follows a name and is about nothing else: "tramadol was stopped in May", "tramadol, stopped"."""
    own = _own(row, other)
    if not _is_before(row, other, piece):
        return False
    if any(WordKind.ALL_OF_THEM in one.kinds for one in own):
        return True
    if any(one.at > other.at and WordKind.FORM in one.kinds for one in own):
        return False  # "oxycodone since I stopped the patches"
    if other.own_part != piece.own_part:
        return all(one is other or _may_be_beside(one) or (one.at > other.at and WordKind.REASON in one.kinds)
                   for one in own)  # fmt: skip
    between = [one for one in own if piece.at < one.at < other.at and one.group != piece.group]
    behind = [one for one in own if one.at > other.at]
    touching = not between or _is_particular(between[-1])
    if behind and behind[0].is_content and not touching:
        return False  # "I take oxycodone since I stopped tramadol"
    return all(_is_quiet(one) for one in between) and all(
        one.is_name or _may_be_beside(one) or WordKind.REASON in one.kinds for one in behind
    )


def _may_be_beside(piece: Piece) -> bool:
    """Whether a piece leaves open what the word beside it is about."""
    return _is_quiet(piece) or bool(piece.says) or bool(piece.kinds & {WordKind.TAKEN_NOW, WordKind.RESUMED})


def _is_before(row: list[Piece], other: Piece, piece: Piece) -> bool:
    """Whether a name is one that a later word is about: the last before it, or any before it."""
    if piece.at > other.at:
        return False
    own = _own(row, other)
    between = [one for one in row if piece.at < one.at < other.at and one.group != piece.group]
    if any(WordKind.ALL_OF_THEM in one.kinds for one in own):
        return all(one.is_name or _is_quiet(one) or one.kinds & {WordKind.SEPARATOR, WordKind.JOINS} for one in between)
    apart = other.own_part != piece.own_part
    return other.part == piece.part and not any(one.is_name if apart else one.is_content for one in between)


def _alone_behind(row: list[Piece], other: Piece, piece: Piece) -> bool:
    """Whether a word is alone in its part, or ends it right after a name and its particulars."""
    own = _own(row, other)
    if not _is_before(row, other, piece):
        return False
    if other.own_part != piece.own_part:
        return all(one is other or _is_quiet(one) for one in own)
    between = [one for one in own if piece.at < one.at < other.at and one.group != piece.group]
    behind = [one for one in own if one.at > other.at]
    return all(_is_particular(one) for one in between) and all(one.is_amount or one.is_mask for one in behind)


def _is_particular(piece: Piece) -> bool:
    """Whether a piece is an amount, a strength, a form, a route or a time."""
    silent = piece.kinds & {WordKind.SILENT, WordKind.FORM, WordKind.LONG_AGO}
    return bool(silent) and not piece.says and not piece.kinds & {WordKind.LINKING, WordKind.REASON, WordKind.VERB}


def _is_quiet(piece: Piece) -> bool:
    """Whether a piece is a particular or a linking word, which nothing can be said about."""
    if piece.label:
        return piece.label.kind in (LabelKind.DETAILS, LabelKind.STATUS)
    links = {WordKind.LINKING, WordKind.SEPARATOR, WordKind.ALL_OF_THEM, WordKind.UNSURE}
    return _is_particular(piece) or piece.is_mask or (bool(piece.kinds & links) and WordKind.REASON not in piece.kinds)


def _is_neutral(row: list[Piece], other: Piece) -> bool:
    """Whether a preceding word cancels what a word says: "until finished", "do not stop", "will stop"."""
    at = other.number
    if any(WordKind.NEGATIVE in one.kinds for one in _behind(row, other)):
        return True  # "stopped: no"
    label = row[at - 1].label if at else None
    if label and label.kind is LabelKind.NO_STATUS:
        return True  # "Refill status: completed"
    before = [one for one in row[:at] if one.own_part == other.own_part] or row[max(0, at - 1) : at]
    return any(WordKind.SAYS_NOTHING_BEHIND in one.kinds for one in before)


def _is_conditional(row: list[Piece], other: Piece) -> bool:
    """Whether an order is for later: "stop if dizzy", "then stop"."""
    own = _own(row, other)
    following = row[own[-1].number + 1 :][:1]
    before = _own(row, row[own[0].number - 1]) if own[0].number else []
    kinds = {WordKind.SAYS_NOTHING_BEHIND, WordKind.NO_ORDER_BESIDE}
    conditions = [one for one in before[:1] if WordKind.SAYS_NOTHING_BEHIND in one.kinds]
    beside = any(one.kinds & kinds for one in (*own, *following) if one is not other)
    return beside or bool(conditions) or other.before_colon


def _is_before_a_year(row: list[Piece], piece: Piece) -> bool:
    """Whether a piece is "in" before a year at the end of its part."""
    behind = _own(row, piece)[piece.number - piece.own.start + 1 :]
    word = behind[0].phrase[0] if len(behind) == 1 else ""
    year = len(word) == 4 and word.isdigit() and word.startswith(_YEAR)
    return year and WordKind.BEFORE_A_YEAR in piece.kinds


def _only_particulars(row: list[Piece], other: Piece, piece: Piece) -> bool:
    """Whether a part contains only a name, its particulars and how long ago it was."""
    own = _own(row, other)
    behind = [one for one in own if one.at > other.at]
    year = WordKind.BEFORE_A_YEAR in other.kinds
    if other.at < piece.at or (not year and any(one.kinds & {WordKind.SILENT} for one in behind)):
        return False
    past = {WordKind.PAST_VERB, WordKind.LINKING}
    return all(one is other or one.is_name or _is_particular(one) or one.kinds & past for one in own)


def _joined(row: list[Piece], before: Piece, told: Said, piece: Piece) -> Said | None:
    """What was said about the last name, if only "and" or a comma is between: "allergic to codeine and morphine"."""
    own = _own(row, piece)
    if any(not (one is piece or one.kinds & {WordKind.SEPARATOR, WordKind.JOINS}) for one in own):
        return None
    if before.section is not piece.section:
        return None
    joins = any(WordKind.JOINS in one.kinds for one in own)
    listed = [one for one in _own(row, before) if one is not before]
    links = {WordKind.SEPARATOR, WordKind.JOINS, WordKind.LINKING}
    bare = all(one.says or one.kinds & links for one in listed)
    leads = not listed or bare or any(one.says for one in listed)
    follows = any(one.says and one.own_part != before.own_part for one in row[before.number : piece.number])
    if follows or not leads or not (joins or bare):
        return None
    return told if told.status is Status.ALLERGY and joins else Said(Status.UNCLEAR, told.words)


def _of_section(row: list[Piece], piece: Piece) -> Said:
    """What the heading in or above the row says."""
    section = piece.section
    if section is None or section.status in (None, Status.TAKEN):
        return TAKEN
    if any(WordKind.NOTHING in one.kinds and one.at < piece.at for one in row):
        return TAKEN  # "Allergies: none. Oxycodone"
    own = _own(row, piece)
    verbs = any(WordKind.VERB in one.kinds for one in own)
    names = [one for one in row if one.is_content]
    led = any(WordKind.VERB in one.kinds and one.at < piece.at for one in own)
    doubt = {
        Status.ALLERGY: verbs or any(one.is_amount for one in own),
        Status.STOPPED: led or (verbs and piece is not names[0] and piece.group != names[0].group),
    }
    return Said(Status.UNCLEAR if doubt.get(section.status) else section.status, section.text)
