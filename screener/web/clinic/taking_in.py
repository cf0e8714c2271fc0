"""What was clicked on the clinic's page. What is no choice, as only a program could send it, is nothing."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from screener.engine.intake import UNDECIDED
from screener.engine.kinds import MAX_CONFIRMED, MAX_LINE, Completeness, Taking
from screener.rulebook.model import Audience, Rulebook
from screener.saved import COMPLETE

TOGETHER = "together"
"""The name under which a pane says which questions were answered together."""


@dataclass(frozen=True, slots=True)
class Clicks:
    """What was clicked since the panes were first drawn. What is not in a mapping was not clicked."""

    answers: Mapping[str, str | None]
    """By question. None: a choice was taken back."""
    together: tuple[str, ...] | None
    """The questions that were answered together and not one by one since; None: nothing was said of that."""
    complete: Mapping[str, str | None]
    lines: Mapping[int, Mapping[str, str | tuple[str, ...] | None]]
    """By a line's number of its own: what is said of it now, by the key of the intake."""
    discussed: Mapping[str, bool]
    audience: Audience | None


def clicks_in(said: Mapping[str, object], rulebook: Rulebook, lines: Collection[int]) -> Clicks:
    """What panes say, as far as it fits the rules and the lines that there are."""
    answers = {key: (f"question {key}", (*values, *UNDECIDED)) for key, values in rulebook.answers.items()}
    audience = said.get("audience")
    return Clicks(
        answers=dict(_choices(said, answers)),
        together=_together(said),
        complete=dict(_choices(said, {COMPLETE: (COMPLETE, get_args(Completeness))})),
        lines={line: dict(_of_line(said, line)) for line in lines},
        discussed={
            key: ticked for key in rulebook.cautions if isinstance(ticked := said.get(f"discussed {key}"), bool)
        },
        audience=Audience(audience) if isinstance(audience, str) and audience in tuple(Audience) else None,
    )


def _choices(
    said: Mapping[str, object], asked: Mapping[str, tuple[str, Collection[str]]]
) -> Iterator[tuple[str, str | None]]:
    """What was chosen, of controls by name with their choices."""
    for key, (name, choices) in asked.items():
        value = said.get(name)
        if name in said and (value is None or (isinstance(value, str) and value in choices)):
            yield key, value


def _together(said: Mapping[str, object]) -> tuple[str, ...] | None:
    together, order = said.get(TOGETHER), list(said)
    if not isinstance(together, list):
        return None
    before = set(order[: order.index(TOGETHER)])
    return tuple(key for key in together if isinstance(key, str) and f"question {key}" in before)


def _of_line(said: Mapping[str, object], line: int) -> Iterator[tuple[str, str | tuple[str, ...] | None]]:
    yield from _choices(said, {"taking": (f"taking {line}", get_args(Taking))})
    confirmed, no_medicine = said.get(f"confirmed {line}", ""), said.get(f"no_medicine {line}", ())
    if confirmed is None or (isinstance(confirmed, str) and confirmed.strip() and len(confirmed) <= MAX_CONFIRMED):
        yield "confirmed", confirmed
    if no_medicine is None:
        yield "no_medicine", None
    elif isinstance(no_medicine, list) and 0 < len(no_medicine) <= MAX_LINE and all(map(_is_word, no_medicine)):
        yield "no_medicine", tuple(no_medicine)


def _is_word(word: object) -> bool:
    return isinstance(word, str) and bool(word.strip()) and len(word) <= MAX_LINE
