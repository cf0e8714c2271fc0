"""The files of a translation: what belongs in them, how they are kept up to date, and what a language brings."""

import datetime as dt
import io
import shutil
from pathlib import Path

import pytest
from babel.messages.pofile import read_po as read_with_babel
from typer.testing import CliRunner

from screener.cli.commands import app
from screener.rulebook.translating import in_language, read_translation
from screener.rulebook.translating.po import po_bytes
from screener.rulebook.translating.texts import texts_of
from screener.rulebook.translating.writing import up_to_date
from screener.rulebook.words.locale import day, direction, number, own_name
from tests.intakes import BOOKS, UMBRELLA, book, ldn

LDN = BOOKS[0]
SPANISH = read_translation(LDN, ldn(), "es")


def test_the_spanish_files_are_as_the_command_writes_them() -> None:
    """`python -m screener translate es` finds nothing to change: who translates sees only what is to be done."""
    for written in up_to_date(LDN, ldn(), "es"):
        assert written.path.read_bytes() == written.content, written.shown


@pytest.mark.parametrize("language", ["notalanguage", "../../x", "ES", "es_MX"])
def test_what_is_no_code_of_a_language_is_refused_and_nothing_is_written(language: str, tmp_path: Path) -> None:
    """A mistyped code, or a way out of the folder, makes no file anywhere."""
    copy = Path(shutil.copytree(UMBRELLA, tmp_path / "rules" / "umbrella"))
    before = sorted(tmp_path.rglob("*"))
    done = CliRunner().invoke(app, ["translate", language, "--rules", str(copy)])
    assert done.exit_code == 2
    assert "is not a language code" in " ".join(done.output.split())
    assert sorted(tmp_path.rglob("*")) == before


def test_babel_reads_the_same() -> None:
    """The files are PO files for every program: the library that others use finds the same entries in them."""
    for file in SPANISH.files:
        catalog = read_with_babel(io.BytesIO(file.content))
        theirs = {(message.context, message.id): message.string for message in catalog if message.id}
        assert theirs == {(entry.context, entry.original): entry.text for entry in file.entries}
        assert file.content == po_bytes([file.head, *file.entries])


def test_every_text_of_the_rules_is_found_by_its_type() -> None:
    """Texts of both voices, titles, evidence, labels of answers and interface words are translated; names are not."""
    contexts = {text.context for text in texts_of(ldn())}
    assert {"cautions.opioid_now.patient.say", "cautions.opioid_now.evidence.says", "vignettes.name",
            "questions.last_opioid.answer.today", "classes.opioid.patient", "rulebook.doses.low",
            "words.sections.talk.heading", "words.answers.yes"} <= contexts  # fmt: skip
    assert not any(context.endswith((".locator", ".publisher", ".id", ".kind")) for context in contexts)
    assert "sources.article.title" not in contexts


def test_translators_get_a_file_that_is_up_to_date(tmp_path: Path) -> None:
    """What is new is empty, what is gone is gone, and what changed keeps its old translation, marked and not shown."""
    rulebook, (first, words) = book(UMBRELLA), up_to_date(tmp_path, book(UMBRELLA), "de")
    assert first.missing == first.texts
    assert words.texts == sum(text.context.startswith("words.") for text in texts_of(rulebook))
    (tmp_path / "translations").mkdir()
    text = first.content.decode()
    text = text.replace('msgid "The person"\nmsgstr ""', 'msgid "A person"\nmsgstr "Person"')
    text = text.replace('msgid "Reactions"\nmsgstr ""', 'msgid "Reactions"\nmsgstr "Reaktionen"')
    text += '\nmsgctxt "rulebook.topics.gone"\nmsgid "Gone"\nmsgstr "Weg"\n'
    path = tmp_path / "translations" / "de.po"
    path.write_text(text, "utf-8")
    again = up_to_date(tmp_path, rulebook, "de")[0]
    now = again.content.decode()
    assert '#, fuzzy\nmsgctxt "rulebook.topics.person"\nmsgid "The person"\nmsgstr "Person"' in now
    assert 'msgid "Reactions"\nmsgstr "Reaktionen"' in now
    assert "Weg" not in now
    assert again.missing == again.texts - 1
    path.write_bytes(again.content)
    assert up_to_date(tmp_path, rulebook, "de")[0].content == again.content
    german = in_language(rulebook, read_translation(tmp_path, rulebook, "de"))
    assert (german.about.topics["person"], german.about.topics["reactions"]) == ("The person", "Reaktionen")


@pytest.mark.parametrize(
    ("language", "thousands", "in_words", "runs", "name"),
    [
        ("en", "12,345", "January 31, 2027", "ltr", "English"),
        ("es", "12.345", "31 de enero de 2027", "ltr", "Español"),
        ("de", "12.345", "31. Januar 2027", "ltr", "Deutsch"),
        ("he", "12,345", "31 בינואר 2027", "rtl", "עברית"),
    ],
)
def test_numbers_and_days_are_written_as_the_language_writes_them(
    language: str, thousands: str, in_words: str, runs: str, name: str
) -> None:
    """No reader takes a month for a day or a thousand for a one."""
    written = (number(language, 12345), day(language, dt.date(2027, 1, 31)), direction(language), own_name(language))
    assert written == (thousands, in_words, runs, name)
