"""The way through *Prepare for my appointment*: the screens there are, where a person is, and where they were.

A place is the id of the first question of a screen and not a number, so that follow-ups which come or go do not move
it. Pure: no widget.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from screener.engine.conditions import MEDICINES
from screener.engine.intake import YES
from screener.medicines import ReadingKind
from screener.screening import Screening

OWN, CHECK, SUMMARY = "my questions", "check your answers", "the summary"
"""The last three screens. No id of a question has a space."""


@dataclass(frozen=True)
class Way:
    """The screens there are for what was said so far."""

    screens: Mapping[str, tuple[str, ...]]
    """The questions of each screen, by the first of them, in order."""
    follow_ups: tuple[str, ...]
    """The questions among them that are asked for what was said."""
    lines: Mapping[str, int]
    """A screen for each line of the list, with the number of the line (the first is 0)."""
    asking: tuple[str, ...]
    """Those of the lines that ask something."""

    def __contains__(self, step: str) -> bool:
        return step in self.screens or step in self.lines or step in (MEDICINES, OWN, CHECK, SUMMARY)

    @property
    def order(self) -> tuple[str, ...]:
        """The screens before those that follow from the list."""
        return (*self.screens, MEDICINES)


def way_of(screening: Screening, line_ids: Sequence[int]) -> Way:
    """The way as it is for an intake. Each of its lines has a number of its own, which stays with its text."""
    questions = screening.rulebook.questions
    screens: dict[str, tuple[str, ...]] = {}
    before: dict[bool, str] = {}
    for key, question in questions.items():
        follows = question.ask_if is not None  # a follow-up stands on no screen with what is asked of everybody
        if key in screening.asked:
            first = next((first for first, keys in screens.items() if before.get(follows) in keys), key)
            first = first if question.same_screen else key
            screens[first] = (*screens.get(first, ()), key)
        before[follows] = key
    lines = {f"line {line}": number for number, line in enumerate(line_ids)}
    return Way(
        screens,
        tuple(key for key in screening.asked if questions[key].ask_if),
        lines,
        tuple(step for step, number in lines.items() if line_asks(screening, number)),
    )


def line_asks(screening: Screening, number: int) -> bool:
    """Whether a line of the list asks something: what it is, or if it is taken."""
    nothing = screening.medicines.readings[number].kind is ReadingKind.NOTHING
    return not screening.medicines.settled(number) or (nothing and screening.intake.medicines_complete != YES)


@dataclass
class Journey:
    """Where one person is, and where they were: *Back* and *Forward* lead along what was seen."""

    trail: list[str] = field(default_factory=list)
    """The screens in the order in which they were seen; empty before the first was left."""
    at: int = 0
    """Which of them is shown."""
    seen: set[str] = field(default_factory=set)
    """The questions and other screens that were left with *Continue*."""
    explained: set[str] = field(default_factory=set)
    """The follow-ups of which it was said why they are asked."""
    news: tuple[str, ...] = ()
    """The follow-ups that *Continue* has just opened: it is said before anything else is asked."""
    changed: str | None = None
    """The row from which the check of all answers was last left: it is found again there."""

    def here(self, way: Way) -> str:
        """The screen to draw. A question that is no longer asked gives way to what comes next."""
        step = self.trail[self.at] if self.trail else way.order[0]
        if step in way:
            return step
        ahead = self._ahead(way, step)
        return ahead[0] if ahead else CHECK

    def ahead(self, way: Way) -> tuple[str, ...]:
        """The screens before the check to which *Continue* leads from here, as far as is known."""
        return self._ahead(way, self.here(way))

    def left(self, way: Way) -> int:
        """How many screens are announced: those that an answer just opened count once they were explained."""
        new = set(way.follow_ups) - self.explained - self.seen
        return sum(1 for step in self.ahead(way) if not new.issuperset(way.screens.get(step, (step,))))

    def take_up(self, way: Way, answered: Collection[str]) -> None:
        """Begin at the first screen that has no answer in a file that was opened."""
        self.seen.update(answered)
        self.explained.update(way.follow_ups)
        unseen = (step for step in (*way.order, OWN) if not self.seen.issuperset(way.screens.get(step, (step,))))
        self.trail = [next(unseen, CHECK)]

    def go_on(self, way: Way) -> None:
        """Leave this screen with *Continue*."""
        here = self.here(way)
        self.seen.update(way.screens.get(here, (here,)))
        self.explained.intersection_update(way.follow_ups)
        self.news = tuple(key for key in way.follow_ups if key not in self.explained | self.seen)
        self.explained.update(self.news)
        self._go(way, SUMMARY if here == CHECK else next(iter(self._ahead(way, here)), CHECK))

    def go_back(self, way: Way) -> None:
        """Go to the screen that was seen before this one."""
        here, self.news = self.here(way), ()
        while self.at > 0:
            self.at -= 1
            if self.trail[self.at] in way and self.trail[self.at] != here:
                break

    def go_forward(self) -> None:
        """Go to the screen from which *Back* came here."""
        self.at, self.news = min(self.at + 1, len(self.trail) - 1), ()

    def change(self, way: Way, step: str, row: str | None = None) -> None:
        """Go to a screen, to change what was said there."""
        self.changed, self.news = row, ()
        self._go(way, step)

    def _go(self, way: Way, step: str) -> None:
        if not self.trail:
            self.trail = [self.here(way)]
        self.trail = [*self.trail[: self.at + 1], step]
        self.at = len(self.trail) - 1

    def _ahead(self, way: Way, here: str) -> tuple[str, ...]:
        if here in (CHECK, SUMMARY):
            return ()
        through = MEDICINES in self.seen
        behind = way.order[way.order.index(here) + 1 :] if here in way.order and not through else ()
        lines = way.asking if through else ()
        unseen = [step for step in (*lines, *way.order) if not self.seen.issuperset(way.screens.get(step, (step,)))]
        opened = (step for step in unseen if step not in (here, *behind))
        return (*behind, *opened, *(() if OWN in self.seen or here == OWN else (OWN,)))
