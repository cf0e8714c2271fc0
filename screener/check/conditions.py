"""No finding may hang on a question that nobody is asked."""

from collections.abc import Iterator
from itertools import product
from math import prod

from screener.engine.conditions import Answered, MedicineTest, leaves
from screener.engine.intake import NOT_SURE
from screener.engine.problems import Problem
from screener.engine.truth import Truth
from screener.rulebook.matters import asked_by
from screener.rulebook.model import CautionFile, Rulebook
from screener.rulebook.reading import Folder

MAX_QUESTIONS = 12
"""The most questions and medicine tests one caution may depend on."""
MAX_STATES = 100_000
"""The most states one caution may have, so that every one can be looked at when the rules are read."""


def condition_problems(folder: Folder, rulebook: Rulebook) -> Iterator[Problem]:
    """Follow-ups that come before what they follow, cautions that hang on them, cautions on too many questions."""
    late = list(_late_follow_ups(folder, rulebook))
    yield from late
    for file, topic in folder.models(CautionFile) if not late else ():
        for key in topic.cautions:
            cone = Cone(rulebook, key)
            place = file.place("cautions", key, "when", key=True)
            if cone.size > MAX_QUESTIONS:
                what = f"`{key}` depends on {cone.size} questions and medicine tests"
                yield Problem(place, "C002", what, f"at most {MAX_QUESTIONS}: split the caution")
            elif cone.states > MAX_STATES:
                what = f"`{key}` has {cone.states:,} states of answers and medicines"
                yield Problem(place, "C002", what, f"at most {MAX_STATES:,}: split the caution")
            elif (sheet := cone.hangs()) is not None:
                hint = f"with these answers nothing can settle it: {sheet}; repeat the `ask_if` in the condition"
                yield Problem(place, "C003", f"`{key}` can hang on a question that is not asked", hint)


def _late_follow_ups(folder: Folder, rulebook: Rulebook) -> Iterator[Problem]:
    """Questions that follow one which is asked after them, or themselves."""
    order = list(rulebook.questions)
    file = folder.files["questions.yaml"]
    for key, question in rulebook.questions.items():
        for steps, leaf in leaves(question.ask_if, ("questions", key, "ask_if")) if question.ask_if else ():
            if isinstance(leaf, Answered) and order.index(leaf.question) >= order.index(key):
                what = f"`{key}` follows `{leaf.question}`, which is not asked before it"
                itself = f"remove `{key}` from its own `ask_if`"
                hint = itself if leaf.question == key else f"move `{key}` below `{leaf.question}`"
                yield Problem(file.place(*steps), "C001", what, hint)


_SAID = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "not clear"}


class Cone:
    """Everything that one caution depends on: its questions, the questions those follow, and the medicines."""

    def __init__(self, rulebook: Rulebook, caution: str) -> None:
        self.rulebook = rulebook
        self.caution = caution
        self.questions, self.tests = asked_by(rulebook.questions, rulebook.cautions[caution].when)

    @property
    def size(self) -> int:
        """How many things the caution depends on."""
        return len(self.questions) + len(self.tests)

    @property
    def states(self) -> int:
        """How many states the things it depends on can be in."""
        answers: int = prod(len(self.rulebook.answers[question]) + 1 for question in self.questions)
        lists: int = len(Truth) ** len(self.tests)
        return answers * lists

    def hangs(self) -> str | None:
        """Answers under which the caution is open and nothing that is asked would settle it; None if there are none."""
        if not any(self.rulebook.questions[question].ask_if for question in self.questions):
            return None
        choices = ((*self.rulebook.answers[question], NOT_SURE) for question in self.questions)
        rows = (dict(zip(self.tests, row, strict=True)) for row in product(Truth, repeat=len(self.tests)))
        lists = list(filter(_can_be, rows))
        for values in product(*choices):
            answers = dict(zip(self.questions, values, strict=True))
            for tests in lists:
                if self._open_for_ever(answers, tests):
                    said = [f"{question}: {value}" for question, value in answers.items()]
                    said += [f"{_named(test)} on the list: {_SAID[truth]}" for test, truth in tests.items()]
                    return ", ".join(said)
        return None

    def _open_for_ever(self, answers: dict[str, str], tests: dict[MedicineTest, Truth]) -> bool:
        """Whether these answers leave the caution open and name nothing that would settle it."""
        plan = self.rulebook.plan
        state = plan.weigh(answers, lambda test: tests.get(test, Truth.UNKNOWN))
        truth, evidence = plan.decide_one(self.caution, state)
        return truth is Truth.UNKNOWN and not plan.missing(evidence, state)


def _can_be(tests: dict[MedicineTest, Truth]) -> bool:
    """Whether one list of medicines can give these truths: a test that follows from another is at least as true."""
    return all(truth <= tests[other] for test, truth in tests.items() for other in tests if test.implies(other))


def _named(test: MedicineTest) -> str:
    named = " or ".join(sorted(test.classes | test.substances)) or "any medicine"
    return named if test.taken == "currently" else f"{named}, {test.taken},"
