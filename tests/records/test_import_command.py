"""``screener import``: what a record proposes, in words and as JSON, and an intake without an answer."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from screener.engine.intake import Intake
from screener.render.text import render_text
from screener.rulebook.model import Audience
from screener.saved import open_saved
from screener.screening import Outcome, screen
from screener.summary import summarise
from tests.intakes import ROOT, TODAY, ldn
from tests.records.made import bundle, condition, patient, pregnancy, prescription
from tests.records.test_proposals import EVERYTHING


def run(*arguments: str, given: bytes | None = None, today: bool = True) -> "subprocess.CompletedProcess[bytes]":
    """Run ``python -m screener`` on the day of the tests."""
    command = [sys.executable, "-m", "screener", *arguments, *(("--today", TODAY.isoformat()) if today else ())]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run(command, env=environment, capture_output=True, check=False, input=given, cwd=ROOT)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A health record, as a file."""
    path = tmp_path / "record.json"
    path.write_bytes(bundle(*EVERYTHING))
    return path


def test_the_text_says_what_is_proposed_and_accounts_for_every_entry(record: Path) -> None:
    """Counts, proposals with their origin, rows, and the rest with its reason; neither a name nor a date."""
    found = run("import", str(record))
    text = found.stdout.decode()
    assert (found.returncode, found.stderr) == (0, b"")
    assert text.startswith(f"Entries: {len(EVERYTHING)}. Read: 12. Not used: 5. Unreadable: 0.\n")
    assert "Pregnant, or possibly pregnant? Yes (Observation, 10 days old: Pregnancy status: Pregnant)" in text
    assert "With it: Kidney disease, cancer, transplant" in text
    assert "oxycodone 5 mg (read as taken; MedicationRequest, 4 weeks old)" in text
    assert "No clinician has reviewed how records are read." in text
    assert not [word for word in ("Fictitia", "Canary", "1980", "2026-") if word in text]


def test_the_json_counts_add_up(record: Path) -> None:
    """Other programs can check that read, not used and unreadable are all entries."""
    found = json.loads(run("import", str(record), "--format", "json").stdout)
    counts = found["entries"]
    assert counts["read"] + counts["not_used"] + counts["unreadable"] == counts["total"] == len(EVERYTHING)
    assert {one["question"] for one in found["proposals"]} >= {"age", "pregnant", "liver_disease", "transplant"}


def test_an_intake_from_a_record_has_rows_and_no_answer(record: Path, tmp_path: Path) -> None:
    """It is screened as if nobody had been asked: the rows count, and what is proposed is told as open."""
    made = tmp_path / "intake.json"
    assert run("import", "-", "-o", str(made), given=record.read_bytes()).returncode == 0
    opened = open_saved(made.read_bytes(), name="intake", rulebook=ldn(), today=TODAY)
    assert (opened.intake.answers, opened.intake.medicines_complete) == ({}, None)
    screening = screen(ldn(), opened.intake)
    outcomes = {one.id: one.outcome for one in screening.findings}
    assert (outcomes["opioid_now"], outcomes["pregnancy"]) == (Outcome.RAISED, Outcome.UNDETERMINED)
    text = render_text(summarise(screening, Audience.CLINICIAN, TODAY))
    assert "Pregnant, or possibly pregnant? The record proposes: Yes (Observation" in " ".join(text.split())
    assert "From the record, accepted: MedicationRequest, 4 weeks old." in text


def test_an_accepted_answer_says_where_it_is_from_until_it_is_changed() -> None:
    """The document says *from the record, accepted*; of an answer that a person changed since, it does not."""
    accepted = {"question": "pregnant", "answer": "yes", "origin": "Observation, 10 days old: Pregnant"}
    for answer, says in (("yes", True), ("no", False)):
        intake = Intake.model_validate({"answers": {"pregnant": answer}, "accepted": [accepted]})
        summary = summarise(screen(ldn(), intake), Audience.CLINICIAN, TODAY)
        (line,) = (one for one in summary.answers if one.question == "pregnant")
        assert ("from the record, accepted: Observation, 10 days old: Pregnant" in line.answer) is says


def test_an_intake_with_proposals_opens_again_as_it_was(record: Path, tmp_path: Path) -> None:
    """A summary that is saved keeps what was proposed and what was accepted."""
    made = tmp_path / "intake.json"
    run("import", str(record), "-o", str(made))
    intake = open_saved(made.read_bytes(), name="intake", rulebook=ldn(), today=TODAY).intake
    intake = intake.model_copy(update={"answers": {"pregnant": "yes"}, "accepted": intake.proposals[1:2]})
    saved = summarise(screen(ldn(), intake), Audience.CLINICIAN, TODAY).record
    again = open_saved(saved.encode(), name="saved", rulebook=ldn(), today=TODAY).intake
    assert (again.proposals, again.accepted, again.medicines) == (intake.proposals, intake.accepted, intake.medicines)


def test_a_record_in_spanish_is_told_in_spanish(tmp_path: Path) -> None:
    """The sentences are translated; names of codes stay as the terminology has them."""
    path = tmp_path / "record.json"
    path.write_bytes(bundle(patient(), condition("19943007"), prescription("codeine"), pregnancy("60001007")))
    text = run("import", str(path), "--language", "es").stdout.decode()
    assert "Ningún profesional clínico ha revisado cómo se leen los expedientes." in text
    assert "de hace 13 meses: Cirrhosis of liver" in text


def test_a_refused_record_says_why_and_writes_nothing(tmp_path: Path) -> None:
    """The exit status is 1, and no intake is made."""
    made = tmp_path / "intake.json"
    found = run("import", "-", "-o", str(made), given=bundle(patient(), patient() | {"id": "p2"}))
    assert (found.returncode, made.exists()) == (1, False)
    assert found.stderr.startswith(b"standard input: G005 the record is about 2 people")


@pytest.mark.parametrize("key", ["proposals", "accepted"])
def test_an_intake_that_proposes_what_no_question_takes_is_refused(key: str, tmp_path: Path) -> None:
    """A mistyped question or answer in an intake file is named with its place."""
    path = tmp_path / "intake.json"
    one = {"question": "pregnent", "answer": "yes", "origin": "x"}
    path.write_text(json.dumps({"format": 1, key: [one, one | {"question": "pregnant", "answer": "perhaps"}]}))
    found = run("screen", str(path))
    assert f"{key}, number 1: J014 no question is called `pregnent`".encode() in found.stderr
    assert f"{key}, number 2: J015 `perhaps` is not an answer to `pregnant`".encode() in found.stderr
