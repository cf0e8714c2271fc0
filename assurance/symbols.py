"""The conditions of a rulebook as formulas for z3, a third engine that covers all intakes at once.

Each answer to a question is a Boolean; at most one is true, and none if nothing was decided. Each test of the typed
list is two Booleans, *passes* and *is known not to pass*, never both.
"""

from collections.abc import Mapping
from itertools import combinations
from typing import NamedTuple, TypeAlias

import z3

from screener.engine.conditions import MEDICINES, AllOf, Answered, AnyOf, Condition, MedicineTest, Not, Takes, leaves
from screener.engine.truth import Truth
from screener.rulebook.model import Rulebook

Formula: TypeAlias = z3.BoolRef
NOTHING = z3.BoolVal(val=False)


class Rail(NamedTuple):
    """A condition as two formulas, for true and for false. Otherwise it is open."""

    true: Formula
    false: Formula

    @property
    def open(self) -> Formula:
        """The formula for open."""
        return z3.Not(z3.Or(self.true, self.false))

    def same_as(self, other: "Rail") -> Formula:
        """The formula for equal values."""
        return z3.And(self.true == other.true, self.false == other.false)


class Symbols:
    """The variables of one intake, and any condition expressed in them. Two intakes have different names."""

    def __init__(self, rulebook: Rulebook, intake: str = "") -> None:
        self.rulebook = rulebook
        self.said = {
            question: {value: z3.Bool(f"{intake}{question}={value}") for value in values}
            for question, values in rulebook.answers.items()
        }
        self.follow_ups = {key: one.ask_if for key, one in rulebook.questions.items() if one.ask_if}
        conditions = (*self.follow_ups.values(), *(one.when for one in rulebook.cautions.values()))
        tests = dict.fromkeys(leaf.medicines for condition in conditions for _, leaf in leaves(condition)
                              if isinstance(leaf, Takes))  # fmt: skip
        self.tests = {test: Rail(z3.Bool(f"{intake}+{number}"), z3.Bool(f"{intake}-{number}"))
                      for number, test in enumerate(tests)}  # fmt: skip
        self._constants = {truth: z3.BoolVal(truth) for truth in (False, True)}
        self.asked: dict[str, Rail] = {}
        for question, ask_if in self.follow_ups.items():
            self.asked[question] = self.rail(ask_if)

    def possible(self) -> Formula:
        """What holds for every intake: one answer per question, and a consistent list."""
        rules = [z3.Not(z3.And(*pair)) for values in self.said.values() for pair in combinations(values.values(), 2)]
        rules += [z3.Not(z3.And(*rail)) for rail in self.tests.values()]
        for test, rail in self.tests.items():
            for other, wider in self.tests.items():
                if test is not other and test.implies(other):
                    rules += [z3.Implies(rail.true, wider.true), z3.Implies(wider.false, rail.false)]
        return z3.And(*rules)

    def rail(self, condition: Condition) -> Rail:
        """A condition, expressed in the answers to the questions that are asked."""
        match condition:
            case AllOf(parts=parts):
                rails = [self.rail(part) for part in parts]
                return Rail(z3.And(*(one.true for one in rails)), z3.Or(*(one.false for one in rails)))
            case AnyOf(parts=parts):
                rails = [self.rail(part) for part in parts]
                return Rail(z3.Or(*(one.true for one in rails)), z3.And(*(one.false for one in rails)))
            case Not(part=part):
                inner = self.rail(part)
                return Rail(inner.false, inner.true)
            case Takes(medicines=test):
                return self.tests[test]
            case Answered():
                return self._answered(condition)

    def _answered(self, leaf: Answered) -> Rail:
        counts = self.asked[leaf.question].true if leaf.question in self.follow_ups else z3.BoolVal(val=True)
        values = self.said[leaf.question]
        true = z3.Or(*(variable for value, variable in values.items() if value in leaf.values))
        false = z3.Or(*(variable for value, variable in values.items() if value not in leaf.values))
        return Rail(z3.And(counts, true), z3.And(counts, false))

    def due(self, condition: Condition) -> dict[str, Formula]:
        """When each question, or the list, is evidence for a condition: the parts that share its truth."""
        match condition:
            case AllOf(parts=parts) | AnyOf(parts=parts):
                whole, found = self.rail(condition), dict[str, Formula]()
                for part in parts:
                    shared = self.rail(part).same_as(whole)
                    for about, when in self.due(part).items():
                        found[about] = z3.Or(found.get(about, NOTHING), z3.And(shared, when))
                return found
            case Not(part=part):
                return self.due(part)
            case Takes():
                return {MEDICINES: z3.BoolVal(val=True)}
            case Answered():
                return {condition.question: z3.BoolVal(val=True)}

    def missing(self, condition: Condition) -> dict[str, Formula]:
        """When each question, or the list, is named as missing, with those above it if it is not asked."""
        needed = self.due(condition)
        for question in reversed(self.follow_ups):
            if question in needed:
                asked = self.asked[question]
                above = z3.And(needed[question], asked.open)
                needed[question] = z3.And(needed[question], asked.true)
                for about, when in self.due(self.follow_ups[question]).items():
                    needed[about] = z3.Or(needed.get(about, NOTHING), z3.And(above, when))
        return needed

    def sheet(self, model: z3.ModelRef) -> str:
        """A model as a complete answer sheet, in words."""
        words = self.rulebook.words.answers
        said = []
        for question, values in self.said.items():
            given = [value for value, variable in values.items() if z3.is_true(model.eval(variable))]
            said.append(f"{question}: {given[0] if given else words['not_answered']}")
        for test, rail in self.tests.items():
            known = "yes" if z3.is_true(model.eval(rail.true)) else "no" if z3.is_true(model.eval(rail.false)) else "?"
            asked = test.model_dump(by_alias=True, exclude_none=True)
            said.append(f"medicines {asked}: {known}")
        return "\n".join(said)

    def values(self, answers: Mapping[str, str], tests: Mapping[MedicineTest, Truth]) -> list[tuple[Formula, Formula]]:
        """The variables of these questions and tests with their values for one intake, for ``z3.substitute``."""
        pairs = [(variable, self._constants[answers[question] == value])
                 for question in answers for value, variable in self.said[question].items()]  # fmt: skip
        for test, truth in tests.items():
            rail = self.tests[test]
            pairs += [(rail.true, self._constants[truth is Truth.TRUE]),
                      (rail.false, self._constants[truth is Truth.FALSE])]  # fmt: skip
        return pairs
