"""The page *About*: what this is, how it decides with an example that is worked out, which rules, what leaves."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from screener.check.description import about_program
from screener.check.vignettes import intake_of
from screener.check.wording import reading_grade
from screener.rulebook.default import VARIABLE
from screener.rulebook.model import Audience, Vignette
from screener.rulebook.standing import standing_of
from screener.screening import Outcome, screen
from screener.summary import summarise
from screener.web import rules_in_use as rules
from tests.check.test_description import unmarked
from tests.intakes import BOOKS, TODAY, UMBRELLA, book, ldn
from tests.statements import squeezed

BOTH_BOOKS = pytest.mark.parametrize("folder", BOOKS, ids=lambda folder: folder.name)
MONTHS = {1: "January", 11: "November", 12: "December"}
PAGE = (
    "from screener.web.pages.about import draw_about\n"
    "from screener.web.rules_in_use import rules_in_use\n"
    "draw_about(rules_in_use())"
)


def about_page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page *About* with a rulebook."""
    monkeypatch.setenv(VARIABLE, str(folder))
    rules.rules_in_use.cache_clear()
    return AppTest.from_string(PAGE, default_timeout=30).run()


def shown(page: AppTest) -> str:
    """Everything a reader of the page sees."""
    elements = (*page.title, *page.header, *page.subheader, *page.markdown)
    return unmarked(" ".join(str(element.value) for element in elements))


def example_of(folder: Path) -> Vignette:
    """The one vignette that a rulebook shows on the page."""
    (vignette,) = (one for topic in book(folder).topics for one in topic.vignettes if one.on_about)
    return vignette


@BOTH_BOOKS
def test_the_example_is_what_the_engine_says(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page shows a person of the rules with all that was said, and every caution with its outcome and why."""
    vignette, page = example_of(folder), about_page(folder, monkeypatch)
    assert not page.exception
    said = shown(page)
    screening = screen(book(folder), intake_of(vignette))
    summary = summarise(screening, Audience.PATIENT, TODAY)
    lines = [vignette.name, *(line.ask for line in summary.answers), *(entry.shown for entry in summary.medicines)]
    for item in (*summary.talk, *summary.checked, *summary.could_not_check):
        lines += [item.title, *(reason.text for reason in item.because), *(line.text for line in item.settle)]
    assert [line for line in lines if squeezed(line) not in said] == []
    headings = [str(one.value) for one in page.subheader]
    counts = [sum(one.outcome is outcome for one in screening.findings) for outcome in Outcome]
    talk, not_checked, checked = counts
    assert [unmarked(text).rpartition("(")[2] for text in headings] == [f"{talk})", f"{checked})", f"{not_checked})"]


def test_the_example_shows_all_three_outcomes() -> None:
    """Who reads the example meets something raised, something checked and something that could not be checked."""
    findings = screen(ldn(), intake_of(example_of(BOOKS[0]))).findings
    assert {finding.outcome for finding in findings} == set(Outcome)


def test_another_answer_gives_another_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example is not written down: another answer in the vignette comes out differently on the page."""
    copy = Path(shutil.copytree(UMBRELLA, tmp_path / "umbrella"))
    path = copy / "cautions" / "medicines.yaml"
    text = path.read_text(encoding="utf-8")
    before = "    answers: { age: from_65 }\n    medicines: [{ typed: fogamine, taking: stopped }]"
    assert before in text
    path.write_text(text.replace(before, before.replace("from_65", "under_18")), encoding="utf-8")
    ages = (squeezed("Answer: 65 or older."), squeezed("Answer: Under 18."))
    assert [age in shown(about_page(UMBRELLA, monkeypatch)) for age in ages] == [True, False]
    assert [age in shown(about_page(copy, monkeypatch)) for age in ages] == [False, True]


@BOTH_BOOKS
def test_the_page_names_the_rules_their_age_and_their_reviews(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader sees which rules these are, from when, how many were reviewed, and when reviews are due."""
    said, rulebook = shown(about_page(folder, monkeypatch)), book(folder)
    year, month, _ = map(int, rulebook.about.version.split("."))
    reviewed = sum(standing_of(rulebook, f"cautions.{key}").last is not None for key in rulebook.cautions)
    assert squeezed(f"Version {rulebook.about.version}, from {MONTHS[month]} {year}.") in said
    assert rulebook.hash[:12] in said
    counts = f"{len(rulebook.cautions)} cautions, {len(rulebook.questions)} questions"
    assert squeezed(f"{counts}, {len(rulebook.vocabulary.matches):,} names") in said
    assert squeezed(f"reviewed by a clinician: {reviewed} of {len(rulebook.cautions)}.") in said


def test_overdue_reviews_are_counted() -> None:
    """On the day after all reviews were due, the page says how many are overdue: all."""
    last = max(caution.review.due for caution in ldn().cautions.values())
    assert "Reviews that are overdue: 0." in about_program(ldn(), TODAY).rules[-1]
    late = about_program(ldn(), last + dt.timedelta(days=1)).rules[-1]
    assert f"Reviews that are overdue: {len(ldn().cautions)}." in late


@BOTH_BOOKS
def test_the_page_explains_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text about the program is on the page, with what the rules are for in both voices."""
    said, words, sections = shown(about_page(folder, monkeypatch)), book(folder).words, book(folder).words.sections
    texts = words.about_program.model_dump()
    filled = {key: text for key, text in texts.items() if "{" not in text}
    assert [key for key, text in filled.items() if squeezed(text) not in said] == []
    for heading in (sections.talk.heading, sections.could_not_check.heading, sections.checked.heading):
        assert said.count(squeezed(f"{heading}:")) == 1
    intended_use = book(folder).about.intended_use
    assert squeezed(intended_use.clinician) in said
    assert squeezed(intended_use.patient) in said


def test_the_page_is_easy_to_read() -> None:
    """Each text of the page has a reading grade of at most 8."""
    texts = ldn().words.about_program.model_dump().values()
    long = [text for text in texts if len(text.split()) >= 15 and "{" not in text]
    assert long
    assert [text for text in long if reading_grade(text) > 8] == []
    assert reading_grade(" ".join(long)) <= 7
