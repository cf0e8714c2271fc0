"""Whatever may identify somebody is masked in place, and nothing else changes."""

import csv
import datetime as dt
import io
import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pypdf import PdfReader

from screener.engine.kinds import MAX_CONFIRMED, MAX_LINE
from screener.medicines import Masked, Refusal, Status, read_line
from screener.render.html import render_html
from screener.render.json import render_json
from screener.render.pdf import render_pdf
from screener.render.text import render_text
from screener.rulebook.masked import masked
from screener.rulebook.model import Audience
from screener.saved import open_saved, record_text
from screener.screening import Outcome, screen
from screener.summary import medicine_entries, summarise
from tests.intakes import ROOT, TODAY, intake, ldn

DAY = dt.date(2026, 11, 30)
with (ROOT / "tests" / "masked.csv").open(encoding="utf-8") as file:
    ROWS = [(row["row"], row["masked"]) for row in csv.DictReader(file)]
TABLES = {
    "tabs": """\
Medication	Prescriber	Rx number	Last filled
tramadol 50 mg	Mary White	12345	01/15/2025
Take one daily
codeine	O'Brien	12346	11/02/2026
=>
Medication	Prescriber	Rx number	Last filled
tramadol 50 mg	[name]	[number]	[date] (over a year ago)
Take one daily
codeine	[name]	[number]	[date]""",
    "commas, and a head that is not known": """\
Medication,Sig,Prescriber,Copay
tramadol 50 mg,Take 1; repeat once,White,12.50
=>
Medication,Sig,Prescriber,Copay
tramadol 50 mg,Take 1; repeat once,[name],12.50""",
    "strokes": """\
Drug | Start | End
fentanyl patch | 2024-01-01 | 2024-02-01
=>
Drug | Start | End
fentanyl patch | [date] | [date] (past)""",
    "a status in a column of names": """\
Medication	Provider
oxycodone	stopped by Smith
=>
Medication	Provider
oxycodone	stopped by [name]""",
    "medicines in a column of names": """\
Prescriber	Medication
DF118	Smith
=>
Prescriber	Medication
DF118	Smith""",
}


def mask(*rows: str) -> list[str]:
    """Mask the rows of one list."""
    return [row.text for row in ldn().masking.rows(rows, DAY)]


@pytest.mark.parametrize(("row", "expected"), ROWS, ids=str)
def test_masking_changes_only_what_identifies_somebody(row: str, expected: str) -> None:
    """Dates, numbers and names are masked; medicines, strengths and amounts are not."""
    assert mask(row) == [expected]


@pytest.mark.parametrize("name", TABLES)
def test_table_columns_of_names_numbers_and_dates_are_masked(name: str) -> None:
    """In a column of names, numbers or dates, each cell is masked, and medicines are kept."""
    typed, expected = TABLES[name].split("\n=>\n")
    assert mask(*typed.split("\n")) == expected.split("\n")


def test_masking_twice_changes_nothing() -> None:
    """For all these rows, combinations of them, and lists of them."""
    draw = random.Random(18)  # noqa: S311 nothing secret is drawn
    rows = [row for row, _ in ROWS] + [row for table in TABLES.values() for row in table.split("\n")]
    lists = [[row] for row in rows]
    lists += [[" ".join(draw.sample(rows, draw.choice((1, 2)))) for _ in range(3)] for _ in range(500)]
    for one in lists:
        assert mask(*mask(*one)) == mask(*one), one


@given(st.text(max_size=80))
@example("Dr. [name]")
@example("[date] (past)")
def test_masking_any_text_twice_changes_nothing(text: str) -> None:
    """Any text is masked without an error, and a second time without a change."""
    assert mask(*mask(text)) == mask(text)


def test_a_medicine_name_is_never_masked_as_a_person() -> None:
    """Every known opioid stays in the row and is read, after a title and in a column of names."""
    names = [match.label for match in ldn().vocabulary.matches.values() if "opioid" in match.classes]
    for name in names:
        (row,) = mask(f"Dr Reed {name} 20 mg")
        assert row == f"Dr [name] {name} 20 mg", row
        assert mask("Prescriber\tMedication", f"{name}\tx")[1].startswith(name)


def test_masked_text_is_in_no_document_but_the_medicine_is() -> None:
    """No form of the summary and no record contains identifying text; they all contain the codeine."""
    row = "codeine for Mr. Zzdoe born 3/4/1980, tel 555-123-4567, zz@mail.example, Rx 2718950"
    screening = screen(ldn(), intake(row, complete="yes", takes_opioid="no"))
    assert {one.id: one.outcome for one in screening.findings}["opioid_now"] is Outcome.RAISED
    for audience in Audience:
        summary = summarise(screening, audience, TODAY)
        pdf = "".join(page.extract_text() for page in PdfReader(io.BytesIO(render_pdf(summary))).pages)
        forms = (render_text(summary), render_json(summary), render_html(summary), pdf, record_text(screening))
        for document in forms:
            text = " ".join(document.split())
            assert not [
                one for one in ("zzdoe", "3/4/1980", "555-123", "mail.example", "2718950") if one in text.lower()
            ]
            assert "codeine" in text


