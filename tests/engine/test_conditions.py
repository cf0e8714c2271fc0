"""Conditions of every shape: the fast engine and the naive one agree on outcome and evidence."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from screener.engine.conditions import Condition, MedicineTest
from screener.engine.plan import Plan
from screener.engine.truth import Truth
from tests.naive import naive, naive_caution

QUESTIONS = {"one": ("yes", "no"), "two": ("yes", "no"), "three": ("low", "middle", "high")}
CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)
TEST = {"class": "opioid"}

LEAVES: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from([{"one": "yes"}, {"one": "no"}, {"two": "yes"}, {"three": ["low", "high"]}, {"three": "middle"}]),
    st.just({"medicines": TEST}),
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda parts: {"all": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda parts: {"any": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda part: {"not": part}, inner),
    ),
    max_leaves=12,
).map(CONDITION.validate_python)
ANSWERS = st.fixed_dictionaries(
    {}, optional={key: st.sampled_from([*values, "not_sure", "prefer_not_to_say"]) for key, values in QUESTIONS.items()}
)
TRUTHS = st.sampled_from(Truth)


def decided(condition: Condition, answers: dict[str, str], medicines: Truth) -> tuple[Truth, frozenset[str]]:
    """The real engine's decision of a condition, with its evidence."""
    plan = Plan(QUESTIONS, {}, {"caution": condition})
    state = plan.weigh(answers, lambda _test: medicines)
    (_, (truth, evidence)), = plan.decide(state)  # fmt: skip
    return truth, frozenset(atom.about for atom in plan.table.members(evidence))


@given(CONDITIONS, ANSWERS, TRUTHS)
def test_two_engines_agree(condition: Condition, answers: dict[str, str], medicines: Truth) -> None:
    """Two independent engines give the same outcome for the same reasons."""
    assert decided(condition, answers, medicines) == naive(condition, answers, lambda _test: medicines)


@pytest.mark.parametrize("group", ["all", "any"])
def test_reasons_are_in_the_order_of_the_rule(group: str) -> None:
    """Nested groups of one kind are one list, in the order the rule names its answers."""
    inner = {group: [{"one": "yes"}, {group: [{"two": "yes"}]}]}
    condition = CONDITION.validate_python({group: [inner, {"three": "low"}]})
    plan = Plan(QUESTIONS, {}, {"caution": condition})
    state = plan.weigh({"one": "yes", "two": "yes", "three": "low"}, lambda _test: Truth.FALSE)
    (_, (_, evidence)), = plan.decide(state)  # fmt: skip
    assert [atom.about for atom in plan.table.members(evidence)] == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("parts", "answer", "truth"),
    [
        ([{"three": ["low", "high"]}, {"three": ["low", "middle"]}], "low", Truth.TRUE),
        ([{"three": ["low", "high"]}, {"three": ["low", "middle"]}], "high", Truth.FALSE),
        ([{"not": {"three": "high"}}, {"not": {"three": "middle"}}], "low", Truth.TRUE),
    ],
)
def test_one_answer_counts_for_every_part_of_a_condition(parts: list[Any], answer: str, truth: Truth) -> None:
    """A condition that uses one question twice, in different ways, evaluates its answer twice."""
    both = CONDITION.validate_python({"all": parts})
    assert decided(both, {"three": answer}, Truth.UNKNOWN)[0] is truth


ASKED_IF = st.sampled_from(
    [{"one": "yes"}, {"not": {"two": "yes"}}, {"any": [{"one": "yes"}, {"two": "yes"}]},
     {"all": [{"one": "no"}, {"two": "no"}]}, {"medicines": TEST}]
).map(CONDITION.validate_python)  # fmt: skip


@given(CONDITIONS, ASKED_IF, ANSWERS, TRUTHS)
def test_two_engines_name_the_same_as_missing(
    condition: Condition, ask_if: Condition, answers: dict[str, str], medicines: Truth
) -> None:
    """For a question that is not asked yet, both engines name the questions that would open it."""
    plan = Plan(QUESTIONS, {"three": ask_if}, {"caution": condition})
    state = plan.weigh(answers, lambda _test: medicines)
    truth, evidence = plan.decide_one("caution", state)
    missing = naive_caution(condition, {"three": ask_if}, answers, lambda _test: medicines)
    assert missing[0] == truth
    if truth is Truth.UNKNOWN:
        assert missing[1] == frozenset(plan.missing(evidence, state))


