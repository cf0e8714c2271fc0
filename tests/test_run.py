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


def test_a_second_start_takes_no_set_up() -> None:
    """What is installed as pinned is not installed again."""
    assert run.is_ready("test")
    assert run.is_ready("app")


def test_another_rulebook_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """``--rules`` chooses the rulebook of the app, ``--port`` and ``--no-browser`` how it is served."""
    monkeypatch.delenv("SCREENER_RULES", raising=False)
    options = run.app_options(["--rules", str(ROOT / "rules" / "ldn"), "--port", "8600", "--no-browser"])
    assert options == ["--server.port", "8600", "--server.headless", "true"]
    assert os.environ["SCREENER_RULES"] == str(ROOT / "rules" / "ldn")
