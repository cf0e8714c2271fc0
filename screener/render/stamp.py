"""What tells printed copies apart: a reference, and the day of printing. Nothing that was said decides either."""

import datetime as dt
import secrets
from collections.abc import Iterator
from dataclasses import dataclass

from screener.rulebook.model import Audience
from screener.rulebook.words.locale import day
from screener.summary import Summary

LETTERS = "ABCDEFGHJKMNPQRTUVWXYZ2346789"
"""The letters and digits of a reference. None of them looks like another."""
PART = 4


@dataclass(frozen=True, slots=True)
class Stamp:
    """A reference and a day; empty where a document carries neither."""

    reference: str = ""
    day: dt.date | None = None

    def lines(self, summary: Summary) -> Iterator[str]:
        """What a document says of it, in words."""
        words = summary.words.document
        if self.reference:
            yield words.reference.format(code=self.reference)
        if self.day:
            yield words.printed.format(day=day(summary.rulebook.language, self.day))


NO_STAMP = Stamp()


def new_reference() -> str:
    """A reference for the documents of one person, at random: two people's files do not have the same name."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(PART)) for _ in range(2))


def file_name(rulebook: str, audience: Audience, stamp: Stamp, ending: str) -> str:
    """What a document is called: by the id of its rules, who reads it, its reference and its day."""
    said = f"{rulebook}-summary-{audience.value}"
    printed = stamp.day.isoformat() if stamp.day else ""
    return "-".join(filter(None, (said, stamp.reference, printed))) + ending
