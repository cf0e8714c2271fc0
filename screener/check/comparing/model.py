"""What a comparison of two rulebooks holds: plain data."""

from dataclasses import dataclass
from typing import NamedTuple

from screener.engine.intake import Intake
from screener.rulebook.model import Rulebook
from screener.screening import Outcome


class Pair(NamedTuple):
    """The two rulebooks, the older one first."""

    old: Rulebook
    new: Rulebook

    @property
    def cautions(self) -> tuple[str, ...]:
        """The cautions that both have."""
        return tuple(key for key in self.new.cautions if key in self.old.cautions)


@dataclass(frozen=True, slots=True)
class Change:
    """One way in which a caution comes out differently."""

    before: Outcome
    after: Outcome
    count: int
    """For how many of the intakes that were tried."""
    example: Intake
    """The first of them: the one that says least."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One caution that both rulebooks have, over every combination of what it depends on in either."""

    caution: str
    tried: int
    not_tried: int
    """Combinations beyond the limit. They are spread over all, not the last ones."""
    lists_left_out: bool
    """Whether there may be combinations of medicines that no list here brings about."""
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ChangeExample:
    """A vignette of either rulebook that comes out differently for one caution."""

    name: str
    caution: str
    before: Outcome
    after: Outcome


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs between two rulebooks in what they find."""

    pair: Pair
    tried: tuple[Tried, ...]
    vignettes: int
    examples: tuple[ChangeExample, ...]
    names: tuple[str, ...]
    """Names of medicines that the two read differently where a condition asks for them."""
