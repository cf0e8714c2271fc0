"""PDF and HTML for people who cannot see them, checked by independent validators."""

import io
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader

from screener.engine.intake import Intake, MedicineLine
from screener.render.html import render_html
from screener.render.paper import Paper
from screener.render.pdf import render_pdf
from screener.rulebook.model import Audience
from screener.screening import screen
from screener.summary import Summary, summarise
from tests.html import tags_of
from tests.intakes import TODAY, all_answered_no, intake, ldn
from tests.verapdf import validated

SAID = Intake(
    medicines=tuple(
        MedicineLine(typed=line)
        for line in (
            "codeine 30 mg",
            "blorp",
            "可待因",
            "كودايين",
            "קודאין",
            "कोडीन",
            "😀",
            "\u0f56",
            "w" * 299,
            "#x *b* \u202e",
        )
    ),
    own_questions=("Will it affect my sleep?", "x" * 200),
    answers={"pregnant": "yes", "breastfeeding": "not_sure"},
    discussed=("opioid_now", "liver_disease"),
)


def summary_of(said: Intake, audience: Audience = Audience.CLINICIAN) -> Summary:
    """A summary about low-dose naltrexone."""
    return summarise(screen(ldn(), said), audience, TODAY)


SUMMARIES = {
    "untouched": Intake(),
    "all no": intake("metformin", complete="yes", **all_answered_no(ldn())),
    "everything": SAID,
}


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """PDFs of very different intakes, for both audiences, on both papers."""
    folder = tmp_path_factory.mktemp("pdf")
    for name, said in SUMMARIES.items():
        for audience in Audience:
            for paper in Paper:
                path = folder / f"{name} {audience.value} {paper.value}.pdf"
                path.write_bytes(render_pdf(summary_of(said, audience), paper))
    return sorted(folder.iterdir())


@pytest.mark.slow
def test_verapdf_passes_the_pdfs(documents: list[Path], tmp_path: Path) -> None:
    """VeraPDF finds nothing against PDF/UA-1 and PDF/A-3a in any PDF; it does in one that is not tagged."""
    plain = tmp_path / "plain.pdf"
    empty = pypdfium2.PdfDocument.new()
    empty.new_page(200, 200)
    empty.save(plain)
    verdicts = validated([*documents, plain])
    assert {(one.profile, one.rules) for one in verdicts} == {("ua1", 106), ("3a", 155)}
    assert len(verdicts) == 2 * (len(documents) + 1)
    assert [one for one in verdicts if not one.passes and one.file != str(plain)] == []
    assert not any(one.passes for one in verdicts if one.file == str(plain))


def test_a_screen_reader_finds_headings_lists_and_links() -> None:
    """The PDF has headings in order, lists, and links with the title of what they lead to."""
    kinds = _kinds(PdfReader(io.BytesIO(render_pdf(summary_of(SAID)))))
    assert [kinds[0], kinds.count("H1")] == ["H1", 1]
    assert {"H2", "H3", "Link", "P", "L", "LI"} <= set(kinds)
    assert not {"Table", "TH"} & set(kinds)


def _kinds(reader: PdfReader) -> list[str]:
    """The kinds of the structure elements, in reading order; without those that only group others."""
    found: list[str] = []

    def walk(element: Any) -> None:
        element = element.get_object()
        if isinstance(element, list):
            for child in element:
                walk(child)
        elif isinstance(element, dict):
            if kind := element.get("/S"):
                found.append(str(kind).removeprefix("/"))
            if "/K" in element:
                walk(element["/K"])

    root: Any = reader.trailer["/Root"]
    walk(root["/StructTreeRoot"])
    return [kind for kind in found if kind not in {"Document", "Div", "Part", "Sect", "NonStruct"}]


@pytest.mark.parametrize("audience", Audience)
def test_the_html_is_one_file_with_landmarks(audience: Audience) -> None:
    """The HTML has its language, landmarks and headings in order; it loads nothing and runs nothing."""
    tags = tags_of(render_html(summary_of(SAID, audience)))
    names = [name for name, _ in tags]
    assert dict(tags)["html"] == {"lang": "en", "dir": "ltr"}
    assert [names.count(one) for one in ("header", "main", "footer", "h1", "title")] == [1, 1, 1, 1, 1]
    levels = [int(name[1]) for name in names if name in {"h1", "h2", "h3"}]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert [kind for name, kind in tags if name == "script"] == [{"type": "application/json", "id": "record"}]
    assert not {"img", "iframe", "link", "object", "embed", "form"} & set(names)
    assert not any(key.startswith("on") or key in {"src", "style"} for _, kind in tags for key in kind)
    places = {kind["id"] for _, kind in tags if "id" in kind}
    links = [kind["href"] or "" for name, kind in tags if name == "a"]
    assert all(link[1:] in places if link.startswith("#") else link.startswith("https://") for link in links)


def test_the_html_carries_the_record() -> None:
    """The HTML holds the same record of the intake as the PDF, as data that no tag can break out of."""
    said = Intake(own_questions=("</script><script>alert(1)</script>",), answers={"pregnant": "no"})
    summary = summary_of(said, Audience.PATIENT)
    html = render_html(summary)
    record = html.partition('id="record">')[2].partition("</script>")[0]
    assert json.loads(record) == json.loads(summary.record)
    assert [name for name, _ in tags_of(html)].count("script") == 1
