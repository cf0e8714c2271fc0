"""Figures as they stand in tables: times with their spread, how two compare, memory."""

from collections.abc import Iterable, Sequence
from itertools import chain

from benchmarks.measuring import Rounds, median, percentile

UNKNOWN = "not known"
"""What stands in a table where the system does not tell a number."""
SPREAD = (10, 90)
"""Between these percentiles lie the times that are shown as the spread."""
MILLI, MICRO = 1e3, 1e6
"""Of a second, to show a time in."""


def head(unit: str) -> tuple[str, str]:
    """The heads over ``times``."""
    return f"median {unit}", f"{SPREAD[0]}–{SPREAD[1]} % {unit}"


def times(several: Iterable[float], unit: float = MILLI) -> tuple[str, str]:
    """The middle one of some times, and between what most of them lie."""
    ordered = sorted(several)
    low, high = (percentile(ordered, percent) * unit for percent in SPREAD)
    return number(median(ordered) * unit), f"{number(low)}–{number(high)}"


def every(rounds: Rounds) -> list[float]:
    """The time of every call of every round."""
    return list(chain.from_iterable(rounds))


def ratio(rounds: Rounds, to: Rounds) -> str:
    """How many times as long as ``to`` something took, and between what that lay.

    The medians of the same round are compared, since both met the same moment of the machine.
    """
    found = [median(one) / median(other) for one, other in zip(rounds, to, strict=True)]
    if len(found) == 1:
        return number(found[0])
    return f"{number(median(found))} ({number(min(found))}–{number(max(found))})"


def singly(several: Sequence[float]) -> Rounds:
    """Rounds of one call each."""
    return [[one] for one in several]


def number(amount: float) -> str:
    """A number with two or three digits that say something."""
    if 0 < amount < 0.0995:
        return f"{amount:.2g}"
    if amount >= 99.95:
        return f"{amount:,.0f}"
    return f"{amount:.1f}" if amount >= 9.995 else f"{amount:.2f}"


def milliseconds(seconds: float | None) -> str:
    """One time."""
    return UNKNOWN if seconds is None else number(seconds * MILLI)


def mebibytes(amount: float | None) -> str:
    """An amount of memory."""
    return UNKNOWN if amount is None else f"{amount:.1f}"
