"""``python -m benchmarks``: run all parts and write the page, or only run the named parts."""

import argparse
import datetime as dt
import time
from importlib import import_module

from benchmarks.machine import described
from benchmarks.measuring import say
from benchmarks.page import PAGE, Run, write
from benchmarks.tables import Table

PARTS = {
    "evaluation": "Screening an intake",
    "loading": "Reading the rules",
    "names": "Reading medicine lines",
    "documents": "Making documents",
    "serving": "The app: start, first page, clicks",
    "preparing": "The page on which a person prepares",
}
"""The parts in order, with titles. Each is a module here, imported only when it runs: most need the peers."""


def main() -> None:
    """Run the parts, print their tables and, after a whole run, write the page. No time is judged."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the screener on this machine.")
    parser.add_argument("parts", nargs="*", metavar="part", help=f"one or more of {', '.join(PARTS)}; all if absent")
    named = parser.parse_args().parts
    if unknown := [part for part in named if part not in PARTS]:
        parser.error(f"no part is called {', '.join(unknown)}")
    start, machine = time.monotonic(), described()
    for key, value in machine.items():
        print(f"{key}: {value}")
    tables = {part: _measured(part) for part in named or PARTS}
    minutes = (time.monotonic() - start) / 60
    run = Run(tables, machine, dt.datetime.now(dt.UTC).date(), minutes)
    shown = PAGE.name
    say(f"{shown} is written" if write(run, PARTS) else f"{shown} stays as it is: only a run of all parts writes it")


def _measured(part: str) -> list[Table]:
    """The tables of a part, each printed when it is ready."""
    say(PARTS[part])
    tables = []
    for table in import_module(f"benchmarks.{part}").run():
        print(table.as_text(), flush=True)
        tables.append(table)
    return tables


if __name__ == "__main__":
    main()
