"""``run.py`` on machines that are not as one would wish."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import run
from tests.intakes import ROOT


def test_half_an_environment_does_not_count(tmp_path: Path) -> None:
    """What an interrupted set-up left behind is not taken for a Python, and does not end in a traceback."""
    half = tmp_path / "python"
    assert not run.works(half)
    half.touch()
    assert not run.works(half)
    assert run.works(Path(sys.executable))


def test_an_unknown_command_is_answered_in_words() -> None:
    """A mistyped command names the commands there are, and starts nothing."""
    done = subprocess.run([sys.executable, "run.py", "tset"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "There is no command tset. The commands are: app, test, assure, bench.\n"


def test_a_second_start_takes_no_set_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is installed as pinned is not installed again; what was pinned anew is."""
    monkeypatch.setattr(run, "VENV", tmp_path)
    assert not run.is_ready("app")
    run.stamp("requirements.txt").write_text(run.wanted("requirements.txt"), encoding="utf-8")
    assert run.is_ready("app")
    assert not run.is_ready("test")
    run.stamp("requirements.txt").write_text("of other pins", encoding="utf-8")
    assert not run.is_ready("app")


def test_help_sets_nothing_up() -> None:
    """Whoever asks what the command does is told at once."""
    done = subprocess.run([sys.executable, "run.py", "--help"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "--rules FOLDER" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Debian's apt-get is no program of Windows")
@pytest.mark.parametrize("for_tests", [True, False], ids=["CI", "a person"])
def test_nothing_is_installed_on_the_machine_of_a_person(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, for_tests: bool
) -> None:
    """Chromium and Java are installed on a machine that is there for tests, and on no other, whoever runs it."""
    (tmp_path / "apt-get").write_text(f"#!/bin/sh\necho asked >> {tmp_path / 'asked'}\n", encoding="utf-8")
    (tmp_path / "apt-get").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("CI", "true") if for_tests else monkeypatch.delenv("CI", raising=False)
    run.get_from_debian()
    assert (tmp_path / "asked").exists() == for_tests
