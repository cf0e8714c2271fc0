"""A folder of rules goes in; a rulebook that may be used comes out, or every problem in it.

``load_rulebook`` is the door of the program: whole, or not at all. ``check_rulebook`` is for authors: it goes through
the same door, and then looks at the wording and at the days, which takes longer and depends on the day.
"""

import datetime as dt
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from screener.check.conditions import condition_problems
from screener.check.evidence import evidence_problems
from screener.check.names import unknown_names, unused_names
from screener.check.questions import question_problems
from screener.check.records import record_problems
from screener.check.reviews import review_warnings
from screener.check.sources import Counts, counts, source_warnings
from screener.check.under import under_problems
from screener.check.vignettes import vignette_problems
from screener.check.vocabulary import vocabulary_problems
from screener.check.wording import wording_problems
from screener.engine.problems import Problem, Refused
from screener.rulebook.interface import read_style
from screener.rulebook.model import Rulebook
from screener.rulebook.reading import Folder, read_folder

Step = tuple[Callable[[Folder, Rulebook], Iterator[Problem]], ...]

STEPS: tuple[Step, ...] = (
    (unused_names, question_problems, under_problems, evidence_problems, vocabulary_problems, condition_problems),
    (record_problems, vignette_problems),
)
"""Every check that a rulebook has to pass to be used. They need every file to be sound by itself and every name to be
known. Vignettes are run last: with a condition that cannot be right, what they come to says nothing."""


def load_rulebook(path: Path, steps: tuple[Step, ...] = STEPS) -> Rulebook:
    """The rulebook in a folder, with the interface words of its language, checked through and through.

    Raises:
        Refused: with all problems found. The checks of ``steps`` are made once no file has a problem of its own.
    """
    return _load(path, steps)[1]


def check_rulebook(path: Path, today: dt.date) -> tuple[Rulebook, tuple[Problem, ...]]:
    """The rulebook in a folder, and what its authors should know: warnings, sorted by place.

    Raises:
        Refused: with all problems found: those of ``load_rulebook``, and where there are none, those of the wording.
    """
    folder, rulebook = _load(path, STEPS)
    if problems := list(wording_problems(folder, read_style(rulebook.about.language))):
        raise Refused(problems)
    return rulebook, tuple(sorted(review_warnings(folder, rulebook, today)))


def check_sources(path: Path, today: dt.date) -> tuple[Counts, tuple[Problem, ...]]:
    """How many sources are known by what, and what there is to do about them, sorted by place.

    Raises:
        Refused: with all problems found: those of ``load_rulebook``.
    """
    folder, rulebook = _load(path, STEPS)
    style = read_style(rulebook.about.language)
    return counts(rulebook), tuple(sorted(source_warnings(folder, rulebook, style, today)))


def _load(path: Path, steps: tuple[Step, ...]) -> tuple[Folder, Rulebook]:
    with _no_garbage():
        folder = read_folder(path)
        if problems := [*folder.problems, *unknown_names(folder)]:
            raise Refused(problems)
        rulebook = folder.rulebook()
        for checks in steps:
            if problems := list(chain.from_iterable(check(folder, rulebook) for check in checks)):
                raise Refused(problems)
    return folder, rulebook


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
