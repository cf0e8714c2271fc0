"""The questions in a pane, read out of its HTML as a browser does."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any


@dataclass
class PaneQuestion:
    """A question in a pane."""

    pane: str
    """The id of the pane, by which Streamlit knows what was said in it."""
    name: str = ""
    label: str = ""
    options: dict[str, str] = field(default_factory=dict)
    """The answers as they are shown whole, each with its value."""


def questions(pane: Any) -> Iterator[PaneQuestion]:
    """The questions of a pane, as Streamlit's server sent it, in order."""
    for name, html in json.loads(pane.bytes)["units"]:
        if 'role="radiogroup"' in html and name != "rows":
            reader = _Reader(pane.id)
            reader.feed(html)
            yield reader.question


def texts_of(html: str) -> list[str]:
    """The texts of some HTML, as they are read."""
    reader = _Texts()
    reader.feed(html)
    return reader.texts


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


class _Reader(HTMLParser):
    """One question. An answer that is shown in short has its whole label as a title."""

    def __init__(self, pane: str) -> None:
        super().__init__()
        self.question = PaneQuestion(pane)
        self._title: str | None = None
        self._value: str | None = None
        self._asks = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self._asks = tag == "p" and str(said.get("id", "")).startswith("asks-")
        if tag == "label":
            self._title = said.get("title")
        if tag == "input":
            self.question.name, self._value = str(said["name"]), str(said["value"])
        if "aria-label" in said and said.get("role") == "radiogroup":
            self.question.label = str(said["aria-label"])

    def handle_data(self, data: str) -> None:
        if self._asks and not self.question.label:
            self.question.label = data
        if self._value is not None and data.strip():
            self.question.options[self._title or data] = self._value
            self._value = None
