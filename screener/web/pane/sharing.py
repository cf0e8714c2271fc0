"""Hands a document to the browser's own way to share, for another program of the same device.

A file is shared within seconds after a tap. So the button asks for it, and it comes with the answer to that.
"""

import base64
import json
from typing import NamedTuple

from screener.web.pane.drawing import component_of


class Shared(NamedTuple):
    """A document that was asked for."""

    name: str
    kind: str
    content: bytes


def draw_share(key: str, label: str, note: str, document: Shared | None) -> bool:
    """A button and a sentence about it, only where the browser can share a file; whether it was pressed just now."""
    file = document and (document.name, document.kind, base64.b64encode(document.content).decode())
    data = json.dumps({"label": label, "note": note, "file": file}).encode()
    return bool(component_of("share")(key=key, data=data, on_wanted_change=lambda: None).wanted)
