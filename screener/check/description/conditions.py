"""A condition in words."""

from dataclasses import dataclass

from screener.engine.conditions import AllOf, Answered, AnyOf, Condition, MedicineTest, Not, Takes
from screener.rulebook.model import Rulebook
from screener.summary import answer_label


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence of a condition, and the sentences under it."""

    text: str
    parts: tuple["Clause", ...] = ()


def in_words(rulebook: Rulebook, condition: Condition) -> Clause:
    """What has to hold, in the words of the clinician's questions."""
    words = rulebook.words.conditions
    match condition:
        case AllOf(parts=parts):
            return Clause(words.all_of, tuple(in_words(rulebook, part) for part in parts))
        case AnyOf(parts=parts):
            return Clause(words.any_of, tuple(in_words(rulebook, part) for part in parts))
        case Not(part=part):
            return Clause(words.not_so, (in_words(rulebook, part),))
        case Takes(medicines=test):
            return Clause(_listed(rulebook, test))
        case Answered():
            return Clause(_answered(rulebook, condition))


def _answered(rulebook: Rulebook, condition: Answered) -> str:
    """The answers in the order in which they are offered."""
    key, words = condition.question, rulebook.words
    labels = [answer_label(rulebook, key, value) for value in rulebook.answers[key] if value in condition.values]
    question = rulebook.questions[key].clinician.ask
    return words.labels.answered.format(question=question, answer=words.conditions.either.join(labels))


def _listed(rulebook: Rulebook, test: MedicineTest) -> str:
    words, vocabulary = rulebook.words.conditions, rulebook.vocabulary
    if test.listed is not None:
        return words.listed
    kinds = [words.of_class.format(title=vocabulary.classes[key].title) for key in sorted(test.classes)]
    names = [vocabulary.title(key) for key in sorted(test.substances)]
    sentence = words.currently if test.taken == "currently" else words.recently
    return sentence.format(medicines=words.either.join((*kinds, *names)))
