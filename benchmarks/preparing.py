"""How long each *Continue* takes on the page on which a person prepares: until the server has said the next screen."""

import asyncio

from benchmarks.measuring import median, milliseconds, percentile, say, table
from benchmarks.serving import PATIENCE, Server, serving
from benchmarks.tab import open_tab
from screener.checking import load_rulebook
from screener.rulebook.default import default_rulebook

PEOPLE = 10
"""One after the other."""


def run() -> None:
    """Start the app, go through the questions some times, and print the table."""
    say(f"{PEOPLE} people, one after the other, answer every question and go on")
    with serving() as server:
        ways = [asyncio.run(_way(server)) for _ in range(PEOPLE)]
    rows = []
    for name, times in (
        ("Continue, from a question to the next screen", [time for way in ways for time in way[:-1]]),
        ("from the check to the summary", [way[-1] for way in ways]),
    ):
        figures = (median(times), percentile(times, 95), max(times))
        rows.append((name, str(len(times)), *map(milliseconds, figures)))
    table("A click on Continue, until the server has said all of the next screen",
          ("", "clicks", "median ms", "p95 ms", "worst ms"), rows)  # fmt: skip


async def _way(server: Server) -> list[float]:
    """The time of every *Continue* of one person, the last of them to the summary."""
    words = load_rulebook(default_rulebook()).words.prepare
    times: list[float] = []
    async with asyncio.timeout(PATIENCE), open_tab(server.port, "prepare") as tab:
        await tab.load()
        while tab.draws(words.go_on):
            await tab.click(0)
            times.append(await tab.press(words.go_on))
        times.append(await tab.press(words.to_summary))
        if tab.failures:
            raise RuntimeError(f"{tab.failures} runs failed")
    return times
