"""What a document carries, in every alphabet, whatever was typed: shown as text, whole, and the same each time."""

import io
import os
import subprocess
import sys

import pytest
from pypdf import PdfReader

from screener.engine.intake import Intake, MedicineLine
from screener.engine.visible import visible
from screener.render.html import render_html
from screener.render.paper import Paper
from screener.render.pdf import render_pdf
from screener.render.text import WIDTH, render_text
from screener.rulebook.model import Audience
from screener.screening import screen
from screener.summary import Summary, summarise
from screener.summary.arranging import MOST_ACTIONS
from tests.html import shown_in, tags_of
from tests.intakes import ROOT, TODAY, all_answered_no, intake, ldn
from tests.pdf import beyond_the_paper, page_texts, pdf_body
from tests.statements import squeezed

SCRIPTS = {
    "Latin": "Ibuprofène Überdosis Łódź", "Vietnamese": "thuốc giảm đau có thuốc phiện", "Greek": "Κωδεΐνη",
    "Cyrillic": "кодеин", "Arabic": "كودايين", "Hebrew": "קודאין", "Chinese": "可待因", "Japanese": "コデイン",
    "Korean": "코데인", "Devanagari": "कोडीन", "Thai": "โคเดอีน", "emoji": "😀", "Tamil": "கோடீன்",
}  # fmt: skip


def summary_of(said: Intake, audience: Audience = Audience.PATIENT) -> Summary:
    """A summary about low-dose naltrexone."""
    return summarise(screen(ldn(), said), audience, TODAY)


def of_lines(*lines: str) -> Intake:
    """An intake of medicine lines, and the first of them as questions of one's own."""
    return Intake(medicines=tuple(MedicineLine(typed=line) for line in lines), own_questions=lines[:3])


def fonts_of(pdf: bytes) -> set[str]:
    """The names of the fonts that a PDF holds."""
    names = set()
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            names.add(str(font.get_object()["/BaseFont"]).partition("+")[2])
    return names


@pytest.mark.parametrize("script", SCRIPTS)
def test_letters_of_every_script_are_shown(script: str) -> None:
    """What people type in their own alphabet is printed in it: no code, no empty box, and the file stays small."""
    pdf = render_pdf(summary_of(of_lines(SCRIPTS[script])))
    text = "".join(page_texts(pdf))
    assert "[U+" not in text
    assert "\ufffd" not in text
    assert len(pdf) < 500_000
    if script in {"Arabic", "Hebrew", "Devanagari", "Thai", "Tamil"}:  # read back in another order than typed
        assert any(script in name for name in fonts_of(pdf))
    else:
        assert squeezed(SCRIPTS[script]) in squeezed(text)


def test_a_letter_of_no_font_is_its_code() -> None:
    """A letter that no font has is printed as its code with a note, in every place where it was typed."""
    text = squeezed("".join(page_texts(render_pdf(summary_of(of_lines("\u0f56 codeine"))))))
    assert text.count(squeezed("[U+0F56] codeine")) >= 2
    assert squeezed(ldn().words.document.missing_characters) in text


LONG = "w" * 200


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("audience", Audience)
def test_a_word_without_end_breaks_no_layout(audience: Audience, paper: Paper) -> None:
    """A word as long as is read is printed whole, within the paper; of one of 4,000 letters it is told."""
    lines = ("v" * 299, "u" * 4000)
    said = Intake(own_questions=(LONG, "After it?"), medicines=tuple(MedicineLine(typed=line) for line in lines))
    summary = summary_of(said, audience)
    pdf = render_pdf(summary, paper)
    text = pdf_body(pdf, summary)
    for whole in (LONG, "v" * 299, "After it?", summary.medicines[1].shown):
        assert squeezed(whole) in text
    assert "u" * 100 not in text
    assert beyond_the_paper(pdf) == 0


NASTY = (
    '#import "x" *bold* _it_ $x^2$ @ref <label> // comment \\ `raw` #panic("x")',
    "![pixel](https://evil.example/p.png) [link](javascript:alert(1)) <script>alert(1)</script>",
    "codeine\u202e06 gm\u200b \x07 \u0000 end",
    "/JavaScript /OpenAction (x) << >> endobj stream",
    "{{ 7 * 7 }} {% raw %} &lt;b&gt; \"quotes\" 'single' \\u0041 \\n",
)


@pytest.mark.parametrize("field", ["medicines", "own_questions", "confirmed"])
def test_what_is_typed_changes_nothing_else(field: str) -> None:
    """Markup of any kind in any field is shown as text, and all that the document says beside it stays the same."""

    def said(text: str) -> Intake:
        line = MedicineLine(typed="codeine", confirmed=text[:200]) if field == "confirmed" else None
        lines = (line,) if line else (MedicineLine(typed=text),) if field == "medicines" else ()
        return Intake(medicines=lines, own_questions=(text,) if field == "own_questions" else ())

    for nasty in NASTY:
        summary = summary_of(said(nasty))
        body, html = pdf_body(render_pdf(summary), summary), render_html(summary)
        shown = squeezed(visible(nasty))
        assert shown in body
        assert shown in squeezed(shown_in(html))
        assert "<script>alert" not in html
        assert 'href="javascript' not in html
        assert {name for name, _ in tags_of(html)} <= KNOWN_TAGS


