"""Which rulebook is used when none is named: the only one there is."""

from pathlib import Path

from screener import SHIPPED
from screener.engine.problems import Place, refused

VARIABLE = "SCREENER_RULES"
"""The environment variable that names another rulebook's folder to the app."""
PANEL = "SCREENER_PANEL"
"""The environment variable that names what a panel wrote to the app."""
RULES = SHIPPED / "rules"
"""Where rulebooks are."""


def default_rulebook() -> Path:
    """The folder of the only rulebook in ``rules/``.

    Raises:
        Refused: where there is none, or several to choose from.
    """
    folders = sorted(file.parent for file in RULES.glob("*/rulebook.yaml"))
    if len(folders) != 1:
        what = f"{len(folders)} rulebooks stand here"
        raise refused(Place(RULES.as_posix()), "R016", what, "name the one to use with --rules")
    return folders[0]
