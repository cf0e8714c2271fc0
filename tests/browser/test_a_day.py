"""A day of a clinic: people one after the other, then some at once. Memory stays flat, nothing is left on the disk."""

import asyncio
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.measuring import memory
from benchmarks.tab import open_tab
from screener.web.plain import plain
from tests.conftest import Server, free_port, running
from tests.intakes import ldn
from tests.loops import outcome

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group(name="a day")]
BOX = plain(ldn().about.medicines.clinician.ask)
PREGNANT = plain(ldn().questions["pregnant"].clinician.ask)
PDF = plain(ldn().words.page.download_pdf_a4)
FIRST, MORE, AT_ONCE = 20, 40, 5
MOST = 1.25
"""How much more memory may be used after the day than after the first people."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """An app of one's own: what others did before would count."""
    with running(tmp_path / "log.txt", free_port()) as server:
        yield server


async def intake(server: Server, number: int) -> None:
    """One person: a list, an answer, a document, and the tab is closed."""
    async with asyncio.timeout(120), open_tab(server.port, value=f"tab.new.{secrets.token_hex(16)}") as tab:
        await tab.load()
        await tab.write(BOX, f"codeine {number} mg\nmetformin 500 mg\nblorp{number}")
        await tab.choose(PREGNANT, "Yes")
        content = await asyncio.to_thread(tab.fetch, await tab.make(PDF))
        assert content.startswith(b"%PDF")
        assert tab.failures == 0


def test_a_day_of_a_clinic_leaves_no_memory_and_no_file_behind(server: Server) -> None:
    """Many more people add little: sessions that may come back are held for two minutes, and then all of it goes.

    docs/where-it-runs.md has a whole day.
    """

    async def day() -> tuple[float, float]:
        for number in range(FIRST):
            await intake(server, number)
        after_first = in_use(server)
        for number in range(FIRST, FIRST + MORE):
            await intake(server, number)
        await asyncio.gather(*(intake(server, number) for number in range(AT_ONCE)))
        return after_first, in_use(server)

    before, after = outcome(day())
    assert after <= before * MOST, (before, after)
    assert [path for path in server.temporary.rglob("*") if path.is_file()] == []


def in_use(server: Server) -> float:
    """MiB of memory that the app uses."""
    return memory(server.process) or pytest.skip("the memory of a process is read from Linux's /proc")
