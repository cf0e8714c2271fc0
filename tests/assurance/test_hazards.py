"""The hazard log: what could go wrong, and the tests that show that it does not."""

import pytest

from assurance.faults import seen_to_fail
from assurance.hazards import LOG_PAGE, PAGE, RULES, hazard_pages, known_tests, named_tests
from screener.rulebook.hazards import Hazard, HazardFile
from screener.rulebook.reading import read_folder
from tests.intakes import ROOT

LOG = read_folder(RULES).model(HazardFile)
TESTS = known_tests(ROOT / "tests")


def test_the_safety_pages_are_current() -> None:
    """SAFETY.md and docs/hazards.md say what the hazard log says (`python -m assurance safety` writes them)."""
    for page, text in hazard_pages(seen_to_fail()).items():
        assert page.read_text(encoding="utf-8") == text


def test_every_hazard_and_test_is_in_the_log() -> None:
    """The log page has each hazard, its cause, effect, controls and tests, and what remains."""
    page = LOG_PAGE.read_text(encoding="utf-8")
    for hazard in LOG.hazards.values():
        said = [*_told(hazard), *(name for one in hazard.controls for name in one.shown_by)]
        assert [text for text in said if text not in page] == []


def test_the_safety_page_is_short_and_tells_the_ten_worst_hazards() -> None:
    """A reader has intended use, ten hazards and what no test can show in 12,000 characters."""
    page = PAGE.read_text(encoding="utf-8")
    assert len(page) <= 12_000
    assert len(LOG.worst) == len(set(LOG.worst)) == 10
    said = [text for key in LOG.worst for text in _told(LOG.hazards[key])]
    assert [text for text in (*said, *LOG.not_for, *LOG.not_shown) if text not in page] == []


@pytest.mark.parametrize("hazard", LOG.hazards)
def test_every_hazard_has_tests_that_exist(hazard: str) -> None:
    """Each control of each hazard names tests, and each of them exists."""
    named = named_tests(LOG)[hazard]
    assert named
    assert [name for name in named if name not in TESTS] == []


def test_nobody_has_signed_or_scored() -> None:
    """The pages say that no clinical safety officer has signed and that no clinician has scored a hazard."""
    page = PAGE.read_text(encoding="utf-8")
    assert "No clinical safety officer has signed this page" in page
    assert "Severity and likelihood are not scored" in page
    assert "No clinician has scored severity" in LOG_PAGE.read_text(encoding="utf-8")


def _told(hazard: Hazard) -> list[str]:
    controls = [one.control for one in hazard.controls]
    return [hazard.hazard.removesuffix("."), hazard.cause, hazard.effect, *controls, hazard.remaining]
