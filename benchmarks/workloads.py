"""Workloads: conditions and answers drawn with fixed seeds, and a rulebook made from them in memory."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Any, Literal

from pydantic import TypeAdapter

from screener.engine.conditions import AllOf, AnyOf, Condition, Not, leaves
from screener.engine.intake import NO, NOT_SURE, YES, Intake, MedicineLine
from screener.rulebook.model import Rulebook
from screener.screening import screen

CAUTIONS = 25
SHEETS = 200
"""The number of sets of answers for every engine."""
QUESTIONS = tuple(f"q{number}" for number in range(25))

Answers = Mapping[str, str]
Complete = Literal["yes", "no", "not_sure"] | None
Data = dict[str, Any]


@dataclass(frozen=True)
class Workload:
    """Conditions, and the answers to evaluate them for."""

    name: str
    conditions: Mapping[str, Condition]
    sheets: tuple[Answers, ...]

    def __str__(self) -> str:
        comparisons = sum(len(list(leaves(condition))) for condition in self.conditions.values())
        operators = sum(map(_operators, self.conditions.values()))
        return (
            f"{len(self.conditions)} cautions, {comparisons} comparisons under {operators} all/any/not, "
            f"{len(QUESTIONS)} questions, {len(self.sheets)} sets of answers"
        )

    def rulebook(self, real: Rulebook) -> Rulebook:
        """A rulebook with these conditions, and everything else from a real one."""
        question = next(iter(real.questions.values())).model_copy(update={"answer": "yes_no", "ask_if": None})
        caution = next(iter(real.cautions.values()))
        cautions = {key: caution.model_copy(update={"when": when}) for key, when in self.conditions.items()}
        topic = real.topics[0].model_copy(update={"cautions": cautions, "vignettes": ()})
        return replace(real, questions=dict.fromkeys(QUESTIONS, question), topics=(topic,))


def ordinary(cautions: int = CAUTIONS, sheets: int = SHEETS) -> Workload:
    """Rules as people write them."""
    return _workload("ordinary rules", 3, lambda draw: _group(draw, draw.choice(("any", "all")), 2), cautions, sheets)


def deep() -> Workload:
    """Rules nested deeper than anybody would write."""
    return _workload("deep rules", 7, _deep_group, CAUTIONS, SHEETS)


def real_intakes(rulebook: Rulebook, lines: int, count: int = SHEETS) -> tuple[Intake, ...]:
    """Intakes for a real rulebook with this many medicines, of which one in six is unknown."""
    draw = Random(11)
    complete: tuple[Complete, ...] = ("yes", "no", "not_sure", None)
    names = [name for _, entry in rulebook.vocabulary.entries() for name in entry.all_names()]
    typed = [*names, *("Zorblatine 20 mg",) * (len(names) // 5)]
    return tuple(
        Intake(
            answers=_answers(draw, rulebook),
            medicines=tuple(MedicineLine(typed=draw.choice(typed)) for _ in range(lines)),
            medicines_complete=draw.choice(complete),
        )
        for _ in range(count)
    )


def ordinary_intakes(rulebook: Rulebook, count: int = SHEETS) -> tuple[Intake, ...]:
    """Ordinary intakes: one or two answers of concern, and a complete list of four to six medicines.

    Each is an everyday medicine with a strength. Every question that is asked is answered.
    """
    draw = Random(17)
    names = sorted(rulebook.vocabulary.everyday)
    return tuple(
        Intake(
            answers=_few_concerns(draw, rulebook),
            medicines=tuple(MedicineLine(typed=f"{name} 20 mg") for name in draw.sample(names, draw.choice((4, 5, 6)))),
            medicines_complete="yes",
        )
        for _ in range(count)
    )


def _few_concerns(draw: Random, rulebook: Rulebook) -> dict[str, str]:
    """One set of answers to the questions that are asked, with one or two of concern."""
    questions = rulebook.questions
    answers = {key: [one for one in asked.values if one not in asked.concern][-1] for key, asked in questions.items()}
    always = [key for key, question in questions.items() if question.ask_if is None]
    for key in draw.sample(always, draw.choice((1, 2))):
        answers[key] = draw.choice(questions[key].concern)
    asked = screen(rulebook, Intake(answers=answers)).asked
    return {key: answers[key] for key in asked}


def _answers(draw: Random, rulebook: Rulebook) -> dict[str, str]:
    """One set of answers to the questions of a rulebook: most decide, some are open."""
    drawn = {key: draw.choice((*values, *values, NOT_SURE, "")) for key, values in rulebook.answers.items()}
    return {key: answer for key, answer in drawn.items() if answer}


def _workload(name: str, seed: int, condition: Callable[[Random], Data], cautions: int, sheets: int) -> Workload:
    draw = Random(seed)
    adapter: TypeAdapter[Condition] = TypeAdapter(Condition)
    conditions = {f"c{number}": adapter.validate_python(condition(draw)) for number in range(cautions)}
    return Workload(name, conditions, tuple(_sheet(draw, QUESTIONS) for _ in range(sheets)))


def _sheet(draw: Random, questions: tuple[str, ...]) -> dict[str, str]:
    """One set of answers: mostly no, some yes, some not sure, some not asked."""
    drawn = {question: draw.choices((YES, NO, NOT_SURE, ""), (25, 60, 8, 7))[0] for question in questions}
    return {question: answer for question, answer in drawn.items() if answer}


def _comparison(draw: Random) -> Data:
    return {draw.choice(QUESTIONS): draw.choice((YES, YES, YES, NO))}


def _group(draw: Random, word: str, depth: int) -> Data:
    """A group of two to four parts; a quarter of them are groups, up to a depth."""
    other = "any" if word == "all" else "all"
    parts: list[Data] = []
    for _ in range(draw.choice((2, 2, 3, 4))):
        if depth and draw.random() < 0.25:
            parts.append(_group(draw, other, depth - 1))
        elif draw.random() < 0.1:
            parts.append({"not": _comparison(draw)})
        else:
            parts.append(_comparison(draw))
    return {word: parts}


def _deep_group(draw: Random) -> Data:
    return {draw.choice(("all", "any")): [_deep(draw, 3) for _ in range(draw.choice((2, 3)))]}


def _deep(draw: Random, depth: int) -> Data:
    """A comparison, or a *not*, *all* or *any* of shallower parts, in any mixture."""
    kind = draw.choices(("comparison", "not", "all", "any"), (35, 10, 27, 28))[0] if depth else "comparison"
    if kind == "comparison":
        return _comparison(draw)
    if kind == "not":
        return {"not": _deep(draw, depth - 1)}
    return {kind: [_deep(draw, depth - 1) for _ in range(draw.choice((2, 2, 3)))]}


def _operators(condition: Condition) -> int:
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return 1 + sum(map(_operators, parts))
        case Not(part=part):
            return 1 + _operators(part)
        case _:
            return 0
