"""A summary arranged so that a sentence which several cautions share is said once.

Nothing is added or left out: every caution is under one line, and names the other lines by number.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from screener.engine.conditions import MEDICINES
from screener.summary.model import AnswerLine, Item, Reason, Settle, Summary
from screener.summary.numbers import ranges

MOST_REASONS = 3
"""How many reasons of a caution are written out. Of more of them, the answers are named by their numbers."""


@dataclass(frozen=True, slots=True)
class Under:
    """One caution under the first of its lines."""

    item: Item
    also: tuple[int, ...]
    """The numbers of its other lines."""


@dataclass(frozen=True, slots=True)
class GroupedRow:
    """One line, and the cautions under it."""

    number: int
    """Counting from 1."""
    text: str
    typed: bool
    """Whether the text holds words that the person wrote."""
    under: tuple[Under, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What is said of the review of some cautions."""

    text: str
    titles: tuple[str, ...]
    """The cautions it is said of; empty where it is said of all."""


def to_settle(summary: Summary) -> tuple[GroupedRow, ...]:
    """What would settle the open cautions: each line once, with the cautions that hang on it."""
    return _rows((), summary.could_not_check, lambda item: item.settle)


def decided(summary: Summary) -> tuple[GroupedRow, ...]:
    """What was answered, and the list: each line once, with the cautions that it left not raised."""
    answers = [Reason(line.question, said(summary, line), typed=False) for line in summary.answers]
    return _rows(answers, summary.checked, lambda item: item.because)


def said(summary: Summary, line: AnswerLine) -> str:
    """A question and its answer in one sentence."""
    return summary.words.labels.answered.format(question=line.ask, answer=line.answer)


def reviews(summary: Summary) -> tuple[Reviewed, ...]:
    """What is said of reviews: each sentence once."""
    found: dict[str, list[str]] = {}
    for item in (*summary.talk, *summary.could_not_check, *summary.checked):
        found.setdefault(item.review, []).append(item.title)
    return tuple(Reviewed(text, () if len(found) == 1 else tuple(titles)) for text, titles in found.items())


def because(summary: Summary, item: Item) -> list[str]:
    """Why a caution is raised: its reasons, or where there are many, the numbers of the answers among them."""
    if len(item.because) <= MOST_REASONS:
        return [reason.text for reason in item.because]
    numbers = {line.question: number for number, line in enumerate(summary.answers, 1)}
    answers = [numbers[reason.about] for reason in item.because if reason.about in numbers]
    others = [reason.text for reason in item.because if reason.about not in numbers]
    return [summary.words.paper.answers.format(numbers=ranges(answers)), *others] if answers else others


Line = Reason | Settle


def _rows(
    first: Iterable[Line], items: Iterable[Item], lines_of: Callable[[Item], Iterable[Line]]
) -> tuple[GroupedRow, ...]:
    """A row for each line: those that are always there, then those of the cautions."""
    lines = {_hung_on(line): line for line in first}
    for item in items:
        for line in lines_of(item):
            lines.setdefault(_hung_on(line), line)
    numbers = {key: number for number, key in enumerate(lines, 1)}
    under: dict[int, list[Under]] = {number: [] for number in numbers.values()}
    for item in items:
        main, *others = dict.fromkeys(numbers[_hung_on(line)] for line in lines_of(item))
        under[main].append(Under(item, tuple(others)))
    return tuple(
        GroupedRow(numbers[key], line.text, line.typed, tuple(under[numbers[key]])) for key, line in lines.items()
    )


def _hung_on(line: Line) -> str:
    """The key of a line: its question, because the answer can have a mark; for the list, its text."""
    return line.text if line.about == MEDICINES else line.about
