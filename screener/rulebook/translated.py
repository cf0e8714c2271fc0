"""What a translated rulebook says about its translation, and the state of its signatures."""

from collections.abc import Mapping
from dataclasses import dataclass

from screener.rulebook.signatures import Signature


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of something that a reviewer judges."""

    holding: tuple[Signature, ...]
    """The signatures under what it is now: of each role the last."""
    last: Signature | None
    """The last signature that was made; None where nobody signed it."""
    changed: tuple[str, ...]
    """What is not as it was when it was signed: where no signature holds, or of the translation."""

    @property
    def holds(self) -> bool:
        """Whether somebody signed it as it is."""
        return bool(self.holding) and not self.changed


@dataclass(frozen=True, slots=True)
class Translated:
    """How a rulebook came into its language."""

    hash: str
    """SHA-256 over the files of the translation."""
    label: tuple[str, ...]
    """The label of every page and document: in the words of the translation, then in those of the original."""
    standings: Mapping[str, Standing]
    """The state of everything signed, its translation included."""
    draft: bool = True
    """Whether any part of it was not reviewed."""
