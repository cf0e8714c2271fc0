"""``python -m screener open`` and ``screen`` with a saved summary."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from screener.engine.intake import Intake
from tests.intakes import ROOT, ldn

SAID = {
    "format": 1,
    "rulebook": "ldn",
    "answers": {"pregnant": "no", "takes_opioid": "not_sure"},
    "medicines": [{"typed": "percoset 5", "confirmed": "Percocet", "taking": "now"}, {"typed": "été \u202e"}],
    "medicines_complete": "no",
    "own_questions": ["Will I sleep?"],
}


def run(*arguments: str, typed: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """Run a command of the program."""
    command = [sys.executable, "-X", "utf8", "-m", "screener", *arguments]
    return subprocess.run(command, cwd=ROOT, input=typed, capture_output=True, check=False)


@pytest.mark.slow
def test_the_intake_of_a_pdf_is_printed_and_screened(tmp_path: Path) -> None:
    """A PDF made from an intake prints that intake, which can be screened again; so can the PDF itself."""
    intake, pdf = tmp_path / "intake.json", tmp_path / "summary.pdf"
    intake.write_text(json.dumps(SAID), encoding="utf-8")
    assert run("screen", str(intake), "--format", "pdf", "-o", str(pdf)).returncode == 0
    printed = run("open", str(pdf))
    assert (printed.returncode, printed.stderr) == (0, b"")
    assert Intake.model_validate_json(printed.stdout) == Intake.model_validate(SAID)
    from_intake = run("screen", "-", typed=printed.stdout).stdout.decode()
    from_pdf = run("screen", str(pdf)).stdout.decode()
    heading = ldn().words.sections.changes.heading
    assert heading.upper() in from_pdf
    assert "Nothing differs." in from_pdf
    assert heading not in from_intake
    lines = from_pdf.splitlines()
    assert [line for line in from_intake.splitlines() if line not in lines] == []


@pytest.mark.slow
def test_a_file_that_was_changed_by_hand_is_refused(tmp_path: Path) -> None:
    """The command says why and the way out, prints nothing else, and exits with 1."""
    intake, saved = tmp_path / "intake.json", tmp_path / "summary.json"
    intake.write_text(Intake.model_validate(SAID).model_dump_json(exclude_none=True), encoding="utf-8")
    assert run("screen", str(intake), "--format", "json", "-o", str(saved)).returncode == 0
    text = saved.read_text(encoding="utf-8")
    saved.write_text(text.replace('"pregnant": "no"', '"pregnant": "yes"'), encoding="utf-8")
    words = ldn().words.saved.refusals.edited
    for command in ("open", "screen"):
        refused = run(command, str(saved))
        assert (refused.returncode, refused.stdout) == (1, b"")
        assert refused.stderr.decode() == f"{saved.as_posix()}: D009 {words.what}\n    hint: {words.hint}\n"


@pytest.mark.slow
def test_a_summary_saved_long_ago_is_still_opened() -> None:
    """The file in the documentation was saved by the first program that saved any: it is opened, and stays as it is."""
    printed = run("open", "tests/saved.json")
    assert printed.returncode == 0
    said = Intake.model_validate_json((ROOT / "tests" / "intake.json").read_bytes())
    assert Intake.model_validate_json(printed.stdout) == said


@pytest.mark.slow
def test_what_is_printed_is_utf_8_whatever_the_console_writes(tmp_path: Path) -> None:
    """On a console of another encoding, `open` writes what `screen` can read, and no letter stops it."""
    saved = tmp_path / "intake.json"
    saved.write_text(
        '{"format": 1, "medicines": ["code\u00edna", "\u043a\u043e\u0434\u0435\u0438\u043d"]}', encoding="utf-8"
    )
    command = [sys.executable, "-m", "screener", "open", str(saved)]
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.returncode == 0
    assert json.loads(done.stdout.decode("utf-8"))["medicines"][1]["typed"] == "\u043a\u043e\u0434\u0435\u0438\u043d"
