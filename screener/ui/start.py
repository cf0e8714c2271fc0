"""What the server does while it starts: it reads the rules, so that the first visitor does not wait for them."""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from streamlit import App

from screener.ui.rules import rules_in_use


@asynccontextmanager
async def get_ready(_app: App) -> AsyncIterator[dict[str, Any]]:
    """Read the rules beside the start of the server."""
    reading = asyncio.get_running_loop().run_in_executor(None, _read)
    yield {}
    await reading


def _read() -> None:
    import screener.ui.clinic  # noqa: F401, PLC0415 the page is imported here, not at the first visit

    rules_in_use()
    # Streamlit collects garbage after every click: what never becomes garbage need not be walked each time.
    gc.collect()
    gc.freeze()
