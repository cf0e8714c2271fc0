"""The card to carry for a person who takes the medicine: every word from the rules, the same in each form."""

import datetime as dt
import io
import os
import shutil
import struct
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from screener.check import check_rulebook, load_rulebook
from screener.check.description import CardText, card_text
from screener.render.card import render_card_pdf, render_card_png
from screener.rulebook.card import Card
from screener.rulebook.default import VARIABLE
from screener.rulebook.model import Rulebook
from screener.rulebook.translating import in_language, read_translation
from screener.web import rules_in_use as rules
from tests.check.test_description import unmarked
from tests.intakes import BOOKS, ROOT, TODAY, UMBRELLA, book, ldn
from tests.pdf import page_texts
from tests.statements import squeezed

BOTH_BOOKS = pytest.mark.parametrize("folder", BOOKS, ids=lambda folder: folder.name)
MILLIMETRE = 72 / 25.4
A4, LETTER = (210.0, 297.0), (215.9, 279.4)
PAGE = (
    "from screener.web.pages.card import draw_card\n"
    "from screener.web.rules_in_use import rules_in_use\n"
    "draw_card(rules_in_use())"
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the umbrella rulebook, to change."""
    return Path(shutil.copytree(UMBRELLA, tmp_path / "umbrella"))


def card_of(rulebook: Rulebook, today: dt.date = TODAY) -> CardText:
    """The card of a rulebook that has one."""
    card = card_text(rulebook, today)
    assert card
    return card


def page_of(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page of the card of a rulebook."""
    monkeypatch.setenv(VARIABLE, str(folder))
    rules.rules_in_use.cache_clear()
    return AppTest.from_string(PAGE, default_timeout=30).run()


def shown(page: AppTest) -> str:
    """Everything a reader of the page sees."""
    elements = (*page.title, *page.header, *page.subheader, *page.markdown)
    return unmarked(" ".join(str(element.value) for element in elements))


def sheet(card: CardText) -> str:
    """Everything a reader of the printed sheet sees."""
    return squeezed("".join(page_texts(render_card_pdf(card))))


def letters(reader: PdfReader) -> Counter[str]:
    """The letters of a document, in any order. Some languages repeat a hyphen where a line breaks."""
    return Counter(squeezed("".join(page.extract_text() for page in reader.pages)).replace("-", ""))


def statements(rulebook: Rulebook) -> Iterator[str]:
    """Every sentence of the card, from the rules and not from what the program made of them."""
    card = rulebook.about.card
    assert isinstance(card, Card)
    yield from (card.heading, card.title, card.clinician.to, *card.clinician.lines, *card.blanks.values())
    yield from (card.patient.say, *card.patient.ask, card.patient.note, card.patient.not_needed)
    for one in card.evidence:
        yield from (one.says, one.locator, rulebook.sources[one.source].title, rulebook.about.doses[one.dose])
    yield from (rulebook.about.version, rulebook.hash[:12], "Not reviewed by a clinician.")


@BOTH_BOOKS
@pytest.mark.slow
def test_page_and_sheet_hold_every_word_of_the_card(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who reads the page and who reads the paper read the same: all that the rules say of the card."""
    page = page_of(folder, monkeypatch)
    assert not page.exception
    wanted = list(statements(book(folder)))
    assert [text for text in wanted if squeezed(text) not in shown(page)] == []
    assert [text for text in wanted if squeezed(text) not in sheet(card_of(book(folder)))] == []


def test_the_card_says_opioid_blocker_its_dose_and_that_low_doses_were_not_studied() -> None:
    """A team that knows nothing of LDN reads what it is, from which dose that is known, and what is not known."""
    card = ldn().about.card
    assert card
    said = " ".join((card.title, card.clinician.to, *card.clinician.lines))
    assert "low-dose naltrexone (LDN)" in card.title
    assert all(word in said for word in ("emergency", "dental", "surgical", "opioid blocker", "50\u00a0mg"))
    assert card.clinician.lines[-1].endswith("How it applies to low doses has not been studied.")
    assert {one.dose for one in card.evidence} >= {"label_50_mg", "low"}


def test_the_card_has_a_line_for_each_detail() -> None:
    """Name, dose, usual time, allergies, prescriber, phone, a person to call and the day have a line to fill in."""
    card = ldn().about.card
    assert card
    assert set(card.blanks) == {"name", "dose", "usual_time", "allergies", "prescriber", "person", "filled_in_on"}
    text = "".join(page_texts(render_card_pdf(card_of(ldn()))))
    assert all(f"{label}:" in " ".join(text.split()) for label in card_of(ldn()).blanks)


@pytest.mark.slow
def test_the_page_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """No detail of a person is typed into the program for the card: the page has no box, only two downloads."""
    page = page_of(ROOT / "rules" / "ldn", monkeypatch)
    assert [len(page.get(kind)) for kind in ("text_input", "text_area", "radio", "checkbox", "selectbox")] == [0] * 5
    assert [button.proto.label for button in page.get("download_button")] == [
        "Download the card to print (PDF)",
        "Download the picture for your phone (PNG)",
    ]


def test_the_sheet_is_tagged_titled_and_fits_both_papers() -> None:
    """A screen reader finds structure, language and title; one page, of a size that A4 and Letter print as it is."""
    reader = PdfReader(io.BytesIO(render_card_pdf(card_of(ldn()))))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert (root["/Lang"], reader.metadata.title if reader.metadata else None) == ("en", "If you already take LDN")
    (page,) = reader.pages
    wide, high = (float(side) / MILLIMETRE for side in (page.mediabox.width, page.mediabox.height))
    assert wide <= min(A4[0], LETTER[0]) + 0.1
    assert high <= min(A4[1], LETTER[1]) + 0.1


def test_the_picture_is_upright_and_as_wide_as_a_phone() -> None:
    """The picture has 1,080 pixels across, and is higher than wide."""
    picture = render_card_png(card_of(ldn()))
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", picture[16:24])
    assert wide == 1080
    assert 16 / 9 <= high / wide <= 21 / 9


def test_the_same_rules_give_the_same_bytes() -> None:
    """Sheet and picture hold no day and no identifier: made twice, they are the same, byte for byte."""
    first, second = card_of(ldn()), card_of(load_rulebook(ROOT / "rules" / "ldn"), TODAY + dt.timedelta(days=1))
    assert render_card_pdf(first) == render_card_pdf(second)
    assert render_card_png(first) == render_card_png(second)


def test_a_changed_rulebook_changes_the_card(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever changes a word of the card in the rules changes page, sheet and picture."""
    before = render_card_png(card_of(book(UMBRELLA)))
    path = copy / "rulebook.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Umbrellin dries the mouth.", "Umbrellin wets the mouth."), encoding="utf-8")
    changed = card_of(load_rulebook(copy))
    assert squeezed("Umbrellin wets the mouth.") in shown(page_of(copy, monkeypatch))
    assert squeezed("Umbrellin wets the mouth.") in sheet(changed)
    assert render_card_png(replace(changed, rules=card_of(book(UMBRELLA)).rules)) != before


