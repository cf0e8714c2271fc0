"""The worklist that the app was started with: read once. A file that is written again waits for the next start."""

import os
from pathlib import Path

import streamlit as st

from screener.engine.problems import Refused
from screener.panel.worklist import Worklist, open_worklist
from screener.rulebook.default import PANEL
from screener.rulebook.model import Rulebook


def is_named() -> bool:
    """Whether the app was started with a worklist."""
    return PANEL in os.environ


def worklist_in_use(rulebook: Rulebook) -> Worklist | Refused:
    """The worklist, or why it cannot be shown."""
    return _opened(os.environ[PANEL], rulebook.hash, rulebook)


@st.cache_resource(show_spinner=False, max_entries=1)
def _opened(path: str, rules: str, _rulebook: Rulebook) -> Worklist | Refused:
    try:
        return open_worklist(_rulebook, Path(path))
    except Refused as refused:
        return refused
