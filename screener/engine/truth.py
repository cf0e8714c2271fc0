"""Three-valued logic, and conditions that report what decided them.

Kleene's strong logic: ``all`` is the minimum of its parts, ``any`` the maximum, ``not`` the negation. A condition is
built from *atoms* ("the answer to this question is yes"); for an intake, each atom is true, false or open. Sets of
atoms are integers with one bit per atom, so a group is evaluated in one step, whatever its size.

The evidence of a whole is the evidence of the parts that share its truth. So the evidence of a decided condition is
what decided it, and the evidence of an open one is what is missing.
"""

from collections.abc import Callable, Sequence
from enum import IntEnum

Bits = int
"""A set of atoms, one bit per atom."""


class Truth(IntEnum):
    """The value of a condition. The order is the logic: ``all`` is min, ``any`` is max."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2


Decision = tuple[Truth, Bits]
"""A truth and its evidence: the atoms that decided it or, if it is UNKNOWN, the open atoms."""

Decide = Callable[[Bits, Bits, Bits], Decision]
"""Evaluates a condition for the atoms that are true, false and open (three disjoint sets)."""

FALSE, UNKNOWN, TRUE = Truth.FALSE, Truth.UNKNOWN, Truth.TRUE


def all_of(atoms: Bits, parts: Sequence[Decide] = ()) -> Decide:
    """True if every atom and part is true, false if any is false, otherwise unknown: the minimum."""

    def weigh(true: Bits, false: Bits, open_: Bits) -> Decision:
        if evidence := false & atoms:
            truth = FALSE
        elif evidence := open_ & atoms:
            truth = UNKNOWN
        else:
            truth, evidence = TRUE, atoms
        for part in parts:
            part_truth, part_evidence = part(true, false, open_)
            if part_truth == truth:
                evidence |= part_evidence
            elif part_truth < truth:
                truth, evidence = part_truth, part_evidence
        return truth, evidence

    return weigh


def any_of(atoms: Bits, parts: Sequence[Decide] = ()) -> Decide:
    """True if any atom or part is true, false if every one is false, otherwise unknown: the maximum."""

    def weigh(true: Bits, false: Bits, open_: Bits) -> Decision:
        if evidence := true & atoms:
            truth = TRUE
        elif evidence := open_ & atoms:
            truth = UNKNOWN
        else:
            truth, evidence = FALSE, atoms
        for part in parts:
            part_truth, part_evidence = part(true, false, open_)
            if part_truth == truth:
                evidence |= part_evidence
            elif part_truth > truth:
                truth, evidence = part_truth, part_evidence
        return truth, evidence

    return weigh
