"""Both rulebooks over the vignettes of both, and over intakes that hold every combination of what a caution asks."""

from collections.abc import Iterator, Mapping
from itertools import chain
from math import gcd, prod
from typing import NamedTuple

from screener.check.comparing.medicines import Lists, ListState, Names
from screener.check.comparing.model import Change, ChangeExample, Comparison, Pair, Tried
from screener.check.conditions import Cone
from screener.check.vignettes import intake_of
from screener.engine.conditions import MedicineTest
from screener.engine.intake import UNDECIDED, Intake
from screener.engine.truth import Truth
from screener.rulebook.model import Rulebook
from screener.screening import OUTCOMES, Outcome, screen

MAX_INTAKES = 50_000
"""The most intakes that are tried for one caution. Where there are more, they are spread evenly over all."""


def compare(old: Rulebook, new: Rulebook) -> Comparison:
    """Which outcomes differ between two rulebooks, and for whom."""
    pair = Pair(old, new)
    cones = {key: (Cone(old, key), Cone(new, key)) for key in pair.cautions}
    names = Names(pair, (test for cone in chain.from_iterable(cones.values()) for test in cone.tests))
    return Comparison(
        pair,
        tried=tuple(_Caution(pair, key, both, names).tried() for key, both in cones.items()),
        vignettes=len(_people(pair)),
        examples=differing_people(pair),
        names=names.read_differently(),
    )


def differing_people(pair: Pair) -> tuple[ChangeExample, ...]:
    """The made-up people of the worked examples of both for whom a caution comes out otherwise."""
    examples = (one for (name, _), intake in _people(pair).items() for one in _differences(pair, name, intake))
    return tuple(dict.fromkeys(examples))


def _people(pair: Pair) -> Mapping[tuple[str, str], Intake]:
    """The intake of every worked example of either, once."""
    written = (vignette for book in pair for topic in book.topics for vignette in topic.vignettes)
    return {(one.name, (intake := intake_of(one)).model_dump_json()): intake for one in written}


def _differences(pair: Pair, name: str, intake: Intake) -> Iterator[ChangeExample]:
    """The cautions of both that come out differently for an intake."""
    before, after = ({one.id: one.outcome for one in screen(book, known_to(book, intake)).findings} for book in pair)
    for key in pair.cautions:
        if before[key] is not after[key]:
            yield ChangeExample(name, key, before[key], after[key])


def known_to(rulebook: Rulebook, intake: Intake) -> Intake:
    """The intake without the answers that a rulebook does not ask for: to it, they were not given."""
    answers = {
        question: value
        for question, value in intake.answers.items()
        if value in (*rulebook.answers.get(question, ()), *(UNDECIDED if question in rulebook.answers else ()))
    }
    return intake.model_copy(update={"answers": answers})


class _Kind(NamedTuple):
    before: Outcome
    after: Outcome


class _Caution:
    """One caution that both rulebooks have, with all it depends on in either."""

    def __init__(self, pair: Pair, caution: str, cones: tuple[Cone, Cone], names: Names) -> None:
        self.pair = pair
        self.caution = caution
        self.values = {
            question: (None, *dict.fromkeys(chain.from_iterable(book.answers.get(question, ()) for book in pair)))
            for question in dict.fromkeys(chain.from_iterable(cone.questions for cone in cones))
        }
        """The answers to try to each question; None: not answered."""
        tests = tuple(set(cone.tests) for cone in cones)
        self.lists = Lists(pair, names.lines(set().union(*tests)), tests)

    def tried(self) -> Tried:
        """How the caution comes out under both, for every combination of answers and lists, or for many of them."""
        total = prod(map(len, self.values.values())) * len(self.lists.states)
        found: dict[_Kind, tuple[int, Intake]] = {}
        numbers = _spread(total)
        for number in numbers:
            answers, state = self._combination(number)
            kind = _Kind(
                *(self._outcome(book, answers, truths) for book, truths in zip(self.pair, state[1:], strict=True))
            )
            if kind.before is not kind.after:
                intake = state.intake.model_copy(update={"answers": answers})
                count, example = found.get(kind, (0, intake))
                found[kind] = (count + 1, min(example, intake, key=_said))
        changes = tuple(Change(*kind, *rest) for kind, rest in found.items())
        return Tried(self.caution, len(numbers), total - len(numbers), self.lists.cut, changes)

    def _combination(self, number: int) -> tuple[dict[str, str], ListState]:
        """The combination with a number, as digits of several bases."""
        number, at = divmod(number, len(self.lists.states))
        answers = {}
        for question, values in self.values.items():
            number, digit = divmod(number, len(values))
            if (value := values[digit]) is not None:
                answers[question] = value
        return answers, self.lists.states[at]

    def _outcome(self, rulebook: Rulebook, answers: dict[str, str], truths: Mapping[MedicineTest, Truth]) -> Outcome:
        known = {key: value for key, value in answers.items() if value in rulebook.answers.get(key, ())}
        state = rulebook.plan.weigh(known, lambda test: truths.get(test, Truth.UNKNOWN))
        return OUTCOMES[rulebook.plan.decide_one(self.caution, state)[0]]


def _said(intake: Intake) -> int:
    """How much an intake says."""
    return len(intake.answers) + 2 * len(intake.medicines) + (intake.medicines_complete is not None)


def _spread(total: int) -> range | tuple[int, ...]:
    """All numbers below ``total``, or ``MAX_INTAKES`` of them, so that every answer to every question is among them."""
    if total <= MAX_INTAKES:
        return range(total)
    step = total // MAX_INTAKES
    while gcd(step, total) != 1:
        step += 1
    return tuple(number * step % total for number in range(MAX_INTAKES))
