"""`rules/README.md` teaches how to write a caution: who follows it to the letter meets the messages it shows."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from screener.cli.commands import app
from tests.intakes import ROOT, TODAY, UMBRELLA

README = ROOT / "rules" / "README.md"
COMMAND = ".venv/bin/python -m screener check my-rules"
HEADING = "## Writing a caution, from an empty file to a green check\n"
NEW_LABEL = "## A new label\n"


def blocks(heading: str) -> Iterator[tuple[str, str]]:
    """What a part of the page has its reader write, and what it says the check will print, in order."""
    text = README.read_text(encoding="utf-8").split(heading)[1].split("\n## ")[0]
    yield from re.findall(r"```(yaml|text)\n(.*?)```", text, re.DOTALL)


def write(block: str) -> None:
    """Do what a block says: its first line names the file, and where in it the other lines go."""
    head, _, lines = block.partition("\n")
    name, _, where = head.removeprefix("# ").partition(", ")
    path = Path(name)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    how, _, line = where.partition("line: ")
    if not where:
        new = lines
    elif where == "at the end":
        new = text + lines
    elif where == "above its last line":
        assert text.endswith("\n...\n")
        new = text.removesuffix("...\n") + lines + "...\n"
    elif where == "under files:":
        new = text.replace("files:\n", f"files:\n{lines}")
    else:
        (found,) = (one for one in text.splitlines(keepends=True) if one.strip() == line)
        new = text.replace(found, {"below the ": found, "in the place of the ": ""}[how] + lines)
    assert new != text or not lines
    path.write_text(new, encoding="utf-8")


def check() -> str:
    """What the check prints, on the day of the tests."""
    command = [sys.executable, *COMMAND.split()[1:], "--today", TODAY.isoformat()]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, encoding="utf-8"
    ).stdout


@pytest.mark.slow
def test_the_tutorial_can_be_followed_to_the_letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From an empty file to a green check: each step is met by the messages that the page shows, word for word."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(UMBRELLA, "my-rules")
    met = []
    for kind, block in blocks(HEADING):
        if kind == "yaml":
            write(block)
        else:
            assert check() == block
            met.append(block)
    assert len(met) == 7
    assert met[-1].endswith("no problem found.\n")
    assert f"```sh\n{COMMAND}\n```" in README.read_text(encoding="utf-8")


def test_a_new_label_gets_in_as_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a label's new edition to a signed rule: what rests on it opens, and is settled by a signature alone."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(UMBRELLA, "my-rules")
    for kind, block in blocks(NEW_LABEL):
        if kind == "yaml":
            write(block)
        else:
            assert check() == block
    (command,) = (line for line in README.read_text("utf-8").split(NEW_LABEL)[1].splitlines() if " review " in line)
    done = CliRunner().invoke(app, shlex.split(command)[3:], input="yes\n")
    assert done.exit_code == 0, done.stderr
    for changed in ("«third edition» in the place of «second edition»", "in nobody else"):
        assert changed in done.stdout.replace("\\", "")
    assert check().endswith("no problem found.\n")
