"""A page of HTML, read back: its text, and its tags."""

from html.parser import HTMLParser

Attributes = dict[str, str | None]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, Attributes]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] not in {"style", "script"}:
            self.texts.append(data)


def tags_of(html: str) -> list[tuple[str, Attributes]]:
    """The tags of a page with their attributes, in order."""
    return _read(html).tags


def texts_of(html: str) -> list[str]:
    """The texts between the tags of a page, in order."""
    return _read(html).texts


def shown_in(html: str) -> str:
    """The text of a page, as it is shown."""
    return "".join(_read(html).texts)


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    return reader
