"""SAFETY.md, made from the hazard log of the rules: ``python -m assurance safety``."""

import ast
from collections.abc import Collection, Iterator
from pathlib import Path

from screener.engine.problems import Refused
from screener.rulebook.hazards import Hazard, HazardFile
from screener.rulebook.model import About, BothVoices
from screener.rulebook.reading import read_folder

ROOT = Path(__file__).parents[1]
RULES = ROOT / "rules" / "ldn"
PAGE = ROOT / "SAFETY.md"


def safety_page(seen_to_fail: Collection[str], folder: Path = RULES) -> str:
    """The text of SAFETY.md, with a mark at the tests that were seen to fail with a fault put in.

    Raises:
        Refused: with every problem of the rulebook.
    """
    files = read_folder(folder)
    if files.problems:
        raise Refused(files.problems)
    return "\n".join(_lines(files.model(HazardFile), files.model(About).intended_use, seen_to_fail))


def _lines(log: HazardFile, use: BothVoices, seen_to_fail: Collection[str]) -> Iterator[str]:
    yield from (
        "# Safety",
        "",
        "<!-- Made from rules/ldn/hazards.yaml by: .venv/bin/python -m assurance safety -->",
        "",
    )
    yield from ("## Intended use", "", log.for_whom, "", f"To clinicians it says: {use.clinician}", "")
    yield from (f"To patients it says: {use.patient}", "", "It is **not** for:", "")
    yield from (f"* {text}" for text in log.not_for)
    yield from ("", log.signed, "", "## Hazards", "")
    yield "Under each control stand the tests that look for it. Those with † were seen to fail: a fault of"
    yield "assurance/faults.yaml was put in for each. The others have not been tried so."
    yield "The risk that remains is told in words."
    for number, hazard in enumerate(log.hazards.values(), 1):
        yield from ("", f"### {number}. {hazard.hazard.removesuffix('.')}", "", *_about(hazard, seen_to_fail))
    yield from ("", "## What the tests do not show", "")
    yield from (f"* {text}" for text in log.not_shown)
    yield ""


def _about(hazard: Hazard, seen_to_fail: Collection[str]) -> Iterator[str]:
    yield f"* **Cause:** {hazard.cause}"
    yield f"* **Effect:** {hazard.effect}"
    for one in hazard.controls:
        tests = (f"`{name}`{' †' if name in seen_to_fail else ''}" for name in one.shown_by)
        yield f"* **Control:** {one.control} Shown by {', '.join(tests)}."
    yield f"* **What remains:** {hazard.remaining}"
    yield "* **Severity and likelihood:** not scored by a clinician."


def known_tests(folder: Path = ROOT / "tests") -> dict[str, dict[Path, str]]:
    """Every test there is, with the files that hold one of its name, each with how pytest calls it there."""
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
