"""A question of one's own: in one line, and what stands in its place where it may tell who somebody is."""

from screener.intake import MAX_OWN_QUESTION, Intake
from screener.medicines import Refusal
from screener.medicines.words import fold_line
from screener.rulebook.model import Rulebook


def tidy(text: str) -> str:
    """A question in one line."""
    return " ".join(text.split())


def refusal(rulebook: Rulebook, text: str) -> Refusal | None:
    """Why a question goes into no document; None for one that is taken."""
    line = tidy(text)
    if len(line) > MAX_OWN_QUESTION:
        return Refusal.TOO_LONG
    return rulebook.vocabulary.personal.found_in(line, fold_line(line).words)


def printable(rulebook: Rulebook, text: str) -> str:
    """A question as documents hold it: for one that is refused, a sentence that says so. It is counted all the same."""
    return text if refusal(rulebook, text) is None else rulebook.words.saved.own_not_saved


def tidied(intake: Intake) -> Intake:
    """The intake with its own questions in one line each, as the page shows them. None is dropped."""
    return intake.model_copy(update={"own_questions": tuple(tidy(text) or text for text in intake.own_questions)})
