"""The way through *Prepare for my appointment*: each question, the medicines, the check of all answers, the summary.

The place is the id of a question and not a number, so that follow-ups which come or go do not move it. Pure: no widget.
"""

from dataclasses import dataclass, field

from screener.engine.conditions import MEDICINES
from screener.screening import Screening

CHECK, SUMMARY = "check your answers", "the summary"
"""The last two screens. No id of a question has a space."""


@dataclass
class Journey:
    """Where one person is, and what was seen on the way."""

    step: str | None = None
    """The id of a question, ``medicines``, or one of the last two screens; None before the first."""
    seen: set[str] = field(default_factory=set)
    """The screens that were left with *Continue*."""
    through: bool = False
    """Whether the medicines were left once: from then on the way leads to what was not seen yet, and to the check."""
    lines: tuple[str, ...] = ()
    """The medicine lines that were shown, with how they were read, because one of them asked something."""
    changing: str | None = None
    """The screen that was opened from the check: *Back* leads there again."""
    look: bool = False
    """Whether *Continue* has just shown them in place of going on."""

    def here(self, screening: Screening) -> str:
        """The screen to draw. A question that is no longer asked gives way to the next one that is."""
        steps = steps_of(screening)
        if self.step is None:
            return steps[0]
        if self.step in (*steps, CHECK, SUMMARY):
            return self.step
        asked = [*screening.rulebook.questions, MEDICINES]
        return next(step for step in asked[asked.index(self.step) :] if step in steps)

    def ahead(self, screening: Screening) -> tuple[str, ...]:
        """The screens before the check to which *Continue* leads from here, as far as is known."""
        here, steps = self.here(screening), steps_of(screening)
        if here not in steps:
            return ()
        behind = () if self.through else steps[steps.index(here) + 1 :]
        opened = (step for step in steps if step not in self.seen and step != here and step not in behind)
        return (*behind, *opened)

    def go_on(self, screening: Screening) -> None:
        """Leave this screen with *Continue*."""
        here = self.here(screening)
        self.changing = None
        self.seen.add(here)
        self.through = self.through or here == MEDICINES
        ahead = self.ahead(screening)
        self.step = SUMMARY if here == CHECK else ahead[0] if ahead else CHECK

    def go_back(self, screening: Screening) -> None:
        """Go to the screen before this one, in the order in which all is asked; from a change, to the check."""
        here, order = self.here(screening), (*steps_of(screening), CHECK, SUMMARY)
        self.step = CHECK if here == self.changing else order[max(0, order.index(here) - 1)]
        self.changing = None

    def go_to(self, step: str) -> None:
        """Go to a screen, to change what was said there."""
        self.step = step
        self.changing = None if step == CHECK else step


def steps_of(screening: Screening) -> tuple[str, ...]:
    """The screens before the check, in order."""
    return (*screening.asked, MEDICINES)


def share_done(journey: Journey, screening: Screening) -> float:
    """How much of the way lies behind, from 0 to 1, for the bar."""
    return 1 - (len(journey.ahead(screening)) + 1) / (len(steps_of(screening)) + 1)


def at_the_start(journey: Journey, screening: Screening) -> bool:
    """Whether there is no screen before this one."""
    return journey.here(screening) == steps_of(screening)[0]
