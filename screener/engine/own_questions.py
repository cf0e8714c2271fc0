"""A question of one's own: in one line, and whether it is short enough."""

from screener.engine.intake import MAX_OWN_QUESTION, Intake


def tidy(text: str) -> str:
    """A question in one line."""
    return " ".join(text.split())


def too_long(text: str) -> bool:
    """Whether a question is longer than a document takes."""
    return len(tidy(text)) > MAX_OWN_QUESTION


def tidied(intake: Intake) -> Intake:
    """The intake with its own questions in one line each, as the page shows them. None is dropped."""
    return intake.model_copy(update={"own_questions": tuple(tidy(text) or text for text in intake.own_questions)})
