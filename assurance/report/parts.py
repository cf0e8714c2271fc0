"""The parts of the report, in page order, and how to run each."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from assurance.result import Result


@dataclass(frozen=True)
class Part:
    """One part: its title, and the module whose ``run`` makes its result."""

    title: str
    module: str

    def run(self, **options: int) -> Result:
        """Run it. It imports what it needs only now, so that a missing library does not stop the other parts."""
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
    "forms": Part("Our questionnaires in other programs", "assurance.forms"),
    "attacks": Part("Ten people while somebody attacks", "assurance.attacks"),
}
"""Every part by name. A part that is not listed here is not on the page."""
TITLES = {key: part.title for key, part in PARTS.items()}
