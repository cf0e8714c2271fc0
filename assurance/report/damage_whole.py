"""The part about damaged rule files with every check: seconds for each, so with a small rulebook."""

from assurance.hazards import ROOT
from assurance.report.damage import MOST, of
from assurance.result import Result


def run() -> Result:
    """Damage every file of the tests' rulebook, and run every check."""
    done = (
        f"The same with the small rulebook of the tests (tests/rulebooks/umbrella), and what its schema does not "
        f"refuse goes through every check, worked examples and reviews included. Bits: in at most {MOST:,} bytes."
    )
    title = "Damaged rule files, through every check"
    not_shown = [
        "The rules about LDN in the same way: a damage takes seconds there, and there are some hundred thousand."
    ]
    return of(ROOT / "tests" / "rulebooks" / "umbrella", title, done, not_shown, whole=True)
