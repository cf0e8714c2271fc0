"""What the commands share: how they read and write files. What goes wrong is printed, and the command ends with 1."""

import datetime as dt
import sys
from collections.abc import Iterable
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


def day_of(day: dt.datetime | None) -> dt.date:
    """The day that was given, or today."""
    return today() if day is None else day.date()


def write_file(path: Path, content: bytes) -> None:
    """Write a file, or say why it cannot be written."""
    try:
        path.write_bytes(content)
    except OSError as error:
        refuse([unwritten(path, error)])


def unwritten(path: Path, error: OSError) -> Problem:
    """That a file cannot be written, and the way out."""
    what, hint = f"the file cannot be written: {error.strerror}", "is there room, and may it be written?"
    return Problem(Place(str(path)), "F002", what, hint)


def load(folder: Path | None, language: str | None = None) -> Rulebook:
    """The rulebook of a folder, in one of its languages, or all that is wrong with it."""
    try:
        path = shown_from_here(folder or default_rulebook())
        rulebook = load_rulebook(path)
        own = language in (None, rulebook.about.language)
        return rulebook if own else in_language(rulebook, read_translation(path, rulebook, str(language)))
    except Refused as refused:
        refuse(refused.problems)


def shown_from_here(folder: Path) -> Path:
    """The folder as messages name it: from here, where it lies below."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_absolute() and folder.is_relative_to(here) else folder


def read_saved(path: Path, rulebook: Rulebook) -> Opened:
    """An intake or a saved summary, from a file or from standard input."""
    shown = "standard input" if str(path) == "-" else path.as_posix()
    try:
        content = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return open_saved(content, name=shown, rulebook=rulebook)
    except OSError as error:
        problem = Problem(Place(shown), "F001", f"the file cannot be read: {error.strerror}", "is the path right?")
        refuse([problem])
    except Refused as refused:
        refuse(refused.problems)


def refuse(problems: Iterable[Problem]) -> NoReturn:
    """Print what is wrong on standard error, and end with 1."""
    for problem in problems:
        typer.echo(str(problem), err=True)
    raise typer.Exit(1)
