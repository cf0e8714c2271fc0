"""The pages of the app and the links to them, which stay words on a phone; Streamlit's own become an arrow there."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from screener.rulebook.model import Rulebook
from screener.rulebook.words.locale import direction
from screener.web.pages.about import draw_about
from screener.web.pages.card import draw_card
from screener.web.pages.clinic import draw_clinic
from screener.web.pages.prepare import draw_prepare
from screener.web.pages.rules import draw_rules
from screener.web.pages.start import draw_start
from screener.web.plain import plain
from screener.web.session import current


class PageOfTheApp(NamedTuple):
    """One page: its address, which says nothing but which page it is; its name; and what draws it."""

    address: str
    title: Callable[[Rulebook], str | None]
    """Its name in the words of the rulebook. A rulebook that has nothing to show there has no such page."""
    draw: Callable[..., None]
    """Takes the rulebook; the page with the doors takes every page by its address too."""
    tab: Callable[[Rulebook], str] = lambda rules: rules.about.title
    """The title of the browser's tab, which the browser keeps: one for all that is drawn there, whatever is asked."""


START = PageOfTheApp("start", lambda rules: rules.words.start.link, draw_start)
PAGES = (
    START,
    PageOfTheApp("checklist", lambda rules: rules.words.about.clinic, draw_clinic),
    PageOfTheApp(
        "prepare", lambda rules: rules.words.prepare.title, draw_prepare, lambda rules: rules.words.prepare.title
    ),
    PageOfTheApp("card", lambda rules: rules.about.card.heading if rules.about.card else None, draw_card),
    PageOfTheApp("rules", lambda rules: rules.words.about.title, draw_rules),
    PageOfTheApp("about", lambda rules: rules.words.about_program.title, draw_about),
)
"""Every page, in the order of the links. The first is the one that the app opens with, at no address of its own."""


def choose_page(rules: Rulebook) -> Callable[[Rulebook], None]:
    """Draw the links, name the tab, and return what draws the page that was chosen."""
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
    _draw_links(rules, pages)
    return partial(draw_start, pages=pages) if chosen[0] is START else chosen[0].draw


def _draw_links(rules: Rulebook, pages: Mapping[str, StreamlitPage]) -> None:
    """The links. The keys of what holds them tell our script the language, and whether the tab holds answers."""
    words, language = rules.words.shell, rules.about.language
    answers = "lost" if current().lost else "answers" if current().holds_something else "nothing"
    with (
        st.container(key=f"language-{language}-{direction(language)}"),
        st.container(key="pages", horizontal=True),
    ):
        with st.container(key="skip-words"), st.container(key=f"tab-holds-{answers}"):
            st.markdown(plain(words.skip))
        with st.container(key="pages-label"):
            st.markdown(plain(words.pages))
        for page in pages.values():
            st.page_link(page)
