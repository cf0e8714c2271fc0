"""How an answer is shown: the label of a choice, or the word that every question has for it."""

from screener.rulebook.model import Rulebook


def answer_label(rulebook: Rulebook, question: str, value: str) -> str:
    """How an answer is shown."""
    answer = rulebook.questions[question].answer
    if isinstance(answer, dict) and value in answer:
        return answer[value]
    return rulebook.words.answers[value]
