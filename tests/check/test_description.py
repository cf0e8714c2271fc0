"""The rules in sentences: nothing of them is lost on the pages to sign, nor on the page of the app."""

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from screener.check import load_rulebook
from screener.check.description import describe, holds
from screener.check.description.conditions import Clause
from screener.check.wording import texts_of
from screener.render.rules_pages import APPENDIX, CLASSES, INDEX, RECORDS_PAGE, SOURCES, render_pages, words_to_read
from screener.rulebook.default import VARIABLE
from screener.rulebook.reading import read_folder
from screener.rulebook.standing import standing_of
from screener.web import rules_in_use as rules
from tests.intakes import BOOKS, ROOT, UMBRELLA, book, ldn
from tests.statements import squeezed

BOTH_BOOKS = pytest.mark.parametrize("folder", BOOKS, ids=lambda folder: folder.name)
ABOUT = (
    "from screener.web.pages.rules import draw_rules\n"
    "from screener.web.rules_in_use import rules_in_use\n"
    "draw_rules(rules_in_use())"
)


def about_page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page *The rules* of a rulebook."""
    monkeypatch.setenv(VARIABLE, str(folder))
    rules.rules_in_use.cache_clear()
    return AppTest.from_string(ABOUT, default_timeout=60).run()


def unmarked(text: str) -> str:
    """Markdown as it is read: without its marks, without space."""
    return squeezed(re.sub(r"\\(?=[^\w\s])", "", text.replace("**", "")))


def shown(page: AppTest) -> str:
    """Everything a reader of the page sees, folded boxes included."""
    elements = (*page.title, *page.header, *page.subheader, *page.markdown)
    return unmarked(" ".join(str(element.value) for element in elements))


def texts(folder: Path) -> list[str]:
    """Every text that the files of a rulebook hold for people, and each medicine of each class."""
    kinds = ("rulebook", "questions", "cautions", "sources", "fhir")
    files = [file for file in read_folder(folder).files.values() if file.schema in kinds]
    said = [said.text for file in files if "/medicines/" not in file.shown for said in texts_of(file)]
    return [*said, *_classes(folder)]


def _classes(folder: Path) -> Iterator[str]:
    """What each class means, and the names of what counts as it, in the order of the page."""
    vocabulary = book(folder).vocabulary
    for key, one in vocabulary.classes.items():
        names = [
            vocabulary.title(medicine) if key in vocabulary.itself(medicine).classes
            else f"{vocabulary.title(medicine)} (only as {', '.join(entry.also[key])})"
            for medicine, entry in vocabulary.entries()
            if key in vocabulary.itself(medicine).classes or key in entry.also
        ]  # fmt: skip
        yield f"{one.title}. {one.means} Medicines that count: {' · '.join(names)}."


@BOTH_BOOKS
def test_the_pages_hold_every_text_of_the_rules(folder: Path) -> None:
    """A reviewer who reads the pages has read every text that the rules hold for people, and every name that counts."""
    pages = unmarked(" ".join(render_pages(describe(book(folder), None)).values()))
    classes = set(_classes(folder))
    assert len(texts(folder)) > 100
    assert [text for text in texts(folder) if text not in classes and squeezed(text) not in pages] == []
    vocabulary = book(folder).vocabulary
    names = [
        *(one.label for one in vocabulary.matches.values() if one.classes),
        *(one.means for one in vocabulary.classes.values()),
    ]
    assert [name for name in names if squeezed(name) not in pages] == []


@BOTH_BOOKS
@pytest.mark.slow
def test_the_app_shows_every_text_of_the_rules(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page *The rules* holds every text of the rules too."""
    page = about_page(folder, monkeypatch)
    assert not page.exception
    said = shown(page)
    assert [text for text in texts(folder) if squeezed(text) not in said] == []


def test_the_pages_of_the_rules_are_current() -> None:
    """The pages in docs/rules are those of the rules as they are (`python -m screener docs` writes them)."""
    pages = render_pages(describe(ldn(), None))
    committed = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "rules").iterdir()}
    assert committed == pages


def test_the_pages_do_not_depend_on_the_day() -> None:
    """Pages that are kept never say *overdue*: the day it would be true of is not the day they are read."""
    assert "overdue" not in " ".join(render_pages(describe(book(UMBRELLA), None)).values())
    late = describe(book(UMBRELLA), dt.date(2099, 1, 1))
    assert all("Review overdue" in caution.review for topic in late.topics for caution in topic.cautions)


