"""The parts of the report, in the order of the page, and how each is run."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from assurance.result import Result


@dataclass(frozen=True)
class Part:
    """One part: what it is called, and the module with the ``run`` that makes its result."""

    title: str
    module: str

    def run(self, **options: int) -> Result:
        """Run it. What it needs is imported only now: a part that lacks something stops none of the others."""
        make: Callable[..., Result] = import_module(self.module).run
        return make(**options)


PARTS = {
    "states": Part("Every state of every caution", "assurance.report.states"),
    "proofs": Part("Proofs over all intakes", "assurance.report.proofs"),
    "rule_mutants": Part("Small changes of the rules", "assurance.report.rule_mutants"),
    "faults": Part("Faults put in on purpose", "assurance.report.faults"),
    "damage": Part("Damaged rule files", "assurance.report.damage"),
    "damage_whole": Part("Damaged rule files, through every check", "assurance.report.damage_whole"),
    "fuzz": Part("Bytes that nobody would write", "assurance.report.fuzz"),
    "names": Part("Names typed", "assurance.typed_lines"),
    "lines": Part("Lines shown", "assurance.shown_lines"),
    "people": Part("50 people at once", "assurance.people"),
}
"""Every part by the name it is run by. What is not in this list is not on the page."""
TITLES = {key: part.title for key, part in PARTS.items()}
