"""No finding may hang on a question that nobody is asked."""

from collections.abc import Iterator
from itertools import product

from screener.conditions import MEDICINES, Answered, Takes, leaves
from screener.intake import NOT_SURE
from screener.problems import Problem
from screener.rulebook.model import CautionFile, Rulebook
from screener.rulebook.reading import Folder
from screener.truth import Truth

MAX_QUESTIONS = 12
"""The most things one caution may depend on, so that every state of it can be looked at."""


def condition_problems(folder: Folder, rulebook: Rulebook) -> Iterator[Problem]:
    """Follow-ups that come before what they follow, cautions that hang on them, cautions on too many questions."""
    order = list(rulebook.questions)
    questions = folder.files["questions.yaml"]
    late = False
    for key, question in rulebook.questions.items():
        for steps, leaf in leaves(question.ask_if, ("questions", key, "ask_if")) if question.ask_if else ():
            if isinstance(leaf, Answered) and order.index(leaf.question) >= order.index(key):
                late = True
                yield Problem(questions.place(*steps), "C001", f"`{key}` follows `{leaf.question}`, which is not asked before it",
                              f"move `{key}` below `{leaf.question}`")  # fmt: skip
    if late:
        return
    for file, topic in folder.models(CautionFile):
        for key in topic.cautions:
            cone = Cone(rulebook, key)
            place = file.place("cautions", key, "when", key=True)
            if len(cone.things) > MAX_QUESTIONS:
                yield Problem(place, "C002", f"`{key}` depends on {len(cone.things)} questions",
                              f"at most {MAX_QUESTIONS}: split the caution")  # fmt: skip
            elif (answers := cone.hangs()) is not None:
                sheet = ", ".join(f"{about}: {answer}" for about, answer in answers.items())
                yield Problem(place, "C003", f"`{key}` can hang on a question that is not asked",
                              f"with these answers nothing can settle it: {sheet}; repeat the `ask_if` in the condition")  # fmt: skip


class Cone:
    """Everything that one caution depends on: its questions, the questions those follow, and the medicines."""

    def __init__(self, rulebook: Rulebook, caution: str) -> None:
        self.rulebook = rulebook
        self.caution = caution
        found: dict[str, None] = {}
        waiting = [rulebook.cautions[caution].when]
        self.follows = False
        while waiting:
            for _, leaf in leaves(waiting.pop()):
                if isinstance(leaf, Takes):
                    found[repr(leaf.medicines)] = None
                elif leaf.question not in found:
                    found[leaf.question] = None
                    if ask_if := rulebook.questions[leaf.question].ask_if:
                        self.follows = True
                        waiting.append(ask_if)
        self.things = tuple(found)

    def hangs(self) -> dict[str, str] | None:
        """Answers under which the caution is open and no question that is asked would settle it; None if none are."""
        if not self.follows:
            return None
        plan = self.rulebook.plan
        choices = [(*self.rulebook.answers.get(thing, ("true", "false")), NOT_SURE) for thing in self.things]
        for row in product(*choices):
            said = dict(zip(self.things, row, strict=True))
            answers = {thing: value for thing, value in said.items() if thing in self.rulebook.questions}
            truths = {"true": Truth.TRUE, "false": Truth.FALSE, NOT_SURE: Truth.UNKNOWN}
            state = plan.weigh(answers, lambda test, said=said: truths[said.get(repr(test), NOT_SURE)])
            truth, evidence = dict(plan.decide(state))[self.caution]
            if truth is Truth.UNKNOWN and not plan.missing(evidence, state):
                return {(MEDICINES if thing not in answers else thing): value for thing, value in said.items()}
        return None
