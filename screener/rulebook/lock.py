"""What each caution meant when it was reviewed, so that a later change of its meaning shows."""

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from screener.engine.written import Date, Id, Written

NAME = "review_lock.yaml"
"""The file's name in the folder of a rulebook. One without reviews needs none."""
_HEAD = (
    "# yaml-language-server: $schema={schema}\n"
    "# What each reviewed caution meant when it was reviewed. `python -m screener lock` writes this file.\n\n"
)


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Locked(_Part):
    """One review of one caution: its day, and what was reviewed."""

    on: Date
    meaning: Annotated[
        str,
        Written(r"[0-9a-f]{64}", "64 digits and letters a to f, as `python -m screener lock` writes it"),
        Field(description="SHA-256 of the caution's clinical meaning"),
    ]


class ReviewLock(_Part):
    """``review_lock.yaml``: the cautions that were reviewed."""

    reviewed: dict[Id, Locked]


def meaning_of(caution: BaseModel) -> str:
    """A fingerprint of all that a reviewer judges: everything in a caution but the review itself.

    Comments and layout are no part of it, nor is anything written out that is so without being written.
    """
    content = caution.model_dump(mode="json", by_alias=True, exclude={"review"}, exclude_defaults=True)
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def lock_text(reviewed: Mapping[str, Locked], schema: str) -> str:
    """The file's text. ``schema`` is the way from the file to its JSON Schema, for editors."""
    lines = [f"  {key}: {{ on: {one.on.isoformat()}, meaning: {one.meaning} }}\n" for key, one in reviewed.items()]
    return _HEAD.format(schema=schema) + ("reviewed:\n" if lines else "reviewed: {}\n") + "".join(lines) + "...\n"
