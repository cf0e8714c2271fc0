"""The rulebook in use: read once, at the first visit. A file that is changed later waits for the next start."""

import os
from functools import cache
from pathlib import Path

from screener.checking import load_rulebook
from screener.problems import Problem, Refused
from screener.rulebook.default import default_rulebook
from screener.rulebook.model import Rulebook

VARIABLE = "SCREENER_RULES"
"""The environment variable that names another rulebook's folder."""


@cache
def rules_in_use() -> Rulebook | tuple[Problem, ...]:
    """The rulebook, or every problem of one that cannot be used. There is no partial one, and no older copy."""
    folder = os.environ.get(VARIABLE)
    try:
        return load_rulebook(Path(folder) if folder else default_rulebook())
    except Refused as refused:
        return refused.problems
