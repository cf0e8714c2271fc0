"""Ten people click while somebody attacks: how long they wait, held against the time before, and what happens.

Everything runs on this machine's loopback, is limited in number and time, and stops at the end.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, suppress

from websockets.exceptions import WebSocketException

from assurance.hostile import RECORDS, slow_pdf
from assurance.result import Result
from benchmarks.figures import mebibytes, milliseconds
from benchmarks.measuring import RULES, memory, percentile
from benchmarks.server import serving
from benchmarks.tab import DocumentError, Tab, open_tab
from screener.check import load_rulebook
from screener.web.plain import plain

PEOPLE, CLICKS, PAUSE = 10, 6, 2.5
"""How many people, their clicks in each round, and the seconds between two clicks of one."""
SLOWER = 1.5
"""How many times as long 95 of 100 clicks may take."""
PATIENCE = 60.0
Attack = Callable[[int], Awaitable[None]]
"""What somebody does to the server at a port, until it is canceled."""


def run() -> Result:
    """Start the app, have ten people click in quiet, then under each attack, and report."""
    figures, failures = asyncio.run(_rounds())
    return Result(
        title="Ten people while somebody attacks",
        done=f"{PEOPLE} simulated people, from one address, clicked every {PAUSE:.0f} seconds, {CLICKS} times each: in "
        "quiet, then under each attack, from other addresses of this machine. Compared is the time in which 95 of 100 "
        f"clicks were answered; at most {SLOWER} times that of the quiet round just before is meant.",
        figures=figures,
        failures=failures,
        not_shown=[
            "Attackers with more addresses, or on the path of the network; a computer with one address only.",
            "What an attack costs the machine beside the processor time that the people notice.",
        ],
    )


async def _rounds() -> tuple[list[tuple[str, str]], list[str]]:
    figures: list[tuple[str, str]] = []
    failures: list[str] = []
    with serving() as server:
        async with AsyncExitStack() as stack:
            people = [await stack.enter_async_context(open_tab(server.port)) for _ in range(PEOPLE)]
            for one in people:
                await one.load()
            await _clicks(people)
            for title, attack in ATTACKS.items():
                before = await _clicks(people)
                task = asyncio.ensure_future(attack(server.port))
                await asyncio.sleep(1)
                during = await _clicks(people)
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
                quiet, loud = (percentile(several, 95) for several in (before, during))
                said = f"{milliseconds(quiet)} to {milliseconds(loud)} ms: × {loud / quiet:.1f}"
                figures.append((f"{title}: p95 before and during", said))
                print(*figures[-1], flush=True)
                if loud > quiet * SLOWER:
                    failures.append(f"{title}: clicks took {loud / quiet:.1f} times as long")
                await asyncio.sleep(3)
            figures.append(("memory of the server at the end, MiB", mebibytes(memory(server.process))))
            failures += [f"{one.failures} clicks of a person failed" for one in people if one.failures]
    return figures, failures


async def _clicks(people: list[Tab]) -> list[float]:
    """The seconds of every click, at fixed times however long the last one took."""

    async def of(number: int, tab: Tab) -> list[float]:
        start, found = time.perf_counter() + PAUSE * number / PEOPLE, []
        for turn in range(CLICKS):
            await asyncio.sleep(max(0.0, start + PAUSE * turn - time.perf_counter()))
            found.append(await tab.click(turn))
        return found

    async with asyncio.timeout(PATIENCE + PAUSE * CLICKS):
        several = await asyncio.gather(*(of(number, tab) for number, tab in enumerate(people)))
    return [one for clicks in several for one in clicks]


async def _nothing(_port: int) -> None:
    await asyncio.sleep(PATIENCE)


def _bursts(addresses: int, sockets: int) -> Attack:
    """More messages than are taken, through some sockets of each of some addresses."""

    async def attack(port: int) -> None:
        async with asyncio.TaskGroup() as group:
            for number in range(addresses * sockets):
                group.create_task(_burst(port, f"127.0.0.{2 + number % addresses}"))

    return attack


async def _burst(port: int, client: str) -> None:
    with suppress(OSError, WebSocketException):
        async with open_tab(port, client=client) as tab:
            await tab.load()
            await tab.send_many(200)
            await asyncio.sleep(PATIENCE)


async def _silent(port: int) -> None:
    """Connections that say nothing, or never come to the end of their headers."""
    writers = []
    try:
        for number in range(1_000):
            with suppress(OSError):
                _, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=("127.0.0.2", 0))
                writer.write(b"GET / HTTP/1.1\r\nX: " if number % 2 else b"")
                writers.append(writer)
            if number % 100 == 0:
                await asyncio.sleep(0.1)
        await asyncio.sleep(PATIENCE)
    finally:
        for writer in writers:
            writer.close()


async def _left_open(port: int) -> None:
    """Six hundred pages that are opened and left."""
    async with AsyncExitStack() as stack:
        for number in range(600):
            with suppress(OSError, WebSocketException):
                await stack.enter_async_context(open_tab(port, client=f"127.0.0.{2 + number // 100}"))
        await asyncio.sleep(PATIENCE)


def _opens(label: str, name: str, content: Callable[[], bytes]) -> Attack:
    """Somebody opens a file, and again as soon as it is refused."""

    async def attack(port: int) -> None:
        made = content()
        async with open_tab(port, client="127.0.0.2") as tab:
            await tab.load()
            while True:
                with suppress(DocumentError):
                    await tab.upload(label, name, made)

    return attack


WORDS = load_rulebook(RULES).words
SAVED, RECORD = plain(WORDS.opening.choose), plain(WORDS.records.choose)
ATTACKS: dict[str, Attack] = {
    "nobody attacks": _nothing,
    "one address, one socket, messages without end": _bursts(1, 1),
    "one address, 50 sockets": _bursts(1, 50),
    "ten addresses, 5 sockets each": _bursts(10, 5),
    "1,000 connections that say nothing": _silent,
    "600 pages opened and left": _left_open,
    "a hostile PDF of 80 KB, again and again": _opens(SAVED, "a.pdf", lambda: slow_pdf(15)),
    "a hostile health record of 15 MB, again and again": _opens(
        RECORD, "a.json", lambda: RECORDS["conditions that name people"](170_000)
    ),
}
"""Every attack. A burst of one address is what a clinic of fifty people does at most."""
