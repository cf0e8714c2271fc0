"""The rulebook in use: read once, when the server starts. A file that is changed later waits for the next start."""

import os
from functools import cache
from pathlib import Path

from screener.checking import load_rulebook
from screener.problems import Problem, Refused
from screener.rulebook.model import Rulebook

ROOT = Path(__file__).parents[2]
VARIABLE = "SCREENER_RULES"
"""The environment variable that names another rulebook's folder."""


@cache
def rules_in_use() -> Rulebook | tuple[Problem, ...]:
    """The rulebook, or every problem of one that cannot be used. There is no partial one, and no older copy."""
    folder = os.environ.get(VARIABLE)
    try:
        return load_rulebook(Path(folder) if folder else ROOT / "rules" / "ldn")
    except Refused as refused:
        return refused.problems
