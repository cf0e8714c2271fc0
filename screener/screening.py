"""One intake held against one rulebook. Pure: no file, no widget, no clock."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from screener.conditions import Atom, MedicineTest
from screener.intake import YES, Intake, MedicineLine
from screener.medicines import Match, Reading, ReadingKind, Refusal, read_line
from screener.plan import State
from screener.rulebook.model import Caution, Rulebook
from screener.truth import Decision, Truth


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


class TypedList:
    """The medicines of an intake, read."""

    def __init__(self, intake: Intake, rulebook: Rulebook) -> None:
        self.readings: tuple[Reading, ...] = tuple(_read(rulebook, line) for line in intake.medicines)
        self._taking = tuple(line.taking for line in intake.medicines)
        self._complete = intake.medicines_complete == YES

    @cached_property
    def closed(self) -> bool:
        """Whether the list can say that something is not taken: it is complete, and every word is understood."""
        return self._complete and all(self.settled(number) for number in range(len(self.readings)))

    def settled(self, number: int) -> bool:
        """Whether a line is understood: every word of it, and whether its medicines are taken now."""
        return self.readings[number].understood and not self.doubtful(number)

    def doubtful(self, number: int) -> bool:
        """Whether it is open if a line's medicines are taken now: the person, or only the line, may say otherwise."""
        taking = self._taking[number]
        return taking == "not_sure" or (taking is None and bool(self.readings[number].mentioned))

    def passing(self, test: MedicineTest) -> tuple[int, ...]:
        """The numbers of the lines that pass a test (the first is 0). What may not be taken does not count."""
        if test.listed is not None:
            return tuple(number for number, reading in enumerate(self.readings) if not reading.names_nothing)
        return tuple(number for number in range(len(self.readings)) if _passes(self._taken(number, test.taken), test))

    def truth(self, test: MedicineTest) -> Truth:
        """What the list makes of a test. A line that may not be taken speaks neither for it nor against it."""
        if self.passing(test):
            return Truth.TRUE
        return Truth.FALSE if self.closed else Truth.UNKNOWN

    def _taken(self, number: int, when: str) -> tuple[Match, ...]:
        """The names of a line that count as taken, currently or recently."""
        reading, taking = self.readings[number], self._taking[number]
        if taking == "not_sure":
            return ()
        if taking == "not_taken" or (taking == "stopped" and when == "currently"):
            # Of a line that takes one of its names back, the mark says what the line says; the others stay.
            return reading.matches if reading.mentioned else ()
        return reading.matches if taking is None else (*reading.matches, *reading.mentioned)


def _read(rulebook: Rulebook, line: MedicineLine) -> Reading:
    """How a line is read. What only stands in the place of a line is not read as one."""
    if line.not_saved:
        return Reading(line.typed, None, ReadingKind.REFUSED, refusal=Refusal.NOT_SAVED)
    return read_line(rulebook.vocabulary, line.typed, confirmed=line.confirmed)


def _passes(matches: tuple[Match, ...], test: MedicineTest) -> bool:
    classes, substances = test.classes, test.substances
    return any(not classes.isdisjoint(match.classes) or not substances.isdisjoint(match.substances)
               for match in matches)  # fmt: skip


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
    """Hold an intake against a rulebook.

    Raises:
        KeyError: for an answer that the rulebook does not have; ``read_intake`` refuses such an intake before.
    """
    medicines, state = _weighed(rulebook, intake)
    findings = [_finding(rulebook, key, decision, state) for key, decision in rulebook.plan.decide(state)]
    return Screening(rulebook, intake, medicines, tuple(findings), state)


def find(rulebook: Rulebook, intake: Intake, cautions: Iterable[str]) -> Mapping[str, Finding]:
    """What some of the cautions come to, as ``screen`` finds it: worked examples are many, and each names few."""
    _, state = _weighed(rulebook, intake)
    return {key: _finding(rulebook, key, rulebook.plan.decide_one(key, state), state) for key in cautions}


def _weighed(rulebook: Rulebook, intake: Intake) -> tuple[TypedList, State]:
    medicines = TypedList(intake, rulebook)
    return medicines, rulebook.plan.weigh(intake.answers, medicines.truth)


def _finding(rulebook: Rulebook, key: str, decision: Decision, state: State) -> Finding:
    plan, (truth, evidence) = rulebook.plan, decision
    open_ = truth is Truth.UNKNOWN
    because = () if open_ else plan.table.members(evidence)
    missing = plan.missing(evidence, state) if open_ else ()
    return Finding(key, rulebook.cautions[key], OUTCOMES[truth], because, missing)
