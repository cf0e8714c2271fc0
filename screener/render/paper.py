"""The papers that documents are printed on."""

from enum import StrEnum


class Paper(StrEnum):
    """What it is printed on."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def typst_name(self) -> str:
        """As typst calls it."""
        return "us-letter" if self is Paper.LETTER else "a4"
