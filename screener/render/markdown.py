"""The one way by which text of a rulebook goes through Markdown: as plain text. Typed text never does.

Markdown would make pictures, links and headings of it, on the pages of the app and in the documents of the rules alike.
"""

import re

_MARKS = re.compile(r"([\\`*_\[\]<>#|~$&]|:(?=[a-zA-Z_+-])|^[-+]|(?<=^\d)\.(?= )|(?<=^\d\d)\.(?= ))")


def plain(text: str) -> str:
    """Escape a text so that Markdown shows it as written.

    Only what Markdown would read as a mark is escaped: a screen reader reads labels with their escapes.
    """
    return _MARKS.sub(r"\\\1", text)


def link(text: str, url: str) -> str:
    """A link with a text from a rulebook. The rule reader lets only plain https addresses through."""
    return f"[{plain(text)}]({url})"
