"""A second engine, deliberately naive: it walks the condition and follows the words of the design, nothing else."""

from collections.abc import Callable, Mapping

from screener.engine.conditions import AllOf, AnyOf, Condition, MedicineTest, Not, Takes

FALSE, UNKNOWN, TRUE = 0, 1, 2
Due = frozenset[str]
"""Ids of questions, and ``medicines``."""


def naive(
    condition: Condition, answers: Mapping[str, str], medicines: Callable[[MedicineTest], int]
) -> tuple[int, Due]:
    """The truth of a condition, and what it is due to."""
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            found = [naive(part, answers, medicines) for part in parts]
            truths = [truth for truth, _ in found]
            truth = min(truths) if isinstance(condition, AllOf) else max(truths)
            return truth, frozenset().union(*(due for part, due in found if part == truth))
        case Not(part=part):
            truth, due = naive(part, answers, medicines)
            return 2 - truth, due
        case Takes(medicines=test):
            return medicines(test), frozenset({"medicines"})
    answer = answers.get(condition.question)
    if answer in (None, "not_sure", "prefer_not_to_say"):
        return UNKNOWN, frozenset({condition.question})
    return (TRUE if answer in condition.values else FALSE), frozenset({condition.question})


def naive_caution(
    when: Condition,
    follow_ups: Mapping[str, Condition],
    answers: Mapping[str, str],
    medicines: Callable[[MedicineTest], int],
) -> tuple[int, Due]:
    """The truth of a caution, and what decided it, or what would settle it.

    ``follow_ups`` holds the conditions of the questions that are not asked of everybody, in the order of the questions.
    """
    counted = dict(answers)
    asked: dict[str, tuple[int, Due]] = {}
    for question, ask_if in follow_ups.items():
        asked[question] = naive(ask_if, counted, medicines)
        if asked[question][0] != TRUE:
            counted.pop(question, None)
    truth, due = naive(when, counted, medicines)
    for question in reversed(tuple(follow_ups)) if truth == UNKNOWN else ():
        is_asked, above = asked[question]
        if question in due and is_asked != TRUE:
            due = due - {question} | (above if is_asked == UNKNOWN else frozenset())
    return truth, due
