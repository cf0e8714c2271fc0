"""Texts of a rulebook as lists."""

from collections.abc import Iterable

import streamlit as st

from screener.summary import EvidenceLine
from screener.web.plain import link, plain, small


def evidence_bullets(evidence: Iterable[EvidenceLine]) -> Iterable[str]:
    """Where something is written, each source an item of a list, in Markdown."""
    for line in evidence:
        title = link(line.title, line.url) if line.url else plain(line.title)
        differs = f" {plain(line.differs)}." if line.differs else ""
        said = f"{plain(line.says)} {plain(line.strength)}. {plain(line.about_dose)}.{differs}"
        yield f"- {small(f'{said} ({title}, {plain(line.locator)}; {plain(line.read)})')}"


def bullets(lines: Iterable[str]) -> None:
    """Texts of a rulebook as a list."""
    if text := "\n".join(f"- {plain(line)}" for line in lines):
        st.markdown(text)
