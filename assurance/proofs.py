"""Proves claims about a rulebook for every possible intake. A failed proof prints one such intake."""

from collections.abc import Iterator
from dataclasses import dataclass

import z3

from assurance.symbols import Formula, Symbols
from screener.check.conditions import Cone
from screener.engine.conditions import AllOf, AnyOf, Condition, MedicineTest, Not
from screener.rulebook.model import Rulebook


@dataclass(frozen=True)
class Claim:
    """A claim checked with z3, and an intake that breaks it, in words."""

    claim: str
    about: str
    broken_by: str | None


class Prover:
    """Checks claims about one rulebook with z3."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.cones = {caution: Cone(rulebook, caution) for caution in rulebook.cautions}
        self.before, self.after = Symbols(rulebook, "before "), Symbols(rulebook, "after ")
        self._possible = z3.And(self.before.possible(), self.after.possible())

    def claims(self) -> Iterator[Claim]:
        """Every claim in turn."""
        yield from self.nothing_answered()
        yield from self.a_decision_stays()
        yield from self.concern_only_adds()
        yield from self.exceptions()
        yield from self.every_outcome()
        yield from self.every_question_matters()
        yield from self.every_condition_matters()

    def nothing_answered(self) -> Iterator[Claim]:
        """Without answers and without a known list, no caution is decided."""
        one = self.before
        nothing = z3.And(*(z3.Not(variable) for values in one.said.values() for variable in values.values()),
                         *(z3.Not(side) for rail in one.tests.values() for side in rail))  # fmt: skip
        for key, caution in self.rulebook.cautions.items():
            yield self._never("nothing answered decides nothing", key, nothing, z3.Not(one.rail(caution.when).open))

    def a_decision_stays(self) -> Iterator[Claim]:
        """A decision holds, whatever is answered later to open questions."""
        before, after = self.before, self.after
        more = [z3.Implies(variable, after.said[question][value])
                for question, values in before.said.items() for value, variable in values.items()]  # fmt: skip
        more += [z3.Implies(side, later) for test, rail in before.tests.items()
                 for side, later in zip(rail, after.tests[test], strict=True)]  # fmt: skip
        for key, caution in self.rulebook.cautions.items():
            was, is_now = before.rail(caution.when), after.rail(caution.when)
            lost = z3.Or(z3.And(was.true, z3.Not(is_now.true)), z3.And(was.false, z3.Not(is_now.false)))
            yield self._never("an answer never overturns a decision", key, *more, lost)

    def concern_only_adds(self) -> Iterator[Claim]:
        """An answer of concern never removes a finding, instead of another answer or none; nor does a medicine."""
        for question, one in self.rulebook.questions.items():
            for key in self._cautions_about(question):
                if key not in one.takes_away:
                    towards = z3.Or(*(self.after.said[question][value] for value in one.concern))
                    yield self._kept("towards concern takes nothing away", question, key, towards)
        for test, rail in self.after.tests.items():
            for key in set(self._cautions_about(test)) - set(self.rulebook.about.medicines.takes_away):
                yield self._kept("a medicine takes nothing away", test, key, rail.true)

    def exceptions(self) -> Iterator[Claim]:
        """Every listed exception is one: some answer of concern does remove the finding."""
        for question, one in self.rulebook.questions.items():
            towards = z3.Or(*(self.after.said[question][value] for value in one.concern))
            for key in one.takes_away:
                gone = self._gone(key)
                yield self._can_be(
                    "the exception is one", f"{question} → {key}", self._all_alike(question), towards, gone
                )

        for key in self.rulebook.about.medicines.takes_away:
            tests = self.after.tests.items()
            listed = [z3.And(self._all_alike(test), rail.true, self._gone(key)) for test, rail in tests]
            yield self._can_be("the exception is one", f"medicines → {key}", z3.Or(*listed))

    def _kept(self, claim: str, about: str | MedicineTest, caution: str, towards: Formula) -> Claim:
        said = about if isinstance(about, str) else str(about.model_dump(by_alias=True, exclude_none=True))
        return self._never(claim, f"{said} → {caution}", self._all_alike(about), towards, self._gone(caution))

    def _gone(self, caution: str) -> Formula:
        """The formula for a removed finding."""
        when = self.rulebook.cautions[caution].when
        return z3.And(self.before.rail(when).true, z3.Not(self.after.rail(when).true))

    def _cautions_about(self, about: str | MedicineTest) -> tuple[str, ...]:
        """The cautions that a question or a test can affect."""
        return tuple(key for key, cone in self.cones.items() if about in (*cone.questions, *cone.tests))

    def every_outcome(self) -> Iterator[Claim]:
        """Every caution can be raised, not raised, and undetermined."""
        for key, caution in self.rulebook.cautions.items():
            rail = self.before.rail(caution.when)
            for name, outcome in (("raised", rail.true), ("not raised", rail.false), ("left open", rail.open)):
                yield self._can_be(f"can be {name}", key, outcome)

    def every_question_matters(self) -> Iterator[Claim]:
        """For every question, two intakes that differ only in its answer have different outcomes."""
        for question in self.rulebook.questions:
            differs = z3.Or(*(z3.Not(self.before.rail(one.when).same_as(self.after.rail(one.when)))
                              for one in self.rulebook.cautions.values()))  # fmt: skip
            yield self._can_be("the question matters", question, self._all_alike(question), differs)

    def every_condition_matters(self) -> Iterator[Claim]:
        """Removing any part of a condition affects somebody."""
        for key, caution in self.rulebook.cautions.items():
            for number, shorter in enumerate(without_one(caution.when)):
                same = self.before.rail(shorter).same_as(self.before.rail(caution.when))
                yield self._can_be("each part of the condition matters", f"{key}, part {number + 1}", z3.Not(same))

    def _all_alike(self, but: object) -> Formula:
        """The formula for two intakes that are equal except for one question or test."""
        alike = [variable == self.after.said[question][value]
                 for question, values in self.before.said.items() if question != but
                 for value, variable in values.items()]  # fmt: skip
        alike += [rail.same_as(self.after.tests[test]) for test, rail in self.before.tests.items() if test != but]
        return z3.And(*alike)

    def _solve(self, *formulas: Formula) -> z3.ModelRef | None:
        """One or two intakes that satisfy the formulas; None if there are none."""
        solver = z3.Solver()
        solver.add(self._possible, *formulas)
        found = solver.check()
        if found == z3.unknown:
            raise TimeoutError(f"z3 gave no answer: {solver.reason_unknown()}")
        return solver.model() if found == z3.sat else None

    def _never(self, claim: str, about: str, *formulas: Formula) -> Claim:
        model = self._solve(*formulas)
        return Claim(claim, about, None if model is None else self._sheets(model))

    def _can_be(self, claim: str, about: str, *formulas: Formula) -> Claim:
        return Claim(claim, about, None if self._solve(*formulas) is not None else "there is no such intake")

    def _sheets(self, model: z3.ModelRef) -> str:
        return f"before:\n{self.before.sheet(model)}\nafter:\n{self.after.sheet(model)}"


def without_one(condition: Condition) -> Iterator[Condition]:
    """The condition without one part, for each part of each group with several."""
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for number, part in enumerate(parts):
                rest = (*parts[:number], *parts[number + 1 :])
                if rest:
                    yield condition.model_copy(update={"parts": rest})
                yield from (
                    condition.model_copy(update={"parts": (*parts[:number], shorter, *parts[number + 1 :])})
                    for shorter in without_one(part)
                )
        case Not(part=part):
            yield from (condition.model_copy(update={"part": shorter}) for shorter in without_one(part))
        case _:
            return