@given(CONDITIONS, ANSWERS, TRUTHS)
def test_a_decision_survives_every_further_answer(
    condition: Condition, answers: dict[str, str], medicines: Truth
) -> None:
    """A decision made with open questions holds, whatever is answered later."""
    before, _ = decided(condition, answers, medicines)
    if before is Truth.UNKNOWN:
        return
    for question, values in QUESTIONS.items():
        if answers.get(question) in (None, "not_sure", "prefer_not_to_say"):
            for value in values:
                assert decided(condition, {**answers, question: value}, medicines)[0] is before


@given(CONDITIONS, ANSWERS)
def test_answering_what_is_missing_decides(condition: Condition, answers: dict[str, str]) -> None:
    """Once every question that a finding names as missing is answered, the finding is decided."""
    truth, due = decided(condition, answers, Truth.FALSE)
    if truth is Truth.UNKNOWN:
        answered = answers | {question: QUESTIONS[question][0] for question in due}
        assert decided(condition, answered, Truth.FALSE)[0] is not Truth.UNKNOWN


@given(CONDITIONS)
def test_nothing_answered_decides_nothing(condition: Condition) -> None:
    """With no answer and no list, no condition of any shape is true or false."""
    assert decided(condition, {}, Truth.UNKNOWN)[0] is Truth.UNKNOWN


@pytest.mark.parametrize(
    "written",
    [{"all": []}, {"any": []}, {}, {"one": "yes", "two": "yes"}, {"one": []}, {"medicines": {}}, {"not": []},
     {"medicines": {"class": "a", "substance": "b"}}, {"all": [{"one": "yes"}], "any": [{"one": "yes"}]}, "one"],
    ids=str,
)  # fmt: skip
def test_an_empty_or_ambiguous_condition_is_refused(written: object) -> None:
    """An empty group, or two things in one condition, is an error; the program does not choose."""
    with pytest.raises(ValidationError):
        CONDITION.validate_python(written)


def test_a_medicines_test_asks_one_thing() -> None:
    """A test asks the list for a class, a substance, or any medicine, and only one of them."""
    assert MedicineTest.model_validate(TEST).class_ == "opioid"


@pytest.mark.parametrize(
    ("test", "other", "implied"),
    [({"class": "opioid"}, {"class": "opioid"}, True), ({"class": "opioid"}, {"class": ["opioid", "blocker"]}, True),
     ({"class": ["opioid", "blocker"]}, {"class": "opioid"}, False),
     ({"class": "opioid"}, {"substance": "codeine"}, False),
     ({"substance": "codeine"}, {"substance": ["codeine", "morphine"]}, True),
     ({"substance": ["codeine", "morphine"]}, {"substance": "codeine"}, False),
     ({"substance": "codeine"}, {"class": "opioid"}, False), ({"class": "opioid"}, {"listed": "any"}, True),
     ({"listed": "any"}, {"listed": "any"}, True), ({"listed": "any"}, {"class": "opioid"}, False),
     ({"class": "opioid"}, {"class": "opioid", "taken": "recently"}, True),
     ({"class": "opioid", "taken": "recently"}, {"class": "opioid"}, False),
     ({"class": "opioid", "taken": "recently"}, {"class": "opioid", "taken": "recently"}, True)],
    ids=str,
)  # fmt: skip
def test_a_list_that_passes_a_narrow_test_passes_the_wider_one(test: object, other: object, *, implied: bool) -> None:
    """Somebody who takes an opioid now also passes "opioid or blocker", "opioid recently" and "any medicine"."""
    assert MedicineTest.model_validate(test).implies(MedicineTest.model_validate(other)) is implied


@pytest.mark.parametrize("part", [{"all": [{"one": "yes"}]}, {"any": [{"one": "yes"}]}, {"not": {"one": "yes"}},
                                  {"medicines": TEST}, {"one": "yes"}], ids=str)  # fmt: skip
def test_conditions_can_be_nested(part: object) -> None:
    """A condition keeps its form as a part of another: *all* never becomes *any*."""
    read = CONDITION.validate_python(part)
    assert CONDITION.validate_python({"not": read}) == CONDITION.validate_python({"not": part})
