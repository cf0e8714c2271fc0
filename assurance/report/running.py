"""Runs parts one after another, and stores each result as soon as the part ends."""

import time
import traceback
from collections.abc import Iterable, Mapping
from pathlib import Path

from assurance.report.kept import DATA, PAGE, Kept, Run, keep, read_kept
from assurance.report.page import report_page
from assurance.report.parts import PARTS, TITLES, Part
from assurance.result import Result
from benchmarks.machine import Versions, commit, current_versions, machine
from screener.engine.day import today


def run_parts(
    names: Iterable[str],
    parts: Mapping[str, Part] = PARTS,
    options: Mapping[str, Mapping[str, int]] | None = None,
    data: Path = DATA,
    page: Path = PAGE,
) -> dict[str, Result]:
    """Run parts and rewrite the page after each, so that an interrupted run keeps its results."""
    results, now = dict[str, Result](), current_versions()
    chosen = tuple(names)
    for number, name in enumerate(chosen, 1):
        print(f"» {number} of {len(chosen)}: {parts[name].title}", flush=True)
        run = run_part(parts[name], now, (options or {}).get(name, {}))
        kept = keep(name, run, data)
        write_page(page, kept, {key: part.title for key, part in parts.items()}, now)
        results[name] = run.result
        print(f"  {run.seconds:,} s, {len(run.result.failures)} failures", flush=True)
    return results


def run_part(part: Part, now: Versions, options: Mapping[str, int]) -> Run:
    """Run one part. An error that stops it becomes its failure."""
    at, start = commit(), time.monotonic()
    try:
        result = part.run(**options)
    except Exception as error:  # noqa: BLE001 whatever stopped a part is what its section says
        where = traceback.extract_tb(error.__traceback__)[-1]
        said = f"stopped by {type(error).__name__} in {Path(where.filename).name}, line {where.lineno}: {error}"
        result = Result(part.title, "It started and did not finish.", [], [said], [])
    seconds = round(time.monotonic() - start)
    return Run(day=today(), commit=at, versions=now, machine=machine(), seconds=seconds, result=result)


def write_page(page: Path, kept: Kept, titles: Mapping[str, str], now: Versions) -> None:
    """Write the page from the stored results."""
    page.write_text(report_page(kept, titles, now), encoding="utf-8", newline="\n")


def write_current_page() -> None:
    """Write docs/assurance.md from docs/assurance.json without running anything, after a change of rules or program."""
    write_page(PAGE, read_kept(), TITLES, current_versions())
