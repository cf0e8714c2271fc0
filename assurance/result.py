"""The result of one part of the report."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """The result of one part, in words and counts from the run."""

    title: str
    done: str
    """What was done, in a sentence or two."""
    figures: list[tuple[str, str]]
    """Labels and values, in reading order."""
    failures: list[str]
    """Everything that went wrong, in words that can be followed up."""
    not_shown: list[str]
    """Sentences on what this part does not show."""
