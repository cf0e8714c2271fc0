"""The script that Streamlit runs for every click: the page that was chosen, or the page that says what is broken."""

import streamlit as st

from screener.rulebook.model import Rulebook
from screener.web.broken import draw_broken
from screener.web.languages import in_language_of
from screener.web.lost import draw_lost
from screener.web.navigation import choose_page
from screener.web.part import fail
from screener.web.plain import plain
from screener.web.rules_in_use import rules_in_use
from screener.web.session import current, was_a_failure


def run() -> None:
    """Draw the page. A failure is logged by its kind and place alone: its text could hold what a person typed."""
    written = rules_in_use()
    if not isinstance(written, Rulebook):
        draw_broken(written)
        return
    if was_a_failure():
        st.error(plain(written.words.page.failed))
        return
    try:
        # First of all what was said is taken in: the tab may be going, and a page or a language may have been left.
        rules = in_language_of(current(), written)
        st.set_page_config(page_icon="📋", layout="wide")  # the title comes with the page that is chosen
        _draw(written, rules)
    except Exception as error:  # noqa: BLE001 Streamlit would log the text of any error
        fail(error)


def _draw(written: Rulebook, rules: Rulebook) -> None:
    """The page that was chosen, or that what was said is lost."""
    draw = choose_page(written, rules)
    if current().lost:
        draw_lost(current(), rules.words.shell)
    else:
        draw(rules)


run()
