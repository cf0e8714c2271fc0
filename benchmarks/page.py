"""Writes ``docs/benchmarks.md``: every table of one whole run, with the machine. A partial run writes nothing."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.figures import SPREAD
from benchmarks.measuring import ROOT
from benchmarks.tables import Table

PAGE = ROOT / "docs" / "benchmarks.md"


class Run(NamedTuple):
    """What a run measured, on what, and when."""

    tables: Mapping[str, Sequence[Table]]
    """The tables of each part."""
    machine: Mapping[str, str]
    day: dt.date
    minutes: float


NOT_SHOWN = (
    "Another machine, another system, a slow line. The server and who clicks share this machine's cores.",
    "What a browser needs to draw a page: the times end when the server has said all of it.",
    "That a peer is a worse program: each does something else, and most do more than what is asked of it here.",
)


def write(run: Run, titles: Mapping[str, str], path: Path = PAGE) -> bool:
    """Write the page if the run has every part of ``titles``; return whether it was written."""
    if any(not run.tables.get(part) for part in titles):
        return False
    path.write_text("\n".join(_lines(run, titles)) + "\n", encoding="utf-8")
    return True


def _lines(run: Run, titles: Mapping[str, str]) -> Iterator[str]:
    yield from ("# How long things take", "", "<!-- Made by: python3 run.py bench -->", "")
    yield f"Measured by one run of `python3 run.py bench` on {run.day.isoformat()}, in {run.minutes:.0f} minutes."
    yield "No time is judged here, and none was typed in."
    yield from ("", "| | |", "|---|---|", *(f"| {key} | {value} |" for key, value in run.machine.items()), "")
    low, high = SPREAD
    yield f"* *{low}–{high} %*: {low} % of all calls took less than the first time, {100 - high} % more than the other."
    yield "* A ratio (×) says how many times as long a row took as the row it is held against. Where brackets follow,"
    yield "  the two took turns in this run, and in the brackets stand the lowest and the highest ratio of all rounds."
    yield "* Growth: with ten times as much, work that grows with it takes ten times as long."
    for part, title in titles.items():
        yield from ("", f"## {title}", "", f"`python3 run.py bench {part}`")
        for table in run.tables[part]:
            yield from ("", table.as_markdown())
    yield from ("", "## What this does not show", "", *(f"* {text}" for text in NOT_SHOWN))
