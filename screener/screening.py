"""Screen one intake with one rulebook. Pure: no file, no widget, no clock."""

from collections.abc import Iterable, Mapping
from copy import copy
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from screener.engine.conditions import Atom, MedicineTest
from screener.engine.intake import YES, Intake
from screener.engine.kinds import Taking
from screener.engine.plan import State
from screener.engine.truth import Decision, Truth
from screener.medicines import LineQuestion, Match, PlainRows, Reading, Row, Status, Why, read_rows
from screener.medicines.reading import ROWS_WITHOUT_A_MEDICINE
from screener.rulebook.masked import masked
from screener.rulebook.model import Caution, Rulebook


class Outcome(StrEnum):
    """What a caution comes to for one intake. There is no fourth."""

    RAISED = "raised"
    UNDETERMINED = "undetermined"
    NOT_RAISED = "not_raised"


OUTCOMES = {
    Truth.TRUE: Outcome.RAISED,
    Truth.UNKNOWN: Outcome.UNDETERMINED,
    Truth.FALSE: Outcome.NOT_RAISED,
}


class Finding(NamedTuple):
    """A caution, evaluated for one intake."""

    id: str
    caution: Caution
    outcome: Outcome
    because: tuple[Atom, ...]
    """The comparisons that decided it; none where it is undetermined."""
    missing: tuple[str, ...]
    """The questions that would settle it, and ``medicines``; none where it is decided."""
    open_rows: tuple[int, ...] = ()
    """The rows of the list that would settle it (the first is 0); none where it is decided."""


class TypedList:
    """The medicines of an intake, read."""

    def __init__(self, intake: Intake, rulebook: Rulebook, plain: PlainRows | None = None) -> None:
        """``intake`` holds rows in which what may tell who somebody is was masked.

        With ``plain``, each row is below a blank line, nobody confirmed anything in it, and plain rows are read once.
        """
        vocabulary = rulebook.vocabulary
        self.rulebook, self.rows = rulebook, intake.medicines
        self._settled_by = vocabulary.settled_by(intake.answers)
        rows = tuple(
            Row(
                line.typed,
                line.confirmed,
                after_gap=bool(line.after_gap),
                not_saved=bool(line.not_saved),
                no_medicine=frozenset(line.no_medicine or ()),
            )
            for line in intake.medicines
        )
        kept = plain.readings([row.typed for row in rows]) if plain else None
        self.readings: tuple[Reading, ...] = kept or read_rows(vocabulary, rows, self._settled_by)
        if plain and not kept and not self._settled_by:
            plain.keep(self.readings)
        self._taking = tuple(line.taking for line in intake.medicines)
        self._complete = intake.medicines_complete == YES
        self._truths: dict[MedicineTest, Truth] = {}

    def again(self, intake: Intake, rulebook: Rulebook) -> "TypedList | None":
        """The same rows beside the answers of another intake, read once; None where they have to be read anew."""
        same = self.rulebook is rulebook and self.rows == intake.medicines
        if not same or self._settled_by != rulebook.vocabulary.settled_by(intake.answers):
            return None
        complete = intake.medicines_complete == YES
        if complete == self._complete:
            return self
        other = copy(self)
        other._complete, other._truths = complete, {}  # noqa: SLF001 the copy is of this class
        return other

    def settled(self, number: int) -> bool:
        """Whether a row is understood: every word of it, and whether its medicines are taken now."""
        return self.readings[number].understood and not self.doubtful(number)

    def doubtful(self, number: int) -> bool:
        """Whether it is open if a row's medicines are taken now: the person, or only the row, may say otherwise.

        What another row says is taken is taken, whatever this one says.
        """
        return any(status is Status.UNCLEAR and not self._taken_elsewhere(match)
                   for match, status in self.statuses[number])  # fmt: skip

    @cached_property
    def statuses(self) -> tuple[tuple[tuple[Match, Status | None], ...], ...]:
        """For each row its medicines, each with what the row or the person says of it; None: not this person's."""
        return tuple(
            tuple((one.match, _status(reading, one.status, taking)) for one in reading.named)
            for reading, taking in zip(self.readings, self._taking, strict=True)
        )

    def passing(self, test: MedicineTest) -> tuple[int, ...]:
        """The numbers of the rows that pass a test (the first is 0). What may not be taken does not count."""
        if test.listed is not None:
            return tuple(number for number, reading in enumerate(self.readings) if _holds_a_medicine(reading))
        return tuple(number for number in range(len(self.readings)) if self.passing_names(number, test))

    def passing_names(self, number: int, test: MedicineTest) -> tuple[Match, ...]:
        """The medicines of a row that pass a test."""
        counts = {Status.TAKEN} if test.taken == "currently" else {Status.TAKEN, Status.STOPPED}
        return tuple(match for match, status in self.statuses[number] if status in counts and _passes(match, test))

    def truth(self, test: MedicineTest) -> Truth:
        """What the list makes of a test. A row that may not be taken speaks neither for it nor against it."""
        found = self._truths.get(test)
        if found is None:
            found = self._truths[test] = self._truth(test)
        return found

    def _truth(self, test: MedicineTest) -> Truth:
        if self.passing(test):
            return Truth.TRUE
        return Truth.FALSE if self._complete and not self.open_rows(test) else Truth.UNKNOWN

    def open_rows(self, test: MedicineTest) -> tuple[int, ...]:
        """The numbers of the rows that may hold what a test asks for."""
        return tuple(number for number in self._open if self._may_hold(number, test))

    @cached_property
    def _open(self) -> tuple[int, ...]:
        """The numbers of the rows that may hold anything beside what they name."""
        return tuple(
            number
            for number, reading in enumerate(self.readings)
            if not reading.understood or any(status is Status.UNCLEAR for _, status in self.statuses[number])
        )

    def _may_hold(self, number: int, test: MedicineTest) -> bool:
        reading = self.readings[number]
        if reading.refusal or (not reading.understood and not (reading.questions or reading.open_words)):
            return True
        if test.listed is not None:
            return not reading.understood
        if any(status is Status.UNCLEAR and _passes(match, test) and not self._taken_elsewhere(match)
               for match, status in self.statuses[number]):  # fmt: skip
            return True
        recently = test.taken == "recently"
        statuses = [status for _, status in reading.open_words]
        statuses += [one.said.status for one in reading.questions if _could_pass(one, test)]
        return any(status is not Status.STOPPED or recently for status in statuses)

    def _taken_elsewhere(self, match: Match) -> bool:
        """Whether a row says that this medicine is taken, as a product of the same classes."""
        return match.classes <= self._taken.get(match.medicine, frozenset()) if match.medicine in self._taken else False

    @cached_property
    def _taken(self) -> Mapping[str, frozenset[str]]:
        """The medicines that are taken, with the classes of all their products."""
        found: dict[str, frozenset[str]] = {}
        for row in self.statuses:
            for match, status in row:
                if status is Status.TAKEN:
                    found[match.medicine] = found.get(match.medicine, frozenset()) | match.classes
        return found


