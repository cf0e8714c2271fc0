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
    languages = _languages(written)
    if len(languages) > 1:
        st.radio(
            plain(rules.words.languages.choose),
            languages,
            index=languages.index(rules.about.language),
            format_func=lambda language: plain(own_name(language)),
            key=session.language_key,
            horizontal=True,
        )
    # Its place stays where nothing is said there: otherwise all below it would stand there twice for a moment.
    with st.container(key="translation"):
        if rules.translated:
            st.info(plain("  \n".join(rules.translated.label)))


def draw_language_folded(session: Session, written: Rulebook, rules: Rulebook) -> None:
    """The same behind one button, which names every language, and says of a draft that it is one."""
    languages = _languages(written)
    if len(languages) == 1 and not rules.translated:
        return
    names = {language: own_name(language) for language in languages}
    if rules.translated and rules.translated.draft:
        names[rules.about.language] = rules.words.languages.a_draft.format(language=names[rules.about.language])
    here = names.pop(rules.about.language)
    with st.popover(plain(" · ".join((here, *names.values()))), type="tertiary"):
        draw_language(session, written, rules)


def _languages(written: Rulebook) -> list[str]:
    """Those that there are, the one the rules are written in first."""
    return [written.about.language, *written.translations]
