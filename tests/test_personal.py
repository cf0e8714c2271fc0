"""What may tell who somebody is does not get into the evaluation or a document; ordinary lines are not kept out."""

import io

import pytest
from pypdf import PdfReader

from screener.kinds import MAX_CONFIRMED
from screener.medicines import ReadingKind, Refusal, read_line
from screener.render.json import render_json
from screener.render.pdf import render_pdf
from screener.render.text import render_text
from screener.rulebook.model import Audience
from screener.screening import Outcome, screen
from screener.summary import summarise
from tests.intakes import TODAY, intake, ldn

IDENTIFIERS = [
    ("codeine, write to jane.doe@mail.example", Refusal.EMAIL), ("jane @ mail.example", Refusal.EMAIL),
    ("\uff4a\uff20mail.example", Refusal.EMAIL),
    ("ring 555-123-4567", Refusal.PHONE), ("(555) 123 4567", Refusal.PHONE),
    ("555-1234", Refusal.PHONE), ("+44 7911 123456", Refusal.PHONE), ("06 12 34 56 78", Refusal.PHONE),
    ("07700 900123 codeine", Refusal.PHONE), ("phone 55512", Refusal.PHONE), ("born 3/4/1980", Refusal.DATE),
    ("dob 3.4.80", Refusal.DATE), ("oxycodone since 12/11/2024", Refusal.DATE), ("1980-04-03", Refusal.DATE),
    ("12 March 1980", Refusal.DATE), ("March 12, 1980", Refusal.DATE), ("born in 1980", Refusal.DATE),
    ("3/14/80", Refusal.DATE), ("MRN 12345", Refusal.RECORD), ("NHS no 943 476 59", Refusal.RECORD),
    ("123-45-6789", Refusal.RECORD), ("codeine 12345678", Refusal.RECORD), ("AB123456C", Refusal.RECORD),
    ("hospital number: 4471", Refusal.RECORD), ("X1234567", Refusal.RECORD),
    ("1 May 80", Refusal.DATE), ("born May 7", Refusal.DATE), ("1EG4-TE5-MK73", Refusal.RECORD),
    ("0207\u200b9460958", Refusal.PHONE),
]  # fmt: skip


@pytest.mark.parametrize(("line", "refusal"), IDENTIFIERS, ids=str)
def test_an_identifier_is_refused_with_the_reason(line: str, refusal: Refusal) -> None:
    """An e-mail address, a phone number, a full date or a record number: the line is not read, and says why."""
    reading = read_line(ldn().vocabulary, line)
    assert (reading.kind, reading.refusal, reading.matches) == (ReadingKind.REFUSED, refusal, ())


@pytest.mark.parametrize(
    "line",
    ["oxycodone 10 20 30 40 80 mg", "vitamin D 50,000 IU weekly", "penicillin V 1000000 units", "co-codamol 30/500",
     "Percocet 5/325 or 10/325 mg", "insulin 10 12 14 16 units", "U-47700", "prednisone 1-0-1", "Trelegy 100/62.5/25",
     "olmesartan amlodipine hctz 40/10/25", "fentanyl 12 mcg/h every 72 h", "take 2 @ night", "amoxicillin 875-125",
     "heparin 5000 units/0.2 ml", "acetaminophen 325-1000 mg", "methadone since 2019", "levothyroxine 0.025 0.05 mg",
     "acetaminophen 500-1000 q6h prn", "Janumet XR 100-1000", "gabapentin 300 600 1200", "Sinemet 0700 1100 1500 1900",
     "vitamin D 100000 weekly", "codeine from NHS 500mg", "probiotic 10000000000 CFU", "insulin 10-12-14",
     "10 mg@night", "stem cell 10000 units", "vitamin D3 2000 IU, may take 2", "amlodipine 5/10/20",
     "prednisone 20/10/05"],
)  # fmt: skip
def test_strengths_are_not_taken_for_identifiers(line: str) -> None:
    """Many numbers in a line are strengths, times and amounts: it is read."""
    assert read_line(ldn().vocabulary, line).refusal is None


def test_a_refused_line_is_in_no_document_and_leaves_the_caution_open() -> None:
    """What was refused is counted and explained; its text is in no document, and the opioid caution stays open."""
    screening = screen(ldn(), intake("codeine for ZZDOE born 3/4/1980", complete="yes", takes_opioid="no"))
    assert {one.id: one.outcome for one in screening.findings}["opioid_now"] is Outcome.UNDETERMINED
    for audience in Audience:
        summary = summarise(screening, audience, TODAY)
        pdf = "".join(page.extract_text() for page in PdfReader(io.BytesIO(render_pdf(summary))).pages)
        for document in (render_text(summary), render_json(summary), pdf):
            assert "ZZDOE" not in document
            assert "full date" in " ".join(document.split())


def test_a_confirmed_name_is_looked_at_too() -> None:
    """An identifier in the confirmed name of a file refuses the line like one that was typed; so does one too long."""
    vocabulary = ldn().vocabulary
    assert read_line(vocabulary, "codeine", confirmed="jane@mail.example").refusal is Refusal.EMAIL
    assert read_line(vocabulary, "codeine", confirmed="x" * (MAX_CONFIRMED + 1)).refusal is Refusal.TOO_LONG


def test_the_length_is_asked_first() -> None:
    """A very long line is refused for its length before anything in it is looked at."""
    assert read_line(ldn().vocabulary, "a@b.example " * 1_000).refusal is Refusal.TOO_LONG
