"""Collects what a page drew, texts and widgets, from the messages of Streamlit's server."""

import json
from collections.abc import Iterator
from typing import Any

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.pane import PaneQuestion, questions, texts_of

TEXTS = {"heading": "body", "markdown": "body", "text": "body", "alert": "body", "code": "code_text"}
"""The elements with a text, and the field it is in."""


class Drawn:
    """One page, element by element, in page order."""

    def __init__(self) -> None:
        self._elements: dict[tuple[int, ...], tuple[str, Any]] = {}
        self._parts: dict[str, str] = {}
        self.failures = 0
        """The number of errors it shows."""

    def take(self, message: ForwardMsg) -> None:
        """Apply one message of the server, which may replace what was drawn before."""
        if not message.HasField("delta"):
            return
        path, delta = tuple(message.metadata.delta_path), message.delta
        if delta.HasField("add_block"):
            for below in [one for one in self._elements if one[: len(path)] == path]:
                del self._elements[below]
            if delta.add_block.WhichOneof("type") == "popover" and delta.add_block.popover.id:
                self._elements[path] = ("popover", delta.add_block.popover)
            return
        kind = str(delta.new_element.WhichOneof("type"))
        element = getattr(delta.new_element, kind)
        self._elements[path] = (kind, element)
        self._parts[getattr(element, "id", "")] = delta.fragment_id
        self.failures += kind == "exception" or (kind == "alert" and element.format == Alert.ERROR)

    def part_of(self, widget: str) -> str:
        """The part of the page that is drawn alone when something is said in a widget; empty where all is."""
        return self._parts.get(widget, "")

    def of(self, *kinds: str) -> Iterator[Any]:
        """The elements of these kinds, by Streamlit's names."""
        return (element for found, element in self._elements.values() if found in kinds)

    def one(self, kinds: str | tuple[str, ...], label: str) -> Any:
        """The element of these kinds with this label, in Markdown.

        Raises:
            LookupError: there is none, or more than one.
        """
        found = [
            element for element in self.of(*([kinds] if isinstance(kinds, str) else kinds)) if element.label == label
        ]
        if len(found) != 1:
            raise LookupError(f"the page drew {len(found)} of {kinds} with this label: {label}")
        return found[0]

    def questions(self) -> list[PaneQuestion]:
        """The questions in panes."""
        return [question for pane in self.of("bidi_component") for question in questions(pane)]

    def where(self, text: str) -> set[str]:
        """The kinds of elements that contain a text anywhere."""
        return {kind for kind, element in self._elements.values() if text.encode() in element.SerializeToString()}

    @property
    def html(self) -> list[str]:
        """Everything that is drawn as HTML, in panes and outside them."""
        panes = [html for pane in self.of("bidi_component") for _, html in json.loads(pane.bytes).get("units", ())]
        return panes + [one.body for one in self.of("html")]

    @property
    def text(self) -> str:
        """All visible text, including the content of boxes, line by line."""
        texts = [str(getattr(one, TEXTS[kind])) for kind, one in self._elements.values() if kind in TEXTS]
        texts += [text for html in self.html for text in texts_of(html)]
        return "\n".join((*texts, *(str(box.value if box.set_value else box.default) for box in self.of("text_area"))))
