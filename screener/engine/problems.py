"""What is wrong with a file, where, and the way out: one shape for rule files and intakes alike."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from screener.engine.visible import visible


class Place(NamedTuple):
    """Where something stands. ``line`` and ``column`` count from 1; 0 where a place has none."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


class Level(StrEnum):
    """Whether something has to be mended before a file can be used, or is only to be known."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing that is wrong: its place, a stable code, what it is, and the way out."""

    place: Place
    code: str
    what: str
    hint: str
    level: Level = Level.ERROR
    """A warning refuses nothing."""

    def __str__(self) -> str:
        code = self.code if self.level is Level.ERROR else f"{self.level} {self.code}"
        return f"{visible(str(self.place))}: {code} {visible(self.what)}\n    hint: {visible(self.hint)}"

    def as_github(self) -> str:
        """The problem as an annotation that GitHub shows beside the line of a change."""
        place = f"file={_escaped(self.place.path, ',:')}"
        if self.place.line:
            place += f",line={self.place.line},col={self.place.column}"
        return f"::{self.level} {place}::{_escaped(f'{self.code} {self.what} (hint: {self.hint})')}"


def _escaped(text: str, more: str = "") -> str:
    """A text as a workflow command takes it; what is invisible is made visible first."""
    return "".join(f"%{ord(c):02X}" if c in f"%\r\n{more}" else c for c in visible(text))


class Refused(Exception):
    """A file was refused. Carries every problem found, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def refused(place: Place, code: str, what: str, hint: str) -> Refused:
    """The refusal of a file for one problem."""
    return Refused([Problem(place, code, what, hint)])


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A hint that names the nearest known word, or says ``otherwise`` where none is near."""
    near = difflib.get_close_matches(word, list(known), n=1)
    return f"did you mean `{near[0]}`?" if near else otherwise
