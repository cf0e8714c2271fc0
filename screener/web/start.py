"""What the server does while it starts: it reads the rules, so that the first visitor does not wait for them."""

import asyncio
import ctypes
import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.formparsers import MultiPartParser
from streamlit import App, get_option
from streamlit.runtime.pages_manager import PagesManager

from screener.web.documents import Documents
from screener.web.refusals import REFUSALS
from screener.web.rules_in_use import rules_in_use
from screener.web.session import TAB_STORE
from screener.web.sessions import ClosedSessions

A_WHILE = 2.0
"""Seconds after the start: reading would hold up the first answers."""
NOW_AND_THEN = 60.0
"""Seconds between two looks for what was kept too long."""


@asynccontextmanager
async def get_ready(_app: App) -> AsyncIterator[dict[str, Any]]:
    """Read the rules once the server answers. A visitor who is quicker reads them first; they are read once."""
    # A folder called pages would be taken for Streamlit's older kind of pages, until somebody has opened the first one.
    PagesManager.uses_pages_directory = False
    # What is uploaded stays in memory, whatever its size; otherwise what is larger goes through a file on the disk.
    MultiPartParser.spool_max_size = (get_option("server.maxUploadSize") + 1) * 1024 * 1024
    reading, forgetting = asyncio.create_task(_read_after_a_while()), asyncio.create_task(_forget_now_and_then())
    yield {}
    reading.cancel()
    forgetting.cancel()
    REFUSALS.tell()


async def _forget_now_and_then() -> None:
    """What a tab said, a document and a closed session go when their time is over, also where nobody comes."""
    while True:
        await asyncio.sleep(NOW_AND_THEN)
        TAB_STORE.drop_old()
        for documents in Documents.made:
            documents.drop_old()
        for sessions in ClosedSessions.made:
            sessions.drop_old()
        REFUSALS.tell()
        gc.collect()  # a session holds itself in circles, with what was typed in it
        _give_memory_back()


def _give_memory_back() -> None:
    """Linux's C library keeps what was freed until it is told. Other systems have no such call."""
    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None:
        trim(0)


async def _read_after_a_while() -> None:
    await asyncio.sleep(A_WHILE)
    await asyncio.to_thread(_read)


def _read() -> None:
    import screener.web.pages.about  # noqa: PLC0415 the pages are imported here, not at the first visit
    import screener.web.pages.card  # noqa: PLC0415
    import screener.web.pages.clinic  # noqa: PLC0415
    import screener.web.pages.prepare  # noqa: PLC0415
    import screener.web.pages.rules  # noqa: PLC0415
    import screener.web.pages.start  # noqa: F401, PLC0415

    rules_in_use()
