"""Numbers of lines, in short."""

from collections.abc import Iterable, Iterator
from itertools import groupby


def ranges(numbers: Iterable[int]) -> str:
    """The numbers in order, with three or more in a row as ``4–9``."""
    return ", ".join(part for run in _runs(numbers) for part in _shown(run))


def _runs(numbers: Iterable[int]) -> Iterator[list[int]]:
    for _, run in groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0]):
        yield [number for _, number in run]


def _shown(run: list[int]) -> list[str]:
    return [f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(number) for number in run]
