"""What each browser tab has said, held in memory for a while, so that a reload or a lost connection loses nothing.

Nothing is written to a disk. A tab is known by a random value that it makes itself and that says nothing.
"""

import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

MOST = 500
"""Tabs that are held at once. Of too many, those go first in which nothing was said, then the one away longest."""
A_WHILE = 30 * 60.0
"""Seconds for which a tab is held after its last contact."""

Said = TypeVar("Said")


def since_start() -> float:
    """Seconds since the computer was started, those in which it slept included: a lid that is closed stops no clock."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.time()


@dataclass
class _Entry(Generic[Said]):
    said: Said
    used: float


class TabStore(Generic[Said]):
    """One thing for each tab: kept while the tab is in contact, and for a while after. Threads may share it."""

    def __init__(
        self,
        most: int = MOST,
        a_while: float = A_WHILE,
        clock: Callable[[], float] = since_start,
        holds_something: Callable[[Said], bool] = lambda _said: True,
    ) -> None:
        self._most = most
        self._holds_something = holds_something
        self._a_while = a_while
        self._clock = clock
        self._lock = Lock()
        self._entries: OrderedDict[str, _Entry[Said]] = OrderedDict()  # the one used last comes last
        self._contacts: Counter[str] = Counter()

    def keep(self, tab: str, said: Said) -> None:
        """Hold this for the tab, in the place of what was held before."""
        with self._lock:
            self._entries[tab] = _Entry(said, self._clock())
            self._entries.move_to_end(tab)
            self._drop_old()

    def find(self, tab: str) -> Said | None:
        """What is held for the tab, or None: it never was, or too long ago, or too many came after."""
        with self._lock:
            self._drop_old()
            entry = self._entries.get(tab)
            return entry.said if entry else None

    @contextmanager
    def in_contact(self, tab: str) -> Iterator[None]:
        """The tab is connected: time stops, and starts again at the end."""
        with self._lock:
            self._contacts[tab] += 1
        try:
            yield
        finally:
            with self._lock:
                self._contacts[tab] -= 1
                self._contacts += Counter()  # a tab without contact is not counted
                if entry := self._entries.get(tab):
                    entry.used = self._clock()
                    self._entries.move_to_end(tab)

    @property
    def count(self) -> int:
        """How many tabs are held."""
        return len(self._entries)

    def drop_old(self) -> None:
        """Let go of what has been away too long. Called now and then, so that it goes even if nobody comes."""
        with self._lock:
            self._drop_old()

    def _drop_old(self) -> None:
        gone_since = self._clock() - self._a_while
        gone = {tab for tab, one in self._entries.items() if not self._contacts[tab] and one.used <= gone_since}
        if (too_many := len(self._entries) - self._most) > 0:
            gone.update(sorted(self._entries, key=self._worth)[:too_many])
        for tab in gone:
            del self._entries[tab]

    def _worth(self, tab: str) -> tuple[bool, bool]:
        """Of too many tabs the lowest goes, and of those the one used least lately."""
        return self._holds_something(self._entries[tab].said), bool(self._contacts[tab])
