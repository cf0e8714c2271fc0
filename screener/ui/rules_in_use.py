"""The rulebook in use, in every language it has: read once. A file that is changed later waits for the next start."""

import os
from dataclasses import replace
from functools import cache
from pathlib import Path

from screener.checking import load_rulebook
from screener.problems import Problem, Refused
from screener.rulebook.default import default_rulebook
from screener.rulebook.model import Rulebook
from screener.translating import read_translations

VARIABLE = "SCREENER_RULES"
"""The environment variable that names another rulebook's folder."""


@cache
def rules_in_use() -> Rulebook | tuple[Problem, ...]:
    """The rulebook with its translations, or every problem of one that cannot be used, in whichever language.

    There is no partial one, and no older copy.
    """
    named = os.environ.get(VARIABLE)
    try:
        folder = Path(named) if named else default_rulebook()
        rulebook = load_rulebook(folder)
        return replace(rulebook, translations=read_translations(folder, rulebook))
    except Refused as refused:
        return refused.problems
