"""The record that a summary as a web page (HTML) carries: as data between two tags, where no browser runs it.

It is written as JSON without ``<``, and so is all that a person typed: neither can make or end such a place.
"""

import json
import re

from screener.saved.unread import Unread

_BEFORE, _AFTER = '<script type="application/json" id="record">', "</script>"
_PAGE = re.compile(rb"\s*<!doctype html", re.IGNORECASE)
_END = b"</html>"


def as_data(record: str) -> str:
    """A record as the part of a page that carries it. It is the same JSON."""
    written = json.dumps(json.loads(record), ensure_ascii=True).replace("<", "\\u003c")
    return f"{_BEFORE}{written}{_AFTER}"


def is_page(content: bytes) -> bool:
    """Whether a file is a web page."""
    return _PAGE.match(content) is not None


def record_in(page: bytes) -> bytes | Unread:
    """The record that a page carries, or why there is none. Nothing else in the page is read."""
    _, *rest = page.split(_BEFORE.encode())
    if not rest:
        return Unread.NO_RECORD
    if len(rest) > 1:
        return Unread.SEVERAL
    record, _, end = rest[0].partition(_AFTER.encode())
    return record if end.rstrip().endswith(_END) else Unread.DAMAGED
