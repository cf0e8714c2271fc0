"""What is wrong with a file, where, and the way out: one shape for rule files and intakes alike."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """Where something stands. ``line`` and ``column`` count from 1; 0 where a place has none."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing that is wrong: its place, a stable code, what it is, and the way out."""

    place: Place
    code: str
    what: str
    hint: str

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.what}\n    hint: {self.hint}"

    def as_github(self) -> str:
        """The problem as an annotation that GitHub shows beside the line of a change."""
        place = f"file={self.place.path}"
        if self.place.line:
            place += f",line={self.place.line},col={self.place.column}"
        text = f"{self.code} {self.what} (hint: {self.hint})"
        for character, escape in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
            text = text.replace(character, escape)
        return f"::error {place}::{text}"


class Refused(Exception):
    """A file was refused. Carries every problem found, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A hint that names the nearest known word, or says ``otherwise`` where none is near."""
    near = difflib.get_close_matches(word, list(known), n=1)
    return f"did you mean `{near[0]}`?" if near else otherwise
