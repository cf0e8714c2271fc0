"""Stores the last result of each part in ``docs/assurance.json``, from which the page is made.

Only a run writes it, and running a part replaces only the result of that part.
"""

import datetime as dt
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assurance.hazards import ROOT
from assurance.result import Result
from benchmarks.machine import Versions

DATA = ROOT / "docs" / "assurance.json"
"""The stored results."""
PAGE = ROOT / "docs" / "assurance.md"
"""The page made from them."""


class Run(BaseModel):
    """One run of one part."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    day: dt.date
    commit: str
    versions: Versions
    machine: str
    seconds: int
    result: Result


class Kept(BaseModel):
    """``docs/assurance.json``: the last run of each part."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal[1] = 1
    parts: dict[str, Run] = {}


def read_kept(path: Path = DATA) -> Kept:
    """Read the stored results; empty if no part was ever run."""
    return Kept.model_validate_json(path.read_bytes()) if path.exists() else Kept()


def keep(part: str, run: Run, path: Path = DATA) -> Kept:
    """Store one run of one part, replacing the last. The file is complete at every moment."""
    kept = Kept(parts={**read_kept(path).parts, part: run})
    beside = path.with_suffix(".part")
    beside.write_text(kept.model_dump_json(indent=1) + "\n", encoding="utf-8", newline="\n")
    beside.replace(path)
    return kept
