"""Several people at the app at once: each sees and takes away what they said themselves, and nothing of another's."""

import os
import socket
from collections.abc import Iterator

import pytest

from assurance.people import failures, figures, let_in
from assurance.person import Person, Seen, Way
from assurance.watching import TooMuchMemory, Watch, addresses
from benchmarks.tab import Tab, open_tab
from screener.engine.intake import Intake
from screener.saved import open_saved
from screener.web.plain import plain
from tests.conftest import Server
from tests.intakes import ldn
from tests.loops import outcome

WORDS = ldn().words.page
BOX = plain(ldn().about.medicines.clinician.ask)
PREGNANT = plain(ldn().questions["pregnant"].clinician.ask)
at_the_running_app = [pytest.mark.browser, pytest.mark.xdist_group(name="browser")]


def person(number: int, seen: Seen) -> Person:
    """Somebody who types a name of their own."""
    return Person(number, Way(ldn(), lambda rounds: rounds == 1), seen)


class TestAtTheRunningApp:
    """With the app as it runs, and tabs without a browser."""

    pytestmark = at_the_running_app

    def test_five_people_at_once_see_only_their_own(self, server: Server) -> None:
        """Five people go through an intake at once: every page and document is their own, and nothing goes wrong."""
        seen, watch = Seen(), Watch(server.process, may_use=1500)
        outcome(let_in(server.port, 5, Way(ldn(), lambda rounds: rounds == 1, answered=1), seen, watch, 120))
        assert [*failures(seen, watch)] == []
        assert (seen.intakes, seen.mixed, len(seen.documents)) == (5, 0, 15)

    def test_two_people_take_turns(self, server: Server) -> None:
        """Two people click in turn; a document waits while the other clicks, and each has their own after a reload."""

        async def make(tab: Tab) -> str:
            return await tab.make(plain(WORDS.download_pdf_a4))

        async def say(tab: Tab, medicine: str, pregnant: str) -> None:
            await tab.load()
            await tab.write(BOX, medicine)
            await tab.choose(PREGNANT, pregnant)

        async def turns() -> list[Intake]:
            first, second = (open_tab(server.port, value=f"tab.new.{number:032x}") for number in (1, 2))
            async with first as one, second as other:
                await say(one, "codeine qxbbbbxq", "Yes")
                place = await make(one)
                await say(other, "metformin qxccccxq", "No")
                for pregnant in ("Yes", "No"):
                    await other.choose(PREGNANT, pregnant)
                kept = other.fetch(await make(other))
                documents = [one.fetch(place), kept]
                await one.load()
                assert "qxccccxq" not in one.drawn.text
                assert "qxbbbbxq" not in other.drawn.text
            for number, name in ((1, "qxbbbbxq"), (2, "qxccccxq")):
                async with open_tab(server.port, value=f"tab.held.{number:032x}") as again:
                    await again.load()
                    assert name in again.drawn.text
                    assert again.failures == 0
            return [open_saved(content, name="summary", rulebook=ldn()).intake for content in documents]

        found = outcome(turns())
        assert [one.medicines[0].typed for one in found] == ["codeine qxbbbbxq", "metformin qxccccxq"]
        assert [one.answers for one in found] == [{"pregnant": "yes"}, {"pregnant": "no"}]


def test_another_persons_text_is_noticed() -> None:
    """A page with another person's name is counted, and so is one that lacks this person's own: neither passes."""
    seen = Seen()
    one, other = person(1, seen), person(2, seen)
    one.lines = (one.name,)
    one.look_at(f"1. {one.name}", "on a page")
    assert seen.mixed == 0
    assert [*failures(seen, Watch(0, 1))] == ["nobody came to the end of an intake"]
    one.look_at(f"1. {one.name}\n2. {other.name}", "on a page")
    one.look_at("Nothing", "on a page")
    assert seen.mixed == 1
    assert next(failures(seen, Watch(0, 1))) == "another person's text was seen, 1 times"
    assert seen.errors == {"on a page: what was written is missing": 1}
    assert dict(figures(seen, Watch(0, 1), None, 1))["another person's text seen"] == "1"


def test_a_process_that_uses_too_much_is_noticed() -> None:
    """The watch over the memory of a server ends where it is more than was allowed."""
    with pytest.raises(TooMuchMemory):
        outcome(Watch(os.getpid(), may_use=1).look())


@pytest.fixture
def elsewhere() -> Iterator[socket.socket]:
    """A connection with an address other than this machine's usual one."""
    with socket.socket() as listening, socket.socket() as calling:
        listening.bind(("127.0.0.2", 0))
        listening.listen()
        calling.connect(listening.getsockname())
        yield calling


def test_a_connection_with_another_address_is_noticed(elsewhere: socket.socket) -> None:
    """An address that is not the one of this machine's loopback is told."""
    assert "0200007F" in addresses(os.getpid())
    elsewhere.close()
