"""The closed lists of how a row can be read, what it says of its medicines, and why it asks or is refused."""

from enum import StrEnum


class Status(StrEnum):
    """What a row says of a medicine."""

    TAKEN = "taken"
    STOPPED = "stopped"
    """Not taken any more. It counts as taken recently."""
    ALLERGY = "allergy"
    """The person cannot take it. It counts neither as taken nor as open."""
    UNCLEAR = "unclear"
    """It may not be taken now. The row asks, and nothing is decided by it."""


class ReadingKind(StrEnum):
    """What a row was read as, as a whole."""

    RECOGNISED = "recognised"
    RECOGNISED_NOT_LISTED = "recognised_not_listed"
    DID_YOU_MEAN = "did_you_mean"
    AMBIGUOUS = "ambiguous"
    MENTIONED = "mentioned"
    """It names medicines, and says of each that it is not taken now, or may not be."""
    NOT_RECOGNISED = "not_recognised"
    REFUSED = "refused"
    HEADING = "heading"
    COLUMNS = "columns"
    """The head of a table."""
    DETAILS = "details"
    """It says more of the medicine in a row above, and is read with it."""
    NOTHING = "nothing"
    """It says that no medicine is taken."""
    NO_ALLERGIES = "no_allergies"
    LEFT_OUT = "left_out"
    """It holds nothing but what may tell who somebody is, which is masked."""
    RULE = "rule"
    """A line of dashes or the like."""
    NO_MEDICINE = "no_medicine"
    """The person said that nothing in it is a medicine."""


class Refusal(StrEnum):
    """Why a row was refused."""

    TOO_LONG = "too_long"
    NOT_SAVED = "not_saved"
    """A saved summary held a row here that was refused, and not its text."""


class Why(StrEnum):
    """Why words of a row ask."""

    SHORT_FORM = "short_form"
    """A misspelling or short form that the vocabulary knows."""
    SEVERAL = "several"
    """Words that could mean several things."""
    STRENGTHS = "strengths"
    """A second strength, behind which a second medicine may stand."""
    SPELLING = "spelling"
    """Spelled almost like a name."""
    LETTERS = "letters"
    """Holds letters of another alphabet that look like those of a name."""
    PERSON = "person"
    """May be the name of a person."""
