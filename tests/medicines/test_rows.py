"""A pasted list loses no medicine, and each row gets its true status: taken, stopped, an allergy, or unclear."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from screener.cli.commands import app
from screener.engine.intake import Intake, MedicineLine, rows_of
from screener.medicines import Status, read_line
from screener.rulebook.masked import masked
from screener.rulebook.model import Audience
from screener.screening import Outcome, Screening, find, screen
from screener.summary import MedicineEntry, medicine_entries, summarise
from tests.intakes import ROOT, TODAY, all_answered_no, intake, ldn
from tests.medicines.test_masking import DAY

with (ROOT / "tests" / "said.csv").open(encoding="utf-8") as file:
    SAID = [(row["rows"], row["said"]) for row in csv.DictReader(file)]


def pasted(text: str, **answers: str) -> Screening:
    """Screen a pasted list that is said to be complete."""
    rows = tuple(MedicineLine(typed=row.text, after_gap=row.after_gap or None) for row in rows_of(text))
    said = Intake(medicines=rows, medicines_complete="yes", answers=answers)
    return screen(ldn(), masked(ldn(), said, DAY))


def entries(text: str, **answers: str) -> tuple[MedicineEntry, ...]:
    """The entries shown for a pasted list."""
    return medicine_entries(pasted(text, **answers), Audience.CLINICIAN)


def said(text: str) -> dict[str, str]:
    """The status of each medicine in a list, by its name in lower case."""
    return {one.name.lower(): one.status for entry in entries(text) for one in entry.names}


def outcomes(text: str, **answers: str) -> dict[str, Outcome]:
    """The outcome of every caution, with every question answered *no*."""
    return {one.id: one.outcome for one in pasted(text, **{**all_answered_no(ldn()), **answers}).findings}


@pytest.mark.parametrize(("rows", "expected"), SAID, ids=str)
def test_the_status_of_a_medicine_comes_from_the_words_next_to_it(rows: str, expected: str) -> None:
    """Rows from people, records and letters: `//` separates rows, `|` statuses that are both right."""
    found = said(rows.replace(" // ", "\n"))
    for one in expected.split():
        name, _, statuses = one.partition(":")
        of_it = [status for label, status in found.items() if name in label]
        assert of_it, (name, found)
        assert set(of_it) <= set(statuses.split("|")), (name, found)


RECORD = """\
Allergies: latex, codeine (vomiting)
1. Metformin 500 mg BID
2) traZODone (DESYREL) 50 mg tablet nightly
- HYDROcodone-acetaminophen (NORCO) 5-325 mg, one every 6 hours as needed
* Prednisone burst (finished last week)
NKDA to latex"""
PRINTOUT = """\
Drug name\tStrength\tSig\tLast filled\tPrescriber
OxyContin\t20 mg\t1 tab q12h\t11/02/2026\tDr. C. Moss
oxycodone IR\t5 mg\t1 tab q4h prn\t11/02/2026\tDr. C. Moss
Relistor\t150 mg\t1 qAM\t2026-10-14\tDr. C. Moss"""
DISCHARGE = """\
DISCHARGE MEDICATION LIST
START taking these medications:
  - morphine 15 mg immediate release tablet. Commonly known as: MSIR
STOP taking these medications:
  - traMADol 50 mg tablet. Commonly known as: ULTRAM
  - ibuprofen 600 mg tablet

Where to Get Your Medications
  Mill Road Pharmacy #12"""
DICTATED = """\
takes motrin 2-3x/wk and tylenol #3 at bedtime, prozac 20, stopped percocet last month
duragesic patch 25 mcg - not using anymore
Wife's Norco x1 for a headache in May
cough syrup from urgent care (hycodan?)"""
PORTAL = """\
oxyCODONE 5 mg tablet
Commonly known as: Roxicodone
Sig: Take 1 tablet every 4 hours
Status: Discontinued
Refills: 0
gabapentin 300 mg capsule
Take 1 capsule three times a day
Status: Active"""


def test_an_allergy_does_not_count_as_taken() -> None:
    """A row of allergies settles; its medicines are neither taken nor open, and shown as allergies."""
    shown = entries(RECORD)
    assert said(RECORD)["codeine"] == "allergy"
    assert shown[0].settled
    assert "Read as an allergy" in " ".join(shown[0].said)
    assert outcomes("Allergies: codeine, latex")["opioid_now"] is Outcome.NOT_RAISED
    assert outcomes("Allergies: codeine, latex")["opioid_last"] is Outcome.NOT_RAISED


def test_every_row_is_shown_without_its_own_number() -> None:
    """Numbers and bullets are not printed twice, and a row that names nothing is still shown."""
    shown = [entry.shown for entry in entries(RECORD)]
    assert shown[1:3] == ["Metformin 500 mg BID", "traZODone (DESYREL) 50 mg tablet nightly"]
    assert [len(entries(text)) for text in (RECORD, PRINTOUT, DISCHARGE, PORTAL)] == [6, 4, 8, 8]
    assert entries(RECORD)[5].settled


