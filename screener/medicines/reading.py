"""How one row is read. Exact names are recognised; what is near asks; what is not known is said.

Nothing is resolved by guess: a proposed name becomes a match only when the person confirms it, and a name that was
typed cannot be confirmed away.
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
"""Kinds of rows that are part of a list and name no medicine of their own."""


@dataclass(frozen=True)
class Reading:
    """One row, read. Every word of the row is in one of its parts, or says nothing about which medicine it is."""

    typed: str
    confirmed: str | None
    kind: ReadingKind
    named: tuple[Named, ...] = ()
    questions: tuple[LineQuestion, ...] = ()
    not_read: tuple[str, ...] = ()
    refusal: Refusal | None = None
    names_nothing: bool = False
    """Whether the row holds no word that could be a medicine, such as "2 daily"."""
    unread: tuple[Status, ...] = ()
    """What the row says of each word that is not read."""
    under: Label | None = None
    """The heading that the row is under, or that it is."""
    of: int | None = None
    """The number of the row above that it says more about; the first row is 0."""
    passed_over: tuple[str, ...] = ()
    """Words of ordinary language that were not read, and leave nothing open."""
    no_medicine: tuple[str, ...] = ()
    """Words of which the person said that they are no medicine."""
    not_compared: bool = False
    """Whether similar names were not looked for, because the list holds too many words that nobody knows."""

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """The medicines that count as taken now."""
        return self.with_status(Status.TAKEN)

    @cached_property
    def mentioned(self) -> tuple[Match, ...]:
        """The medicines of which the row says that they are not taken now, or may not be."""
        return tuple(one.match for one in self.named if one.status is not Status.TAKEN)

    def with_status(self, *statuses: Status) -> tuple[Match, ...]:
        """The medicines of which the row says one of these."""
        return tuple(one.match for one in self.named if one.status in statuses)

    @cached_property
    def understood(self) -> bool:
        """Whether every word is understood: nothing asks or is not known, whether it is taken aside."""
        if self.kind in ROWS_WITHOUT_A_MEDICINE:
            return not (self.questions or self.open_words)
        something = bool(self.named or self.questions or self.not_read)
        return something and self.refusal is None and not (self.questions or self.open_words)

    @cached_property
    def may_be_dismissed(self) -> tuple[str, ...]:
        """The words of which a person can say that they are no medicine: all that leave the row open."""
        if self.names_nothing and not self.understood:
            return (" ".join(self.typed.split()),)
        words = (*(question.words for question in self.questions), *(word for word, _ in self.open_words))
        return tuple(dict.fromkeys(words))

    def without(self, words: Collection[str]) -> "Reading":
        """The row after a person said of some of its words that they are no medicine. The others stay as they are."""
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
        """The words that are not read and may be a medicine."""
        return tuple((word, status) for word, status in zip(self.not_read, self.unread, strict=True)
                     if status is not Status.ALLERGY)  # fmt: skip


def read_line(
    vocabulary: Vocabulary, typed: str, *, confirmed: str | None = None, around: Around | None = None
) -> Reading:
    """How a row is read.

    ``confirmed`` holds the name, or the names with commas between them, that the person confirmed. Each answers what
    the typed words left open about it; whatever else the row holds stays as it is.
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
    """What a line is that is one name and nothing else: most lines are."""
    known = None if line.begins else vocabulary.known.get(line.words)
    return known.match if known else None


def _reading(typed: str, line: Line, around: Around) -> Reading:
    """What a row comes to. What somebody is allergic to asks nothing, whatever it is; nor does the name of a shop."""
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
    """What a row comes to with the names that were confirmed for it.

    A word that proposes nothing, and is the one thing in its row that is not known, is answered by any new name. A
    name says what was meant, and not that it is taken: that the row says.
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
    """The questions that remain, and the confirmed names with what the row says of each.

    Each name answers one question, the first that proposes it; one about a second strength only after others.
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
