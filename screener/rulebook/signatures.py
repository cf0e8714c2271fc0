"""``signatures.yaml``: who signed what, and what everything was that the signature rests on. ``review`` writes it."""

import json
from collections.abc import Iterable
from typing import Annotated, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator

from screener.engine.kinds import MatterKind
from screener.engine.written import LANGUAGE_CODE, Date, Short, Written

NAME = "signatures.yaml"
"""The file's name in the folder of a rulebook. One that nobody signed needs none."""
COPIES = "signed"
"""The folder of a rulebook that holds its rules as they were signed, each state in a folder of its own."""
_HEAD = (
    "# yaml-language-server: $schema={schema}\n"
    "# Who signed what, and what it rested on. `python -m screener review` adds to this file.\n\n"
)

MATTER = Written(
    rf"({LANGUAGE_CODE.pattern}/)?({'|'.join(get_args(MatterKind))})(\.[a-z0-9][a-z0-9_-]*)?",
    "what is signed: cautions.its_id, questions.its_id; a translation has its language before it: es/cautions.its_id",
)
MatterId = Annotated[str, MATTER]
"""What a reviewer judges: a kind of thing in a rulebook, and its id."""
Fingerprint = Annotated[
    str, Written(r"[0-9a-f]{64}", "64 digits and letters a to f, as `python -m screener review` writes it")
]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Signature(_Part):
    """What one person signed in one sitting."""

    role: Annotated[Short, Field(description="who signed, as a role and not a name: `clinical pharmacist`")]
    on: Date
    until: Annotated[Date, Field(description="the day by which it has to be judged again")]
    rules: Annotated[
        str,
        Written(
            r"[0-9.]+-[0-9a-f]{12}", "version and fingerprint of the rules, as `python -m screener review` writes it"
        ),
        Field(description="the rules as they were: a folder in `signed/`"),
    ]
    signed: Annotated[tuple[MatterId, ...], Field(min_length=1)]
    as_it_was: Annotated[
        dict[MatterId, Fingerprint],
        Field(description="SHA-256 of what was signed, and of all that it rests on"),
    ]

    @model_validator(mode="after")
    def _complete(self) -> "Signature":
        if self.on >= self.until:
            raise ValueError("the day by which it is judged again (`until`) has to come after `on`")
        if missing := [one for one in self.signed if one not in self.as_it_was]:
            raise ValueError(f"`as_it_was` does not say what `{missing[0]}` was")
        return self


class SignatureFile(_Part):
    """``signatures.yaml``: every signature, in the order in which they were made."""

    signatures: Annotated[tuple[Signature, ...], Field(min_length=1)]


def signatures_text(signatures: Iterable[Signature], schema: str) -> str:
    """The file's text. ``schema`` is the way from the file to its JSON Schema, for editors."""
    return _HEAD.format(schema=schema) + "signatures:\n" + "".join(map(_one, signatures)) + "...\n"


def _one(signature: Signature) -> str:
    lines = [
        f"- role: {json.dumps(signature.role, ensure_ascii=False)}",
        f"  on: {signature.on.isoformat()}",
        f"  until: {signature.until.isoformat()}",
        f"  rules: {signature.rules}",
        "  signed:",
        *(f"    - {matter}" for matter in signature.signed),
        "  as_it_was:",
        *(f"    {matter}: {fingerprint}" for matter, fingerprint in signature.as_it_was.items()),
    ]
    return "".join(f"  {line}\n" for line in lines)
