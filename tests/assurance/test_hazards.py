"""The hazard log: what could go wrong, and the tests that show that it does not."""

import pytest

from assurance.faults import seen_to_fail
from assurance.hazards import PAGE, RULES, known_tests, named_tests, safety_page
from screener.rulebook.hazards import HazardFile
from screener.rulebook.reading import read_folder
from tests.intakes import ROOT

LOG = read_folder(RULES).model(HazardFile)
TESTS = known_tests(ROOT / "tests")


def test_the_safety_page_is_current() -> None:
    """SAFETY.md says what the hazard log says (`python -m assurance safety` writes it)."""
    assert PAGE.read_text(encoding="utf-8") == safety_page(seen_to_fail())


def test_every_hazard_and_test_is_on_the_page() -> None:
    """Whoever reads the page reads each hazard, its cause, effect, controls, tests, and what remains."""
    page = PAGE.read_text(encoding="utf-8")
    for hazard in LOG.hazards.values():
        said = [hazard.hazard.removesuffix("."), hazard.cause, hazard.effect, hazard.remaining]
        said += [text for one in hazard.controls for text in (one.control, *one.shown_by)]
        assert [text for text in said if text not in page] == []
    assert [text for text in (*LOG.not_for, *LOG.not_shown) if text not in page] == []


@pytest.mark.parametrize("hazard", LOG.hazards)
def test_every_hazard_has_tests_that_exist(hazard: str) -> None:
    """Each control of each hazard is shown by tests, and each of them is there."""
    named = named_tests(LOG)[hazard]
    assert named
    assert [name for name in named if name not in TESTS] == []


def test_nobody_has_signed_or_scored() -> None:
    """The page says that no clinical safety officer has signed it, and gives no hazard a severity or likelihood."""
    page = PAGE.read_text(encoding="utf-8")
    assert "No clinical safety officer has signed this page" in page
    assert page.count("**Severity and likelihood:** not scored by a clinician.") == len(LOG.hazards)
