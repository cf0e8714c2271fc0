"""How fast the app answers: its start, one person's clicks, and fifty people's. On this machine's loopback only."""

import asyncio
import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from websockets.exceptions import WebSocketException

from benchmarks.measuring import ROOT, mebibytes, median, memory, milliseconds, percentile, processor_time, say, table
from benchmarks.tab import Tab, open_tab

STARTS = 5
CLICKS = 40
PEOPLE = 50
PAUSE = 5.0
"""Seconds between two clicks of one person."""
ROUNDS = 5
PATIENCE = 30.0
"""Seconds after which the server is given up."""


@dataclass(frozen=True)
class Server:
    """A running app."""

    process: int
    port: int
    first_byte: float
    """Seconds from starting the process to the first byte of the page."""


def run() -> None:
    """Start the app some times, then click, alone and together, and print the tables."""
    say(f"Starting the app {STARTS} times")
    starts = []
    for _ in range(STARTS):
        with serving() as server:
            starts.append((server.first_byte, asyncio.run(_first_page(server))))
    table("The app, from starting its process", ("", "median ms", "worst ms"), [
        ("first byte of /", *_figures([first for first, _ in starts])),
        ("first person's page, from opening the socket", *_figures([page for _, page in starts])),
    ])  # fmt: skip
    with serving() as server:
        asyncio.run(_click(server))


@contextmanager
def serving() -> Iterator[Server]:
    """Start the app on a free port, and stop it at the end, whatever happens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--server.headless", "true", "--server.port", str(port)]
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "streamlit", "run", "app.py", *options], cwd=ROOT,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        _wait_for_first_byte(port)
        yield Server(process.pid, port, time.perf_counter() - start)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for_first_byte(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("GET", "/")
            connection.getresponse()
        except ConnectionRefusedError:
            if time.monotonic() > end:
                raise
            time.sleep(0.001)
        else:
            return
        finally:
            connection.close()


async def _first_page(server: Server) -> float:
    start = time.perf_counter()
    async with asyncio.timeout(PATIENCE), open_tab(server.port) as tab:
        await tab.load()
        return time.perf_counter() - start


async def _click(server: Server) -> None:
    head = ("", "clicks", "median ms", "p95 ms", "p99 ms", "errors", "server CPU ms each", "server MiB")
    async with asyncio.timeout(PATIENCE), open_tab(server.port) as tab:
        say("One person clicks")
        await tab.load()
        before = processor_time(server.process)
        alone = [await tab.click(number) for number in range(CLICKS)]
        rows = [("one person, click after click", *_load(alone, tab.failures, server, before))]
    say(f"{PEOPLE} people click every {PAUSE:.0f} seconds ({PAUSE * (ROUNDS + 1):.0f} seconds)")
    before = processor_time(server.process)
    people = await asyncio.gather(*(_person(server, number) for number in range(PEOPLE)))
    times = [click for clicks, _ in people for click in clicks]
    rows.append((f"{PEOPLE} people at once", *_load(times, sum(errors for _, errors in people), server, before)))
    table("A click, until the server has said all of the new page", head, rows)


async def _person(server: Server, number: int) -> tuple[list[float], int]:
    """One of the people: their clicks, and how many went wrong."""
    times: list[float] = []
    await asyncio.sleep(PAUSE * number / PEOPLE)
    try:
        async with asyncio.timeout(PATIENCE + PAUSE * ROUNDS), open_tab(server.port) as tab:
            await tab.load()
            await _clicks(tab, number, times)
            return times, tab.failures
    except (OSError, TimeoutError, WebSocketException):
        return times, ROUNDS - len(times)


async def _clicks(tab: Tab, number: int, times: list[float]) -> None:
    """Wait until it is time for the next click, however long the last answer took, and click."""
    start = time.perf_counter()
    for turn in range(1, ROUNDS + 1):
        await asyncio.sleep(max(0.0, start + PAUSE * turn - time.perf_counter()))
        times.append(await tab.click(number + turn))


def _load(times: Sequence[float], errors: int, server: Server, before: float | None) -> tuple[str, ...]:
    if not times:
        raise RuntimeError("the server answered no click")
    three = (milliseconds(percentile(times, percent)) for percent in (50, 95, 99))
    now = processor_time(server.process)
    each = None if now is None or before is None else (now - before) / len(times)
    return (str(len(times)), *three, str(errors), milliseconds(each), mebibytes(memory(server.process)))


def _figures(times: Sequence[float]) -> tuple[str, str]:
    return milliseconds(median(times)), milliseconds(max(times))
