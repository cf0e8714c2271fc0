"""Intakes with one error: each is refused with a message that says where it is and how to fix it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from screener.check import load_rulebook
from screener.engine.encoded import SAVE_AS
from screener.engine.intake import MAX_BYTES, Intake, read_intake
from screener.engine.problems import Refused
from tests.bad_rules import IntakeCase, read_case

ROOT = Path(__file__).parents[2]
UMBRELLA = ROOT / "tests" / "rulebooks" / "umbrella"
FOLDER = ROOT / "tests" / "bad_intakes"
GOOD = (FOLDER / "good.json").read_text("utf-8")
CASES = {path.stem: read_case(IntakeCase, path) for path in sorted(FOLDER.glob("*.yaml"))}


def opened(text: str) -> Intake:
    """The intake in a file called ``intake.json``, opened with the umbrella rulebook."""
    rulebook = load_rulebook(UMBRELLA)
    return read_intake(
        text, path="intake.json", rulebook_id=rulebook.about.id, answers=rulebook.answers, cautions=rulebook.cautions
    )


def screen(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``python -m screener screen`` in a folder, with the umbrella rulebook."""
    command = [sys.executable, "-m", "screener", "screen", *arguments, "--rules", str(UMBRELLA)]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, encoding="utf-8"
    )


@pytest.mark.parametrize("name", CASES)
def test_one_mistake_is_named(name: str) -> None:
    """An intake with one error is refused whole, with exactly the message of its case."""
    with pytest.raises(Refused) as refused:
        opened(CASES[name].made_to(GOOD).decode())
    assert str(refused.value).splitlines() == CASES[name].expect.splitlines()


def test_every_kind_of_mistake_is_shown() -> None:
    """Every error code about an intake has a case, and every case has a code of the program."""
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "screener").rglob("*.py"))
    shown = {code for case in CASES.values() for code in re.findall(r": (J\d{3}) ", case.expect)}
    assert shown == set(re.findall(r'"(J[0-9]{3})"', sources))


def test_good_intake_is_opened_as_written() -> None:
    """The intake that every case starts from is valid, and nothing in it is lost."""
    intake = opened(GOOD)
    assert intake.answers == {"age": "from_65", "had_reaction": "prefer_not_to_say", "dry_mouth": "yes"}
    assert [(line.typed, line.confirmed, line.taking) for line in intake.medicines] == [
        ("puddlol", None, None),
        ("Sundry 5 mg", "Sundry Slow", "now"),
    ]
    assert (intake.rulebook, intake.medicines_complete) == ("umbrella", "yes")
    assert intake.own_questions == ("Does it help against fog?",)


def test_a_byte_order_mark_changes_nothing() -> None:
    """An intake saved with a byte order mark is the same intake."""
    assert opened(f"\ufeff{GOOD}") == opened(GOOD)


def test_the_largest_file_is_opened() -> None:
    """A file of exactly the maximum size is read like any other."""
    assert opened(GOOD.ljust(MAX_BYTES)) == opened(GOOD)


def test_all_mistakes_are_named_at_once() -> None:
    """Somebody whose intake has several errors sees all of them, sorted by place."""
    made = ("unknown_key_far", "answer_far", "answer_as_a_number", "complete_not_allowed")
    text = GOOD
    for name in made:
        text = CASES[name].made_to(text).decode()
    with pytest.raises(Refused) as refused:
        opened(text)
    assert str(refused.value) == "\n".join(sorted(CASES[name].expect.rstrip() for name in made))


def test_longest_list_is_opened_whole() -> None:
    """All of 200 medicine lines are read; with one more, none is."""
    good, limit = CASES["too_many_lines"], 200
    lines = opened(good.made_to(GOOD).decode().replace('"puddlol", ', "", 1)).medicines
    assert len(lines) == limit
    assert {line.typed for line in lines} == {"puddlol", "Sundry 5 mg"}


def test_command_line_refuses_on_standard_error(tmp_path: Path) -> None:
    """`python -m screener screen` prints messages and no summary for an invalid intake, and exits with 1."""
    (tmp_path / "intake.json").write_bytes(CASES["answer_near"].made_to(GOOD))
    run = screen(tmp_path, "intake.json")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == CASES["answer_near"].expect


@pytest.mark.slow
def test_command_line_names_a_file_it_cannot_open(tmp_path: Path) -> None:
    """A file that is missing, not text, or not writable is named, with a hint."""
    (tmp_path / "latin.json").write_bytes('{ "own_questions": ["café"] }'.encode("latin-1"))
    (tmp_path / "intake.json").write_text(GOOD, "utf-8")
    assert screen(tmp_path, "absent.json").stderr == (
        "absent.json: F001 the file cannot be read: No such file or directory\n    hint: is the path right?\n"
    )
    assert screen(tmp_path, "latin.json").stderr == (
        f"latin.json: F001 the file is not UTF-8 text\n    hint: {SAVE_AS}\n"
    )
    unwritten = screen(tmp_path, "intake.json", "--output", "absent/summary.txt")
    assert (unwritten.returncode, unwritten.stdout) == (1, "")
    assert unwritten.stderr == (
        "absent/summary.txt: F002 the file cannot be written: No such file or directory\n"
        "    hint: is there room, and may it be written?\n"
    )
