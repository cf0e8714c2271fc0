"""The logic in full: every cell of Kleene's tables, with its evidence."""

import pytest

from screener.engine.truth import Decide, Truth, all_of, any_of

F, U, T = Truth.FALSE, Truth.UNKNOWN, Truth.TRUE
A, B = 1, 2

ALL = {
    (F, F): (F, A | B), (F, U): (F, A), (F, T): (F, A),
    (U, F): (F, B), (U, U): (U, A | B), (U, T): (U, A),
    (T, F): (F, B), (T, U): (U, B), (T, T): (T, A | B),
}  # fmt: skip
ANY = {
    (F, F): (F, A | B), (F, U): (U, B), (F, T): (T, B),
    (U, F): (U, A), (U, U): (U, A | B), (U, T): (T, B),
    (T, F): (T, A), (T, U): (T, A), (T, T): (T, A | B),
}  # fmt: skip


def weigh(decide: Decide, *truths: Truth) -> tuple[Truth, int]:
    """Evaluate a condition where atom n has the n-th truth."""
    sets = [sum(1 << number for number, truth in enumerate(truths) if truth is wanted) for wanted in (T, F, U)]
    return decide(*sets)


@pytest.mark.parametrize("pair", ALL)
def test_all_is_the_minimum(pair: tuple[Truth, Truth]) -> None:
    """*All of* is no if any part is, otherwise open if any part is, and names the parts that decided it."""
    assert weigh(all_of(A | B), *pair) == ALL[pair]
    assert weigh(all_of(0, (all_of(A), any_of(B))), *pair) == ALL[pair]


@pytest.mark.parametrize("pair", ANY)
def test_any_is_the_maximum(pair: tuple[Truth, Truth]) -> None:
    """*Any of* is yes if any part is, otherwise open if any part is, and names the parts that decided it."""
    assert weigh(any_of(A | B), *pair) == ANY[pair]
    assert weigh(any_of(0, (all_of(A), any_of(B))), *pair) == ANY[pair]