def _status(reading: Reading, said: Status, taking: Taking | None) -> Status | None:
    """What is true of a medicine of a row, by the row's words and the person's mark; None: it is not this person's.

    Of a row that says of one of its medicines that it is not taken, a mark says what the row says; the others stay.
    """
    if taking is None:
        return said
    if taking in ("stopped", "not_taken") and said is Status.TAKEN and reading.mentioned:
        return said
    return {"now": Status.TAKEN, "stopped": Status.STOPPED, "not_taken": None, "not_sure": Status.UNCLEAR}[taking]


def _holds_a_medicine(reading: Reading) -> bool:
    """Whether a row names, or may name, something that is or was taken."""
    if reading.kind in ROWS_WITHOUT_A_MEDICINE:
        return bool(reading.questions or reading.open_words)
    if reading.named and not (reading.questions or reading.open_words):
        return any(one.status is not Status.ALLERGY for one in reading.named)
    return not reading.names_nothing and not (reading.understood and not reading.named)


def meanings_known(question: LineQuestion) -> bool:
    """Whether words that ask can be nothing but what they could be: the rules know them."""
    return bool(question.could_be) and question.why in (Why.SEVERAL, Why.SHORT_FORM)


def _could_pass(question: LineQuestion, test: MedicineTest) -> bool:
    """Whether what asks may be what a test asks for."""
    if meanings_known(question):
        return any(_passes(match, test) for match in question.could_be)
    return True


def _passes(match: Match, test: MedicineTest) -> bool:
    return not test.classes.isdisjoint(match.classes) or not test.substances.isdisjoint(match.substances)


class Screening(NamedTuple):
    """Everything that one run found. Nothing in it is stored anywhere."""

    rulebook: Rulebook
    intake: Intake
    medicines: TypedList
    findings: tuple[Finding, ...]
    """One for every caution, in the order in which to talk."""
    state: State

    @property
    def asked(self) -> tuple[str, ...]:
        """The questions that are asked of this person, in order."""
        return tuple(key for key in self.rulebook.questions if key not in self.state.hidden)

    @property
    def not_answered(self) -> tuple[str, ...]:
        """The questions that are asked and have no answer."""
        return tuple(key for key in self.asked if key not in self.intake.answers)


def screen(rulebook: Rulebook, intake: Intake) -> Screening:
    """Hold an intake against a rulebook. What may tell who somebody is is masked first, if it was not before.

    Raises:
        KeyError: for an answer that the rulebook does not have; ``read_intake`` refuses such an intake before.
    """
    intake, medicines = _read(rulebook, intake)
    state = rulebook.plan.weigh(intake.answers, medicines.truth)
    findings = [_finding(rulebook, key, decision, state, medicines) for key, decision in rulebook.plan.decide(state)]
    return Screening(rulebook, intake, medicines, tuple(findings), state)


def find(rulebook: Rulebook, intake: Intake, cautions: Iterable[str]) -> Mapping[str, Finding]:
    """What some of the cautions come to, as ``screen`` finds it: worked examples are many, and each names few."""
    intake, medicines = _read(rulebook, intake)
    state = rulebook.plan.weigh(intake.answers, medicines.truth)
    return {key: _finding(rulebook, key, rulebook.plan.decide_one(key, state), state, medicines) for key in cautions}


def _read(rulebook: Rulebook, intake: Intake) -> tuple[Intake, TypedList]:
    """The intake, masked, and its medicines, read. What was read of the same rows is kept with the intake alone."""
    before = intake.kept.get(TypedList)
    again = before.again(intake, rulebook) if isinstance(before, TypedList) else None
    if again is None or intake.own_questions:
        intake = masked(rulebook, intake)
    again = again or TypedList(intake, rulebook)
    intake.kept[TypedList] = again
    return intake, again


def _finding(rulebook: Rulebook, key: str, decision: Decision, state: State, medicines: TypedList) -> Finding:
    plan, (truth, evidence) = rulebook.plan, decision
    if truth is not Truth.UNKNOWN:
        return Finding(key, rulebook.cautions[key], OUTCOMES[truth], plan.table.members(evidence), ())
    open_ = plan.open_atoms(evidence, state)
    tests = {atom.test for atom in plan.table.members(open_) if atom.test}
    rows = sorted({number for test in tests for number in medicines.open_rows(test)})
    return Finding(key, rulebook.cautions[key], OUTCOMES[truth], (), plan.about(open_), tuple(rows))
