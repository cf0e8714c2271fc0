"""A question with its choices, as every page draws it."""

from typing import Literal

import streamlit as st

from screener.web.plain import plain

Layout = Literal["row", "column", "alone"]
"""Choices beside each other; below each other; or so under a heading that is their label: it is still read out."""


def draw_choices(label: str, options: dict[str, str], said: str | None, key: str, layout: Layout = "row") -> None:
    """Choices with nothing pre-selected: what is selected is what was said. ``label`` is Markdown."""
    values = list(options)
    st.radio(
        label,
        values,
        index=values.index(said) if said is not None else None,
        format_func=lambda value: plain(options[value]),
        key=key,
        horizontal=layout == "row",
        label_visibility="collapsed" if layout == "alone" else "visible",
        width="content" if layout == "row" else "stretch",
    )
