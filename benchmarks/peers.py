"""The peers: libraries that evaluate the same conditions.

They know only true and false. So each condition becomes two expressions, one for certainly true and one for certainly
false; if neither holds, it is open. For some engines, each answer becomes two facts beforehand (it is yes; it is no),
because a lookup is faster than a comparison. None of them says what decided a condition or what is missing. Each is
used in every way it offers, because these differ greatly.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import json_logic
import zen

from benchmarks.workloads import QUESTIONS, Answers
from screener.engine.conditions import AllOf, Answered, AnyOf, Condition, Not
from screener.engine.intake import NO, YES

T = TypeVar("T")
Both = Sequence[tuple[T, T]]
"""Two expressions for each condition: certainly true, and certainly false."""


@dataclass(frozen=True)
class Engine:
    """One way to evaluate all conditions of a workload for one set of answers."""

    name: str
    prepare: Callable[[Answers], Any]
    """Converts answers to the form the engine takes. Not timed."""
    run: Callable[[Any], Any]
    """Evaluates. Timed."""
    truths: Callable[[Any], Sequence[int]]
    """Converts the result of ``run`` to values of the conditions (2 true, 1 open, 0 false). Not timed."""


def peers(conditions: Mapping[str, Condition]) -> tuple[Engine, ...]:
    """Every peer, ready to evaluate these conditions."""
    several = tuple(conditions.values())
    choices = [f"{true} ? 2 : {false} ? 0 : 1" for true, false in _both(several, _zen_group, _fact)]
    return (
        _json_logic("comparing", dict, _both(several, _json_group, _json_comparison)),
        _json_logic("facts", _facts, _both(several, _json_group, _json_fact)),
        _zen_expressions(_both(several, _zen_group, _zen_comparison)),
        _zen_decision(choices),
        Engine("zen-engine, all in one", _facts, zen.compile_expression(f"[{', '.join(choices)}]").evaluate, list),
    )


def _both(
    conditions: Sequence[Condition], group: Callable[[str, list[T]], T], compare: Callable[[str, str], T]
) -> Both[T]:
    """The two expressions for each condition, built from an engine's forms of a group and a comparison."""

    def expression(condition: Condition, *, holds: bool) -> T:
        match condition:
            case Not(part=part):
                return expression(part, holds=not holds)
            case AllOf(parts=parts) | AnyOf(parts=parts):
                word = "and" if isinstance(condition, AllOf) is holds else "or"
                return group(word, [expression(part, holds=holds) for part in parts])
            case Answered():
                (value,) = condition.values
                return compare(condition.question, value if holds else {YES: NO, NO: YES}[value])
            case _:
                raise TypeError("the peers are asked about answers only")

    return [(expression(one, holds=True), expression(one, holds=False)) for one in conditions]


def _fact(question: str, value: str) -> str:
    return f"{question}_{value}"


def _facts(answers: Answers) -> dict[str, bool]:
    return {_fact(question, value): answers.get(question) == value for question in QUESTIONS for value in (YES, NO)}


def _json_group(word: str, parts: list[dict[str, Any]]) -> dict[str, Any]:
    return {word: parts}


def _json_comparison(question: str, value: str) -> dict[str, Any]:
    return {"==": [{"var": question}, value]}


def _json_fact(question: str, value: str) -> dict[str, Any]:
    return {"var": _fact(question, value)}


def _json_logic(way: str, prepare: Callable[[Answers], Any], rules: Both[dict[str, Any]]) -> Engine:
    apply = json_logic.jsonLogic

    def run(data: Any) -> list[int]:
        return [2 if apply(true, data) else 0 if apply(false, data) else 1 for true, false in rules]

    return Engine(f"json-logic-qubit, {way}", prepare, run, list)


def _zen_group(word: str, parts: list[str]) -> str:
    return f"({f' {word} '.join(parts)})"


def _zen_comparison(question: str, value: str) -> str:
    return f'({question} == "{value}")'


def _zen_expressions(rules: Both[str]) -> Engine:
    compiled = [(zen.compile_expression(true), zen.compile_expression(false)) for true, false in rules]

    def run(data: Any) -> list[int]:
        return [2 if true.evaluate(data) else 0 if false.evaluate(data) else 1 for true, false in compiled]

    return Engine("zen-engine, one by one", dict, run, list)


def _zen_decision(choices: Sequence[str]) -> Engine:
    """All conditions as rows of one expression node, between an input and an output node."""
    rows = [{"id": str(number), "key": f"c{number}", "value": choice} for number, choice in enumerate(choices)]
    nodes = [("in", "inputNode", {}), ("all", "expressionNode", {"expressions": rows}), ("out", "outputNode", {})]
    graph = {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            {"id": name, "type": kind, "name": name, "position": {"x": 0, "y": 0}, "content": content}
            for name, kind, content in nodes
        ],
        "edges": [
            {"id": "first", "type": "edge", "sourceId": "in", "targetId": "all"},
            {"id": "second", "type": "edge", "sourceId": "all", "targetId": "out"},
        ],
    }
    decision = zen.ZenEngine().create_decision(json.dumps(graph))

    def truths(given: Any) -> list[int]:
        return [given["result"][row["key"]] for row in rows]

    return Engine("zen-engine, decision graph", _facts, decision.evaluate, truths)
