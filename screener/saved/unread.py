"""Why no record was read from a document."""

from enum import StrEnum


class Unread(StrEnum):
    """Why no record was read from a PDF or a web page."""

    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    NO_RECORD = "no_record"
    SEVERAL = "several"
    TOO_LARGE = "too_large"
    TOO_MUCH = "too_much"
