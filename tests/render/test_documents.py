"""Text, JSON and PDF: the same statements in each, the same bytes for the same intake, and nothing personal."""

import gc
import io
import json
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, product
from typing import Any

import pytest
import typst
from pypdf import PdfReader

from screener.check.vignettes import intake_of
from screener.engine.intake import Intake
from screener.render.html import render_html
from screener.render.json import render_json
from screener.render.pdf import render_pdf
from screener.render.text import WIDTH, render_text
from screener.rulebook.model import Audience
from screener.screening import screen
from screener.summary import Summary, summarise
from tests.html import shown_in
from tests.intakes import BOOKS, TODAY, all_answered_no, book, intake, ldn
from tests.pdf import boxes, page_texts, pdf_body
from tests.statements import squeezed, statements

VIGNETTES = [
    pytest.param(folder, vignette, audience, id=f"{folder.name}-{vignette.name}-{audience.value}")
    for folder in BOOKS
    for vignette, audience in zip(
        (vignette for topic in book(folder).topics for vignette in topic.vignettes), cycle(Audience), strict=False
    )
]
"""Every worked example, for one audience and the other in turns."""
NASTY = (
    '#import "x" *bold* _it_ $x^2$ @ref <label> // comment',
    "![pixel](https://evil.example/p.png) [link](javascript:alert(1)) <script>alert(1)</script>",
    "codeine\u202e06 gm\u200b \x07 \u0000 end",
    "/JavaScript /OpenAction (x) << >> endobj",
    "w" * 299,
    "кодеин · Κωδεΐνη · thuốc phiện · naïve",
    "可待因 كودايين कोडीन 😀 \ue000 \u0378 \u0f56",
)


def pdf_text(pdf: bytes) -> str:
    """All text of a PDF."""
    return "\n".join(page_texts(pdf))


def summary_of(*lines: str, audience: Audience = Audience.PATIENT, **answers: str) -> Summary:
    """A summary about low-dose naltrexone."""
    return summarise(screen(ldn(), intake(*lines, **answers)), audience, TODAY)


@pytest.mark.parametrize(("folder", "vignette", "audience"), VIGNETTES)
@pytest.mark.slow
def test_every_document_holds_every_statement(folder: Any, vignette: Any, audience: Audience) -> None:
    """What the summary says stands in the text, in the JSON and in the PDF, statement by statement."""
    summary = summarise(screen(book(folder), intake_of(vignette)), audience, TODAY)
    documents = {
        "text": squeezed(render_text(summary)),
        "html": squeezed(shown_in(render_html(summary))),
        "pdf": pdf_body(render_pdf(summary), summary),
        "json": squeezed(" ".join(_strings(json.loads(render_json(summary))))),
    }
    lost = [(name, said) for said in statements(summary) for name in documents if squeezed(said) not in documents[name]]
    assert lost == []


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in _strings(one)]
    if isinstance(value, list):
        return [text for one in value for text in _strings(one)]
    return [value] if isinstance(value, str) else []


def test_hostile_text_is_shown_as_text() -> None:
    """Markup, links, control and direction characters typed as a medicine are printed, and do nothing."""
    summary = summary_of(*NASTY)
    pdf = render_pdf(summary)
    shown = squeezed(pdf_text(pdf))
    for line in (*NASTY[:2], NASTY[3], NASTY[4], "codeine[U+202E]06gm[U+200B][U+0007][U+0000]end"):
        assert squeezed(line) in shown
    names = {key for page in PdfReader(io.BytesIO(pdf)).pages for key in page}
    assert not names & {"/AA", "/OpenAction", "/JS", "/JavaScript"}
    links = [annotation.get_object()["/A"].get("/URI") for page in PdfReader(io.BytesIO(pdf)).pages
             for annotation in page.get("/Annots", [])]  # fmt: skip
    assert {str(link) for link in links} <= {source.url for source in ldn().sources.values()}


def test_letters_no_font_has_are_printed_as_their_code() -> None:
    """A letter that the font lacks becomes its code, with a note; no letter turns into an empty box or is lost."""
    shown = squeezed(pdf_text(render_pdf(summary_of(*NASTY))))
    for line in (NASTY[5], "[U+E000]", "[U+0378]", "[U+0F56]", "Charactersthatnofont"):
        assert squeezed(line) in shown
    assert "Charactersthatnofont" not in squeezed(pdf_text(render_pdf(summary_of("codeine"))))


def test_the_same_intake_gives_the_same_bytes() -> None:
    """Two people who say the same get the same document without a stamp, and nothing tells when it was made."""
    first, second = (summary_of("codeine", pregnant="yes") for _ in range(2))
    assert render_pdf(first) == render_pdf(second)
    assert render_html(first) == render_html(second)
    assert (render_text(first), render_json(first)) == (render_text(second), render_json(second))
    metadata = PdfReader(io.BytesIO(render_pdf(first))).metadata
    assert metadata is not None
    assert set(metadata) <= {"/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate"}
    year = ldn().about.version.split(".")[0]
    assert {str(metadata["/CreationDate"]), str(metadata["/ModDate"])} == {f"D:{year}0101000000Z"}


