"""The script that Streamlit runs for every click: the page that was chosen, or the page that says what is broken."""

import logging
import traceback
from collections.abc import Callable

import streamlit as st

from screener.rulebook.model import Rulebook
from screener.ui.broken import draw_broken
from screener.ui.languages import draw_language, in_language_of
from screener.ui.pages.about import draw_about
from screener.ui.pages.card import draw_card
from screener.ui.pages.clinic import draw_clinic
from screener.ui.pages.prepare import draw_prepare
from screener.ui.pages.rules import draw_rules
from screener.ui.plain import plain
from screener.ui.rules_in_use import rules_in_use
from screener.ui.session import collect, current

logger = logging.getLogger("screener")


def run() -> None:
    """Draw the page. A failure is logged by its kind and place alone: its text could hold what a person typed."""
    written = rules_in_use()
    if not isinstance(written, Rulebook):
        draw_broken(written)
        return
    rules = in_language_of(current(), written)
    st.set_page_config(page_title=rules.about.title, page_icon="📋", layout="wide")
    page = st.empty()
    try:
        with page.container():
            draw_language(current(), written, rules)
            _draw(rules)
    except Exception as error:  # noqa: BLE001 Streamlit would log the text of any error
        last = traceback.extract_tb(error.__traceback__)[-1]
        logger.error("%s at %s:%s", type(error).__name__, last.filename, last.lineno)  # noqa: TRY400 as above
        page.error(plain(rules.words.page.failed))


def _draw(rules: Rulebook) -> None:
    """The chosen page, under links to all. Their addresses say nothing but which page it is."""
    words = rules.words.about

    def page(draw: Callable[[Rulebook], None]) -> Callable[[], None]:
        def run() -> None:
            collect(current(), rules)  # what was said a moment before another page was left
            draw(rules)

        return run

    pages = [
        st.Page(page(draw_clinic), title=plain(words.clinic), url_path="checklist", default=True),
        st.Page(page(draw_prepare), title=plain(rules.words.prepare.title), url_path="prepare"),
    ]
    if rules.about.card:
        pages.append(st.Page(page(draw_card), title=plain(rules.about.card.heading), url_path="card"))
    pages += [
        st.Page(page(draw_rules), title=plain(words.title), url_path="rules"),
        st.Page(page(draw_about), title=plain(rules.words.about_program.title), url_path="about"),
    ]
    st.navigation(pages, position="top").run()


run()