def test_two_names_of_one_medicine_are_one_medicine() -> None:
    """A brand in parentheses or after *commonly known as* is the same medicine, with the same status."""
    assert said("oxyCODONE (ROXICODONE) 5 mg tablet - discontinued") == {"oxycodone (roxicodone)": "stopped"}
    assert said("lisinopriL (PRINIVIL,ZESTRIL) 10 mg") == {"lisinopril (prinivil, zestril)": "taken"}
    assert said("oxycodone 5 mg, OxyContin 20 mg stopped") == {"oxycodone": "taken", "oxycontin (oxycodone)": "stopped"}


def test_a_table_is_read_row_by_row() -> None:
    """The heads are recognized, dates and prescribers are masked, and every medicine is read."""
    shown = entries(PRINTOUT)
    assert shown[0].said == (ldn().words.readings.columns,)
    assert shown[1].shown == "OxyContin | 20 mg | 1 tab q12h | [date] | Dr. [name]"
    classes = {one.name: set(one.classes) for entry in shown for one in entry.names}
    assert classes["OxyContin (oxycodone)"] == {"opioid", "long_acting_opioid"}
    assert classes["oxycodone"] == {"opioid"}
    assert "peripheral_opioid_antagonist" in classes["Relistor (methylnaltrexone)"]


def test_a_heading_reaches_its_rows_and_no_further() -> None:
    """*STOP taking* applies to the rows below, up to the next heading or blank line, and is shown."""
    assert said(DISCHARGE) == {"morphine (msir)": "taken", "tramadol (ultram)": "stopped", "ibuprofen": "stopped"}
    assert said("STOP taking:\ntramadol\n\noxycodone 5 mg") == {"tramadol": "stopped", "oxycodone": "taken"}
    shown = entries(DISCHARGE)
    assert "\u201cstop taking\u201d" in " ".join(shown[4].said)
    assert [entry.settled for entry in shown[-2:]] == [True, True]


def test_rows_about_one_medicine_are_read_together() -> None:
    """If name, directions, status and refills have their own rows, the status is about the medicine above."""
    assert said(PORTAL) == {"oxycodone (roxicodone)": "stopped", "gabapentin": "taken"}
    assert entries(PORTAL)[3].said == (ldn().words.readings.details.format(number=1),)


@pytest.mark.parametrize(
    "row",
    ["heart pill", "sleeping pill", "blood pressure pill", "nausea medicine", "the shot every month", "my inhaler",
     "my other pill", "a pill for sleep at night", "take sleeping pill at night"],
)  # fmt: skip
def test_a_medicine_named_by_what_it_is_for_is_a_row_of_its_own(row: str) -> None:
    """It is no detail of the medicine above, and it keeps the list open."""
    above, read = pasted(f"metformin 500 mg daily\n{row}").medicines.readings
    assert above.understood
    assert (read.of, read.understood) == (None, False)


@pytest.mark.parametrize(
    "row",
    ["1 tablet", "Take the tablet in the morning", "for blood pressure", "2 tablets daily for pain", "tablet"],
)
def test_a_direction_is_about_the_medicine_above(row: str) -> None:
    """With how many, how and what for, but without a name."""
    _, read = pasted(f"metformin 500 mg daily\n{row}").medicines.readings
    assert read.of == 0


def test_a_dictated_sentence_is_understood() -> None:
    """Several medicines in a sentence each have their own class and status."""
    shown = {one.name: (one.status, "opioid" in one.classes) for entry in entries(DICTATED) for one in entry.names}
    assert shown["Tylenol #3 (codeine with acetaminophen)"] == ("taken", True)
    assert shown["Percocet (oxycodone with acetaminophen)"] == ("stopped", True)
    assert shown["Prozac (fluoxetine)"] == ("taken", False)
    assert shown["Norco (hydrocodone with acetaminophen)"] == ("unclear", True)
    assert shown["Hycodan (hydrocodone with homatropine)"] == ("unclear", True)
    patch = next(value for name, value in shown.items() if name.startswith("Duragesic"))
    assert patch == ("stopped", True)


@pytest.mark.parametrize("text", ["Medications: none\nNKDA", "no current medications", "None", "Current meds: nil"])
def test_none_decides_nothing_until_somebody_says_so(text: str) -> None:
    """*None* settles its row; the list stays open until somebody says that it is complete."""
    rows = tuple(MedicineLine(typed=row.text) for row in rows_of(text))
    open_ = {
        one.id: one.outcome for one in screen(ldn(), Intake(medicines=rows, answers=all_answered_no(ldn()))).findings
    }
    assert open_["opioid_now"] is Outcome.UNDETERMINED
    assert outcomes(text)["opioid_now"] is Outcome.NOT_RAISED
    assert outcomes(text)["other_medicines"] is Outcome.NOT_RAISED