@pytest.mark.slow
def test_a_card_changed_since_its_review_says_so(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A signature is under what the card was, as under a caution: a change of its words shows wherever it is shown."""
    path = copy / "rulebook.yaml"
    text = path.read_text(encoding="utf-8")
    signer = ("--role", "made-up pharmacist", "--until", "2027-06-30", "--on", "2026-02-01", "--signed-on-paper")
    command = [sys.executable, "-m", "screener", "review", "card", "--rules", str(copy), *signer]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT)})
    assert squeezed("made-up pharmacist") in sheet(card_of(load_rulebook(copy)))
    assert squeezed("Changed since review") not in sheet(card_of(load_rulebook(copy)))
    path.write_text(text.replace("Umbrellin dries the mouth.", "Umbrellin wets the mouth."), encoding="utf-8")
    assert squeezed("Changed since review") in sheet(card_of(load_rulebook(copy)))
    assert squeezed("Changed since review") in shown(page_of(copy, monkeypatch))
    assert [one.code for one in check_rulebook(copy, TODAY)[1]] == ["S005"]


def test_an_overdue_review_is_said_on_the_card() -> None:
    """From the day after its review was due, a card that is made says so."""
    assert squeezed("Review overdue") not in sheet(card_of(ldn(), dt.date(2027, 5, 31)))
    assert squeezed("Review overdue") in sheet(card_of(ldn(), dt.date(2027, 6, 1)))


@pytest.mark.parametrize("language", ["ar", "he", "pt-BR", "es"])
def test_the_card_follows_the_language(language: str) -> None:
    """A rulebook in another language, also one that is written from right to left, gives a whole card that says so."""
    card = replace(card_of(ldn()), language=language)
    reader = PdfReader(io.BytesIO(render_card_pdf(card)))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == language
    english = PdfReader(io.BytesIO(render_card_pdf(card_of(ldn()))))
    assert letters(reader) == letters(english)
    assert struct.unpack(">I", render_card_png(card)[16:20]) == (1080,)


def test_a_long_text_makes_the_card_larger_and_loses_nothing() -> None:
    """Texts three times as long, as a translation can be, are printed to the end; so is a word longer than the card."""
    card = card_of(ldn())
    long = replace(
        card,
        title=" ".join([card.title] * 3),
        lines=tuple(f"{line} {line} {line} {'w' * 120}" for line in card.lines),
        blanks=tuple(f"{label}, {label}, {label}" for label in card.blanks),
    )
    text = sheet(long)
    assert [line for line in (long.title, *long.lines, *long.blanks) if squeezed(line) not in text] == []
    assert struct.unpack(">I", render_card_png(long)[16:20]) == (1080,)


def test_a_translated_card_says_that_it_is_a_translation() -> None:
    """A card in another language carries the label of its translation, on the sheet and so on the picture too."""
    folder = ROOT / "rules" / "ldn"
    card = card_of(in_language(ldn(), read_translation(folder, ldn(), "es")))
    assert card.language == "es"
    assert card.translation
    assert [line for line in card.translation if sheet(card).count(squeezed(line)) != 2] == []
    assert render_card_png(card) != render_card_png(replace(card, translation=()))


def test_a_translated_card_is_read_by_a_team_that_reads_english() -> None:
    """An emergency room that reads no Spanish finds all of the front in English, and what each line asks for."""
    spanish = card_of(in_language(ldn(), read_translation(ROOT / "rules" / "ldn", ldn(), "es")))
    english, text = card_of(ldn()), sheet(spanish)
    wanted = (
        english.title,
        english.to,
        *english.lines,
        *english.blanks,
        spanish.title,
        *spanish.lines,
        *spanish.blanks,
    )
    assert [line for line in wanted if squeezed(line) not in text] == []
    assert english.original is None


@pytest.mark.parametrize(("format", "begins"), [("pdf", b"%PDF-"), ("png", b"\x89PNG")])
@pytest.mark.slow
def test_the_command_line_makes_the_card(format: str, begins: bytes, tmp_path: Path) -> None:  # noqa: A002
    """The card is made without a browser too, the same as the app's."""
    path = tmp_path / f"card.{format}"
    command = [sys.executable, "-m", "screener", "card", "--format", format, "-o", str(path), "--today", "2026-06-01"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    made = render_card_pdf if format == "pdf" else render_card_png
    assert path.read_bytes().startswith(begins)
    assert path.read_bytes() == made(card_of(ldn()))


def test_a_rulebook_without_a_card_has_no_page_for_it(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A medicine that needs no card has none: no page, no section, and the command says so."""
    path = copy / "rulebook.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("\ncard:")] + "\n...\n", encoding="utf-8")
    assert card_text(load_rulebook(copy), TODAY) is None
    command = [sys.executable, "-m", "screener", "card", "--rules", str(copy), "-o", str(copy / "card.pdf")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "This rulebook has no card.\n")
    monkeypatch.setenv(VARIABLE, str(copy))
    rules.rules_in_use.cache_clear()
    assert not AppTest.from_file(str(ROOT / "screener" / "web" / "main.py"), default_timeout=30).run().exception
