"""What one part of the report came to."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """What one part came to, in words and counts of the run itself."""

    title: str
    done: str
    """What was done, in a sentence or two."""
    figures: list[tuple[str, str]]
    """What was counted, in the order in which it is read: a label and a value."""
    failures: list[str]
    """Everything that was not as it has to be, each in words that can be followed up. None where nothing was."""
    not_shown: list[str]
    """What this part does not show, in sentences."""