def test_a_stopped_opioid_is_named_on_page_one_and_can_be_corrected() -> None:
    """A medicine that words marked as stopped is named first; saying that it is taken restores it."""
    screening = pasted(DISCHARGE)
    kept = [line.text for line in summarise(screening, Audience.CLINICIAN, TODAY).kept]
    assert "tramadol (Ultram) (read as stopped, line 5)" in kept
    now = screening.intake.model_copy(
        update={"medicines": tuple(line.model_copy(update={"taking": "now"}) for line in screening.intake.medicines)}
    )
    assert screen(ldn(), now).medicines.statuses[4][0][1] is Status.TAKEN


def test_taken_in_any_row_wins() -> None:
    """An opioid that is stopped in one row and taken in another is taken, and an unclear row asks nothing."""
    assert outcomes("oxycodone 5 mg\nstopped oxycodone last year")["opioid_now"] is Outcome.RAISED
    shown = entries("oxycodone 5 mg\nmy husband's oxycodone")
    assert [entry.settled for entry in shown] == [True, True]
    assert [entry.settled for entry in entries("my husband's oxycodone")] == [False]


def test_an_unknown_stopped_name_opens_only_what_was_taken_recently() -> None:
    """Below *STOP taking*, an unknown medicine is not taken now, but may have been an opioid."""
    found = outcomes("STOP taking:\nZorblatine 5 mg")
    assert found["opioid_now"] is Outcome.NOT_RAISED
    assert found["opioid_last"] is Outcome.UNDETERMINED


def test_an_ambiguous_word_opens_only_the_points_of_its_meanings() -> None:
    """*LDN* may be naltrexone, so it opens nothing about opioids; once the answer says so, it is naltrexone."""
    asked = outcomes("LDN 4.5 mg")
    assert asked["opioid_now"] is Outcome.NOT_RAISED
    assert asked["another_blocker"] is Outcome.UNDETERMINED
    (row,) = entries("LDN 4.5 mg", naltrexone_already="yes")
    assert [one.name for one in row.names] == ["naltrexone"]
    assert row.settled


def test_each_name_has_its_own_class() -> None:
    """Each class is shown after its name, and a reason names only the medicines that pass the test."""
    row = "Tylenol #3, Zoloft, Advil"
    (shown,) = entries(row)
    assert "Tylenol #3 (codeine with acetaminophen) [Opioid]; Zoloft (sertraline); Advil (ibuprofen)" in shown.said[0]
    summary = summarise(pasted(row), Audience.CLINICIAN, TODAY)
    because = next(item.because[0].text for item in summary.talk if item.caution == "opioid_now")
    assert "Read as Tylenol #3 (codeine with acetaminophen)." in because


@pytest.mark.parametrize(
    ("row", "long"),
    [("oxycodone ER 20 mg q12h", True), ("morphine sulfate 15 mg SR", True), ("tramadol retard 100", True),
     ("hydrocodone LA", True), ("12 HR oxycodone hydrochloride 20 MG Extended Release Oral Tablet", True),
     ("72 HR fentanyl 0.025 MG/HR Transdermal System", True), ("buprenorphine 10 mcg/hr patch weekly", True),
     ("oxycodone 5 mg every 12 hours", False), ("oxycodone 5 mg prescribed in the ER", False),
     ("Mr Smith takes oxycodone 5 mg", False), ("oxycodone IR 5 mg, metoprolol ER 50 mg", False),
     ("oxycodone 5 mg (12 hr apart)", False), ("la morfina 10 mg", False)],
)  # fmt: skip
def test_a_release_word_makes_an_opioid_long_acting(row: str, *, long: bool) -> None:
    """For every name, but only if the word is about it."""
    classes = {kind for entry in entries(row) for one in entry.names for kind in one.classes}
    assert ("long_acting_opioid" in classes) is long


@pytest.mark.parametrize("row", ["butalbital/apap/caff/cod", "hydro/apap 5/325", "oxy 5", "dilaud 2 mg", "tram 50"])
def test_shorthand_of_an_opioid_asks(row: str) -> None:
    """Short forms in orders and prescriptions ask which opioid is meant."""
    could_be = {
        kind for entry in entries(row) for one in entry.questions for name in one.could_be for kind in name.classes
    }
    assert "opioid" in could_be


def by_command(text: str, *more: str) -> list[dict[str, object]]:
    """The JSON that ``names --paste`` prints for standard input."""
    done = CliRunner().invoke(
        app, ["names", "--paste", "-", "--format", "json", "--today", "2026-11-30", *more], input=text
    )
    assert done.exit_code == 0, done.output
    rows: list[dict[str, object]] = json.loads(done.stdout)
    return rows


