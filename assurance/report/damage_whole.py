"""The part about damaged rule files with every check: seconds for each, so with a small rulebook."""

from assurance.hazards import ROOT
from assurance.report.damage import MOST, of
from assurance.result import Result


def run() -> Result:
    """Damage every file of the tests' rulebook, and run every check."""
    done = (
        f"The same with the small rulebook of the tests (tests/rulebooks/umbrella). What its schema accepts goes "
        f"through every check, including worked examples and reviews. Bits are flipped in at most {MOST:,} bytes."
    )
    title = "Damaged rule files, through every check"
    not_shown = ["The same for the LDN rules, where each of some hundred thousand damages would take seconds."]
    return of(ROOT / "tests" / "rulebooks" / "umbrella", title, done, not_shown, whole=True)
