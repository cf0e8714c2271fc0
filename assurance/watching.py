"""Watches what a server uses and connects to, from Linux's ``/proc``."""

import asyncio
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.measuring import memory

HERE = ("0100007F", "0" * 24 + "01000000", "0" * 16 + "FFFF00000100007F")
"""This machine's own addresses as written in ``/proc/net``: 127.0.0.1, ::1, and the first as IPv6."""
TABLES = ("tcp", "tcp6", "udp", "udp6")


class TooMuchMemory(Exception):
    """A process uses too much memory."""


@dataclass
class Watch:
    """Observations of one process."""

    process: int
    may_use: float
    """MiB. If it uses more, the watch ends."""
    most: float = 0.0
    """The most MiB in use at one time."""
    at: list[tuple[float, float]] = field(default_factory=list)
    """Every second: seconds since the start, and the MiB in use."""
    others: set[str] = field(default_factory=set)
    """Addresses other than this machine's own that it connected to or listened on."""

    async def look(self, seconds: float = 1.0) -> None:
        """Keep watching until canceled.

        Raises:
            TooMuchMemory: the process uses too much.
        """
        start = time.monotonic()
        while True:
            used = memory(self.process)
            if used is not None:
                self.most = max(self.most, used)
                self.at.append((time.monotonic() - start, used))
            if self.most > self.may_use:
                raise TooMuchMemory(f"{self.most:.0f} MiB, and {self.may_use:.0f} at most")
            self.others |= addresses(self.process) - set(HERE)
            await asyncio.sleep(seconds)

    def after(self, seconds: float) -> float | None:
        """MiB in use after this many seconds; None if the watch was shorter or the system does not say."""
        return next((used for when, used in self.at if when >= seconds), None)


def addresses(process: int) -> set[str]:
    """The addresses of both ends of every connection of a process, and those it listens on.

    Raises:
        OSError: the system does not say, or the process has ended.
    """
    folder = Path("/proc") / str(process)
    held = {link for one in (folder / "fd").iterdir() if (link := _link(one))}
    rows = [row.split() for name in TABLES for row in _table(folder / "net" / name)]
    ends = [(row[1], row[2]) for row in rows if f"socket:[{row[9]}]" in held]
    far = {there.partition(":")[0] for _, there in ends if there.rpartition(":")[2] != "0000"}
    return far | {here.partition(":")[0] for here, _ in ends}


def _link(path: Path) -> str:
    """The target of an open file, or an empty text if it was just closed."""
    try:
        return str(path.readlink())
    except FileNotFoundError:
        return ""


def _table(path: Path) -> list[str]:
    """The rows of a table of connections; none if the machine lacks IPv6."""
    return path.read_text(encoding="ascii").splitlines()[1:] if path.exists() else []
