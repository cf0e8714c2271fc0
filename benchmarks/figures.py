"""Formats figures for tables: times with their spread, ratios, memory."""

from collections.abc import Iterable, Sequence
from itertools import chain

from benchmarks.measuring import Rounds, median, percentile

UNKNOWN = "not known"
"""Shown if the system does not give a number."""
SPREAD = (10, 90)
"""The percentiles shown as the spread."""
MILLI, MICRO = 1e3, 1e6
"""Units per second, for showing times."""


def head(unit: str) -> tuple[str, str]:
    """The column heads for ``times``."""
    return f"median {unit}", f"{SPREAD[0]}–{SPREAD[1]} % {unit}"


def times(several: Iterable[float], unit: float = MILLI) -> tuple[str, str]:
    """The median and spread of some times."""
    ordered = sorted(several)
    low, high = (percentile(ordered, percent) * unit for percent in SPREAD)
    return number(median(ordered) * unit), f"{number(low)}–{number(high)}"


def every(rounds: Rounds) -> list[float]:
    """The time of every call of every round."""
    return list(chain.from_iterable(rounds))


def ratio(rounds: Rounds, to: Rounds) -> str:
    """How many times as long as ``to`` something took, with the spread.

    It compares medians of the same round, which met the same conditions of the machine.
    """
    found = [median(one) / median(other) for one, other in zip(rounds, to, strict=True)]
    if len(found) == 1:
        return number(found[0])
    return f"{number(median(found))} ({number(min(found))}–{number(max(found))})"


def singly(several: Sequence[float]) -> Rounds:
    """Rounds of one call each."""
    return [[one] for one in several]


def number(amount: float) -> str:
    """A number with two or three significant digits."""
    if 0 < amount < 0.0995:
        return f"{amount:.2g}"
    if amount >= 99.95:
        return f"{amount:,.0f}"
    return f"{amount:.1f}" if amount >= 9.995 else f"{amount:.2f}"


def milliseconds(seconds: float | None) -> str:
    """A time in milliseconds."""
    return UNKNOWN if seconds is None else number(seconds * MILLI)


def mebibytes(amount: float | None) -> str:
    """An amount of memory in MiB."""
    return UNKNOWN if amount is None else f"{amount:.1f}"
