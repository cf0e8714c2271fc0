"""A question with its choices, as every page draws it."""

import streamlit as st

from screener.ui.plain import plain


def draw_choices(label: str, options: dict[str, str], said: str | None, key: str) -> None:
    """Choices with nothing pre-selected: what is selected is what was said. ``label`` is Markdown."""
    values = list(options)
    index = values.index(said) if said is not None else None
    st.radio(label, values, index=index, format_func=lambda value: plain(options[value]), key=key, horizontal=True)
