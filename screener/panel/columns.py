"""Conditions over columns: one value a person, and the same Kleene logic as for one intake.

A truth is 0, 1 or 2, as in ``engine.truth``: *all* is the minimum, *any* the maximum, *not* the mirror.
"""

from collections.abc import Callable, Mapping
from functools import reduce
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from screener.engine.conditions import MEDICINES, AllOf, Answered, AnyOf, Condition, MedicineTest, Not, Takes
from screener.engine.truth import Truth

Truths = npt.NDArray[np.uint8]
"""A ``Truth`` for each person."""
Codes = npt.NDArray[np.uint8]
"""For each person the number of an answer among those of its question, from 1; 0 where no answer decides."""
Mask = npt.NDArray[np.bool_]
"""For each person whether something is so."""


class Said(NamedTuple):
    """What the people of a batch said, and what their lists make of each test."""

    answers: Mapping[str, Codes]
    tests: Mapping[MedicineTest, Truths]


class Weighed(NamedTuple):
    """What a condition comes to for each person, with its parts."""

    truth: Truths
    about: str = ""
    """The question that a comparison is about, or ``medicines``."""
    parts: tuple["Weighed", ...] = ()


Weigh = Callable[[Said], Weighed]


class Conditions:
    """The conditions of a rulebook as operations on columns."""

    def __init__(
        self,
        values: Mapping[str, tuple[str, ...]],
        follow_ups: Mapping[str, Condition],
        cautions: Mapping[str, Condition],
    ) -> None:
        """``values`` holds the deciding answers of every question, in the order in which they are asked."""
        self._values = values
        self._follow_ups = {question: self._compile(condition) for question, condition in follow_ups.items()}
        self._cautions = {key: self._compile(condition) for key, condition in cautions.items()}

    def weigh(self, said: Said) -> tuple[dict[str, Truths], dict[str, Mask]]:
        """What each caution comes to for each person, and for each question, and ``medicines``, whom it would settle.

        An answer to a follow-up that is not asked is passed over.
        """
        answers = dict(said.answers)
        said = Said(answers, said.tests)
        asked: dict[str, Weighed] = {}
        for question, weigh in self._follow_ups.items():
            asked[question] = weigh(said)
            answers[question] = answers[question] * (asked[question].truth == Truth.TRUE)
        cautions = {key: weigh(said) for key, weigh in self._cautions.items()}
        people = len(next(iter(cautions.values())).truth)
        missing: dict[str, Mask] = dict.fromkeys((*self._values, MEDICINES), np.zeros(people, np.bool_))
        for weighed in cautions.values():
            _add_missing(weighed, np.True_, missing)
        for question, above in reversed(asked.items()):  # a follow-up comes after what it follows
            is_asked = above.truth == Truth.TRUE
            _add_missing(above, missing[question] & ~is_asked, missing)
            missing[question] = missing[question] & is_asked
        return {key: weighed.truth for key, weighed in cautions.items()}, missing

    def _compile(self, condition: Condition) -> Weigh:
        match condition:
            case AllOf(parts=parts):
                return _joined(np.minimum, [self._compile(part) for part in parts])
            case AnyOf(parts=parts):
                return _joined(np.maximum, [self._compile(part) for part in parts])
            case Not(part=part):
                return _mirrored(self._compile(part))
            case Takes(medicines=test):
                return lambda said: Weighed(said.tests[test], MEDICINES)
            case Answered(question=question):
                truths = self._truths_of(condition)
                return lambda said: Weighed(np.take(truths, said.answers[question]), question)

    def _truths_of(self, condition: Answered) -> Truths:
        """What a comparison comes to for each code of an answer."""
        decided = (
            Truth.TRUE if value in condition.values else Truth.FALSE for value in self._values[condition.question]
        )
        return np.array([Truth.UNKNOWN, *decided], np.uint8)


def _joined(join: Callable[[Truths, Truths], Truths], parts: list[Weigh]) -> Weigh:
    def weigh(said: Said) -> Weighed:
        weighed = tuple([part(said) for part in parts])
        return Weighed(reduce(join, [part.truth for part in weighed]), parts=weighed)

    return weigh


def _mirrored(part: Weigh) -> Weigh:
    def weigh(said: Said) -> Weighed:
        weighed = part(said)
        return Weighed(np.uint8(Truth.TRUE) - weighed.truth, parts=(weighed,))

    return weigh


def _add_missing(weighed: Weighed, above: Mask | np.bool_, missing: dict[str, Mask]) -> None:
    """Add the questions that would settle a condition, for those for whom everything above it is open."""
    open_ = above & (weighed.truth == Truth.UNKNOWN)
    if weighed.about:
        missing[weighed.about] = missing[weighed.about] | open_
    for part in weighed.parts:
        _add_missing(part, open_, missing)