KNOWN_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "section", "article", "footer"),
    *("h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "div", "span", "strong", "a", "bdi", "script"),
}


def test_the_pdf_carries_the_record_as_it_is() -> None:
    """What was typed can be read back from the PDF, every character of it, whatever the page shows in its place."""
    summary = summary_of(of_lines(*NASTY, "w" * 299, *SCRIPTS.values()))
    attached = PdfReader(io.BytesIO(render_pdf(summary))).attachments
    assert attached == {"record.json": [summary.record.encode()]}


@pytest.mark.slow
def test_another_process_makes_the_same_bytes() -> None:
    """The same intake gives the same document in another run of the program, in another place and time zone."""
    said = ROOT / "tests" / "intake.json"
    command = [sys.executable, "-m", "screener", "screen", str(said), "--today", "2026-06-01", "--format"]
    for document in ("pdf", "html", "text"):
        made = [
            subprocess.run([*command, document], cwd=ROOT, capture_output=True, check=True,
                           env=os.environ | {"TZ": zone, "LC_ALL": "C", "PYTHONHASHSEED": seed}).stdout
            for zone, seed in (("UTC", "1"), ("Asia/Tokyo", "2"))
        ]  # fmt: skip
        assert made[0] == made[1]
        assert len(made[0]) > 1000


def test_an_ordinary_intake_fits_on_two_pages() -> None:
    """All that the clinician has to see of an ordinary intake is on page one, and all else but the sources on two."""
    summary = summary_for_paper(("codeine 30 mg at night", "metformin", "levothyroxine", "sertraline"), {})
    assert (len(summary.talk), len(summary.could_not_check)) == (5, 0)
    assert_fits(summary, first=1, most=2)


def test_a_crowded_intake_fits_on_three_pages() -> None:
    """A dozen points to talk about and a dozen medicines are three pages, on both papers; then come the sources."""
    lines = (
        "oxycodone 10 mg prn", "fentanyl patch", "metformin 500 mg bd", "levothyroxine", "sertraline 50 mg",
        "bisoprolol", "prednisolone 5 mg", "azathioprine", "vitamin D", "apixaban 5 mg", "blorptine", "omeprazole",
    )  # fmt: skip
    said = {"liver_disease": "yes", "kidney_disease": "yes", "opioid_need": "within_2_weeks", "low_mood": "before",
            "other_health": "yes"}  # fmt: skip
    summary = summary_for_paper(lines, said | {"age": "from_65"})
    assert (len(summary.talk), len(summary.could_not_check)) == (13, 13)
    assert_fits(summary, first=2, most=3)


def summary_for_paper(lines: tuple[str, ...], said: dict[str, str]) -> Summary:
    """For the clinician: it is not known whether an opioid is taken, and the other answers are *no* or as said."""
    every = all_answered_no(ldn()) | {"takes_opioid": "not_sure"} | said
    asked = screen(ldn(), intake(*lines, complete="yes", **every)).asked
    answers = {question: every[question] for question in asked}
    return summary_of(intake(*lines, complete="yes", **answers), Audience.CLINICIAN)


def assert_fits(summary: Summary, *, first: int, most: int) -> None:
    """The first pages hold what to talk about and to find out, and so many pages hold all else but the sources."""
    for paper in Paper:
        pages = [squeezed(page) for page in page_texts(render_pdf(summary, paper))]
        begin, whole = "".join(pages[:first]), "".join(pages[:most])
        for item in summary.talk:
            assert all(squeezed(text) in begin for text in (item.title, item.say, *item.prompts))
        assert all(squeezed(action.text) in begin for action in summary.find_out[:MOST_ACTIONS])
        for item in (*summary.could_not_check, *summary.checked):
            assert squeezed(item.title) in whole
        for entry in summary.medicines:
            assert all(squeezed(text) in whole for text in (entry.shown, *entry.said))
        for line in summary.answers:
            assert squeezed(f"{line.ask} Answer: {line.answer}") in whole


def test_what_was_discussed_is_ticked() -> None:
    """A point ticked as discussed is ticked in every document, and no other is."""
    said = Intake(discussed=("opioid_now",), answers={"takes_opioid": "yes"})
    for audience in Audience:
        summary = summary_of(said, audience)
        word = summary.words.paper.was_discussed
        assert "".join(page_texts(render_pdf(summary))).count(word) == 1
        assert render_html(summary).count(word) == 1
        text = render_text(summary)
        assert text.count(word) == text.count("[x]") == 1
        assert word not in render_text(summary_of(said.model_copy(update={"discussed": ()}), audience))


def test_the_note_can_be_in_ascii() -> None:
    """The note in ASCII holds every letter that was typed, each as it is or as its code, in lines of one width."""
    text = render_text(summary_of(of_lines("Ibuprofène – naïve", "кодеин")), ascii_only=True)
    assert text.isascii()
    assert "Ibuprof[U+00E8]ne - na[U+00EF]ve" in text
    assert "".join(f"[U+{ord(one):04X}]" for one in "кодеин") in text
    urls = {f"    {source.url}" for source in ldn().sources.values()}
    assert all(len(line) <= WIDTH and line == line.rstrip() for line in text.splitlines() if line not in urls)
    assert "\t" not in text
