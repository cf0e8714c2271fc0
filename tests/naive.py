"""A second engine, deliberately naive: it walks the condition and follows the words of the design, nothing else."""

from collections.abc import Callable

from screener.conditions import AllOf, AnyOf, Condition, MedicineTest, Not, Takes

FALSE, UNKNOWN, TRUE = 0, 1, 2
Atom = tuple[str, bool]


def naive(
    condition: Condition, answers: dict[str, str], medicines: Callable[[MedicineTest], int]
) -> tuple[int, frozenset[str]]:
    """The truth of a condition, and what it is due to: question ids and ``medicines``."""
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
