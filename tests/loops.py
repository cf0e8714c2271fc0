"""Work of asyncio in tests. The browser of the browser tests has a loop of its own in the test's thread."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def outcome(work: Coroutine[Any, Any, T]) -> T:
    """What some work comes to, done in another thread."""
    with ThreadPoolExecutor(max_workers=1) as another:
        return another.submit(asyncio.run, work).result()
