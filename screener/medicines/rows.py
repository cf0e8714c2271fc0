"""Reads the rows of a list together: headings apply to the rows below, details to the medicine above."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from screener.engine.kinds import MAX_LINE
from screener.medicines.kinds import ReadingKind, Refusal, Status
from screener.medicines.line import Around
from screener.medicines.near import Lookups
from screener.medicines.pieces import Piece, pieces_of
from screener.medicines.reading import Reading, read_line
from screener.medicines.saying import Said
from screener.medicines.table import Table, heads_of, is_row_of_heads
from screener.medicines.vocabulary import Label, LabelKind, Match, Vocabulary, WordKind
from screener.medicines.words import MASKS, MASKS_OF_THE_PAST, FoldedLine, Phrase, fold_line, unfolded_length

_LONGEST_HEADING = 6
"""Words. A longer row cannot be an unknown heading."""
_CLEARLY_A_HEADING = 3
"""Words. A row that starts with a heading this long is a heading, whatever follows."""
_RULE = re.compile(r"[\s\-_=*~#.|+\u2013\u2014\u2500-\u257f]+")
_MARK = re.compile(
    r"\s*(?:[-*\u2022\u00b7\u25aa\u25cf\u25e6\u2013]\s+|\(?\d{1,3}[.)]\s+|\d{1,3}\.(?=[A-Za-z])|[a-z]\)\s+)+"
)


class Row(NamedTuple):
    """One row of a list, as it is kept."""

    typed: str
    confirmed: str | None = None
    after_gap: bool = False
    """Whether a blank line is above it."""
    not_saved: bool = False
    no_medicine: frozenset[str] = frozenset()
    """Words of the row that the person said are not a medicine."""


def without_mark(text: str) -> str:
    """Remove a number or bullet: documents number the rows themselves. A check box stays, checked or empty."""
    return _MARK.sub("", text, count=1) if _MARK.match(text) and _MARK.sub("", text, count=1).strip() else text


def read_rows(
    vocabulary: Vocabulary, rows: Sequence[Row], settled: Mapping[str | None, Match] | None = None
) -> tuple[Reading, ...]:
    """Read each row of a list, in order. ``settled`` is the prompts that an answer settled."""
    return tuple(_List(vocabulary, rows, settled or {}).readings())


class _List:
    """One list: its rows in order, with what is known from the rows above."""

    def __init__(self, vocabulary: Vocabulary, rows: Sequence[Row], settled: Mapping[str | None, Match]) -> None:
        self.vocabulary = vocabulary
        self.rows = rows
        self.settled = settled
        self.table = Table(vocabulary)
        self.lookups = Lookups()
        self.under: Label | None = None
        """The current heading."""
        self.parent: int | None = None
        """The index of the row that details are about."""
        self.statuses_are_headings: bool | None = None
        """Whether rows such as "stopped" are about the rows below them; None before the first one."""
        self.statuses_are_above = False
        """Whether rows such as "Status: active" are about the medicine below them, because the list starts with one."""
        self.waiting: list[int] = []
        """The rows about the next medicine."""

    def readings(self) -> list[Reading]:
        """Read each row."""
        found: list[Reading | None] = []
        around: list[Around] = []
        for number, row in enumerate(self.rows):
            told = self._told_by_columns(row.typed)
            found.append(self._part_of_the_list(number, row))
            around.append(Around("", self.under, told, self.settled, self.lookups))
            if found[-1] is None:
                for earlier in self.waiting:
                    found[earlier] = Reading(self.rows[earlier].typed, None, ReadingKind.DETAILS, of=number)
                self.waiting = []
                self._end_the_reach(row.typed)
        for number, reading in enumerate(found):
            if reading and reading.of is not None:
                above = around[reading.of]
                around[reading.of] = above._replace(details=f"{above.details}\n{self.rows[number].typed}".strip("\n"))
        return [
            (reading or read_line(self.vocabulary, row.typed, confirmed=row.confirmed, around=one)).without(
                row.no_medicine
            )
            for row, reading, one in zip(self.rows, found, around, strict=True)
        ]

    def _told_by_columns(self, text: str) -> Said | None:
        """What table columns say about the medicine in a row: "Discontinued" with *yes*, "Active" with *no*."""
        for first, end, head in self.table.cells(text):
            label, cell = self.vocabulary.row_statuses.get(head), fold_line(text[first:end]).words
            kinds = self.vocabulary.line_words.get(cell, frozenset())
            if any(word in MASKS_OF_THE_PAST for word in cell):
                return Said(Status.UNCLEAR, " ".join(head))
            if label and label.status is Status.TAKEN and WordKind.NEGATIVE in kinds:
                return Said(Status.UNCLEAR, label.text)
            dated = any(word in MASKS for word in cell)
            if label and label.status not in (None, Status.TAKEN) and (WordKind.POSITIVE in kinds or dated):
                return Said(label.status, label.text)
        return None

    def _end_the_reach(self, text: str) -> None:
        """Make the current heading unclear below a row that may be an unknown heading."""
        if self.under is None or self.under.status not in (Status.STOPPED, Status.ALLERGY):
            return
        words = fold_line(without_mark(text))
        pieces = pieces_of(self.vocabulary, words)
        short = 0 < len(words.words) <= _LONGEST_HEADING
        plain = not any(piece.is_name or piece.is_amount for piece in pieces)
        colon = len(words.words) in words.colons
        if short and (colon or (plain and self.under.status is Status.STOPPED)):
            self.under = self.under._replace(status=Status.UNCLEAR)

    def _part_of_the_list(self, number: int, row: Row) -> Reading | None:
        """Read a row that names no medicine of its own; None for a row that is read by itself."""
        if row.after_gap:
            self.parent, self.under = None, None
        if row.not_saved:
            self.parent = None
            return Reading(row.typed, None, ReadingKind.REFUSED, refusal=Refusal.NOT_SAVED)
        reading = None
        if max(len(row.typed), unfolded_length(row.typed)) <= MAX_LINE and row.confirmed is None:
            reading = self._known_part(number, row.typed)
        if reading is None:
            self.parent = number
        elif reading.kind in (ReadingKind.HEADING, ReadingKind.COLUMNS):
            self.parent, self.under = None, reading.under
        elif reading.kind in (ReadingKind.NOTHING, ReadingKind.NO_ALLERGIES):
            self.parent = None
            if self.under and self.under.status is not Status.TAKEN:
                self.under = None
        elif reading.kind is ReadingKind.RULE and self.parent is not None and self.under:
            self.under = self.under._replace(status=Status.UNCLEAR if self.under.status is not Status.TAKEN else None)
        return reading

    def _known_part(self, number: int, typed: str) -> Reading | None:
        words = fold_line(without_mark(typed))
        pieces = pieces_of(self.vocabulary, words)
        if _RULE.fullmatch(typed):
            return Reading(typed, None, ReadingKind.RULE)
        if is_row_of_heads(self.vocabulary, typed):
            return Reading(typed, None, ReadingKind.COLUMNS, under=self.vocabulary.labels.get(heads_of(typed)[0]))
        if kind := self._whole(words):
            return Reading(typed, None, kind)
        status = self.vocabulary.row_statuses.get(words.words) if not words.colons else None
        if heading := (status and self._as_heading(status)) or (None if status else self._heading(words, pieces)):
            return Reading(typed, None, ReadingKind.HEADING, under=heading)
        if status:
            return Reading(typed, None, ReadingKind.DETAILS, of=self.parent)
        return self._details(number, typed, words, pieces)

    def _as_heading(self, status: Label) -> Label | None:
        """Read a row such as "stopped" as a heading, if the list starts with one or has headings with a status."""
        if self.statuses_are_headings is None:
            self.statuses_are_headings = self.parent is None
        in_force = self.under is not None and self.under.status not in (None, Status.TAKEN)
        if self.statuses_are_headings or self.parent is None or in_force:
            return status._replace(kind=LabelKind.HEADING)
        return None

    def _details(self, number: int, typed: str, words: FoldedLine, pieces: Sequence[Piece]) -> Reading | None:
        """Read a row that only says more about a medicine nearby, or who somebody is; None for any other row."""
        if self._holds_only_a_person(words.words, pieces) and not self._says_a_status(words.words, pieces):
            return Reading(typed, None, ReadingKind.LEFT_OUT)
        first = pieces[0].label if pieces else None
        labelled = first is not None and first.kind is LabelKind.DETAILS
        if labelled and words.words[len(pieces[0].phrase) :] in self.vocabulary.row_statuses:
            self.statuses_are_above = self.statuses_are_above or self.parent is None
            if self.statuses_are_above:
                self.waiting.append(number)
                return Reading(typed, None, ReadingKind.DETAILS)
        if self.parent is not None and self._is_details(words, pieces):
            return Reading(typed, None, ReadingKind.DETAILS, of=self.parent)
        return None

    def _whole(self, words: FoldedLine) -> ReadingKind | None:
        """The kind of a row whose whole text is known: no medicines, or no allergies."""
        rows = self.vocabulary.row_phrases
        for colon in (0, *sorted(words.colons)):
            said = words.words[colon:]
            label = self.vocabulary.labels.get(words.words[:colon]) if colon else None
            if colon and label is None:
                continue
            allergies = label is not None and label.status is Status.ALLERGY
            if said in rows.no_allergies or (allergies and said in rows.nothing):
                return ReadingKind.NO_ALLERGIES
            heading = label is None or (label.kind is LabelKind.HEADING and label.status is Status.TAKEN)
            if said in rows.nothing and heading:
                return ReadingKind.NOTHING
        return None

    def _heading(self, words: FoldedLine, pieces: Sequence[Piece]) -> Label | None:
        """The heading that a row is: it starts with one, and ends there, at a colon, or with words used in headings.

        Such words may also come first ("DISCHARGE MEDICATION RECONCILIATION"). A row with a medicine or an amount is
        not a heading.
        """
        phrase, beside = words.words, self.vocabulary.row_phrases.heading_words
        if not phrase or any(piece.is_name or piece.is_amount for piece in pieces):
            return None
        first = self._heading_at(phrase, 0)
        if first and (len(phrase) in words.colons or first[0] >= _CLEARLY_A_HEADING):
            return self._unless_conditional(first[1], pieces)
        best: Label | None = None
        at = 0
        while at < len(phrase):
            found = self._heading_at(phrase, at)
            if found and best and {best.status, found[1].status} == {Status.TAKEN, Status.ALLERGY}:
                return best._replace(status=Status.UNCLEAR)  # "Medications and allergies"
            if found and (best is None or best.status in (None, Status.TAKEN)):
                best = found[1]
            if not found and (phrase[at],) not in beside:
                return None
            at += found[0] if found else 1
        return best

    @staticmethod
    def _unless_conditional(label: Label, pieces: Sequence[Piece]) -> Label:
        """The heading, made unclear by a condition: "Stop taking these if you feel dizzy"."""
        conditional = any(WordKind.SAYS_NOTHING_BEHIND in piece.kinds for piece in pieces)
        return label._replace(status=Status.UNCLEAR) if conditional and label.status is Status.STOPPED else label

    def _heading_at(self, phrase: Phrase, at: int) -> tuple[int, Label] | None:
        """The longest heading that starts at a word, with its length in words."""
        for length in range(min(self.vocabulary.longest_label, len(phrase) - at), 0, -1):
            label = self.vocabulary.labels.get(phrase[at : at + length])
            if label and label.kind in (LabelKind.HEADING, LabelKind.PLACE):
                return length, label
        return None

    def _holds_only_a_person(self, words: Phrase, pieces: Sequence[Piece]) -> bool:
        """Whether a row contains only masks and the words that go with them."""
        if not set(MASKS).intersection(words) or set(MASKS_OF_THE_PAST).intersection(words):
            return False
        labels, personal = self.vocabulary.labels, self.vocabulary.row_phrases.personal
        return all(
            piece.label
            or piece.phrase in labels
            or piece.phrase in personal
            or piece.phrase[0] in MASKS
            or WordKind.TITLE in piece.kinds
            or (WordKind.SILENT in piece.kinds and not piece.is_amount)
            for piece in pieces
        )

    def _says_a_status(self, words: Phrase, pieces: Sequence[Piece]) -> bool:
        """Whether a row says something about the medicine above it: "Discontinued: [date]"."""
        label = pieces[0].label
        labelled = label is not None and label.kind in (LabelKind.HEADING, LabelKind.STATUS)
        begins = any(words[:length] in self.vocabulary.row_statuses for length in range(1, 4))
        return self.parent is not None and (labelled or begins)

    def _is_details(self, words: FoldedLine, pieces: Sequence[Piece]) -> bool:
        """Whether a row says more about the medicine above it: it starts with a word for that, or names nothing."""
        first = pieces[0] if pieces else None
        if first is None:
            return False
        names = any(piece.is_name for piece in pieces)
        if first.label:
            always = first.label.kind in (LabelKind.DIRECTIONS, LabelKind.SAME_MEDICINE)
            bare = (
                LabelKind.DETAILS,
                LabelKind.NO_STATUS,
                LabelKind.PERSON,
                LabelKind.HEADING,
                LabelKind.STATUS,
            )  # "Stop: [date]" is about a medicine too
            return always or (first.label.kind in bare and not names)
        if names:
            return WordKind.SAME_MEDICINE in first.kinds
        if any(_describes(first, before, form) for before, form in pairwise(pieces)):
            return False
        begins = any(self._is_detail_label(words.words[:length]) for length in (1, 2, 3))
        begins = begins or self._says_a_status(words.words, pieces)
        says_something = any(
            piece.is_content or piece.kinds & {WordKind.PRODUCT, WordKind.FORM} == {WordKind.PRODUCT}
            for piece in pieces
        )
        return begins or WordKind.VERB in first.kinds or not says_something

    def _is_detail_label(self, phrase: tuple[str, ...]) -> bool:
        label = self.vocabulary.labels.get(phrase)
        return label is not None and label.kind in (LabelKind.DETAILS, LabelKind.DIRECTIONS)


def _describes(first: Piece, before: Piece, form: Piece) -> bool:
    """Whether a form names a medicine, with the word before it: "heart pill", "my inhaler", "the other shot".

    It does not in a direction: "take the tablet in the morning".
    """
    if WordKind.FORM not in form.kinds:
        return False
    points = before.kinds in ({WordKind.LINKING}, {WordKind.POINTING}) and WordKind.VERB not in first.kinds
    return points or WordKind.REASON in before.kinds
