"""How much the rules raise and leave open for the made-up people among their worked examples."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from screener.check.vignettes import intake_of
from screener.rulebook.model import Rulebook
from screener.screening import Outcome, screen
from screener.summary.points import points


@dataclass(frozen=True, slots=True)
class PersonBurden:
    """One person."""

    name: str
    first: str
    """The title of what is talked about first."""
    points: int
    """What is raised, each point with its lines once."""
    cautions: int
    """The cautions that are raised."""
    open: int
    """The cautions that could not be checked."""


@dataclass(frozen=True, slots=True)
class Burden:
    """All of them, and what everybody is asked."""

    people: tuple[PersonBurden, ...]
    asked_of_everybody: int

    @property
    def points(self) -> float:
        """The median of the points raised."""
        return median(one.points for one in self.people)

    @property
    def open(self) -> float:
        """The median of the cautions left open."""
        return median(one.open for one in self.people)


def burden(rulebook: Rulebook) -> Burden | None:
    """The burden, if any worked example is a whole person."""
    people = tuple(_people(rulebook))
    asked = sum(question.ask_if is None for question in rulebook.questions.values())
    return Burden(people, asked) if people else None


def _people(rulebook: Rulebook) -> Iterator[PersonBurden]:
    for vignette in (one for topic in rulebook.topics for one in topic.vignettes if one.first):
        findings = screen(rulebook, intake_of(vignette)).findings
        found = points(findings)
        yield PersonBurden(
            name=vignette.name,
            first=found[0].lines[0].caution.title,
            points=len(found),
            cautions=sum(len(point.lines) for point in found),
            open=sum(finding.outcome is Outcome.UNDETERMINED for finding in findings),
        )
