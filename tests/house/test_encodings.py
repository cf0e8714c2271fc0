"""Text survives consoles, folders and files of every encoding."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from screener.medicines.accuracy import COLUMNS
from tests.intakes import ROOT

TYPED = ["été codeine 30 mg", "кодеин", "可待因"]
SURROUNDINGS = {
    "Windows in Western Europe": {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    "Windows in the US": {"PYTHONIOENCODING": "cp437", "PYTHONUTF8": "0"},
    "no locale": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "POSIX": {"LC_ALL": "POSIX", "PYTHONUTF8": "0"},
}


def ran(folder: Path, *arguments: str, **settings: str) -> bytes:
    """The standard output of a command."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **settings}
    done = subprocess.run([sys.executable, "-m", "screener", *arguments], cwd=folder, env=environment,
                          capture_output=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder and an intake with letters of several alphabets."""
    folder = tmp_path / "Zoë's Ordner 可 (2)"
    folder.mkdir()
    intake = {"format": 1, "rulebook": "ldn", "medicines": TYPED}
    (folder / "été.json").write_text(json.dumps(intake, ensure_ascii=False), encoding="utf-8")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("settings", SURROUNDINGS.values(), ids=SURROUNDINGS)
def test_redirected_output_can_be_read_again(folder: Path, settings: dict[str, str]) -> None:
    """Output redirected from a console of any encoding is UTF-8, has every letter, and can be opened."""
    (folder / "redirected.json").write_bytes(ran(folder, "screen", "été.json", "--format", "json", **settings))
    (folder / "opened.json").write_bytes(ran(folder, "open", "redirected.json", **settings))
    assert [line["typed"] for line in json.loads((folder / "opened.json").read_text("utf-8"))["medicines"]] == TYPED
    text = ran(folder, "screen", "opened.json", **settings).decode("utf-8")
    rows = ran(folder, "names", *TYPED, **settings).decode("utf-8")
    assert all(line in text and line in rows for line in TYPED)


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_saved_by_another_program_is_opened(folder: Path, encoding: str) -> None:
    """Files in UTF-16 or with a byte order mark, from editors and PowerShell, read the same."""
    text = ran(folder, "screen", "été.json", "--format", "json").decode("utf-8")
    (folder / "again.json").write_text(text, encoding=encoding)
    opened = json.loads(ran(folder, "open", "again.json"))
    assert [line["typed"] for line in opened["medicines"]] == TYPED


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ["screen", "été.json"],
        ["screen", "été.json", "--format", "html"],
        ["open", "été.json"],
        ["names", *TYPED],
        ["names", *TYPED, "--format", "json"],
        ["compare", str(ROOT / "rules" / "ldn"), str(ROOT / "rules" / "ldn")],
    ],
    ids=lambda value: " ".join(value[:1] + value[2:][-1:]) if isinstance(value, list) else "",
)
def test_what_is_printed_can_be_written_to_a_file(folder: Path, arguments: list[str]) -> None:
    """`-o` writes exactly the bytes that would be printed, bypassing the console."""
    assert ran(folder, *arguments, "-o", "out") == b""
    assert (folder / "out").read_bytes() == ran(folder, *arguments)


@pytest.mark.slow
@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-8-sig", ","), ("utf-8-sig", ";"), ("utf-16", ";")])
def test_a_table_from_excel_is_read(tmp_path: Path, encoding: str, delimiter: str) -> None:
    """Excel writes UTF-8 with a byte order mark, semicolons in half of Europe, and UTF-16 as *Unicode text*."""
    table = io.StringIO(newline="")
    csv.writer(table, delimiter=delimiter).writerows([COLUMNS, ("codeine 30 mg", "plain", "codeine", "made up")])
    (tmp_path / "corpus.csv").write_text(table.getvalue(), encoding=encoding, newline="")
    assert b"plain" in ran(tmp_path, "names", "--corpus", "corpus.csv")


@pytest.mark.slow
def test_file_contents_cannot_control_the_terminal(tmp_path: Path) -> None:
    """Terminal and direction controls are printed as codes, and JSON keeps its content."""
    typed = "codeine \u009b31m \u202egm 03 \x7f \U000e0041"
    intake = {"format": 1, "rulebook": "ldn", "medicines": [typed]}
    (tmp_path / "intake.json").write_text(json.dumps(intake), encoding="utf-8")
    for arguments in (["open", "intake.json"], ["screen", "intake.json"], ["screen", "intake.json", "--format", "json"],
                      ["names", typed], ["names", typed, "--format", "json"]):  # fmt: skip
        printed = ran(tmp_path, *arguments).decode("utf-8")
        assert not [character for character in typed if character in printed and not character.isprintable()], arguments
    (line,) = json.loads(ran(tmp_path, "open", "intake.json"))["medicines"]
    assert line["typed"] == typed
