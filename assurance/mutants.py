"""Makes every small change of every condition; a worked example of the rules has to notice it.

A change that affects somebody and that no example notices is printed, with an example that would notice it. Changes of
words or order show in the pages of ``docs/rules/``.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property

from assurance.states import states
from screener.check.conditions import Cone
from screener.check.vignettes import intake_of
from screener.engine.conditions import AllOf, Answered, AnyOf, Condition, MedicineTest, Not, Takes
from screener.engine.intake import Intake
from screener.engine.plan import Plan
from screener.engine.truth import Truth
from screener.rulebook.model import CautionFile, Rulebook, Undetermined
from screener.screening import OUTCOMES, TypedList


@dataclass(frozen=True)
class Mutant:
    """One changed condition."""

    owner: str
    """The id of a caution or a follow-up question."""
    kind: str
    condition: Condition


@dataclass(frozen=True)
class Fate:
    """The outcome for a mutant."""

    mutant: Mutant
    noticed_by: str | None
    """The name of the first worked example that notices it."""
    differs_for: str | None
    """For an unnoticed mutant, somebody it affects; None if it affects nobody."""

    @property
    def survives(self) -> bool:
        """Whether it affects somebody and no example notices."""
        return self.noticed_by is None and self.differs_for is not None


def mutants(rulebook: Rulebook) -> Iterator[Mutant]:
    """Every small change of every condition of a rulebook."""
    changes = _Changes(rulebook)
    for key, caution in rulebook.cautions.items():
        yield from (Mutant(key, kind, changed) for kind, changed in changes.of(caution.when))
    for key, question in rulebook.questions.items():
        if question.ask_if:
            yield from (Mutant(key, kind, changed) for kind, changed in changes.of(question.ask_if))


class _Changes:
    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook

    def of(self, condition: Condition) -> Iterator[tuple[str, Condition]]:
        """Every condition that differs in one place, with what was changed."""
        yield "negated", Not.model_validate({"not": condition})
        match condition:
            case AllOf(parts=parts) | AnyOf(parts=parts):
                if len(parts) > 1:
                    other = AnyOf if isinstance(condition, AllOf) else AllOf
                    yield "all for any", other.model_validate({"any" if other is AnyOf else "all": parts})
                for number, part in enumerate(parts):
                    rest = (*parts[:number], *parts[number + 1 :])
                    if rest:
                        yield "branch deleted", condition.model_copy(update={"parts": rest})
                    for kind, changed in self.of(part):
                        around = (*parts[:number], changed, *parts[number + 1 :])
                        yield kind, condition.model_copy(update={"parts": around})
            case Not(part=part):
                yield "not removed", part
                yield from ((kind, Not.model_validate({"not": changed})) for kind, changed in self.of(part))
            case Answered():
                yield from self._answers(condition)
            case Takes(medicines=test):
                yield from ((kind, Takes(medicines=changed)) for kind, changed in self._tests(test))

    def _answers(self, leaf: Answered) -> Iterator[tuple[str, Condition]]:
        values = self.rulebook.answers[leaf.question]
        for value in values:
            changed = leaf.values ^ {value}
            if changed:
                yield "answer added or left out", Answered({leaf.question: tuple(sorted(changed))})
        others = set(values) - leaf.values
        if others:
            yield "the other answers", Answered({leaf.question: tuple(sorted(others))})
        for question, taken in self.rulebook.answers.items():
            if question != leaf.question and leaf.values <= set(taken):
                yield "another question", Answered({question: tuple(sorted(leaf.values))})

    def _tests(self, test: MedicineTest) -> Iterator[tuple[str, MedicineTest]]:
        vocabulary = self.rulebook.vocabulary
        if test.listed is None:
            taken = "recently" if test.taken == "currently" else "currently"
            yield "now for recently", test.model_copy(update={"taken": taken})
            yield "any medicine", MedicineTest(listed="any")
        for name, ids, known in (("class_", test.classes, vocabulary.classes),
                                 ("substance", test.substances, vocabulary.named)):  # fmt: skip
            if ids:
                yield from (("another class or substance", test.model_copy(update={name: other}))
                            for other in sorted(set(known) - ids))  # fmt: skip
            if len(ids) > 1:
                yield from (("class or substance left out", test.model_copy(update={name: tuple(sorted(ids - {one}))}))
                            for one in sorted(ids))  # fmt: skip


class Jury:
    """The worked examples of a rulebook, as judges of mutants."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.examples = [
            (vignette.name, intake_of(vignette), vignette.expect)
            for topic in rulebook.topics for vignette in topic.vignettes
        ]  # fmt: skip

    @cached_property
    def lists(self) -> list[TypedList]:
        """The medicines of every example, read."""
        return [TypedList(intake, self.rulebook) for _, intake, _ in self.examples]

    def fate(self, mutant: Mutant) -> Fate:
        """The first example that notices a mutant, or else somebody it affects."""
        changed = changed_rulebook(self.rulebook, mutant)
        about = self._cautions(mutant)
        for (name, intake, expect), medicines in zip(self.examples, self.lists, strict=True):
            for caution in about & expect.keys():
                outcome, missing = _verdict(changed.plan, caution, intake, medicines.truth)
                expected = expect[caution]
                wanted = ("undetermined", frozenset(expected.undetermined)) if isinstance(expected, Undetermined) else (
                    expected, frozenset[str]())  # fmt: skip
                if (outcome, missing) != wanted:
                    return Fate(mutant, name, None)
        return Fate(mutant, None, self._differs_for(changed, about))

    def _cautions(self, mutant: Mutant) -> set[str]:
        """The cautions that a mutant can affect."""
        if mutant.owner in self.rulebook.cautions:
            return {mutant.owner}
        return {key for key in self.rulebook.cautions if mutant.owner in Cone(self.rulebook, key).questions}

    def _differs_for(self, changed: Rulebook, cautions: set[str]) -> str | None:
        for caution in sorted(cautions):
            wide = _wider(Cone(self.rulebook, caution), Cone(changed, caution))
            for answers, tests in states(wide):
                if not self._some_name_can(tests):
                    continue
                verdicts = [_verdict(book.plan, caution, Intake(answers=answers), _truths(tests))
                            for book in (self.rulebook, changed)]  # fmt: skip
                if verdicts[0] != verdicts[1]:
                    lists = [f"{test.model_dump(by_alias=True, exclude_none=True)}: {truth.name}"
                             for test, truth in tests.items()]  # fmt: skip
                    return f"{answers} {lists} expect {caution}: {verdicts[0]}, not {verdicts[1]}"
        return None

    def _some_name_can(self, tests: Mapping[MedicineTest, Truth]) -> bool:
        """Whether names of the vocabulary can lead to these truths; one class may contain another."""
        return all(truth <= tests[other] for test, truth in tests.items() for other in tests
                   if (test.taken, other.taken) != ("recently", "currently")
                   and self._medicines(test) <= self._medicines(other))  # fmt: skip

    @cache  # noqa: B019 a jury lives as long as the process
    def _medicines(self, test: MedicineTest) -> frozenset[str]:
        """The medicines that pass a test, whenever they are taken."""
        matches = self.rulebook.vocabulary.matches.values()
        return frozenset(match.medicine for match in matches if test.listed is not None
                         or test.classes & set(match.classes) or test.substances & set(match.substances))  # fmt: skip


