"""The fingerprint of every file of a rulebook, so that a change that nobody meant is refused.

A letter lost on a disk, an optional key that went missing in a merge: the rulebook that is left may be a sound one, and
not the one that was meant.
"""

import hashlib
from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from screener.written import Written

NAME = "seal.yaml"
"""The file's name in the folder of a rulebook. A rulebook that is still being written needs none."""
_HEAD = (
    "# yaml-language-server: $schema={schema}\n"
    "# The fingerprint of every file beside this one. `python -m screener seal` writes this file.\n\n"
)


class Seal(BaseModel):
    """``seal.yaml``: every file of the rulebook as it was sealed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    files: Annotated[
        dict[
            str,
            Annotated[
                str, Written(r"[0-9a-f]{64}", "64 digits and letters a to f, as `python -m screener seal` writes it")
            ],
        ],
        Field(description="SHA-256 of the text of each file"),
    ]


def fingerprint(text: str) -> str:
    """The fingerprint of a file's text. Line ends and a mark at the front, which Windows adds, are no part of it."""
    return hashlib.sha256(text.encode()).hexdigest()


def seal_text(files: Mapping[str, str], schema: str) -> str:
    """The file's text. ``schema`` is the way from the file to its JSON Schema, for editors."""
    lines = [f"  {name}: {value}\n" for name, value in sorted(files.items())]
    return _HEAD.format(schema=schema) + "files:\n" + "".join(lines) + "...\n"
