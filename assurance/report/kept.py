"""What each part came to when it was last run: ``docs/assurance.json``, from which the page is made.

Only a run writes here, and a part that is run anew takes the place of what was there for it, and of nothing else.
"""

import datetime as dt
import hashlib
import os
import platform
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assurance.hazards import ROOT, RULES
from assurance.result import Result
from screener.checking import load_rulebook

DATA = ROOT / "docs" / "assurance.json"
"""What the parts came to."""
PAGE = ROOT / "docs" / "assurance.md"
"""The page that is made of it."""
PROGRAM = ("app.py", "requirements.txt", "screener")
"""What a part is run on, beside the rules."""
UNKNOWN = "not known"


@dataclass(frozen=True)
class Stand:
    """The rules and the program at one time, by which a change since then shows."""

    rulebook: str
    """The version that the rules give themselves."""
    rules: str
    """The fingerprint of every rule file and the interface words."""
    program: str
    """The fingerprint of every file of the program."""


class Run(BaseModel):
    """One part, run once."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    day: dt.date
    commit: str
    stand: Stand
    machine: str
    seconds: int
    result: Result


class Kept(BaseModel):
    """``docs/assurance.json``: the last run of each part."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal[1] = 1
    parts: dict[str, Run] = {}


def read_kept(path: Path = DATA) -> Kept:
    """What is written down of each part; nothing where none was ever run."""
    return Kept.model_validate_json(path.read_bytes()) if path.exists() else Kept()


def keep(part: str, run: Run, path: Path = DATA) -> Kept:
    """Write down one run of one part, in the place of the last. The file is whole at every moment."""
    kept = Kept(parts={**read_kept(path).parts, part: run})
    beside = path.with_suffix(".part")
    beside.write_text(kept.model_dump_json(indent=1) + "\n", encoding="utf-8", newline="\n")
    beside.replace(path)
    return kept


@cache
def stand() -> Stand:
    """The rules and the program as they are."""
    rulebook = load_rulebook(RULES)
    return Stand(rulebook.about.version, rulebook.hash[:12], program_print(ROOT))


def program_print(root: Path) -> str:
    """A short hash of every file of the program, with its name; how lines end makes no difference."""
    files = [
        path for name in PROGRAM for path in ((root / name).rglob("*") if (root / name).is_dir() else [root / name])
    ]
    whole = hashlib.sha256()
    for path in sorted(files):
        if path.is_file() and "__pycache__" not in path.parts:
            content = path.read_bytes().replace(b"\r\n", b"\n")
            whole.update(f"{path.relative_to(root).as_posix()} {len(content)} ".encode() + content)
    return whole.hexdigest()[:12]


def commit() -> str:
    """The commit that is checked out, and whether anything but the report itself differs from it."""
    short = _git("rev-parse", "--short", "HEAD")
    if short is None:
        return UNKNOWN
    others = [f":!{path.relative_to(ROOT).as_posix()}" for path in (DATA, PAGE)]
    changed = _git("status", "--porcelain", "--", ".", *others)
    return f"{short}, with changes not committed" if changed else short


def _git(*arguments: str) -> str | None:
    git = shutil.which("git")
    if git is None:
        return None
    done = subprocess.run([git, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 it is ours
    return done.stdout.strip() if done.returncode == 0 else None


def machine() -> str:
    """What it ran on. How long it took means something beside that alone."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores, {processor()}, {platform.system()}, {python}"


def processor() -> str:
    """The name and the kind of the processor, as far as the system tells: ``AMD EPYC, x86_64``."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:  # not on every system
        lines = []
    names = {line.partition(":")[2].strip() for line in lines if line.startswith("model name")}
    return f"{', '.join(sorted(names)) or platform.processor() or UNKNOWN}, {platform.machine()}"
