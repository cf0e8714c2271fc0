"""The HTML that pages draw. Every text in it is escaped: here, or by the template that made it."""

from collections.abc import Iterable
from html import escape

import streamlit as st


def draw_note(kind: str, text: str) -> None:
    """A sentence of a kind that the style sheet knows."""
    st.html(f'<p class="{kind}">{escape(text)}</p>')


def draw_fold(kind: str, first: str, rest: Iterable[str]) -> None:
    """A sentence that unfolds others."""
    folded = "".join(f"<p>{escape(text)}</p>" for text in rest)
    st.html(f'<details class="{kind}"><summary><span>{escape(first)}</span></summary>{folded}</details>')


def draw_made(made: str) -> None:
    """What the template of a summary made."""
    st.html(made)
