"""What a rulebook in another language than its own tells of its translation."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Translated:
    """How a rulebook came into its language."""

    hash: str
    """SHA-256 over the files of the translation."""
    label: tuple[str, ...]
    """What stands on every page and document: in the words of the translation, then in those of the original."""
    changed_since_review: frozenset[str]
    """The cautions of which the original was changed since its review; the card too, if it was."""
    draft: bool = True
    """Whether any part of it was not reviewed."""
