"""What the benchmarks share: the clock, percentiles, memory, and the tables they print."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]
RULES = ROOT / "rules" / "ldn"

T = TypeVar("T")


def clock(run: Callable[[T], object], one: T) -> float:
    """Seconds that one call takes."""
    start = time.perf_counter()
    run(one)
    return time.perf_counter() - start


def best(run: Callable[[T], object], several: Sequence[T], rounds: int) -> list[float]:
    """Seconds that each of several inputs takes: the shortest of some rounds, so that an interruption does not count."""
    return [min(times) for times in zip(*([clock(run, one) for one in several] for _ in range(rounds)), strict=True)]


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


def milliseconds(seconds: float) -> str:
    """A time in a table."""
    return f"{seconds * 1e3:.1f}"


def microseconds(seconds: float) -> str:
    """A short time in a table."""
    return f"{seconds * 1e6:.1f}"


def mebibytes(amount: float | None) -> str:
    """An amount of memory in a table."""
    return "not known" if amount is None else f"{amount:.1f}"


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
