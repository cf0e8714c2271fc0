"""A failure is logged by its kind and place alone: its text could hold what a person typed."""

import logging
import traceback
from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")
logger = logging.getLogger("screener")


def log_failure(error: Exception) -> None:
    """Say in the log what kind of error it was, and where, and no more."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    logger.error("%s at %s:%s", type(error).__name__, last.filename, last.lineno)


def guarded(make: Callable[[], Made]) -> Callable[[], Made]:
    """Wrap what makes a document when its button is pressed: Streamlit would log the text of an error there."""

    def making() -> Made:
        try:
            return make()
        except Exception as error:  # noqa: BLE001 of any error the text is left out
            log_failure(error)
        raise RuntimeError("no document was made: the kind and the place of the error stand above")

    return making
