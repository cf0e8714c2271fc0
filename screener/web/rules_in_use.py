"""The rulebook in use, in every language it has: read once. A file that is changed later waits for the next start."""

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Lock

from screener.check import load_rulebook
from screener.engine.problems import Place, Problem, Refused
from screener.rulebook.default import VARIABLE, default_rulebook
from screener.rulebook.model import Rulebook
from screener.rulebook.translating import read_translations
from screener.rulebook.words import FOLDER as WORDS_FOLDER

READINGS = 5
"""How often the files are read while somebody changes them."""
A_MOMENT = 0.5
"""Seconds between two of these readings."""

Written = Rulebook | tuple[Problem, ...]


class ReadOnce:
    """What is read is read once, for all who ask, however many ask at the same time: all have the same."""

    def __init__(self, read: Callable[[], Written]) -> None:
        self._read = read
        self._lock = Lock()
        self._held: Written | None = None

    def __call__(self) -> Written:
        """The rulebook with its translations, or every problem of one that cannot be used, in whichever language.

        There is no partial one, and no older copy.
        """
        with self._lock:
            if self._held is None:
                self._held = self._read()
            return self._held

    def cache_clear(self) -> None:
        """Read again when somebody asks. For tests."""
        with self._lock:
            self._held = None


def _read() -> Written:
    """The rules as they stood still in: files of before and after a change are never read as one rulebook."""
    named = os.environ.get(VARIABLE)
    try:
        folder = Path(named) if named else default_rulebook()
    except Refused as refused:
        return refused.problems
    for _ in range(READINGS):
        before = _files(folder)
        written = _read_once(folder)
        if _files(folder) == before:
            return written
        time.sleep(A_MOMENT)
    hint = "wait until they are whole, and start the program again"
    return (Problem(Place(folder.as_posix()), "R017", "the files are changed while they are read", hint),)


def _read_once(folder: Path) -> Written:
    try:
        rulebook = load_rulebook(folder)
        return replace(rulebook, translations=read_translations(folder, rulebook))
    except Refused as refused:
        return refused.problems


def _files(folder: Path) -> frozenset[tuple[str, tuple[int, ...]]]:
    """Every file that is read, with what its last change left behind."""
    words = (path for path in WORDS_FOLDER.iterdir() if path.suffix in (".yaml", ".po"))
    return frozenset((str(path), _state(path)) for path in (*folder.rglob("*"), *words))


def _state(path: Path) -> tuple[int, ...]:
    try:
        state = path.stat()
    except OSError:  # gone a moment ago, or a link to nothing, of which reading tells
        return ()
    return state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns


rules_in_use = ReadOnce(_read)