def test_page_one_says_once_what_was_masked_and_where() -> None:
    """One sentence on page one names dates and names, and their lines."""
    said = intake("tramadol, Dr. Reed, 10/02/2025", "metformin", "codeine filled 2026-01-03")
    kept = [line.text for line in summarise(screen(ldn(), said), Audience.CLINICIAN, TODAY).kept]
    assert [text for text in kept if "names in" in text] == ["dates in 1, 3; names in 1"]


@pytest.mark.parametrize(
    ("row", "status"),
    [
        ("morphine 15 mg, end date 10/02/2026", Status.UNCLEAR),
        ("morphine 15 mg, end date 12/31/2026", Status.TAKEN),
        ("morphine 15 mg, last filled 1/15/2025", Status.UNCLEAR),
        ("morphine 15 mg, last filled on 11/02/2026", Status.TAKEN),
        ("morphine 15 mg since 10/02/2019", Status.TAKEN),
        ("morphine 15 mg do not fill until 1/1/2024", Status.TAKEN),
        ("morphine 15 mg, insurance end date 10/02/2026", Status.TAKEN),
    ],
)
def test_a_past_end_or_an_old_supply_makes_a_medicine_unclear(row: str, status: Status) -> None:
    """After a past end date, or a supply over a year ago, the row asks; other dates change nothing."""
    (text,) = mask(row)
    assert [one.status for one in read_line(ldn().vocabulary, text).named] == [status]


def test_an_older_printout_is_compared_with_its_newest_supply() -> None:
    """What was supplied with the rest of the list is taken; what was last supplied a year before that asks."""
    heads = "Drug name\tLast filled"
    newer = mask(heads, "MS Contin 30 mg\t10/02/2025", "lisinopril\t2025-08-30", "tramadol\t2024-01-03")
    assert [row.split("\t")[1] for row in newer[1:]] == ["[date]", "[date]", "[date] (over a year ago)"]
    older = mask(heads, "MS Contin 30 mg\t10/02/2019", "lisinopril\t2019-08-30")
    assert [row.split("\t")[1] for row in older[1:]] == ["[date] (over a year ago)"] * 2


def test_without_todays_date_every_end_date_is_past() -> None:
    """The row asks rather than counting as taken forever."""
    (row,) = ldn().masking.rows(["morphine end date 12/31/2036"], None)
    assert row.text == "morphine end date [date] (past)"
    assert row.what == (Masked.DATE,)


def test_a_row_with_only_a_person_is_settled_and_shown() -> None:
    """It leaves nothing open, but is still a row."""
    screening = screen(ldn(), intake("Patient: Mary Smith DOB 01/02/1950 MRN 12345", "metformin", complete="yes"))
    entries = medicine_entries(screening, Audience.CLINICIAN)
    assert [entry.settled for entry in entries] == [True, True]
    assert entries[0].said == (ldn().words.readings.left_out,)
    assert entries[0].shown == "Patient: [name] DOB [date] MRN [number]"


def test_own_questions_and_confirmed_names_are_masked_too() -> None:
    """An identifier in an own question, or in a confirmed name from a file, reaches no document either."""
    file = '{"format": 1, "medicines": [{"typed": "percoset", "confirmed": "Percocet jane@mail.example"}], '
    file += '"own_questions": ["Can Dr. Zzdoe ring 555-123-4567?"]}'
    opened = open_saved(file.encode(), name="intake.json", rulebook=ldn(), today=DAY)
    assert opened.intake.own_questions == ("Can Dr. [name] ring [number]?",)
    assert opened.intake.medicines[0].confirmed == "Percocet [name]"
    assert masked(ldn(), opened.intake, DAY) == opened.intake


def test_only_a_row_that_is_too_long_is_refused() -> None:
    """Only the length of a row or a confirmed name is a reason to refuse it."""
    vocabulary = ldn().vocabulary
    assert read_line(vocabulary, "a@b.example " * 1_000).refusal is Refusal.TOO_LONG
    assert read_line(vocabulary, "codeine", confirmed="x" * (MAX_CONFIRMED + 1)).refusal is Refusal.TOO_LONG
    assert read_line(vocabulary, "x" * MAX_LINE).refusal is None