@pytest.mark.slow
def test_a_pasted_list_is_read_by_command(tmp_path: Path) -> None:
    """From standard input or a file, in UTF-8 or UTF-16, each row gives one object with exactly these keys."""
    rows = by_command(PRINTOUT)
    assert [row["row"] for row in rows] == [1, 2, 3, 4]
    assert set(rows[1]) == {"row", "shown", "medicines", "settled", "asks", "not_read", "masked"}
    assert rows[1]["masked"] == ["date", "name"]
    assert rows[1]["medicines"] == [
        {"name": "OxyContin (oxycodone)", "classes": ["long_acting_opioid", "opioid"], "status": "taken"}
    ]
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        (tmp_path / "list.txt").write_text("Wife's Norco\n\ncodeína", encoding=encoding)
        done = CliRunner().invoke(app, ["names", "--paste", str(tmp_path / "list.txt"), "--format", "json"])
        asked, taken = json.loads(done.stdout)
        assert asked["asks"] == [{"about": "Norco (hydrocodone with acetaminophen)",
                                  "could_be": ["Norco (hydrocodone with acetaminophen)"]}]  # fmt: skip
        assert taken["medicines"][0]["status"] == "taken"


def test_a_list_that_is_not_text_is_refused_with_a_message(tmp_path: Path) -> None:
    """Bytes that are not text and missing files are reported with their place."""
    (tmp_path / "list.txt").write_bytes(b"codeine \xff\xfe\xfa")
    for name in ("list.txt", "nowhere.txt"):
        done = CliRunner().invoke(app, ["names", "--paste", str(tmp_path / name)])
        assert (done.exit_code, "F001" in done.output) == (1, True)


@pytest.mark.parametrize(
    "text",
    ["x" * 100_000, "<p>oxycodone 5 mg</p>&nbsp;<br>", r"{\rtf1\ansi \par oxycodone 5 mg}",
     "\u043a\u043e\u0434\u0435\u0438\u043d",
     "codeine\x00\x07\u202e", "History: " + "pain in the back for years, seen by many. " * 40],
    ids=["a very long row", "HTML", "RTF", "another alphabet", "control characters", "a note"],
)  # fmt: skip
@pytest.mark.slow
def test_bad_input_is_read_or_refused_and_nothing_is_dropped(text: str) -> None:
    """For any input, each row is read or refused with a message."""
    rows = by_command(text)
    assert len(rows) == len(rows_of(text))
    assert all(row["shown"] for row in rows)
    if "oxycodone" in text:
        assert "oxycodone" in {str(one["name"]) for row in rows for one in row["medicines"]}  # type: ignore[attr-defined]


@pytest.mark.slow
def test_ten_thousand_rows_are_read() -> None:
    """The command reads a very long list and drops no row."""
    assert len(by_command("\n".join(f"metformin {number} mg daily" for number in range(10_000)))) == 10_000


def test_accents_distinguish_words() -> None:
    """*usé tramadol* is not the English *use*, and *tome* is not *tomé*: neither says that it is not taken."""
    for row in ("usé tramadol", "use tramadol", "tome tramadol cada 8 horas", "tomé tramadol"):
        assert [one.status for one in read_line(ldn().vocabulary, row).named] == [Status.TAKEN], row


def test_directions_do_not_stop_a_medicine() -> None:
    """Directions after an opioid leave its caution raised, however they are attached."""
    directions = (
        "use as directed", "no refills", "take until finished", "then stop for 21 days", "hold for sedation",
        "use bid as needed for allergic rhinitis", "started 3 weeks ago", "for the past 2 years", "3 sachets gran",
        "until cough is gone", "do not stop suddenly", "may stop when no longer needed",
        "take no longer than 5 days", "once in the morning", "for my knee", "(Bell Sons & Co)",
        "last refill 3 weeks ago", "was not discontinued", "to be discontinued 5/1",
    )  # fmt: skip
    for one in directions:
        for join in (", ", " ", " - ", "\n"):
            said = intake(*f"oxycodone 5 mg{join}{one}".split("\n"), takes_opioid="no")
            assert find(ldn(), said, ["opioid_now"])["opioid_now"].outcome is Outcome.RAISED, (one, join)


def test_check_boxes_stay_beside_their_medicines() -> None:
    """Readers of the summary see which boxes of a list were checked and which were not."""
    rows = ("[ ] oxycodone 10 mg", "[x] tramadol 50 mg", "☐ morphine")
    summary = summarise(screen(ldn(), intake(*rows)), Audience.CLINICIAN, TODAY)
    assert [one.typed for one in summary.medicines] == list(rows)
