"""The choice of a language at the top of every page, and what is said of a translation under it."""

import streamlit as st

from screener.rulebook.model import Rulebook
from screener.rulebook.words.locale import own_name
from screener.web.plain import plain
from screener.web.session import Session, choose_language


def in_language_of(session: Session, written: Rulebook) -> Rulebook:
    """The rulebook in the language of the session: as it is written, until another is chosen."""
    if not session.lost:
        choose_language(session, written)
    return written.translations[session.language] if session.language else written


def draw_language(session: Session, written: Rulebook, rules: Rulebook) -> None:
    """Each language under its own name, if there are several; of a translation, whether it was reviewed."""
    languages = [written.about.language, *written.translations]
    if len(languages) > 1:
        st.radio(
            plain(rules.words.languages.choose),
            languages,
            index=languages.index(rules.about.language),
            format_func=lambda language: plain(own_name(language)),
            key=session.language_key,
            horizontal=True,
        )
    if rules.translated:
        st.info(plain("  \n".join(rules.translated.label)))
