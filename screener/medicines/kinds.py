"""How a row can be read, what it can say about its medicines, and why it can ask or be refused."""

from enum import StrEnum


class Status(StrEnum):
    """What a row says about a medicine."""

    TAKEN = "taken"
    STOPPED = "stopped"
    """No longer taken. It counts as taken recently."""
    ALLERGY = "allergy"
    """The person cannot take it. It counts neither as taken nor as open."""
    UNCLEAR = "unclear"
    """It may not be taken now. The row asks, and decides nothing."""


class ReadingKind(StrEnum):
    """How a whole row was read."""

    RECOGNISED = "recognised"
    RECOGNISED_NOT_LISTED = "recognised_not_listed"
    DID_YOU_MEAN = "did_you_mean"
    AMBIGUOUS = "ambiguous"
    MENTIONED = "mentioned"
    """It names medicines, none of which is certainly taken now."""
    NOT_RECOGNISED = "not_recognised"
    REFUSED = "refused"
    HEADING = "heading"
    COLUMNS = "columns"
    """The head of a table."""
    DETAILS = "details"
    """It says more about the medicine in a row above, and is read with it."""
    NOTHING = "nothing"
    """It says that no medicine is taken."""
    NO_ALLERGIES = "no_allergies"
    LEFT_OUT = "left_out"
    """It contains only what may identify somebody, which is masked."""
    RULE = "rule"
    """A line of dashes or the like."""
    NO_MEDICINE = "no_medicine"
    """The person said that nothing in it is a medicine."""


class Refusal(StrEnum):
    """Why a row was refused."""

    TOO_LONG = "too_long"
    NOT_SAVED = "not_saved"
    """It replaces a refused row, whose text a saved summary does not have."""


class Why(StrEnum):
    """Why words of a row raise a question."""

    SHORT_FORM = "short_form"
    """A known misspelling or short form."""
    SEVERAL = "several"
    """Words that could mean several things."""
    STRENGTHS = "strengths"
    """A second strength, which may belong to a second medicine."""
    SPELLING = "spelling"
    """Words spelled almost like a name."""
    LETTERS = "letters"
    """Letters of another alphabet that look like those of a name."""
    PERSON = "person"
    """Words that may be a person's name."""
