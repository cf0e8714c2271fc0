"""Measures how fast the app responds: its start, one person's clicks and fifty people's, next to a bare Streamlit app.

The bare app (``bare_app.py``) draws a heading, a text, and the screener's first questions. Both run on this machine's
loopback only, and share its cores with the simulated people.
"""

import asyncio
import json
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path

from websockets.exceptions import WebSocketException

from benchmarks.figures import head, mebibytes, milliseconds, ratio, singly, times
from benchmarks.measuring import memory, percentile, processor_time, say
from benchmarks.server import PATIENCE, SCREENER, Server, serving
from benchmarks.tab import Tab, open_tab
from benchmarks.tables import Table

BARE = Path(__file__).with_name("bare_app.py")
STARTS = 5
CLICKS = 60
PEOPLE = 50
PAUSE = 5.0
"""Seconds between two clicks of one person."""
ROUNDS = 4
NAMES = ("screener", "bare app of Streamlit")
"""The names of the apps. The first is compared with the others."""
HEAD = ("", "clicks", *head("ms"), "p95 ms", "p99 ms", "× screener", "errors", "server CPU ms each", "server MiB")

Scripts = Mapping[str, Sequence[str]]
Clicks = tuple[list[float], int]
"""The times of clicks, and the number of errors."""


def run() -> Iterator[Table]:
    """Start both apps several times, then click alone and together."""
    with tempfile.TemporaryDirectory() as folder:
        questions = Path(folder) / "questions.json"
        questions.write_text(json.dumps(_questions()), encoding="utf-8")
        scripts = dict(zip(NAMES, (SCREENER, (str(BARE), "--", str(questions))), strict=True))
        yield from _starts(scripts)
        yield from _clicking(scripts)


def _questions() -> list[tuple[str, list[str]]]:
    """The label and options of the screener's first questions."""

    async def drawn(server: Server) -> list[tuple[str, list[str]]]:
        async with asyncio.timeout(PATIENCE), open_tab(server.port) as tab:
            await tab.load()
            return [(question.label, list(question.options)) for question in tab.drawn.questions()]

    with serving() as server:
        return asyncio.run(drawn(server))


def _starts(scripts: Scripts) -> Iterator[Table]:
    first: dict[str, list[float]] = {name: [] for name in scripts}
    pages: dict[str, list[float]] = {name: [] for name in scripts}
    for number in range(1, STARTS + 1):
        say(f"Starting the apps: {number} of {STARTS}")
        for name, script in scripts.items():
            with serving(script) as server:
                first[name].append(server.first_byte)
                pages[name].append(asyncio.run(_first_page(server)))
    rows = [
        (f"{what}: {name}", *times(found[name]), ratio(singly(found[name]), singly(found[NAMES[0]])))
        for what, found in (("first byte of /", first), ("first person's page", pages))
        for name in scripts
    ]
    about = (
        f"{STARTS} starts of each in turns. The first byte is counted from starting the process, the page from opening "
        "the socket until the server has said all of it."
    )
    yield Table("Start", about, ("", *head("ms"), "× screener"), rows)


async def _first_page(server: Server) -> float:
    start = time.perf_counter()
    async with asyncio.timeout(PATIENCE), open_tab(server.port) as tab:
        await tab.load()
        return time.perf_counter() - start


def _clicking(scripts: Scripts) -> Iterator[Table]:
    with ExitStack() as running:
        servers = {name: running.enter_context(serving(script)) for name, script in scripts.items()}
        say("One person clicks, in one app and the other in turns")
        yield asyncio.run(_alone(servers))
        rows = []
        for name, server in servers.items():
            say(f"{PEOPLE} people click every {PAUSE:.0f} seconds ({PAUSE * (ROUNDS + 1):.0f} seconds): {name}")
            before = processor_time(server.process)
            rows.append((name, asyncio.run(_together(server)), server, before))
        base = rows[0][1][0]
        about = (
            f"{PEOPLE} people at once, each with a click every {PAUSE:.0f} s, {ROUNDS} times; "
            "first in the one app, then in the other."
        )
        yield Table(f"A click, {PEOPLE} people at once", about, HEAD, [
            _row(name, found, server, before, ratio([found[0]], [base])) for name, found, server, before in rows
        ])  # fmt: skip


async def _alone(servers: Mapping[str, Server]) -> Table:
    """One person in each app, clicking in turns."""
    before = {name: processor_time(server.process) for name, server in servers.items()}
    found: dict[str, list[float]] = {name: [] for name in servers}
    async with asyncio.timeout(PATIENCE * len(servers)), AsyncExitStack() as stack:
        tabs = {name: await stack.enter_async_context(open_tab(server.port)) for name, server in servers.items()}
        for tab in tabs.values():
            await tab.load()
        for number in range(CLICKS):
            for name, tab in tabs.items():
                found[name].append(await tab.click(number))
        failures = {name: tab.failures for name, tab in tabs.items()}
    base = _in_tens(found[NAMES[0]])
    rows = [_row(name, (found[name], failures[name]), server, before[name], ratio(_in_tens(found[name]), base))
            for name, server in servers.items()]  # fmt: skip
    about = "Until the server has said all of the new page. The ratio is that of each ten clicks."
    return Table("A click, one person alone", about, HEAD, rows)


def _in_tens(several: Sequence[float]) -> list[Sequence[float]]:
    return [several[first : first + 10] for first in range(0, len(several), 10)]


async def _together(server: Server) -> Clicks:
    people = await asyncio.gather(*(_person(server, number) for number in range(PEOPLE)))
    return [click for clicks, _ in people for click in clicks], sum(errors for _, errors in people)


async def _person(server: Server, number: int) -> Clicks:
    """The clicks of one person, and the number of errors."""
    several: list[float] = []
    await asyncio.sleep(PAUSE * number / PEOPLE)
    try:
        async with asyncio.timeout(PATIENCE + PAUSE * ROUNDS), open_tab(server.port) as tab:
            await tab.load()
            await _clicks(tab, number, several)
            return several, tab.failures
    except (OSError, TimeoutError, WebSocketException):
        return several, ROUNDS - len(several)


async def _clicks(tab: Tab, number: int, several: list[float]) -> None:
    """Click at fixed times, however long the last response took."""
    start = time.perf_counter()
    for turn in range(1, ROUNDS + 1):
        await asyncio.sleep(max(0.0, start + PAUSE * turn - time.perf_counter()))
        several.append(await tab.click(number + turn))


def _row(name: str, clicks: Clicks, server: Server, before: float | None, compared: str) -> tuple[str, ...]:
    several, errors = clicks
    if not several:
        raise RuntimeError(f"{name}: the server answered no click")
    high = (milliseconds(percentile(several, percent)) for percent in (95, 99))
    now = processor_time(server.process)
    each = None if now is None or before is None else (now - before) / len(several)
    return (name, str(len(several)), *times(several), *high, compared, str(errors), milliseconds(each),
            mebibytes(memory(server.process)))  # fmt: skip
