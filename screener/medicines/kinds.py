"""The closed lists of how a line can be read, and why it asks or is refused."""

from enum import StrEnum


class ReadingKind(StrEnum):
    """How a line was read, as a whole."""

    RECOGNISED = "recognised"
    RECOGNISED_NOT_LISTED = "recognised_not_listed"
    DID_YOU_MEAN = "did_you_mean"
    AMBIGUOUS = "ambiguous"
    MENTIONED = "mentioned"
    NOT_RECOGNISED = "not_recognised"
    REFUSED = "refused"


class Refusal(StrEnum):
    """Why a line was refused."""

    TOO_LONG = "too_long"
    EMAIL = "email"
    PHONE = "phone"
    DATE = "date"
    RECORD = "record"
    NOT_SAVED = "not_saved"
    """A saved summary held a line here that was refused, and not its text."""


class Why(StrEnum):
    """Why words of a line ask."""

    SHORT_FORM = "short_form"
    """A misspelling or short form that the vocabulary knows."""
    SEVERAL = "several"
    """Words that could mean several things."""
    STRENGTHS = "strengths"
    """A second strength, behind which a second medicine may stand."""
    SPELLING = "spelling"
    """Spelt almost like a name."""
    LETTERS = "letters"
    """Holds letters of another alphabet that look like those of a name."""
    PERSON = "person"
    """May be the name of a person."""
