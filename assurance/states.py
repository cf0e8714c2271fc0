"""Every state of every caution through three engines: the real one, a naive one, and z3."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

import z3

from assurance.symbols import Symbols
from screener.check.conditions import Cone
from screener.engine.conditions import MedicineTest
from screener.engine.intake import NOT_SURE
from screener.engine.truth import Truth
from screener.rulebook.model import Rulebook
from tests.naive import naive_caution

Said = tuple[dict[str, str], dict[MedicineTest, Truth]]
"""The answers to the questions of a caution, and what the list makes of its tests."""
Verdict = tuple[int, frozenset[str]]
"""What a caution comes to, and what that is due to."""


@dataclass(frozen=True)
class Difference:
    """A state in which two engines do not agree."""

    caution: str
    said: Said
    real: Verdict
    other: Verdict
    engine: str

    def __str__(self) -> str:
        answers, tests = self.said
        lists = {str(test.model_dump(by_alias=True, exclude_none=True)): truth.name for test, truth in tests.items()}
        return f"{self.caution}: {answers} {lists}: real {self.real}, {self.engine} {self.other}"


def states(cone: Cone) -> Iterator[Said]:
    """Every state that one caution can be in: each question answered, or not sure; the list in every way it can be."""
    choices = ((*cone.rulebook.answers[question], NOT_SURE) for question in cone.questions)
    lists = [dict(zip(cone.tests, row, strict=True)) for row in product(Truth, repeat=len(cone.tests))]
    possible = [tests for tests in lists if _possible(tests)]
    for values in product(*choices):
        for tests in possible:
            yield dict(zip(cone.questions, values, strict=True)), tests


def _possible(tests: Mapping[MedicineTest, Truth]) -> bool:
    """Whether one list can give these truths: it is closed for all tests or none, and one may follow from another."""
    if Truth.FALSE in tests.values() and Truth.UNKNOWN in tests.values():
        return False
    return all(truth <= tests[other] for test, truth in tests.items() for other in tests if test.implies(other))


class Engines:
    """The three engines over one rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.follow_ups = {key: one.ask_if for key, one in rulebook.questions.items() if one.ask_if}
        self.symbols = Symbols(rulebook)

    def real(self, caution: str, said: Said) -> Verdict:
        """What the program comes to."""
        answers, tests = said
        plan = self.rulebook.plan
        state = plan.weigh(answers, lambda test: tests.get(test, Truth.UNKNOWN))
        truth, evidence = plan.decide_one(caution, state)
        if truth is Truth.UNKNOWN:
            return int(truth), frozenset(plan.missing(evidence, state))
        return int(truth), frozenset(atom.about for atom in plan.table.members(evidence))

    def naive(self, caution: str, said: Said) -> Verdict:
        """What the naive engine comes to."""
        answers, tests = said
        when = self.rulebook.cautions[caution].when
        return naive_caution(when, self.follow_ups, answers, lambda test: tests.get(test, Truth.UNKNOWN))

    def solved(self, caution: str) -> "_Solved":
        """What z3 comes to, for one caution."""
        return _Solved(self.symbols, self.rulebook, caution)


class _Solved:
    """The formulas of one caution: when it is true and false, and when each thing is what that is due to."""

    def __init__(self, symbols: Symbols, rulebook: Rulebook, caution: str) -> None:
        self.symbols = symbols
        when = rulebook.cautions[caution].when
        self.rail, self.due, self.missing = symbols.rail(when), symbols.due(when), symbols.missing(when)

    def verdict(self, said: Said) -> Verdict:
        """What the formulas come to in one state."""
        values = self.symbols.values(*said)

        def holds(formula: z3.BoolRef) -> bool:
            return z3.is_true(z3.simplify(z3.substitute(formula, *values)))

        truth = 2 if holds(self.rail.true) else 0 if holds(self.rail.false) else 1
        due = self.missing if truth == 1 else self.due
        return truth, frozenset(about for about, when in due.items() if holds(when))


def compare_engines(rulebook: Rulebook, *, with_z3: bool = True) -> tuple[dict[str, int], list[Difference]]:
    """How many states each caution has, and every state in which the engines differ."""
    engines, counts, differences = Engines(rulebook), dict[str, int](), list[Difference]()
    for caution in rulebook.cautions:
        counts[caution], found = compare_on(engines, caution, with_z3=with_z3)
        differences += found
    return counts, differences


def compare_on(engines: Engines, caution: str, *, with_z3: bool) -> tuple[int, list[Difference]]:
    """How many states one caution has, and every state of it in which the engines differ."""
    solved = engines.solved(caution) if with_z3 else None
    count, differences = 0, list[Difference]()
    for said in states(Cone(engines.rulebook, caution)):
        count += 1
        real = engines.real(caution, said)
        others = {"naive": engines.naive(caution, said)} | ({"z3": solved.verdict(said)} if solved else {})
        differences += [Difference(caution, said, real, other, name)
                        for name, other in others.items() if other != real]  # fmt: skip
    return count, differences
