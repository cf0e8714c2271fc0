"""The parts of an entry that are read: codes, texts, statuses and dates. What has another shape is not guessed at."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from screener.records.model import Unreadable, Why

Resource = Mapping[str, Any]
"""An entry, as JSON."""

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T\S+)?)?)?")
MOST_LETTERS = 5_000
"""Of one text. A row of a list has at most 300."""


class Coding(NamedTuple):
    """One code of a terminology."""

    system: str
    code: str
    display: str


class Days(NamedTuple):
    """A date, as exact as it was written: the first and the last day it can be."""

    first: dt.date
    last: dt.date


def text_of(resource: Resource, key: str) -> str:
    """A text; empty where there is none.

    Raises:
        Unreadable: for anything but a text, and for one that is too long.
    """
    value = resource.get(key, "")
    if not isinstance(value, str) or len(value) > MOST_LETTERS:
        raise Unreadable(Why.SHAPE, key)
    return value


def part_of(resource: Resource, key: str) -> Resource:
    """An object; empty where there is none.

    Raises:
        Unreadable: for anything but an object.
    """
    value = resource.get(key, {})
    if not isinstance(value, dict):
        raise Unreadable(Why.SHAPE, key)
    return value


def parts_of(resource: Resource, key: str) -> tuple[Resource, ...]:
    """The objects of a list, or one object alone.

    Raises:
        Unreadable: for anything else.
    """
    value = resource.get(key, [])
    listed = [value] if isinstance(value, dict) else value
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise Unreadable(Why.SHAPE, key)
    return tuple(listed)


def codings(resource: Resource, *keys: str) -> tuple[Coding, ...]:
    """The codes of coded fields, in order.

    Raises:
        Unreadable: for a coded field of another shape; a text alone is one of another release.
    """
    found: list[Coding] = []
    for key in keys:
        if isinstance(resource.get(key), str):
            raise Unreadable(Why.RELEASE, key)
        for concept in parts_of(resource, key):
            found += (Coding(*(text_of(one, part) for part in Coding._fields)) for one in parts_of(concept, "coding"))
    return tuple(one for one in found if one.code)


def texts_of(resource: Resource, *keys: str) -> tuple[str, ...]:
    """The texts of coded fields: what somebody wrote, then the names of the codes, each once."""
    found: list[str] = []
    for key in keys:
        for concept in parts_of(resource, key):
            found += [text_of(concept, "text"), *(text_of(one, "display") for one in parts_of(concept, "coding"))]
    return tuple(dict.fromkeys(" ".join(text.split()) for text in found if text.strip()))


def status_of(resource: Resource, key: str) -> str | None:
    """A status, as a code or as a coded field; None where there is none."""
    if key in ("clinicalStatus", "verificationStatus"):
        codes = {one.code for one in codings(resource, key)}
        if len(codes) > 1:
            raise Unreadable(Why.SHAPE, key)
        return next(iter(codes), None)
    return text_of(resource, key) or None


def days_of(resource: Resource, *keys: str) -> Days | None:
    """The first of some dates that is there; of a period its end, or else its beginning.

    Raises:
        Unreadable: for what is no date.
    """
    for key in keys:
        if key not in resource:
            continue
        if key.endswith("Period") or key == "period":
            found = days_of(part_of(resource, key), "end", "start")
        else:
            found = _days(text_of(resource, key), key)
        if found:
            return found
    return None


def _days(text: str, key: str) -> Days | None:
    if not text:
        return None
    found = _DATE.fullmatch(text)
    if not found:
        raise Unreadable(Why.SHAPE, key)
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = dt.date(year or 0, month or 1, day or 1)
        after = first if day else dt.date(first.year + (month in (None, 12)), month % 12 + 1 if month else 1, 1)
    except ValueError:
        raise Unreadable(Why.SHAPE, key) from None
    return Days(first, first if day else after - dt.timedelta(days=1))


def is_modified(resource: Resource) -> bool:
    """Whether the entry says that something unknown to this program changes its meaning."""
    stack: list[Any] = [resource]
    while stack:
        at = stack.pop()
        if isinstance(at, dict):
            if "modifierExtension" in at or "implicitRules" in at:
                return True
            stack += at.values()
        elif isinstance(at, list):
            stack += at
    return False


def references(resource: Resource) -> Iterator[str]:
    """Whom the entry is about, as it refers to that person."""
    actors = [one.get("actor") for one in resource.get("participant", []) if isinstance(one, dict)] if isinstance(
        resource.get("participant"), list) else []  # fmt: skip
    for value in (resource.get("subject"), resource.get("patient"), *actors):
        if isinstance(value, dict) and isinstance(value.get("reference"), str):
            yield value["reference"]
