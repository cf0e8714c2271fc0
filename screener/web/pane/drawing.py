"""Draws a pane, and reads what was clicked in it.

Streamlit takes seconds to draw what a page like the checklist is made of as widgets of its own; a pane is one of its
components. Its HTML is made here, with every text escaped by a template, and its script is served by this program.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

PROJECT = "screener"
FOLDER = Path(__file__).parent

Unit = tuple[str, str]
"""A part of a pane that is replaced as a whole: its name, and its HTML."""
Said = Mapping[str, object]
"""What was said in a pane, by the names of its controls."""


def draw_pane(
    key: str,
    units: Sequence[Unit],
    said: Said,
    *,
    copy: tuple[object, str] | None = None,
    width: Literal["stretch", "content"] = "stretch",
) -> None:
    """Draw a pane. ``said`` is what its controls show; ``copy`` is what was asked for by its button to copy."""
    data = json.dumps({"round": key, "units": units, "said": said, "copy": copy}).encode()
    component_of("pane")(key=key, data=data, on_said_change=_nothing, width=width)


def _nothing() -> None:
    """Streamlit takes a value of a component only where somebody listens."""


COMPONENTS = ("pane", "share")


def component_of(name: str) -> ComponentRenderer:
    """The component whose script has this name."""
    _name_the_folder()
    return _component(name)


@cache
def _component(name: str) -> ComponentRenderer:
    return st.components.v2.component(f"{PROJECT}.{name}", js=f"{name}.js", isolate_styles=False)


def _name_the_folder() -> None:
    """Tell Streamlit where the scripts are: it knows files of installed packages alone, and runs others inline."""
    manager = get_bidi_component_manager()
    if manager.get_component_path(f"{PROJECT}.{COMPONENTS[0]}") is None:
        manifest = ComponentManifest(PROJECT, "1", [ComponentConfig(name, "script") for name in COMPONENTS])
        manager.register_from_manifest(manifest, FOLDER)