def test_no_text_is_left_in_what_makes_documents() -> None:
    """Once a document is made, what makes the next one holds nothing of it: no document comes out without a text."""
    render_pdf(summary_of("codeine ZZCANARY"))
    compilers = [one for one in gc.get_objects() if isinstance(one, typst.Compiler)]
    assert compilers
    for compiler in compilers:
        with pytest.raises(typst.TypstError):
            compiler.compile(format="pdf")
        with pytest.raises(typst.TypstError, match="not found"):
            compiler.compile(b'#read("data.json")', format="pdf")


def test_many_people_can_make_documents_at_once() -> None:
    """Documents made at the same time come out whole, each its own."""
    summaries = [summary_of(f"codeine {number} mg") for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        documents = list(pool.map(render_pdf, summaries))
    assert documents == [render_pdf(summary) for summary in summaries]


def test_the_pdf_is_tagged_and_titled() -> None:
    """A screen reader finds structure, language and title; every page names the rules and its number."""
    reader = PdfReader(io.BytesIO(render_pdf(summary_of("codeine", "blorp"))))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert (root["/Lang"], reader.metadata.title if reader.metadata else None) == ("en", ldn().about.title)
    assert "/StructTreeRoot" in root
    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text()
        assert f"Page {number} of {len(reader.pages)}" in text
        assert f"version {ldn().about.version}, {ldn().hash[:12]}" in text
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            assert "/FontFile2" in font["/DescendantFonts"][0]["/FontDescriptor"]


def test_page_one_holds_what_was_not_checked() -> None:
    """However crowded the intake: how it is to be read, and what was masked, not covered and not reviewed."""
    lines = [f"codeine {number} mg" for number in range(40)]
    summary = summary_of(*lines, "blorp", pregnant="yes", breastfeeding="yes")
    first = squeezed(page_texts(render_pdf(summary))[0])
    for line in summary.kept:
        assert squeezed(f"{line.title}: {line.text}") in first
    words = summary.words
    for text in (words.document.no_change, words.blocks.reviewed_none, summary.not_covered[0].title,
                 f"{words.labels.not_understood}: line 41"):  # fmt: skip
        assert squeezed(text) in first


def test_there_is_room_to_write_by_hand() -> None:
    """Name, date and notes are lines to fill in by hand, and each point that is not closed has a box to tick."""
    summary = summary_of("codeine")
    pdf = render_pdf(summary)
    text = pdf_text(pdf)
    assert all(word in text for word in ("Name:", "Date:"))
    assert text.count("Notes:") == len([item for item in summary.talk if item.told_with is None])
    assert boxes(pdf) == len(summary.talk) + len(summary.could_not_check)


def test_the_text_pastes_into_any_chart() -> None:
    """No line of the text is longer than the width, and it holds no tab."""
    text = render_text(summary_of("codeine 30 mg", "w" * 299, liver_disease="yes"))
    urls = {f"    {source.url}" for source in ldn().sources.values()}
    assert "\t" not in text
    assert all(len(line) <= WIDTH or line in urls for line in text.splitlines())


def test_the_json_names_every_caution_and_line() -> None:
    """A program finds each caution's outcome, what is missing, and how each medicine was read."""
    content = json.loads(render_json(summary_of("codeine 30 mg", "blorp", "x" * 301)))
    outcomes = {one["caution"]: one["outcome"] for one in content["findings"]}
    assert set(outcomes) == set(ldn().cautions)
    assert {key for key, outcome in outcomes.items() if outcome == "raised"} == {
        "opioid_now",
        "opioid_last",
        "other_medicines",
    }
    assert set(outcomes.values()) == {"raised", "undetermined"}
    assert [(one["typed"], one["reading"]) for one in content["medicines"]] == [
        ("codeine 30 mg", "recognised"),
        ("blorp", "not_recognised"),
        (None, "refused"),
    ]
    assert content["medicines"][0]["classes"] == ["opioid"]
    opened = ("last_opioid_kind", "opioid_withdrawal", "opioid_dependence")  # by the codeine on the list
    asked = [key for key, question in ldn().questions.items()
             if question.ask_if is None or key in opened]  # fmt: skip
    assert [one["question"] for one in content["not_answered"]] == [*asked, "medicines_complete"]


def test_own_questions_come_first() -> None:
    """A person's own questions stand before the findings, in every document."""
    said = Intake(own_questions=("Will it affect my sleep?",))
    text = render_text(summarise(screen(ldn(), said), Audience.PATIENT, TODAY))
    assert text.index("Will it affect my sleep?") < text.index("TALK ABOUT THIS")


def test_no_word_of_safety() -> None:
    """Whatever was answered, no document says that something is safe, clear, fine or approved for this person."""
    everything = all_answered_no(ldn())
    for audience, said in product(Audience, (intake(), intake(complete="yes", **everything), intake("codeine"))):
        text = f" {render_text(summarise(screen(ldn(), said), audience, TODAY)).lower()} "
        for word in (
            " safe",
            " unsafe",
            " ok ",
            " fine ",
            "all clear",
            "no interaction",
            "no risk",
            "you can take",
            "✓",
            "✔",
        ):
            assert word not in text
