"""Simulates fifty people using the app at once: does anybody see another's text, how long do they wait, what is used?

Everything runs on this machine's loopback, is limited in time and memory, and stops at the end.
"""

import asyncio
import time
from collections.abc import Iterator

from assurance.person import Person, Seen, Way
from assurance.result import Result
from assurance.watching import TooMuchMemory, Watch
from benchmarks.figures import mebibytes, milliseconds
from benchmarks.measuring import RULES, percentile, processor_time
from benchmarks.server import serving
from screener.check import load_rulebook

THINK = 5.0
"""The average seconds between two clicks of one person."""
MOST_MEMORY = 1500.0
"""MiB. A server that uses more is stopped, which is a failure."""
AT = (0, 1, 5, 10)
"""Minutes after which memory is reported."""
LEFT = 120.0
"""Seconds for people to finish when the time is over."""


def run(minutes: float = 10, people: int = 50) -> Result:
    """Start the app, let people use it, and report what happened."""
    seen, stopped, rulebook = Seen(), "", load_rulebook(RULES)
    with serving() as server:
        watch = Watch(server.process, MOST_MEMORY)
        start, before = time.monotonic(), processor_time(server.process)
        end = start + minutes * 60
        try:
            way = Way(rulebook, lambda _rounds: time.monotonic() > end, THINK)
            asyncio.run(let_in(server.port, people, way, seen, watch, minutes * 60 + LEFT))
        except* (TooMuchMemory, TimeoutError, OSError) as stop:
            stopped = "; ".join(f"{type(one).__name__}: {one}" for one in stop.exceptions)
        lasted, after = time.monotonic() - start, processor_time(server.process)
    used = None if before is None or after is None else after - before
    return Result(
        title=f"{people} people at once",
        done=f"{people} simulated people did whole intakes with the app for {lasted / 60:.1f} minutes, with "
        f"{THINK:.0f} seconds between two clicks of a person: answers, medicines, other pages, a reload, documents, "
        "beginning again. Each checked every page and document for other people's text, "
        "and compared each JSON and PDF with what that person had said.",
        figures=list(figures(seen, watch, used, lasted)),
        failures=[*([stopped] if stopped else []), *failures(seen, watch)],
        not_shown=[
            "People on other machines, with slow networks, or with browsers: each was a program on this machine.",
            "What one person could do on purpose to slow down the others.",
            "Which answers are selected on a page: pages and text were only searched for people's texts.",
        ],
    )


async def let_in(  # noqa: PLR0913, PLR0917 who comes, and what bounds and watches them
    port: int, people: int, way: Way, seen: Seen, watch: Watch, seconds: float
) -> None:
    """Start all people, spread over the time of one click, and wait until each is done.

    Raises:
        ExceptionGroup: the server uses too much memory, or is gone.
        TimeoutError: it took too long.
    """

    async def all_of_them() -> None:
        async with asyncio.TaskGroup() as group:
            for number in range(people):
                group.create_task(Person(number, way, seen).stay(port))
                await asyncio.sleep(way.think / people)

    async with asyncio.timeout(seconds), asyncio.TaskGroup() as group:
        looking = group.create_task(watch.look())
        await all_of_them()
        looking.cancel()


def figures(seen: Seen, watch: Watch, used: float | None, lasted: float) -> Iterator[tuple[str, str]]:
    """The counts and measurements, in reading order."""
    yield "clicks", f"{len(seen.clicks):,}"
    yield "whole intakes", f"{seen.intakes:,}"
    yield "documents taken away", f"{len(seen.documents):,}"
    yield "errors", f"{seen.errors.total():,}"
    yield "another person's text seen", f"{seen.mixed:,}"
    for name, times in (("a click", seen.clicks), ("a document", seen.documents)):
        three = ", ".join(milliseconds(percentile(times, percent)) for percent in (50, 95, 99)) if times else "none"
        yield f"{name}: median, 95th and 99th percentile, ms", three
    for minute in AT:
        yield f"memory of the server after {minute} minutes, MiB", mebibytes(watch.after(minute * 60))
    yield "memory of the server, the most, MiB", mebibytes(watch.most if watch.at else None)
    yield (
        "processor time of the server, in per cent of one core",
        "not known" if used is None else f"{used / lasted:.0%}",
    )


def failures(seen: Seen, watch: Watch) -> Iterator[str]:
    """Everything that went wrong."""
    if seen.mixed:
        yield f"another person's text was seen, {seen.mixed} times"
    if not seen.intakes:
        yield "nobody came to the end of an intake"
    for error, times in seen.errors.most_common():
        yield f"{error} ({times} times)"
    for address in sorted(watch.others):
        yield f"the server had a connection that is not of this machine: {address}"
