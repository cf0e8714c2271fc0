"""One intake held against one rulebook. Pure: no file, no widget, no clock."""

from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from screener.conditions import Atom, MedicineTest
from screener.intake import YES, Intake
from screener.medicines import Reading, ReadingKind, read_line
from screener.plan import Plan, State
from screener.rulebook.model import Caution, Rulebook
from screener.truth import Bits, Truth


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
    evidence: Bits
    plan: Plan
    state: State

    @property
    def because(self) -> tuple[Atom, ...]:
        """The comparisons that decided it; none where it is undetermined."""
        return () if self.outcome is Outcome.UNDETERMINED else tuple(self.plan.table.members(self.evidence))

    @property
    def missing(self) -> tuple[str, ...]:
        """The questions that would settle it, and ``medicines``; none where it is decided."""
        return self.plan.missing(self.evidence, self.state) if self.outcome is Outcome.UNDETERMINED else ()


class TypedList:
    """The medicines of an intake, read."""

    def __init__(self, intake: Intake, rulebook: Rulebook) -> None:
        self.readings: tuple[Reading, ...] = tuple(
            read_line(rulebook.vocabulary, line.typed, confirmed=line.confirmed) for line in intake.medicines
        )
        self._said_otherwise = {
            number for number, line in enumerate(intake.medicines) if line.taking not in (None, "now")
        }
        self._complete = intake.medicines_complete == YES

    @cached_property
    def closed(self) -> bool:
        """Whether the list can say that something is not taken: it is complete, and every word is understood."""
        return self._complete and all(reading.settled for reading in self.readings)

    def passing(self, test: MedicineTest) -> tuple[int, ...]:
        """The numbers of the lines that pass a test (the first is 0). A line that may not be taken now does not."""
        return tuple(
            number
            for number in self._holding(test)
            if test.listed is not None
            or (number not in self._said_otherwise and self.readings[number].kind is not ReadingKind.MENTIONED)
        )

    def truth(self, test: MedicineTest) -> Truth:
        """What the list makes of a test. A line that may not be taken now speaks neither for it nor against it."""
        if self.passing(test):
            return Truth.TRUE
        return Truth.FALSE if self.closed and not self._holding(test) else Truth.UNKNOWN

    def _holding(self, test: MedicineTest) -> list[int]:
        """The lines that hold what a test asks for, taken or not."""
        return [
            number
            for number, reading in enumerate(self.readings)
            if test.listed is not None
            or any(test.class_ in match.classes or test.substance in match.substances for match in reading.matches)
        ]


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
    plan, cautions = rulebook.plan, rulebook.cautions
    medicines = TypedList(intake, rulebook)
    state = plan.weigh(intake.answers, medicines.truth)
    findings = tuple(
        Finding(key, cautions[key], OUTCOMES[truth], evidence, plan, state)
        for key, (truth, evidence) in plan.decide(state)
    )
    return Screening(rulebook, intake, medicines, findings, state)
