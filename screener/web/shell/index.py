"""The index page: Streamlit's own, with a language, a title, our style sheet and our script."""

import html
import re
from pathlib import Path

import streamlit

from screener.rulebook.words.locale import direction

STREAMLITS_PAGE = Path(streamlit.__file__).parent / "static" / "index.html"


class ChangedPage(Exception):
    """Streamlit's page is not the one this file knows, so nothing is served in its place."""


def index_page(title: str, description: str, no_script: str, *, language: str, page: str | None = None) -> str:
    """Streamlit's page (or another text of it) made ours. Each change has to find its place exactly once.

    Raises:
        ChangedPage: where one does not; an update of Streamlit then needs a look at this file.
    """
    text = STREAMLITS_PAGE.read_text(encoding="utf-8") if page is None else page
    for place, ours in _changes(_escaped(title), _escaped(description), _escaped(no_script), language):
        text, count = re.subn(place, ours, text, flags=re.DOTALL)
        if count != 1:
            raise ChangedPage(f"Streamlit's index.html holds {place!r} {count} times in place of once")
    if len(re.findall(r"<script\b", text)) != 1:
        raise ChangedPage("Streamlit's index.html holds a script that is not known here")
    return text


def _changes(title: str, description: str, no_script: str, language: str) -> list[tuple[str, str]]:
    """Each place of Streamlit's page that is changed, and its replacement."""
    head = (
        f"<title>{title}</title>\n"
        f'    <meta name="description" content="{description}">\n'
        '    <meta name="google" content="notranslate">\n'  # the page has its own languages
        '    <link rel="stylesheet" href="./shell/shell.css">\n'
        '    <link rel="stylesheet" href="./shell/clinic.css">\n'
        '    <link rel="stylesheet" href="./shell/journey.css">\n'
        '    <link rel="stylesheet" href="./shell/worklist.css">\n'
        '    <link rel="stylesheet" href="./shell/print.css" media="print">'
    )
    app = r"\1"
    script = f'<script type="module" src="./shell/shell.js" data-app="{app}"></script>'
    return [
        (
            r'<html lang="en">',
            f'<html lang="{language}" dir="{direction(language)}" translate="no" class="notranslate">',
        ),
        (r"<!--\s+Machine-readable(?:(?!-->).)*-->\s*", ""),
        (r'<link rel="service-desc"[^>]*>\s*', ""),
        (r"<!-- initialize(?:(?!-->).)*-->\s*", ""),
        # What Streamlit's only inline script says is for search engines; without it no inline script need be allowed.
        (r"<script>(?:(?!</script>).)*prerenderReady(?:(?!</script>).)*</script>\s*", ""),
        # Our script starts Streamlit's when it knows which tab this is.
        (
            r'<script type="module" crossorigin src="([^"]+)"></script>',
            f'{script}\n    <link rel="modulepreload" crossorigin href="{app}">',
        ),
        (r"<title>[^<]*</title>", head),
        (r"<noscript>.*?</noscript>", f"<noscript><p>{no_script}</p></noscript>"),
    ]


def _escaped(text: str) -> str:
    """For HTML, and for the right side of a substitution."""
    return html.escape(text).replace("\\", r"\\")
