"""A rulebook in another language: the same outcomes, every text in its place, and what it is said on everything."""

import datetime as dt
import io
import json
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader

from screener.check.signing import Signer, all_to_sign, signature
from screener.check.vignettes import intake_of
from screener.render.html import render_html
from screener.render.json import render_json
from screener.render.pdf import render_pdf
from screener.render.text import render_text
from screener.rulebook.matters import WORDS
from screener.rulebook.model import Audience, Rulebook
from screener.rulebook.translating import Translation, in_language, read_translation
from screener.rulebook.translating.po import PoFile, read_po
from screener.screening import Screening, screen
from screener.summary import Place, Summary, blocks_of, review_sentence, summarise
from tests.html import shown_in
from tests.intakes import BOOKS, TODAY, UMBRELLA, book, intake, ldn
from tests.pdf import page_texts
from tests.pseudo import PSEUDO, pseudo, translation
from tests.statements import squeezed, statements

LDN = BOOKS[0]
SPANISH = read_translation(LDN, ldn(), "es")
ES = in_language(ldn(), SPANISH)
RICH = intake("codeine 30 mg", "percoset", "blorp", "MS", "x" * 301, "ibuprofen", takes_opioid="yes",
              pregnant="not_sure", liver_disease="yes", liver_acute="no")  # fmt: skip
"""An intake with something in every section."""


def summary(rulebook: Rulebook, audience: Audience = Audience.PATIENT) -> Summary:
    """The summary of the rich intake."""
    return summarise(screen(rulebook, RICH), audience, TODAY)


def test_spanish_misses_nothing() -> None:
    """Every text of the rules and of the interface has a Spanish translation, and none is kept for a text of before."""
    assert [(text.context, text.original) for text in SPANISH.missing] == []
    assert [entry.context for entry in SPANISH.obsolete] == []


def _found(screening: Screening) -> list[tuple[Any, ...]]:
    return [(one.id, one.outcome, one.because, one.missing) for one in screening.findings]


def test_every_worked_example_comes_out_the_same_in_spanish() -> None:
    """What is found, open or not raised does not depend on the language, nor does how a medicine is read."""
    assert ES.hash == ldn().hash
    for vignette in (one for topic in ldn().topics for one in topic.vignettes):
        said = intake_of(vignette)
        english, spanish = screen(ldn(), said), screen(ES, said)
        assert _found(spanish) == _found(english), vignette.name
        assert spanish.medicines.readings == english.medicines.readings, vignette.name


def test_the_kind_of_a_medicine_is_said_in_spanish() -> None:
    """What a line was read as names its class in the language of the page, and only there."""
    title = ES.vocabulary.classes["opioid"].patient
    assert title != ldn().vocabulary.classes["opioid"].patient
    (line,) = (line for line in summary(ES).medicines if line.typed == "codeine 30 mg")
    assert str(title) in line.said[0]


def test_questions_about_a_line_and_names_of_classes_are_in_spanish() -> None:
    """«Aceon» asks in Spanish which of two medicines it is, and codeine is an opioid in Spanish."""
    spanish = in_language(ldn(), SPANISH)
    said = intake("codeine", "Aceon")
    codeine, aceon = summarise(screen(spanish, said), Audience.PATIENT, TODAY).medicines
    in_english = summarise(screen(ldn(), said), Audience.PATIENT, TODAY).medicines
    assert aceon.questions[0].asks[-1] == spanish.vocabulary.prompts["aceon"].ask
    assert not set(aceon.questions[0].asks) & set(in_english[1].questions[0].asks)
    title = str(spanish.vocabulary.classes["opioid"].patient)
    assert title in codeine.said[0]
    assert title not in in_english[0].said[0]


@pytest.mark.parametrize("language", PSEUDO)
@pytest.mark.parametrize("folder", BOOKS, ids=lambda folder: folder.name)
def test_made_up_languages_come_out_the_same(folder: Path, language: str) -> None:
    """With longer texts, with accents, and from right to left, the outcomes are those of the original."""
    for vignette in (one for topic in book(folder).topics for one in topic.vignettes):
        said = intake_of(vignette)
        assert _found(screen(pseudo(folder, language), said)) == _found(screen(book(folder), said))


