"""The worklist that the app was started with: read once. A file that is written again waits for the next start."""

import os
from functools import cache
from pathlib import Path

from screener.engine.problems import Refused
from screener.panel.worklist import Worklist, open_worklist
from screener.rulebook.default import PANEL
from screener.rulebook.model import Rulebook
from screener.web.rules_in_use import rules_in_use


def is_named() -> bool:
    """Whether the app was started with a worklist."""
    return PANEL in os.environ


def worklist_in_use(rulebook: Rulebook) -> Worklist | Refused:
    """The worklist, or why it cannot be shown. It is the same in every language."""
    return _opened(os.environ[PANEL], rulebook.hash)


@cache
def _opened(path: str, _rules: str) -> Worklist | Refused:
    written = rules_in_use()
    try:
        return open_worklist(written, Path(path)) if isinstance(written, Rulebook) else Refused(written)
    except Refused as refused:
        return refused
