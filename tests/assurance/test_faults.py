"""The list of faults put into the program on purpose (``python -m assurance faults`` tries them)."""

import re
from pathlib import Path

import pytest

from assurance.faults import read_faults, try_faults
from assurance.hazards import known_tests
from screener.engine.problems import Refused
from tests.intakes import ROOT

FAULTS = read_faults()
TESTS = known_tests(ROOT / "tests")


@pytest.mark.parametrize("name", FAULTS.faults)
def test_each_fault_can_still_be_put_in(name: str) -> None:
    """The text that a fault replaces occurs exactly once in its file, and the tests that should notice exist."""
    fault = FAULTS.faults[name]
    text = (ROOT / fault.file).read_text(encoding="utf-8")
    assert text.count(fault.right) == 1
    compile(text.replace(fault.right, fault.wrong), fault.file, "exec")
    assert [test for test in fault.red if test.partition("[")[0] not in TESTS] == []


def test_every_silent_channel_has_a_fault() -> None:
    """Each of the fifteen places where a library drops something has a fault, or a reason for having none."""
    tried = {fault.channel for fault in FAULTS.faults.values()} - {None}
    assert set(FAULTS.channels) == {f"S{number}" for number in range(1, 16)}
    assert tried | set(FAULTS.elsewhere) == set(FAULTS.channels)
    assert not tried & set(FAULTS.elsewhere)


@pytest.mark.slow
def test_a_fault_is_put_in_and_seen() -> None:
    """For one fault in a copy, the tests pass without it and fail with it, and the program is unchanged."""
    name = "open_part_of_all_is_false"
    fault = FAULTS.faults[name].model_copy(update={"red": ("test_all_is_the_minimum", "test_marks_are_escaped")})
    before = (ROOT / fault.file).read_bytes()
    without, with_it = try_faults({name: fault})
    assert (without.red, without.not_red) == ((), ())
    assert (with_it.red, with_it.not_red) == (("test_all_is_the_minimum",), ("test_marks_are_escaped",))
    assert (ROOT / fault.file).read_bytes() == before


def test_a_list_with_a_mistake_is_refused(tmp_path: Path) -> None:
    """A misspelled key in the list of faults is reported with its place, so no fault is skipped."""
    text = re.sub(r"\bloses:", "looses:", (ROOT / "assurance" / "faults.yaml").read_text(encoding="utf-8"), count=1)
    (tmp_path / "faults.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match="`looses` is not a key that belongs here"):
        read_faults(tmp_path / "faults.yaml")