def _documents(of: Summary) -> dict[str, str]:
    return {
        "text": squeezed(render_text(of)),
        "json": squeezed(" ".join(_strings(json.loads(render_json(of))))),
        "html": squeezed(shown_in(render_html(of))),
        "pdf": squeezed(" ".join(page_texts(render_pdf(of)))),
    }


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in _strings(one)]
    if isinstance(value, list):
        return [text for one in value for text in _strings(one)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("rulebook", [ES, pseudo(LDN, "en-XA")], ids=["es", "en-XA"])
def test_every_document_holds_every_statement(rulebook: Rulebook, audience: Audience) -> None:
    """In another language nothing is lost: text, JSON and PDF hold every statement, the longest ones too."""
    made = summary(rulebook, audience)
    documents = _documents(made) | {"pdf": _without_feet(render_pdf(made), made)}
    lost = [(name, said) for said in statements(made) for name in documents if squeezed(said) not in documents[name]]
    assert lost == []


def _without_feet(pdf: bytes, made: Summary) -> str:
    """The text of a PDF without what stands at the foot of each page, which can stand within a sentence."""
    words, identity = made.words.document, made.rulebook
    rules = words.rules.format(title=identity.title, version=identity.version, hash=identity.hash[:12])
    foot, pages = squeezed(f"{rules} {' '.join(made.translation)}"), page_texts(pdf)
    bodies = []
    for number_, page in enumerate(map(squeezed, pages), 1):
        numbered = squeezed(words.page.format(page=number_, pages=len(pages)))
        assert foot in page
        bodies.append(page.replace(foot, "").replace(numbered, ""))
    return "".join(bodies) + foot


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("rulebook", [ES, pseudo(LDN, "en-XA")], ids=["es", "en-XA"])
def test_page_one_holds_what_was_not_checked(rulebook: Rulebook, audience: Audience) -> None:
    """However long the language and however crowded the intake, what page one keeps is on it."""
    lines = [f"codeine {number_} mg" for number_ in range(40)]
    made = summarise(screen(rulebook, intake(*lines, "blorp", pregnant="yes", breastfeeding="yes")), audience, TODAY)
    first = squeezed(page_texts(render_pdf(made))[0])
    (kept,) = (block for block in blocks_of(made) if block.place is Place.KEPT)
    assert [line.text for line in kept.blocks if squeezed(line.text) not in first] == []


@pytest.mark.parametrize("audience", Audience)
def test_a_language_from_right_to_left_loses_nothing(audience: Audience) -> None:
    """Text and JSON hold every statement; the PDF says its language, and its lines begin on the right."""
    made = summary(pseudo(LDN, "ar-XB"), audience)
    documents = _documents(made)
    assert [
        said for said in statements(made) for name in ("text", "json", "html") if squeezed(said) not in documents[name]
    ] == []
    root: Any = PdfReader(io.BytesIO(render_pdf(made))).trailer["/Root"]
    assert root["/Lang"] in ("ar", "ar-XB")
    (left, right), (left_in_english, right_in_english) = map(_lines_at_the_edges, (made, summary(ldn(), audience)))
    assert right > left
    assert left_in_english > right_in_english


def _lines_at_the_edges(made: Summary) -> tuple[int, int]:
    """How many lines of page one begin at its left margin, and how many end at its right margin."""
    text = pypdfium2.PdfDocument(render_pdf(made))[0].get_textpage()
    boxes = [text.get_rect(number_) for number_ in range(text.count_rects())]
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    return sum(box[0] < left + 3 for box in boxes), sum(box[2] > right - 3 for box in boxes)


def test_the_pdf_says_its_language() -> None:
    """A screen reader reads the Spanish document with a Spanish voice."""
    for rulebook, language in ((ldn(), "en"), (ES, "es")):
        root: Any = PdfReader(io.BytesIO(render_pdf(summary(rulebook)))).trailer["/Root"]
        assert root["/Lang"] == language


@pytest.mark.parametrize("audience", Audience)
def test_the_label_is_on_everything_in_spanish_and_on_nothing_in_english(audience: Audience) -> None:
    """Each page and each document says in both languages that it is a draft translation, and which one."""
    made = summary(ES, audience)
    label = made.translation
    assert [line.partition(" (")[0] for line in label] == ["Borrador de traducción, no revisado", DRAFT]
    assert all(SPANISH.hash[:12] in line for line in label)
    assert made.rulebook.translation == SPANISH.hash
    for name, text in _documents(made).items():
        assert all(squeezed(line) in text for line in label), name
    for page in page_texts(render_pdf(made)):
        assert all(squeezed(line) in squeezed(page) for line in label)
    english = summary(ldn(), audience)
    assert english.translation == ()
    assert not any(squeezed(DRAFT) in text for text in _documents(english).values())


DRAFT = "Draft translation, not reviewed"


def changed(*gone: str, **texts: str) -> Translation:
    """The Spanish translation as it would be if some texts had another original, or none."""
    files = []
    for file in SPANISH.files:
        text = file.content.decode()
        for context in (*gone, *texts):
            before = f'msgctxt "{context}"\nmsgid "'
            text = text.replace(before, f"{before}{texts.get(context, 'Was: ')}")
        files.append(text.encode())
    path = Path("es.po")
    return Translation("es", SPANISH.texts, tuple(_read(path, content) for content in files))


def _read(path: Path, content: bytes) -> PoFile:
    path.write_bytes(content)
    return read_po(path, path.name)


@pytest.fixture
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("_elsewhere")
def test_a_text_whose_original_changed_is_shown_in_the_original_and_counted() -> None:
    """Nobody reads the translation of a sentence that the rules do not say any more."""
    translation = changed("questions.pregnant.patient.ask", "words.page.start_over")
    assert [text.context for text in translation.missing] == ["questions.pregnant.patient.ask", "words.page.start_over"]
    assert len(translation.obsolete) == 2
    rulebook = in_language(ldn(), translation)
    assert rulebook.questions["pregnant"].patient.ask == ldn().questions["pregnant"].patient.ask
    assert rulebook.translated
    assert all(line.endswith(": 2.") for line in rulebook.translated.label)
    assert "(English): 2." in rulebook.translated.label[1]
    assert "(inglés): 2." in rulebook.translated.label[0]


@pytest.mark.usefixtures("_elsewhere")
def test_two_different_translations_can_be_told_apart() -> None:
    """Two Spanish prints of the same rules that say something else name another translation."""
    other = in_language(ldn(), changed("words.page.start_over"))
    assert other.hash == ES.hash
    assert summary(other).rulebook.translation != summary(ES).rulebook.translation


def test_a_translation_is_a_draft_until_all_of_it_is_signed() -> None:
    """A translation says who reviewed it once every text was signed in its language, the words of the program too."""
    other = pseudo(UMBRELLA, "en-XA")
    matters = all_to_sign(other)
    assert matters[-1] == WORDS
    signer = Signer("notary", dt.date(2026, 12, 31), dt.date(2027, 12, 31))
    for signed, said in ((matters[:-1], DRAFT), (matters, "reviewed on December 31, 2026 by this role: notary")):
        made = signature(other, signed, signer, f"{other.about.version}-{'0' * 12}")
        original = replace(book(UMBRELLA), signatures=(made,))
        again = in_language(original, translation(original, "en-XA", PSEUDO["en-XA"])).translated
        assert again
        assert said in again.label[1]


def test_a_caution_changed_since_its_review_says_so_in_every_language() -> None:
    """Another language is no change of a caution, and it does not hide one."""
    (reviewed,) = book(UMBRELLA).signatures[0].signed
    for language, turn in PSEUDO.items():
        rulebook = pseudo(UMBRELLA, language)
        said = review_sentence(rulebook, reviewed, TODAY)
        assert rulebook.words.review.changed.partition("{")[0] not in said
        assert turn("made-up pharmacist") in said


def test_no_spanish_text_says_what_this_program_does_not_say() -> None:
    """In Spanish too there is no word of safety, no verdict and no recommendation."""
    forbidden = ("segur", "inofensiv", "recomend", "apto ", "apta ", "aprobado para usted", "sin riesgo", "sin peligro",
                 "debe tomar", "no tome", "deje de tomar", "suspenda", "empiece a tomar")  # fmt: skip
    no_change = {ES.words.document.no_change, ES.about.card.patient.note if ES.about.card else ""}
    said = [text for text in SPANISH.said.values() if text not in no_change]
    said = [text.lower().replace("no estoy seguro(a)", "") for text in said]
    assert [(text, word) for text in said for word in forbidden if word in text] == []
    note = "No suspenda ni cambie ningún medicamento por su cuenta a causa de esta "
    assert all(text.startswith(note) for text in no_change)


def test_an_audience_and_a_language_do_not_mix() -> None:
    """The clinician's Spanish is the clinician's, the patient's is the patient's."""
    for audience, other in product(Audience, Audience):
        said = ES.about.intended_use.voice(audience)
        assert (said == ES.about.intended_use.voice(other)) is (audience is other)
