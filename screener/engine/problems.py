"""Problems in files: where, what, and how to fix it. Rule files and intakes share one form."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from screener.engine.visible import visible


class Place(NamedTuple):
    """A place in a file. ``line`` and ``column`` count from 1; 0 means none."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


class Level(StrEnum):
    """Whether a problem has to be fixed before the file can be used."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One problem: its place, a stable code, what is wrong, and how to fix it."""

    place: Place
    code: str
    what: str
    hint: str
    level: Level = Level.ERROR
    """Only errors refuse a file."""

    def __str__(self) -> str:
        code = self.code if self.level is Level.ERROR else f"{self.level} {self.code}"
        return f"{visible(str(self.place))}: {code} {visible(self.what)}\n    hint: {visible(self.hint)}"

    def as_github(self) -> str:
        """The problem as a GitHub annotation, shown next to the changed line."""
        place = f"file={_escaped(self.place.path, ',:')}"
        if self.place.line:
            place += f",line={self.place.line},col={self.place.column}"
        return f"::{self.level} {place}::{_escaped(f'{self.code} {self.what} (hint: {self.hint})')}"


def _escaped(text: str, more: str = "") -> str:
    """Escape a text for a workflow command, making invisible characters visible first."""
    return "".join(f"%{ord(c):02X}" if c in f"%\r\n{more}" else c for c in visible(text))


class Refused(Exception):
    """A file was refused. Has every problem found, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def refused(place: Place, code: str, what: str, hint: str) -> Refused:
    """A refusal for one problem."""
    return Refused([Problem(place, code, what, hint)])


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A hint with the nearest known word, or ``otherwise`` if none is near."""
    near = difflib.get_close_matches(word, list(known), n=1)
    return f"did you mean `{near[0]}`?" if near else otherwise
