"""How an answer is shown, and how rules are named where something was made by them."""

from screener.rulebook.model import Rulebook

HASH_SHOWN = 12
"""How many digits of a hash are shown."""


def which_rules(rulebook: Rulebook) -> str:
    """The title, the version and the first digits of the hash of the rules, in a sentence."""
    about = rulebook.about
    sentence = rulebook.words.document.rules
    return sentence.format(title=about.title, version=about.version, hash=rulebook.hash[:HASH_SHOWN])


def answer_label(rulebook: Rulebook, question: str, value: str) -> str:
    """How an answer is shown."""
    answer = rulebook.questions[question].answer
    if isinstance(answer, dict) and value in answer:
        return answer[value]
    return rulebook.words.answers[value]
