"""A person's own questions, as typed: which go into the intake, and in which order. Pure."""

from screener.engine.intake import MAX_OWN_QUESTIONS
from screener.engine.own_questions import too_long
from screener.rulebook.masked import masked_question
from screener.rulebook.model import Rulebook

Boxes = tuple[str, ...]
"""The text of the boxes, the most important first."""
EMPTY: Boxes = ("",) * MAX_OWN_QUESTIONS


def taken(rulebook: Rulebook, boxes: Boxes) -> tuple[str, ...]:
    """The questions that go into the intake, in order, masked."""
    return tuple(masked_question(rulebook, text) for text in boxes if text.strip() and not too_long(text))


def moved_up(boxes: Boxes, number: int) -> Boxes:
    """The boxes, with one of them moved up by one."""
    return (*boxes[: number - 1], boxes[number], boxes[number - 1], *boxes[number + 1 :])


def added(boxes: Boxes, text: str) -> Boxes | None:
    """The boxes with a question in the first empty one; None where all are full."""
    free = next((number for number, box in enumerate(boxes) if not box.strip()), None)
    return None if free is None else (*boxes[:free], text, *boxes[free + 1 :])
