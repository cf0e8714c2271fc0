"""How long it takes to read the whole real rulebook, check it and make it ready, beside parsing the same files alone.

As a program, ``python -m benchmarks.loading`` tells how long the first time in its process took.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from benchmarks.measuring import RULES, clock, in_fresh_processes, median, milliseconds, say, table
from screener.checking import load_rulebook
from screener.rulebook.model import Rulebook
from screener.words import FOLDER as WORDS

ROUNDS = 10


def run() -> None:
    """Print the table."""
    say("Loading the real rulebook")
    files = [*sorted(RULES.rglob("*.yaml")), WORDS / "en.yaml"]
    first = median(one["first"] for one in in_fresh_processes("benchmarks.loading"))
    size = sum(file.stat().st_size for file in files) / 1024
    names = len(ready(RULES).vocabulary.matches)
    ours = [clock(ready, RULES) for _ in range(ROUNDS)]
    rows = [("load_rulebook: read, checked and ready", milliseconds(first), *_figures(ours))]
    for loader in filter(None, (yaml.SafeLoader, getattr(yaml, "CSafeLoader", None))):
        parsing = [clock(parse, (loader, files)) for _ in range(ROUNDS)]
        rows.append((f"yaml.{loader.__name__}: parsed, nothing else", "", *_figures(parsing)))
    title = f"The real rulebook: {names:,} medicine names, {len(files)} files, {size:.0f} KiB"
    table(title, ("", "first ms", "least ms", "median ms"), rows)


def ready(folder: Path) -> Rulebook:
    """Load a rulebook, and make what screening needs of it."""
    rulebook = load_rulebook(folder)
    _ = rulebook.plan, rulebook.vocabulary.reach, rulebook.vocabulary.near
    return rulebook


def parse(work: tuple[Any, Sequence[Path]]) -> None:
    """Parse files with a loader of PyYAML."""
    loader, files = work
    for file in files:
        yaml.load(file.read_bytes(), Loader=loader)  # noqa: S506 both loaders are safe ones


def _figures(times: Sequence[float]) -> tuple[str, str]:
    return milliseconds(min(times)), milliseconds(median(times))


if __name__ == "__main__":
    print(json.dumps({"first": clock(ready, RULES)}))
