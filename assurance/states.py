"""Compares three engines in every state of every caution: the real one, a naive one, and z3."""

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
"""The answers to the questions of a caution, and the results of its list tests."""
Verdict = tuple[int, frozenset[str]]
"""The outcome of a caution, with its evidence."""


@dataclass(frozen=True)
class Difference:
    """A state in which two engines disagree."""

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
    """Every state of one caution: each question with each answer or *not sure*, and every possible list."""
    choices = ((*cone.rulebook.answers[question], NOT_SURE) for question in cone.questions)
    lists = [dict(zip(cone.tests, row, strict=True)) for row in product(Truth, repeat=len(cone.tests))]
    possible = [tests for tests in lists if _possible(tests)]
    for values in product(*choices):
        for tests in possible:
            yield dict(zip(cone.questions, values, strict=True)), tests


def _possible(tests: Mapping[MedicineTest, Truth]) -> bool:
    """Whether one list can give these truths: it is complete for all tests or none, and tests may imply each other."""
    if Truth.FALSE in tests.values() and Truth.UNKNOWN in tests.values():
        return False
    return all(truth <= tests[other] for test, truth in tests.items() for other in tests if test.implies(other))


class Engines:
    """The three engines for one rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.follow_ups = {key: one.ask_if for key, one in rulebook.questions.items() if one.ask_if}
        self.symbols = Symbols(rulebook)

    def real(self, caution: str, said: Said) -> Verdict:
        """The result of the real engine."""
        answers, tests = said
        plan = self.rulebook.plan
        state = plan.weigh(answers, lambda test: tests.get(test, Truth.UNKNOWN))
        truth, evidence = plan.decide_one(caution, state)
        if truth is Truth.UNKNOWN:
            return int(truth), frozenset(plan.missing(evidence, state))
        return int(truth), frozenset(atom.about for atom in plan.table.members(evidence))

    def naive(self, caution: str, said: Said) -> Verdict:
        """The result of the naive engine."""
        answers, tests = said
        when = self.rulebook.cautions[caution].when
        return naive_caution(when, self.follow_ups, answers, lambda test: tests.get(test, Truth.UNKNOWN))

    def solved(self, caution: str) -> "_Solved":
        """The result of z3 for one caution."""
        return _Solved(self.symbols, self.rulebook, caution)


class _Solved:
    """The formulas of one caution: when it is true and false, and when each thing is evidence for that."""

    def __init__(self, symbols: Symbols, rulebook: Rulebook, caution: str) -> None:
        self.symbols = symbols
        when = rulebook.cautions[caution].when
        self.rail, self.due, self.missing = symbols.rail(when), symbols.due(when), symbols.missing(when)

    def verdict(self, said: Said) -> Verdict:
        """The value of the formulas in one state."""
        values = self.symbols.values(*said)

        def holds(formula: z3.BoolRef) -> bool:
            return z3.is_true(z3.simplify(z3.substitute(formula, *values)))

        truth = 2 if holds(self.rail.true) else 0 if holds(self.rail.false) else 1
        due = self.missing if truth == 1 else self.due
        return truth, frozenset(about for about, when in due.items() if holds(when))


def compare_engines(rulebook: Rulebook, *, with_z3: bool = True) -> tuple[dict[str, int], list[Difference]]:
    """The number of states of each caution, and every state in which the engines differ."""
    engines, counts, differences = Engines(rulebook), dict[str, int](), list[Difference]()
    for caution in rulebook.cautions:
        counts[caution], found = compare_on(engines, caution, with_z3=with_z3)
        differences += found
    return counts, differences


def compare_on(engines: Engines, caution: str, *, with_z3: bool) -> tuple[int, list[Difference]]:
    """The number of states of one caution, and those in which the engines differ."""
    solved = engines.solved(caution) if with_z3 else None
    count, differences = 0, list[Difference]()
    for said in states(Cone(engines.rulebook, caution)):
        count += 1
        real = engines.real(caution, said)
        others = {"naive": engines.naive(caution, said)} | ({"z3": solved.verdict(said)} if solved else {})
        differences += [Difference(caution, said, real, other, name)
                        for name, other in others.items() if other != real]  # fmt: skip
    return count, differences
