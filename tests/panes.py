"""The panes of a page that is driven without a browser: what they show, and a click in them."""

import json
import re
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.html import Attributes, shown_in, tags_of, texts_of

PANES = ("asked", "tools", "found")


class Panes:
    """The panes of the clinic's page."""

    def __init__(self, page: AppTest) -> None:
        self.page = page

    def data(self, pane: str) -> dict[str, Any]:
        """What was sent for a pane; nothing where it is not drawn."""
        drawn = [one for one in self.page.get("bidi_component") if str(one.key).startswith(f"{pane} ")]
        data: dict[str, Any] = json.loads(drawn[0].proto.bytes) if drawn else {"units": [], "said": {}, "copy": None}
        return data

    def html(self, pane: str) -> str:
        """All of a pane."""
        return "".join(html for _, html in self.data(pane)["units"])

    def unit(self, pane: str, name: str) -> str:
        """The HTML of one unit; empty where there is none."""
        return str(dict(self.data(pane)["units"]).get(name, ""))

    def text(self, *panes: str) -> str:
        """The visible text of some panes, or of all."""
        return " ".join(shown_in(self.html(pane)) for pane in panes or PANES)

    def asked(self) -> list[str]:
        """The questions that are asked, in order."""
        names = [name for name, _ in self.data("asked")["units"]]
        return [name.removeprefix("question ") for name in names if name.startswith("question ")]

    def controls(self, pane: str = "asked") -> list[Attributes]:
        """The boxes to tick and the choices."""
        return [attributes for tag, attributes in tags_of(self.html(pane)) if tag == "input"]

    def said(self, name: str) -> object:
        """What a control shows as chosen."""
        return {**self.data("asked")["said"], **self.data("found")["said"]}.get(name)

    def click(self, name: str, value: object, pane: str = "asked") -> None:
        """Choose an answer or tick a box. What was clicked before stays said, as in a browser."""
        self.say(pane, {name: value})

    def press(self, label: str) -> None:
        """Press the button with this label in the list of rows."""
        buttons = re.findall(r'<button type="button"[^>]* data-set="([^"]*)">(.*?)</button>', self.html("asked"))
        said = next(said for said, inner in buttons if shown_in(f"<p>{inner}</p>") == label)
        self.say("asked", json.loads(said.replace("&#34;", '"').replace("&amp;", "&").replace("&#39;", "'")))

    def labels(self) -> list[str]:
        """The labels of the buttons in the list of rows."""
        found = re.findall(r'<button type="button"[^>]* data-set="[^"]*">(.*?)</button>', self.html("asked"))
        return [shown_in(f"<p>{inner}</p>") for inner in found]

    def row(self, number: int) -> str:
        """What is to be read in a row of the list."""
        rows = re.split(r'(?=<div class="row)', self.unit("asked", "rows"))
        return next((shown_in(row) for row in rows if f'id="row-{number}"' in row), "")

    def say(self, pane: str, said: dict[str, object]) -> None:
        """Say something in a pane, as its script does."""
        key = next(str(one.key) for one in self.page.get("bidi_component") if str(one.key).startswith(f"{pane} "))
        before = self.page.session_state[key].get("said") if key in self.page.session_state else None
        kept = {name: value for name, value in (before or {}).items() if name not in said}  # the last said comes last
        self.page.session_state[key] = {"said": {**kept, **said}}
        self.page.run()

    def under(self, section: str) -> list[str]:
        """The titles of the points and cautions in a section of the summary, by its id, in order."""
        return headings_in(self.unit("found", section))


def html_texts(page: AppTest) -> list[str]:
    """The texts of everything that a page draws as HTML in its language, in panes and outside; also what is heard."""
    drawn = [html for one in page.get("bidi_component") for _, html in json.loads(one.proto.bytes)["units"]]
    drawn += [one.proto.body for one in page.get("html")]
    own = [html for html in drawn if not re.match(r"\s*<[^>]* lang=", html)]  # the doctor's part is in English too
    return [text for html in own for text in (*texts_in(html), *labels_in(html)) if text]


def texts_in(html: str) -> list[str]:
    """The texts between the tags."""
    return [" ".join(text.split()) for text in texts_of(html)]


def labels_in(html: str) -> list[str]:
    """The texts of attributes that are read out or shown."""
    found = (attributes.get(name) for _, attributes in tags_of(html) for name in ("aria-label", "title", "data-told"))
    return [text for text in found if text]


def headings_in(html: str) -> list[str]:
    """The headings below the second level, without their marks."""
    found = re.findall(r"<h[3-6]>(.*?)</h[3-6]>", html, re.DOTALL)
    texts = (re.sub(r'<span class="(new|aside|marks)">.*?</span>', "", one, flags=re.DOTALL) for one in found)
    return [" ".join(shown_in(f"<p>{text}</p>").split()) for text in texts]
