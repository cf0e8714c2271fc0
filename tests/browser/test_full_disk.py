"""The app on a machine whose disk is full: not one byte can be written to a file, and nothing is lost."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterator
from typing import TypeVar

import pytest

from benchmarks.tab import Tab, open_tab
from screener.render.json import render_json
from screener.rulebook.model import Audience
from screener.saved import open_saved
from screener.screening import screen
from screener.summary import summarise
from screener.web.plain import plain
from tests.conftest import Server, free_port, running
from tests.intakes import TODAY, intake, ldn
from tests.loops import outcome

pytestmark = pytest.mark.xdist_group(name="full_disk")
resource = pytest.importorskip("resource", reason="only Unix can forbid a program to write")
WORDS = ldn().words.page
BOX = plain(ldn().about.medicines.clinician.ask)
MEDICINES = ["codeine 30 mg", "blorp"]
T = TypeVar("T")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app, whose disk is full from the moment at which it serves: for its log, and for temporary files."""
    if sys.platform != "linux":
        pytest.skip("what a running process may write is changed with Linux's prlimit")
    with running(tmp_path_factory.mktemp("full") / "log.txt", free_port()) as server:
        resource.prlimit(server.process, resource.RLIMIT_FSIZE, (0, 0))
        yield server


def at_the_app(server: Server, do: Callable[[Tab], Awaitable[T]]) -> T:
    """Do something in a fresh tab with two medicines on the list, which are there at the end."""

    async def visit() -> T:
        async with asyncio.timeout(60), open_tab(server.port) as tab:
            await tab.load()
            await tab.write(BOX, "\n".join(MEDICINES))
            done = await do(tab)
            await tab.load()
            assert all(line in tab.drawn.text for line in MEDICINES)
            assert tab.failures == 0
            return done

    return outcome(visit())


@pytest.mark.slow
def test_every_document_is_made_on_a_full_disk(server: Server) -> None:
    """Each document is made and fetched and holds what was said; the answers stay, and no file was begun."""
    labels = (WORDS.download_pdf_a4, WORDS.download_pdf_letter, WORDS.download_html, WORDS.download_json,
              WORDS.download_text, WORDS.download_ascii)  # fmt: skip
    before = server.left_behind()

    async def take_all(tab: Tab) -> list[bytes]:
        return [tab.fetch(await tab.make(plain(label))) for label in labels]

    *carrying, text, ascii_ = at_the_app(server, take_all)
    for content in carrying:
        saved = open_saved(content, name="summary", rulebook=ldn()).intake
        assert [line.typed for line in saved.medicines] == MEDICINES
    assert all(line.encode() in content for content in (text, ascii_) for line in MEDICINES)
    assert server.left_behind() == before


@pytest.mark.slow
def test_a_large_file_is_opened_on_a_full_disk(server: Server) -> None:
    """A saved summary of some megabytes is opened in memory: a file that is chosen never goes through the disk."""
    said = summarise(screen(ldn(), intake(*MEDICINES, pregnant="yes")), Audience.CLINICIAN, TODAY)
    words = ldn().words.opening

    async def open_it(tab: Tab) -> str:
        await tab.upload(plain(words.choose), "summary.json", b" " * 3_000_000 + render_json(said).encode())
        await tab.press(plain(words.replace))
        return tab.drawn.text

    assert plain(words.opened.format(version=ldn().about.version)) in at_the_app(server, open_it)
