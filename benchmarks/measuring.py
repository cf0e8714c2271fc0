"""Shared by the benchmarks: timing, taking turns, new processes, and memory."""

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

T = TypeVar("T")

Rounds = Sequence[Sequence[float]]
"""The seconds of every call, by round."""


class NotMeasured(Exception):
    """Something could not be measured on this machine, for the reason in the text."""


def clock(run: Callable[[T], object], one: T) -> float:
    """The seconds one call takes."""
    start = time.perf_counter()
    run(one)
    return time.perf_counter() - start


def in_turns(runs: Sequence[tuple[Callable[[Any], object], Sequence[Any]]], rounds: int) -> list[Rounds]:
    """Time every call of each run.

    The runs take turns, so that a slow moment of the machine affects all of them. A warm-up round does not
    count.
    """
    turns = [[[clock(run, one) for one in several] for run, several in runs] for _ in range(rounds + 1)]
    return [list(rounds_of_run) for rounds_of_run in zip(*turns[1:], strict=True)]


def percentile(times: Iterable[float], percent: int) -> float:
    """The nearest-rank percentile of some times."""
    ordered = sorted(times)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def median(times: Iterable[float]) -> float:
    """The median of some times."""
    return percentile(times, 50)


def in_fresh_process(module: str, *arguments: str, patience: float = 300) -> dict[str, Any]:
    """Run one of our modules in a new process and parse the JSON it prints.

    Raises:
        NotMeasured: it takes longer than ``patience`` seconds, or fails.
    """
    command = [sys.executable, "-m", module, *arguments]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=patience, check=True)
    except subprocess.TimeoutExpired:
        raise NotMeasured(f"it was stopped after {patience:.0f} s") from None
    except subprocess.CalledProcessError as failed:
        said = failed.stderr.strip().splitlines() or [f"it ended with status {failed.returncode}"]
        raise NotMeasured(said[-1]) from failed
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def memory(process: int) -> float | None:
    """The MiB a process is using; None if ``/proc`` does not say."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return None
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def processor_time(process: int) -> float | None:
    """The processor seconds of a process so far; None if ``/proc`` does not say."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def say(text: str) -> None:
    """Print progress."""
    print(f"» {text}", flush=True)
