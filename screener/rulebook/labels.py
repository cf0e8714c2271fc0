"""How an answer is shown, and how rules, and what is judged in them, are named."""

from collections.abc import Mapping
from typing import Protocol

from screener.rulebook.model import Rulebook

HASH_SHOWN = 12
"""How many digits of a hash are shown."""


class Titled(Protocol):
    """What has a title."""

    @property
    def title(self) -> str:
        """The title."""


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


def matter_title(rulebook: Rulebook, matter: str, beside: str = "") -> str:
    """How something that a reviewer judges is named; beside it, it is itself."""
    words, (language, _, own) = rulebook.words.review, matter.rpartition("/")
    kind, _, key = own.partition(".")
    if own == beside and not language:
        what = words.itself
    elif title := _title(rulebook, kind, key):
        what = words.named.format(what=words.matters[kind], title=title)
    else:
        what = words.matters[kind]
    return words.translation.format(what=what) if language else what


def _title(rulebook: Rulebook, kind: str, key: str) -> str:
    """The title of a matter of a kind; empty where there is one of its kind, or where it is in the rules no more."""
    about, vocabulary = rulebook.about, rulebook.vocabulary
    match kind:
        case "questions" if key in rulebook.questions:
            return rulebook.questions[key].clinician.ask
        case "substances" if key in vocabulary.substances:
            return vocabulary.title(key)
        case "doses" if key in about.doses:
            return about.doses[key]
    groups: dict[str, Mapping[str, Titled]] = {
        "cautions": rulebook.cautions,
        "classes": vocabulary.classes,
        "sources": rulebook.sources,
        "notices": about.notices,
        "not_covered": about.not_covered,
    }
    return groups[kind][key].title if key in groups.get(kind, ()) else key
