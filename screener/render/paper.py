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


LETTER = ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
"""The countries that print on letter paper (CLDR)."""


def paper_of(locale: str | None) -> Paper:
    """The paper of a country, as a browser names it: `en-US`. Where it names none, A4."""
    return Paper.LETTER if (locale or "").rpartition("-")[2].upper() in LETTER else Paper.A4
