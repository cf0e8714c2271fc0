"""Measures each *Continue* of the patient's journey, until the server has sent the next screen."""

import asyncio
from collections.abc import Iterator

from benchmarks.figures import head, milliseconds, times
from benchmarks.measuring import percentile, say
from benchmarks.server import PATIENCE, Server, serving
from benchmarks.tab import CHOICE, open_tab
from benchmarks.tables import Table
from screener.check import load_rulebook
from screener.rulebook.default import default_rulebook

PEOPLE = 10
"""People, one after another."""


def run() -> Iterator[Table]:
    """Start the app and go through the questions several times."""
    say(f"{PEOPLE} people, one after the other, answer every question and go on")
    with serving() as server:
        ways = [asyncio.run(_way(server)) for _ in range(PEOPLE)]
    rows = [
        (name, str(len(several)), *times(several), milliseconds(percentile(several, 95)), milliseconds(max(several)))
        for name, several in (
            ("Continue, from a question to the next screen", [one for way in ways for one in way[:-1]]),
            ("from the check to the summary", [way[-1] for way in ways]),
        )
    ]
    about = f"Until the server has said all of the next screen; {PEOPLE} people, one after the other. No peer."
    yield Table("A click on Continue", about, ("", "clicks", *head("ms"), "p95 ms", "worst ms"), rows)


async def _way(server: Server) -> list[float]:
    """The time of every *Continue* of one person, through to the summary."""
    words = load_rulebook(default_rulebook()).words.prepare
    several: list[float] = []
    async with asyncio.timeout(PATIENCE), open_tab(server.port, "prepare") as tab:
        await tab.load()
        while tab.draws(words.go_on):
            if any(True for _ in tab.drawn.of(CHOICE)):
                await tab.click(0)
            several.append(await tab.press(words.go_on))
        several.append(await tab.press(words.to_summary))
        if tab.failures:
            raise RuntimeError(f"{tab.failures} runs failed")
    return several
