"""What was refused, counted by its kind: an attack shows in the log, and nothing that anybody sent does."""

import logging
from collections import Counter
from threading import Lock

logger = logging.getLogger("screener")


class Refusals:
    """The refusals since they were last told. Threads may share it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._counts: Counter[str] = Counter()

    def count(self, kind: str) -> None:
        """Something was refused. ``kind`` is words of ours, never what was sent."""
        with self._lock:
            self._counts[kind] += 1

    def tell(self) -> None:
        """Log how many there were of each kind, and start counting again."""
        with self._lock:
            told, self._counts = self._counts, Counter()
        if told:
            logger.warning("Refused: %s", ", ".join(f"{count} × {kind}" for kind, count in sorted(told.items())))


REFUSALS = Refusals()
"""The refusals of this program."""
