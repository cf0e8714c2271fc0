"""Reads one row. Exact names are recognized, near names ask, and unknown words are reported.

Nothing is guessed: a proposed name becomes a match only if the person confirms it, and a confirmation never removes a
typed name.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

from screener.engine.kinds import MAX_CONFIRMED, MAX_LINE
from screener.medicines.kinds import ReadingKind, Refusal, Status, Why
from screener.medicines.line import Around, Line, LineQuestion, Named
from screener.medicines.saying import TAKEN, Said
from screener.medicines.vocabulary import Label, LabelKind, Match, Vocabulary
from screener.medicines.words import FoldedLine, fold_line, unfolded_length

ROWS_WITHOUT_A_MEDICINE = (
    ReadingKind.HEADING,
    ReadingKind.COLUMNS,
    ReadingKind.DETAILS,
    ReadingKind.NOTHING,
    ReadingKind.NO_ALLERGIES,
    ReadingKind.LEFT_OUT,
    ReadingKind.RULE,
    ReadingKind.NO_MEDICINE,
)
"""Kinds of rows that belong to a list and name no medicine of their own."""


@dataclass(frozen=True)
class Reading:
    """One row, read. Every word is in one of its fields, or says nothing about which medicine it is."""

    typed: str
    confirmed: str | None
    kind: ReadingKind
    named: tuple[Named, ...] = ()
    questions: tuple[LineQuestion, ...] = ()
    not_read: tuple[str, ...] = ()
    refusal: Refusal | None = None
    names_nothing: bool = False
    """Whether no word of the row could be a medicine, as in "2 daily"."""
    unread: tuple[Status, ...] = ()
    """What the row says about each word that is not read."""
    under: Label | None = None
    """The heading the row is under, or is itself."""
    of: int | None = None
    """The index of the row above that it says more about."""
    passed_over: tuple[str, ...] = ()
    """Ordinary words that were ignored and leave nothing open."""
    no_medicine: tuple[str, ...] = ()
    """Words that the person said are not a medicine."""
    not_compared: bool = False
    """Whether similar names were not looked up, because the list has too many unknown words."""

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """The medicines that count as taken now."""
        return self.with_status(Status.TAKEN)

    @cached_property
    def mentioned(self) -> tuple[Match, ...]:
        """The medicines that the row says are not taken now, or may not be."""
        return tuple(one.match for one in self.named if one.status is not Status.TAKEN)

    def with_status(self, *statuses: Status) -> tuple[Match, ...]:
        """The medicines with one of these statuses."""
        return tuple(one.match for one in self.named if one.status in statuses)

    @cached_property
    def understood(self) -> bool:
        """Whether every word is understood, apart from whether a medicine is taken."""
        if self.kind in ROWS_WITHOUT_A_MEDICINE:
            return not (self.questions or self.open_words)
        something = bool(self.named or self.questions or self.not_read)
        return something and self.refusal is None and not (self.questions or self.open_words)

    @cached_property
    def may_be_dismissed(self) -> tuple[str, ...]:
        """The words that a person can mark as not a medicine: all that leave the row open."""
        if self.names_nothing and not self.understood:
            return (" ".join(self.typed.split()),)
        words = (*(question.words for question in self.questions), *(word for word, _ in self.open_words))
        return tuple(dict.fromkeys(words))

    def without(self, words: Collection[str]) -> "Reading":
        """The row after a person marked some words as not a medicine. The others stay as they are."""
        said = tuple(word for word in self.may_be_dismissed if word in words)
        if not said:
            return self
        questions = tuple(one for one in self.questions if one.words not in said)
        rest = () if self.names_nothing else zip(self.not_read, self.unread, strict=True)
        left = [(word, one) for word, one in rest if word not in said]
        settled = not (self.named or questions or left)
        return replace(
            self,
            kind=ReadingKind.NO_MEDICINE if settled else _kind(self.named, questions),
            questions=questions,
            not_read=tuple(word for word, _ in left),
            unread=tuple(one for _, one in left),
            names_nothing=False,
            no_medicine=said,
        )

    @cached_property
    def open_words(self) -> tuple[tuple[str, Status], ...]:
        """The unread words that may be a medicine."""
        return tuple((word, status) for word, status in zip(self.not_read, self.unread, strict=True)
                     if status is not Status.ALLERGY)  # fmt: skip


def read_line(
    vocabulary: Vocabulary, typed: str, *, confirmed: str | None = None, around: Around | None = None
) -> Reading:
    """Read a row.

    ``confirmed`` is the name, or names separated by commas, that the person confirmed. Each answers what the typed
    words left open about it; the rest of the row stays as it is.
    """
    around = around or Around()
    if max(len(typed), unfolded_length(typed)) > MAX_LINE or (confirmed is not None and len(confirmed) > MAX_CONFIRMED):
        return Reading(typed, confirmed, ReadingKind.REFUSED, refusal=Refusal.TOO_LONG)
    whole = f"{typed}\n{around.details}" if around.details else typed
    folded = fold_line(whole)
    if confirmed is None and around.under is None and (exact := _exact(vocabulary, folded)):
        named = Named(exact, (), *TAKEN)
        return Reading(typed, None, _kind((named,), ()), (named,))
    if confirmed is None:
        return _reading(typed, Line(vocabulary, whole, folded, around=around), around)
    answer = Line(vocabulary, confirmed, fold_line(confirmed))
    taken = [one.match for one in answer.named if one.status is Status.TAKEN]
    said = Line(vocabulary, whole, folded, taken, around)
    return _confirmed(_reading(typed, said, around), said, answer, confirmed)


def _exact(vocabulary: Vocabulary, line: FoldedLine) -> Match | None:
    """Match a line that is one name and nothing else, as most are."""
    known = None if line.begins else vocabulary.known.get(line.words)
    return known.match if known else None


def _reading(typed: str, line: Line, around: Around) -> Reading:
    """Make the reading of a row. Allergies ask nothing, whatever they are, and neither does the name of a shop."""
    names = tuple(dict.fromkeys(line.named))
    place = around.under is not None and around.under.kind is LabelKind.PLACE
    asks = tuple(one for one in line.questions if one.said.status is not Status.ALLERGY and not place)
    allergies = [one.words for one in line.questions if one not in asks]
    unread = [Status.ALLERGY if place else status for status in line.unread]
    return Reading(
        typed,
        None,
        _kind(names, asks),
        names,
        asks,
        (*line.not_read, *allergies),
        names_nothing=line.names_nothing,
        passed_over=tuple(dict.fromkeys(line.passed_over)),
        unread=(*unread, *(Status.ALLERGY for _ in allergies)),
        under=around.under,
        not_compared=line.not_compared,
    )


def _confirmed(reading: Reading, said: Line, answer: Line, confirmed: str) -> Reading:
    """Make the reading of a row with confirmed names.

    Any new name answers a word that proposes nothing and is the only unknown word in its row. A name says what was
    meant; the row says whether it is taken.
    """
    left, answers = _answered(said, answer)
    new = {one.match.medicine for one in answers} - {one.match.medicine for one in said.named}
    alone = len(said.not_read) == 1 and new and all(question.why is Why.PERSON for question in said.questions)
    named = tuple(dict.fromkeys((*reading.named, *answers)))
    questions = (*(() if alone else (one for one in left if one.said.status is not Status.ALLERGY)), *answer.questions)
    return replace(
        reading,
        confirmed=confirmed,
        kind=_kind(named, questions),
        named=named,
        questions=questions,
        not_read=(*(() if alone else reading.not_read), *answer.not_read),
        unread=(*(() if alone else reading.unread), *answer.unread),
        names_nothing=said.names_nothing and answer.names_nothing,
    )


def _answered(said: Line, answer: Line) -> tuple[list[LineQuestion], list[Named]]:
    """The questions that remain, and the confirmed names with what the row says about each.

    Each name answers one question: the first that proposes it, and one about a second strength last.
    """
    left = sorted(said.questions, key=lambda question: question.why is Why.STRENGTHS)
    named: list[Named] = []
    for one in answer.named:
        proposing = (at for at, question in enumerate(left)
                     if one.match.medicine in {name.medicine for name in question.could_be})  # fmt: skip
        at = next(proposing, None)
        what: Said = said.said if at is None else left.pop(at).said
        status = what if one.status is Status.TAKEN else Said(one.status, one.words)
        named.append(Named(one.match, (), *status))
    return left, named


def _kind(named: tuple[Named, ...], questions: tuple[LineQuestion, ...]) -> ReadingKind:
    taken = [one.match for one in named if one.status is Status.TAKEN]
    if taken:
        listed = any(match.listed for match in taken)
        return ReadingKind.RECOGNISED if listed else ReadingKind.RECOGNISED_NOT_LISTED
    if named:
        return ReadingKind.MENTIONED
    asking = [question for question in questions if question.why is not Why.PERSON]
    if not asking:
        return ReadingKind.NOT_RECOGNISED
    near = all(question.is_proposal for question in asking)
    return ReadingKind.DID_YOU_MEAN if near else ReadingKind.AMBIGUOUS
