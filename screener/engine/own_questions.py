"""Own questions: put in one line, and short enough for a document."""

from screener.engine.intake import MAX_OWN_QUESTION, Intake


def tidy(text: str) -> str:
    """The question in one line."""
    return " ".join(text.split())


def too_long(text: str) -> bool:
    """Whether a question is too long for a document."""
    return len(tidy(text)) > MAX_OWN_QUESTION


def tidied(intake: Intake) -> Intake:
    """The intake with each own question in one line, as the page shows them. None is dropped."""
    return intake.model_copy(update={"own_questions": tuple(tidy(text) or text for text in intake.own_questions)})
