"""Lists of medicines that bring about every combination of what conditions ask of a list, from names that are known.

Every name of either vocabulary is read by both. Names that both read alike, as far as a condition can tell, stand for
each other; so a few lines stand for all of them, and no name is passed over.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, get_args

from screener.check.comparing.model import Pair
from screener.engine.conditions import MedicineTest
from screener.engine.intake import YES, Intake, MedicineLine
from screener.engine.kinds import Taking
from screener.engine.truth import Truth
from screener.medicines import Match, Reading, read_line
from screener.rulebook.model import Rulebook
from screener.screening import TypedList, meanings_known

MAX_LISTS = 500
"""The most lists that are made for one caution."""
UNKNOWN_NAME = "?"
"""A line that no vocabulary can know: it has no letter."""

ANYTHING = "*"
"""What a word that is not known could be."""


class Effect(NamedTuple):
    """What a name does to conditions, as classes and substances."""

    named: frozenset[tuple[str, str]]
    """What it brings, each with what the row says of it."""
    could_be: frozenset[str]
    """What it may be, where it asks or is not known."""
    understood: bool
    names_nothing: bool

    def within(self, wanted: frozenset[str]) -> "Effect":
        """What matters to tests that ask for these classes and substances."""
        named = frozenset((key, status) for key, status in self.named if key in wanted)
        return Effect(named, self.could_be & (wanted | {ANYTHING}), self.understood, self.names_nothing)


class ListState(NamedTuple):
    """A list of medicines, and what it makes of the tests of each rulebook."""

    intake: Intake
    old: Mapping[MedicineTest, Truth]
    new: Mapping[MedicineTest, Truth]


class Names:
    """Every name of both vocabularies, by what it does to conditions."""

    def __init__(self, pair: Pair, tests: Iterable[MedicineTest]) -> None:
        self.pair = pair
        asked_for = frozenset().union(*(test.classes | test.substances for test in tests))
        self.groups: dict[tuple[Effect, Effect], list[str]] = defaultdict(list)
        for name in dict.fromkeys((*_names(pair.new), *_names(pair.old), UNKNOWN_NAME)):
            old, new = (_effect(read_line(book.vocabulary, name), asked_for) for book in pair)
            self.groups[old, new].append(name)

    def read_differently(self) -> tuple[str, ...]:
        """The names that the two rulebooks read differently where a condition asks for them."""
        return tuple(name for (old, new), names in self.groups.items() if old != new for name in names)

    def lines(self, tests: Iterable[MedicineTest]) -> tuple[MedicineLine, ...]:
        """One line for each thing that a name can do to these tests, said to be taken, stopped, and so on."""
        wanted = frozenset().union(*(test.classes | test.substances for test in tests))
        found: dict[tuple[Effect, ...], str] = {}
        for effects, names in self.groups.items():
            found.setdefault(tuple(effect.within(wanted) for effect in effects), names[0])
        takings: tuple[Taking | None, ...] = (None, *get_args(Taking))
        return tuple(MedicineLine(typed=name, taking=taking) for name in found.values() for taking in takings)


def _names(rulebook: Rulebook) -> Iterable[str]:
    """The names a vocabulary recognises, the shortest first, then the words that only ask."""
    yield from sorted((match.label for match in rulebook.vocabulary.matches.values()), key=len)
    yield from (" ".join(phrase) for phrase in rulebook.vocabulary.asks)


def _effect(reading: Reading, asked_for: frozenset[str]) -> Effect:
    named = frozenset((key, one.status.value) for one in reading.named for key in _ids(one.match))
    could_be = {key for question in reading.questions for match in question.could_be for key in _ids(match)}
    anything = reading.not_read or any(not meanings_known(question) for question in reading.questions)
    could_be |= {ANYTHING} if anything else set()
    return Effect(named, frozenset(could_be), reading.understood, reading.names_nothing).within(asked_for)


def _ids(match: Match) -> frozenset[str]:
    return match.classes | frozenset(match.substances)


class Lists:
    """The lists for one caution: as few as bring about every combination of truths that lists can bring about."""

    def __init__(self, pair: Pair, lines: Sequence[MedicineLine], tests: tuple[set[MedicineTest], ...]) -> None:
        self.pair = pair
        self.lines = lines
        self.tests = tests
        self.cut = False
        self.states = tuple(self._states()) if any(tests) else (ListState(Intake(), {}, {}),)

    def _states(self) -> Iterable[ListState]:
        """Beginning with no medicine, each line is put on each list that brought something new, until none does."""
        for complete in (None, YES):
            waiting = [self._state(Intake(medicines_complete=complete))]
            found = {_key(waiting[0]): waiting[0]}
            while waiting:
                intake = waiting.pop(0).intake
                for line in self.lines:
                    state = self._state(intake.model_copy(update={"medicines": (*intake.medicines, line)}))
                    if _key(state) not in found and len(found) < MAX_LISTS:
                        found[_key(state)] = state
                        waiting.append(state)
            self.cut = self.cut or len(found) >= MAX_LISTS
            yield from found.values()

    def _state(self, intake: Intake) -> ListState:
        old, new = (
            {test: typed.truth(test) for test in tests}
            for typed, tests in zip((TypedList(intake, book) for book in self.pair), self.tests, strict=True)
        )
        return ListState(intake, old, new)


def _key(state: ListState) -> tuple[tuple[Truth, ...], tuple[Truth, ...]]:
    return tuple(state.old.values()), tuple(state.new.values())
