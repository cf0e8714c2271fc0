"""Finding a caution by its words."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from screener.check.description.model import CautionText


def holds(caution: CautionText, search: str) -> bool:
    """Whether a caution holds every word of a search, anywhere in its texts, in any case. No word finds everything."""
    text = " ".join(_texts(caution)).casefold()
    return all(word in text for word in search.casefold().split())


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
