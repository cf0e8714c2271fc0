"""What is talked about as one: a raised caution, and those that the rules put under it."""

from collections.abc import Iterable
from typing import NamedTuple

from screener.engine.kinds import PRIORITIES, Priority
from screener.screening import Finding, Outcome


class Point(NamedTuple):
    """Raised cautions that are told together. Each keeps its own outcome, evidence, review and tick."""

    priority: Priority
    """The highest of them."""
    lines: tuple[Finding, ...]
    """Those with the highest priority first; among these, the caution that the others stand under."""


def points(findings: Iterable[Finding]) -> tuple[Point, ...]:
    """Every raised caution, in the order in which to talk."""
    together: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.outcome is Outcome.RAISED:
            together.setdefault(finding.caution.under or finding.id, []).append(finding)
    found = (_point(key, lines) for key, lines in together.items())
    return tuple(sorted(found, key=lambda point: PRIORITIES.index(point.priority)))


def _point(key: str, lines: list[Finding]) -> Point:
    def place(line: Finding) -> tuple[int, bool]:
        return PRIORITIES.index(line.caution.priority), line.id != key

    first, *others = sorted(lines, key=place)
    return Point(first.caution.priority, (first, *others))
