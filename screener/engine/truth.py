"""Three-valued truth, and conditions that say what decided them.

Kleene's strong logic: ``all`` is the minimum of its parts, ``any`` the maximum, ``not`` the mirror.
Every part of a condition is an *atom* ("the answer to this question is yes"); an intake makes each atom
true, false or open. Sets of atoms are integers, one bit an atom, so that a group of atoms is weighed in
one step whatever its size.

The evidence of a whole is the evidence of those of its parts that share its truth. So the evidence of a
decided condition is what decided it, and the evidence of an open one is what is missing.
"""

from collections.abc import Callable, Sequence
from enum import IntEnum

Bits = int
"""A set of atoms, one bit an atom."""


class Truth(IntEnum):
    """What a condition comes to. The order is the logic: ``all`` is min, ``any`` is max."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2


Decision = tuple[Truth, Bits]
"""A truth and its evidence: the atoms that decided it, or, where it is UNKNOWN, the atoms that are open."""

Decide = Callable[[Bits, Bits, Bits], Decision]
"""Weighs a condition against the atoms that are true, false and open for one intake (three disjoint sets)."""

FALSE, UNKNOWN, TRUE = Truth.FALSE, Truth.UNKNOWN, Truth.TRUE


def all_of(atoms: Bits, parts: Sequence[Decide] = ()) -> Decide:
    """True when every atom and part is, false as soon as one is, otherwise unknown: the minimum."""

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
    """True as soon as one atom or part is, false when every one is, otherwise unknown: the maximum."""

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
