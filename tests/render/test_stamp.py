"""A reference and the day of printing: on every page and in the name of the file, and in no record."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from screener.cli.commands import app
from screener.render.html import render_html
from screener.render.pdf import render_pdf
from screener.render.stamp import LETTERS, new_reference
from screener.saved import open_saved
from tests.html import shown_in
from tests.intakes import ROOT, ldn
from tests.pdf import page_texts
from tests.saved_files import good

SAID = str(ROOT / "tests" / "intake.json")
STAMP = ("--reference", "K7M2-9QXD", "--today", "2026-06-01")
TOLD = "Reference K7M2-9QXD · Printed on June 1, 2026"


def written(folder: Path, kind: str, *options: str) -> Path:
    """What ``screen`` writes into a folder: one file."""
    result = CliRunner().invoke(app, ["screen", SAID, "--format", kind, "-o", str(folder), *options])
    assert result.exit_code == 0, result.output
    (path,) = folder.iterdir()
    return path


def test_two_people_have_two_files_and_each_page_says_whose_it_is(tmp_path: Path) -> None:
    """The name of the file and the foot of each page carry the reference and the day."""
    path = written(tmp_path, "pdf", *STAMP)
    assert path.name == "ldn-summary-clinician-K7M2-9QXD-2026-06-01.pdf"
    assert all(TOLD in page for page in page_texts(path.read_bytes()))


@pytest.mark.parametrize("kind", ["html", "text"])
def test_page_and_text_carry_it_too(kind: str, tmp_path: Path) -> None:
    """It is at the end of the page, and below the text."""
    content = written(tmp_path, kind, *STAMP).read_text(encoding="utf-8")
    end = (shown_in(content) if kind == "html" else content)[-200:]
    assert "Reference K7M2-9QXD" in end
    assert "Printed on June 1, 2026" in end


@pytest.mark.parametrize("kind", ["json", "pdf"])
def test_no_record_carries_it(kind: str, tmp_path: Path) -> None:
    """What is opened again knows neither, and is what it would be without them."""
    content = written(tmp_path, kind, *STAMP).read_bytes()
    record = open_saved(content, name="summary", rulebook=ldn()).record
    for told in ("K7M2", "2026-06-01"):
        assert told not in json.dumps(record.model_dump(mode="json"))


def test_without_a_stamp_nothing_tells_when_it_was_printed() -> None:
    """By itself no document carries a reference or a day."""
    for text in (shown_in(render_html(good())), "".join(page_texts(render_pdf(good())))):
        assert "Reference" not in text
        assert "Printed on" not in text


def test_a_reference_is_drawn_at_random() -> None:
    """No two are alike, and no letter of one is taken for another."""
    found = {new_reference() for _ in range(100)}
    assert len(found) == 100
    assert {len(one) for one in found} == {9}
    assert set("".join(found)) <= {*LETTERS, "-"}
    assert not set("O0I1S5") & set(LETTERS)


def test_what_could_be_a_name_is_no_reference() -> None:
    """A reference with spaces or signs is refused with what it may hold."""
    result = CliRunner().invoke(app, ["screen", SAID, "--reference", "Jane Doe"])
    assert result.exit_code == 2
    assert "letters" in result.output
