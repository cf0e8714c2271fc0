"""What the commands share: they read rules and files, print problems, and write what they made."""

import datetime as dt
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import NoReturn

import typer

from screener.checking import load_rulebook
from screener.day import today
from screener.problems import Place, Problem, Refused
from screener.rulebook.default import default_rulebook
from screener.rulebook.model import Rulebook
from screener.saved import Opened, open_saved
from screener.translating import in_language, read_translation


class ProblemFormat(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    GITHUB = "github"


def day_of(day: dt.datetime | None) -> dt.date:
    """The day that was named, or today."""
    return today() if day is None else day.date()


def print_problems(problems: Iterable[Problem], format: ProblemFormat) -> None:
    """Print problems, one a line."""
    for problem in problems:
        typer.echo(problem.as_github() if format is ProblemFormat.GITHUB else str(problem))


def write(path: Path, content: bytes) -> None:
    """Write a file, or stop with the problem."""
    try:
        path.write_bytes(content)
    except OSError as error:
        refuse([unwritten(path, error)])


def unwritten(path: Path, error: OSError) -> Problem:
    """The problem that a file cannot be written."""
    what, hint = f"the file cannot be written: {error.strerror}", "is there room, and may it be written?"
    return Problem(Place(str(path)), "F002", what, hint)


def load(folder: Path | None, language: str | None = None) -> Rulebook:
    """The rulebook of a folder, in a language, or stop with every problem in it."""
    try:
        path = shown(folder or default_rulebook())
        rulebook = load_rulebook(path)
        own = language in (None, rulebook.about.language)
        return rulebook if own else in_language(rulebook, read_translation(path, rulebook, str(language)))
    except Refused as refused:
        refuse(refused.problems)


def shown(folder: Path) -> Path:
    """The folder as messages name it: from here, where it lies below."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_absolute() and folder.is_relative_to(here) else folder


def read(path: Path, rulebook: Rulebook, day: dt.date | None = None) -> Opened:
    """What a file holds that was named, or what standard input holds; or stop with the problem."""
    named = "standard input" if str(path) == "-" else path.as_posix()
    try:
        content = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return open_saved(content, name=named, rulebook=rulebook, today=day or today())
    except OSError as error:
        problem = Problem(Place(named), "F001", f"the file cannot be read: {error.strerror}", "is the path right?")
        refuse([problem])
    except Refused as refused:
        refuse(refused.problems)


def read_text(path: Path) -> str:
    """The text of a file that was named, or of standard input; or stop with the problem."""
    named = "standard input" if str(path) == "-" else path.as_posix()
    try:
        content = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        refuse([Problem(Place(named), "F001", f"the file cannot be read: {error.strerror}", "is the path right?")])
    marks = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
    try:
        return content.decode(marks.get(content[:2], "utf-8-sig"))
    except UnicodeDecodeError:
        refuse([Problem(Place(named), "F001", "the file is not UTF-8 text", "save it as UTF-8")])


def refuse(problems: Iterable[Problem]) -> NoReturn:
    """Print problems and stop with 1."""
    for problem in problems:
        typer.echo(str(problem), err=True)
    raise typer.Exit(1)