def _truths(tests: Mapping[MedicineTest, Truth]) -> Callable[[MedicineTest], Truth]:
    return lambda test: tests.get(test, Truth.UNKNOWN)


def _wider(one: Cone, other: Cone) -> Cone:
    """Everything a caution depends on, before or after a change."""
    one.questions = tuple(dict.fromkeys((*one.questions, *other.questions)))
    one.tests = tuple(dict.fromkeys((*one.tests, *other.tests)))
    return one


def _verdict(
    plan: Plan, caution: str, intake: Intake, medicines: Callable[[MedicineTest], Truth]
) -> tuple[str, frozenset[str]]:
    """The outcome of a caution, and what would settle it if it is open."""
    state = plan.weigh(intake.answers, medicines)
    truth, evidence = plan.decide_one(caution, state)
    missing = plan.missing(evidence, state) if truth is Truth.UNKNOWN else ()
    return OUTCOMES[truth].value, frozenset(missing)


def changed_rulebook(rulebook: Rulebook, mutant: Mutant) -> Rulebook:
    """The rulebook with a mutant in place of the original."""
    if mutant.owner in rulebook.questions and mutant.owner not in rulebook.cautions:
        question = rulebook.questions[mutant.owner].model_copy(update={"ask_if": mutant.condition})
        return replace(rulebook, questions={**rulebook.questions, mutant.owner: question})
    return replace(rulebook, topics=tuple(_changed_topic(topic, mutant) for topic in rulebook.topics))


def _changed_topic(topic: CautionFile, mutant: Mutant) -> CautionFile:
    if mutant.owner not in topic.cautions:
        return topic
    caution = topic.cautions[mutant.owner].model_copy(update={"when": mutant.condition})
    return topic.model_copy(update={"cautions": {**topic.cautions, mutant.owner: caution}})
