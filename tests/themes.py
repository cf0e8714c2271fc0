"""A page in light or dark, looked at once its colours are there."""

from typing import Literal

from playwright.sync_api import Page

DRAWN_IN = """theme => {
    const light = (one, what) => getComputedStyle(one)[what].match(/[0-9.]+/g).slice(0, 3).every((part) => part > 128);
    const app = document.querySelector("[data-testid=stApp]"), heading = document.querySelector("h1");
    if (!app || !heading) return false;
    const dark = !light(app, "backgroundColor") && light(heading, "color");
    return dark == (theme == "dark");
}"""
"""Whether the page and its heading have the colours of a theme."""


def put_in(page: Page, theme: Literal["dark", "light"]) -> None:
    """Light or dark, once Streamlit has drawn the page in it."""
    page.emulate_media(color_scheme=theme)
    page.wait_for_function(DRAWN_IN, arg=theme)
    page.wait_for_timeout(400)  # colours pass into each other
