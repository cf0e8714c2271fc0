"""SAFETY.md and docs/hazards.md, made from the hazard log of the rules: ``python -m assurance safety``."""

import ast
from collections.abc import Collection, Iterator
from pathlib import Path

from screener.engine.problems import Refused
from screener.rulebook.hazards import Control, Hazard, HazardFile
from screener.rulebook.model import About, BothVoices
from screener.rulebook.reading import read_folder

ROOT = Path(__file__).parents[1]
RULES = ROOT / "rules" / "ldn"
PAGE = ROOT / "SAFETY.md"
LOG_PAGE = ROOT / "docs" / "hazards.md"
MADE_FROM = "<!-- Made from rules/ldn/hazards.yaml by: .venv/bin/python -m assurance safety -->"


def hazard_pages(seen_to_fail: Collection[str], folder: Path = RULES) -> dict[Path, str]:
    """The text of SAFETY.md and of docs/hazards.md, marking the tests that were seen to fail with a fault put in.

    Raises:
        Refused: with every problem of the rulebook.
    """
    files = read_folder(folder)
    if files.problems:
        raise Refused(files.problems)
    log = files.model(HazardFile)
    return {
        PAGE: "\n".join(_safety(log, files.model(About).intended_use, seen_to_fail)),
        LOG_PAGE: "\n".join(_log(log, seen_to_fail)),
    }


def _safety(log: HazardFile, use: BothVoices, seen_to_fail: Collection[str]) -> Iterator[str]:
    yield from ("# Safety", "", MADE_FROM, "")
    yield from ("## Intended use", "", log.for_whom, "", f"To clinicians it says: {use.clinician}", "")
    yield from (f"To patients it says: {use.patient}", "", "It is **not** for:", "")
    yield from (f"* {text}" for text in log.not_for)
    yield from ("", log.signed, "", "## The worst hazards", "")
    yield "The hazards that would do the most harm, worst first. Tests look for every control, and † marks the controls"
    yield "whose tests were seen to fail when a fault was put in on purpose. [The hazard log](docs/hazards.md) names"
    yield f"the tests and holds all {len(log.hazards)} hazards."
    for number, hazard in enumerate((log.hazards[key] for key in log.worst), 1):
        yield from ("", f"### {number}. {hazard.hazard.removesuffix('.')}", "")
        yield from _about(hazard, [_marked(one, seen_to_fail) for one in hazard.controls])
    yield from ("", "## What no test can show", "")
    yield from (f"* {text}" for text in log.not_shown)
    yield ""


def _log(log: HazardFile, seen_to_fail: Collection[str]) -> Iterator[str]:
    yield from ("# Hazard log", "", MADE_FROM, "")
    yield "Every hazard, what prevents it, and what remains. [SAFETY.md](../SAFETY.md) tells the worst. Each control"
    yield "names the tests that look for it. † marks the tests that were seen to fail when a fault of"
    yield "assurance/faults.yaml was put in. The others have not been tried this way. No clinician has scored severity"
    yield "or likelihood."
    for number, hazard in enumerate(log.hazards.values(), 1):
        yield from ("", f"## {number}. {hazard.hazard.removesuffix('.')}", "")
        yield from _about(hazard, [_with_tests(one, seen_to_fail) for one in hazard.controls])
    yield ""


def _about(hazard: Hazard, controls: Collection[str]) -> Iterator[str]:
    yield f"* **Cause:** {hazard.cause}"
    yield f"* **Effect:** {hazard.effect}"
    yield from (f"* **Control:** {control}" for control in controls)
    yield f"* **What remains:** {hazard.remaining}"


def _marked(one: Control, seen_to_fail: Collection[str]) -> str:
    return f"{one.control}{' †' if any(name in seen_to_fail for name in one.shown_by) else ''}"


def _with_tests(one: Control, seen_to_fail: Collection[str]) -> str:
    tests = (f"`{name}`{' †' if name in seen_to_fail else ''}" for name in one.shown_by)
    return f"{one.control} Shown by {', '.join(tests)}."


def known_tests(folder: Path = ROOT / "tests") -> dict[str, dict[Path, str]]:
    """Every test by name, with the files that define it and its pytest id in each."""
    found: dict[str, dict[Path, str]] = {}
    for path in sorted(folder.rglob("test_*.py")):
        body = ast.parse(path.read_text(encoding="utf-8")).body
        groups = [("", body), *((f"{node.name}::", node.body) for node in body if isinstance(node, ast.ClassDef))]
        for group, nodes in groups:
            for node in nodes:
                if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                    found.setdefault(node.name, {})[path] = group + node.name
    return found


def named_tests(log: HazardFile) -> dict[str, tuple[str, ...]]:
    """The tests that each hazard names."""
    return {key: tuple(name for one in hazard.controls for name in one.shown_by)
            for key, hazard in log.hazards.items()}  # fmt: skip
