"""The pages of the app and the links to them, which stay words on a phone; Streamlit's own become an arrow there."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from screener.rulebook.model import Rulebook
from screener.rulebook.words.locale import direction
from screener.web.languages import draw_language, draw_language_folded
from screener.web.pages.about import draw_about
from screener.web.pages.card import draw_card
from screener.web.pages.clinic import draw_clinic
from screener.web.pages.prepare import draw_prepare
from screener.web.pages.rules import draw_rules
from screener.web.pages.start import draw_start
from screener.web.plain import plain
from screener.web.session import current
from screener.web.worklist.opened import is_named
from screener.web.worklist.page import draw_worklist


class PageOfTheApp(NamedTuple):
    """One page: its address, which says nothing but which page it is; its name; and what draws it."""

    address: str
    title: Callable[[Rulebook], str | None]
    """Its name in the words of the rulebook. A rulebook that has nothing to show there has no such page."""
    draw: Callable[..., None]
    """Takes the rulebook; the pages with folded links take every page by its address too, and lead there."""
    tab: Callable[[Rulebook], str] = lambda rules: rules.about.title
    """The title of the browser's tab, which the browser keeps: one for all that is drawn there, whatever is asked."""


START = PageOfTheApp("start", lambda rules: rules.words.start.link, draw_start)
PAGES = (
    START,
    PageOfTheApp("checklist", lambda rules: rules.words.about.clinic, draw_clinic),
    PageOfTheApp(
        "prepare", lambda rules: rules.words.prepare.title, draw_prepare, lambda rules: rules.words.prepare.title
    ),
    PageOfTheApp(
        "worklist",
        lambda rules: rules.words.worklist.title if is_named() else None,
        draw_worklist,
        lambda rules: rules.words.worklist.title,
    ),
    PageOfTheApp("card", lambda rules: rules.about.card.heading if rules.about.card else None, draw_card),
    PageOfTheApp("rules", lambda rules: rules.words.about.title, draw_rules),
    PageOfTheApp("about", lambda rules: rules.words.about_program.title, draw_about),
)
"""Every page, in the order of the links. The first is the one that the app opens with, at no address of its own."""


FOLDED = ("start", "prepare")
"""The pages where links and languages are folded into one line: a phone has room for little else."""


def choose_page(written: Rulebook, rules: Rulebook) -> Callable[[Rulebook], None]:
    """Draw links and languages, name the tab, and return what draws the page that was chosen."""
    chosen: list[PageOfTheApp] = []

    def choose(page: PageOfTheApp) -> Callable[[], None]:
        return lambda: chosen.append(page)

    pages = {
        page.address: st.Page(choose(page), title=plain(title), url_path=page.address, default=page is START)
        for page in PAGES
        if (title := page.title(rules)) is not None
    }
    st.navigation([*pages.values()], position="hidden").run()
    st.set_page_config(page_title=chosen[0].tab(rules))
    if chosen[0].address in FOLDED:
        with st.container(key="top", horizontal=True):
            with st.popover(plain(rules.words.shell.menu), type="tertiary"):
                _draw_links(pages)
            draw_language_folded(current(), written, rules)
    else:
        draw_language(current(), written, rules)
        _draw_links(pages)
    _draw_for_the_script(rules)
    return partial(chosen[0].draw, pages=pages) if chosen[0].address in FOLDED else chosen[0].draw


def _draw_links(pages: Mapping[str, StreamlitPage]) -> None:
    """A link to each page."""
    with st.container(key="pages", horizontal=True):
        for page in pages.values():
            st.page_link(page)


def _draw_for_the_script(rules: Rulebook) -> None:
    """What our script is told by keys and unseen words: the language, and whether the tab holds answers."""
    words, language = rules.words.shell, rules.about.language
    answers = "lost" if current().lost else "answers" if current().holds_something else "nothing"
    with st.container(key=f"language-{language}-{direction(language)}"):
        with st.container(key="skip-words"), st.container(key=f"tab-holds-{answers}"):
            st.markdown(plain(words.skip))
        with st.container(key="pages-label"):
            st.markdown(plain(words.pages))
