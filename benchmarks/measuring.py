"""What the benchmarks share: the clock, percentiles, memory, and the tables they print."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

ROOT = Path(__file__).resolve().parents[1]
RULES = ROOT / "rules" / "ldn"
UNKNOWN = "not known"
"""What stands in a table where the system does not tell a number."""

T = TypeVar("T")


def clock(run: Callable[[T], object], one: T) -> float:
    """Seconds that one call takes."""
    start = time.perf_counter()
    run(one)
    return time.perf_counter() - start


def best(runs: Sequence[tuple[Callable[[Any], object], Sequence[Any]]], rounds: int) -> list[list[float]]:
    """Seconds that each input of each run takes: the shortest of some rounds, so that an interruption does not count.

    The runs take turns, so that a slow moment of the machine meets all of them.
    """
    turns = [[[clock(run, one) for one in several] for run, several in runs] for _ in range(rounds)]
    return [[min(times) for times in zip(*times_of_run, strict=True)] for times_of_run in zip(*turns, strict=True)]


def percentile(times: Iterable[float], percent: int) -> float:
    """The time that so many per cent of the times do not exceed (the nearest of those measured)."""
    ordered = sorted(times)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def median(times: Iterable[float]) -> float:
    """The middle one of the times."""
    return percentile(times, 50)


def in_fresh_processes(module: str, *arguments: str, starts: int = 5) -> list[dict[str, float]]:
    """What a module of ours prints as JSON, run as a program some times, each in a process of its own."""
    command = [sys.executable, "-m", module, *arguments]
    return [
        json.loads(subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, timeout=300).stdout)
        for _ in range(starts)
    ]


def memory(process: int) -> float | None:
    """MiB of memory that a process has in use now; None where the system does not say it in ``/proc``."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return None
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def processor_time(process: int) -> float | None:
    """Seconds that a process has computed so far; None where the system does not say it in ``/proc``."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def milliseconds(seconds: float | None) -> str:
    """A time in a table."""
    return UNKNOWN if seconds is None else f"{seconds * 1e3:.1f}"


def microseconds(seconds: float) -> str:
    """A short time in a table."""
    return f"{seconds * 1e6:.1f}"


def mebibytes(amount: float | None) -> str:
    """An amount of memory in a table."""
    return UNKNOWN if amount is None else f"{amount:.1f}"


def say(text: str) -> None:
    """Show what is being done."""
    print(f"» {text}", flush=True)


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table: the first column to the left, numbers to the right."""
    lines = [tuple(head), *map(tuple, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    print(f"\n{title}")
    for first, *others in [lines[0], tuple("-" * width for width in widths), *lines[1:]]:
        cells = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        print("  ".join((first.ljust(widths[0]), *cells)).rstrip())
    print(flush=True)
