"""What the files of a rulebook say together. ``load_rulebook`` is the door: whole, or not at all."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from screener.checking.conditions import condition_problems
from screener.checking.names import unknown_names, unused_names
from screener.checking.vignettes import vignette_problems
from screener.checking.vocabulary import vocabulary_problems
from screener.problems import Problem, Refused
from screener.rulebook.model import Rulebook
from screener.rulebook.reading import Folder, read_folder

STEPS: tuple[tuple[Callable[[Folder, Rulebook], Iterator[Problem]], ...], ...] = (
    (unused_names, vocabulary_problems, condition_problems),
    (vignette_problems,),
)
"""The checks that need every file to be sound by itself and every name to be known. Vignettes are run last: with a
condition that cannot be right, what they come to says nothing."""


def load_rulebook(path: Path) -> Rulebook:
    """The rulebook in a folder, with the interface words of its language, checked through and through.

    Raises:
        Refused: with all problems found. The checks of ``STEPS`` are made once no file has a problem of its own.
    """
    with _no_garbage():
        return _load(path)


def _load(path: Path) -> Rulebook:
    folder = read_folder(path)
    if problems := [*folder.problems, *unknown_names(folder)]:
        raise Refused(problems)
    rulebook = folder.rulebook()
    for checks in STEPS:
        if problems := list(chain.from_iterable(check(folder, rulebook) for check in checks)):
            raise Refused(problems)
    return rulebook


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Reading makes a hundred thousand objects and hardly any garbage: the collector would double its time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