def test_there_is_a_page_for_each_topic_and_lines_to_sign() -> None:
    """A reviewer finds a page for each topic, and a line to sign under all that is signed; the questions share one."""
    pages = render_pages(describe(ldn(), None))
    apart = {name for name in pages if name.endswith("_questions.md")}
    topics = {f"{topic}.md" for topic in ldn().about.topics}
    assert set(pages) - apart == {INDEX, CLASSES, SOURCES, RECORDS_PAGE} | topics
    lines = sum(text.count("| Role | Date | Signature |") for text in pages.values())
    about, of_questions = ldn().about, {one.topic for one in (*ldn().questions.values(), ldn().about.medicines)}
    others = len(about.notices) + len(of_questions) + len(["about", "unwell", "not covered"])
    assert lines == len([*ldn().cautions, "card", "mapping of records"]) + len(ldn().vocabulary.classes) + others


def test_a_reviewer_is_never_given_more_than_twenty_minutes_to_read() -> None:
    """Before its appendix no page has more than 2,500 words; names and sources are looked up, and have pages apart."""
    pages = render_pages(describe(ldn(), None))
    read = {name: words_to_read(text) for name, text in pages.items() if name not in (CLASSES, SOURCES)}
    assert {name: words for name, words in read.items() if words > 2500} == {}
    assert all(APPENDIX in pages[f"{topic}.md"] for topic in ldn().about.topics)


def clauses(clause: Clause) -> object:
    """A condition in words, as nested lists."""
    return [clause.text, *map(clauses, clause.parts)] if clause.parts else clause.text


@pytest.mark.parametrize(
    ("caution", "expected"),
    [
        ("age_not_studied", "Age band? Answer: Under 18 or 65 or older."),
        (
            "drying_medicine",
            ["At least one of these:", "On the list, as taken now: a medicine of the class «Long-acting».",
             ["All of these:", "On the list, as taken now: a medicine of the class «Dries the mouth».",
              "Dry mouth? Answer: Yes."]],
        ),
        (
            "fogamine_in_adults",
            ["All of these:", "On the list, as taken now: fogamine.",
             ["This does not hold:", "Age band? Answer: Under 18."]],
        ),
        ("other_medicines", "Any medicine is on the list."),
        ("fogamine_before", "On the list, as taken now or as stopped: fogamine or puddlol."),
    ],
)  # fmt: skip
def test_a_condition_is_said_in_words(caution: str, expected: object) -> None:
    """A clinician reads when a caution is raised, as sentences within sentences."""
    described = describe(book(UMBRELLA), None)
    found = {one.id: one.when for topic in described.topics for one in topic.cautions}
    assert clauses(found[caution]) == expected


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("fogamine", {"fogamine_in_adults", "fogamine_before"}),
        ("FOGAMINE  linger", {"fogamine_before"}),
        ("swelling of the face", {"serious_reaction"}),
        ("handbook of rain page 9", {"drying_medicine"}),
        ("naltrexone", set()),
    ],
)
def test_a_search_finds_cautions_by_any_of_their_words(search: str, found: set[str]) -> None:
    """A search looks into title, condition, both voices, evidence and sources, in any case of letters."""
    described = describe(book(UMBRELLA), None)
    assert {one.id for topic in described.topics for one in topic.cautions if holds(one, search)} == found


def test_a_search_says_how_many_it_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who searches sees the cautions found, and of how many; an empty search shows everything again."""
    page = about_page(UMBRELLA, monkeypatch)
    page.text_input[0].set_value("*fogamine*").run()
    assert (shown(page).count("cautionsholdthesewords"), len(page.subheader)) == (1, 0)
    page.text_input[0].set_value("fogamine").run()
    assert [str(title.value) for title in page.subheader] == ["Fogamine", "Fogamine now or before"]
    assert squeezed("2 of 6 cautions hold these words.") in shown(page)
    page.text_input[0].set_value("").run()
    assert len(page.subheader) == len(book(UMBRELLA).cautions)


def test_a_caution_changed_since_its_review_says_so_on_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page *The rules* tells a changed caution from a reviewed one."""
    copy = Path(shutil.copytree(UMBRELLA, tmp_path / "umbrella"))
    assert squeezed("Changed since review") not in shown(about_page(copy, monkeypatch))
    path = copy / "cautions" / "person.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("[under_18, from_65]", "under_18"), encoding="utf-8")
    assert standing_of(load_rulebook(copy), "cautions.age_not_studied").changed
    assert squeezed("Changed since review") in shown(about_page(copy, monkeypatch))
