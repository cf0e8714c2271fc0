"""The clinic's page, driven as a person would: answers in, summary out, nothing assumed."""

from itertools import chain
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element

from screener.engine.day import today
from screener.engine.intake import MAX_LINES
from screener.rulebook.default import VARIABLE
from screener.rulebook.model import Audience
from screener.screening import screen
from screener.summary import summarise
from screener.web import rules_in_use as rules
from tests.intakes import ROOT, UMBRELLA, all_answered_no, book, intake, ldn
from tests.statements import squeezed, statements

MAIN = str(ROOT / "screener" / "web" / "main.py")


@pytest.fixture
def page() -> AppTest:
    """The page as it is when it is opened."""
    return AppTest.from_file(MAIN, default_timeout=30).run()


@pytest.fixture
def umbrella(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page with the little rulebook of the tests."""
    return _with_rules(UMBRELLA, monkeypatch)


def _with_rules(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv(VARIABLE, str(folder))
    rules.rules_in_use.cache_clear()
    return AppTest.from_file(MAIN, default_timeout=30).run()


def _key(question: str) -> str:
    return f"{question} 0" if question == "medicines_complete" else f"question {question} 0"


def answer(page: AppTest, question: str, value: str | None) -> AppTest:
    """Choose an answer."""
    return page.radio(key=_key(question)).set_value(value).run()


def type_medicines(page: AppTest, text: str) -> AppTest:
    """Write in the medicines box."""
    return page.text_area(key="medicines 0").set_value(text).run()


TEXTS = ("title", "header", "subheader", "markdown", "caption", "text", "error", "warning")


def texts(page: AppTest) -> list[tuple[str, str]]:
    """Every text on the page in its order, with its kind, without Markdown's marks."""
    elements = [element for element in page.main if isinstance(element, Element) and element.type in TEXTS]
    return [
        (element.type, str(element.value).replace("\\", "").replace("**", "").replace(":small[", ""))
        for element in elements
    ]


def shown(page: AppTest) -> str:
    """Everything a reader sees."""
    return squeezed(" ".join(text for _, text in texts(page)))


def section(page: AppTest, heading: str) -> list[tuple[str, str]]:
    """The texts under a heading."""
    order = texts(page)
    start = order.index(("header", heading)) + 1
    length = next((number for number, (kind, _) in enumerate(order[start:]) if kind == "header"), None)
    return order[start:] if length is None else order[start : start + length]


def under(page: AppTest, heading: str) -> list[str]:
    """The titles of the cautions under a heading, in order."""
    return [text for kind, text in section(page, heading) if kind == "subheader"]


def test_an_untouched_form_decides_nothing(page: AppTest) -> None:
    """Nothing is pre-selected, and every caution is under *could not check*."""
    assert not page.exception
    assert all(radio.value is None for radio in page.radio if not str(radio.key).startswith(("audience", "language")))
    assert under(page, "Talk about this") == []
    assert set(under(page, "Could not check")) == {caution.title for caution in ldn().cautions.values()}


def test_the_summary_follows_each_answer(page: AppTest) -> None:
    """One click raises the caution, with the reason beside it; another click takes it back."""
    answer(page, "pregnant", "yes")
    assert under(page, "Talk about this") == ["Pregnancy"]
    answer(page, "pregnant", "no")
    assert under(page, "Talk about this") == []
    assert under(page, "Checked, not raised by these answers") == ["Pregnancy", "Planning a pregnancy"]
    answer(page, "pregnant", "not_sure")
    assert "Pregnancy" in under(page, "Could not check")


ALL_NO = all_answered_no(ldn())


@pytest.mark.parametrize("left_open", [*screen(ldn(), intake(**ALL_NO)).asked, "medicines_complete"])
@pytest.mark.slow
def test_each_question_left_open_stays_open(page: AppTest, left_open: str) -> None:
    """With all else answered *no*, one question left open is listed as not answered, and its cautions stay open."""
    for _ in range(2):  # the second time for the follow-ups that the first answers open
        for question in set(_asked(page)) & set(ALL_NO) - {left_open}:
            page.radio(key=_key(question)).set_value(ALL_NO[question])
        page.run()
    if left_open != "medicines_complete":
        answer(page, "medicines_complete", "yes")
    assert under(page, "Could not check")
    assert under(page, "Talk about this") == []
    complete = ldn().about.medicines.complete.clinician
    ask = complete if left_open == "medicines_complete" else ldn().questions[left_open].clinician.ask
    assert f"- {ask}" in [text for _, text in section(page, "Not answered")]


@pytest.mark.slow
def test_the_page_says_what_the_summary_says(page: AppTest) -> None:
    """Every statement of the summary stands on the page, for either reader."""
    answer(page, "pregnant", "yes")
    answer(page, "liver_disease", "not_sure")
    type_medicines(page, "codeine 30 mg\nblorp\n*T3* ![x](https://evil.example)")
    said = intake("codeine 30 mg", "blorp", "*T3* ![x](https://evil.example)", pregnant="yes", liver_disease="not_sure")
    for audience in Audience:
        page.radio(key="audience 0").set_value(audience.value).run()
        summary = summarise(screen(ldn(), said), audience, today())
        assert [line for line in statements(summary) if squeezed(line) not in shown(page)] == []


def test_typed_text_never_goes_through_markdown(page: AppTest) -> None:
    """What a person types is drawn as text: it cannot become a picture, a link or a heading."""
    type_medicines(page, "ZZCANARY ![x](https://evil.example/p.png)")
    markdown = [str(element.value) for element in chain(page.markdown, page.caption, page.header, page.subheader)]
    assert not any("ZZCANARY" in text for text in markdown)
    assert any("ZZCANARY" in str(element.value) for element in page.text)


def test_too_many_lines_are_refused_and_kept(page: AppTest) -> None:
    """Ten thousand lines are refused with the number and the limit; the text stays, and no summary is made of it."""
    text = "\n".join(f"medicine {number}" for number in range(10_000))
    type_medicines(page, text)
    assert page.text_area(key="medicines 0").value == text
    assert "10,000" in page.error[0].value
    assert str(MAX_LINES) in page.error[0].value
    headings = {heading["heading"] for heading in ldn().words.sections.model_dump().values()}
    assert not headings & {str(header.value) for header in page.header}


def test_a_line_too_long_is_refused_and_the_others_are_kept(page: AppTest) -> None:
    """A line of 100,000 characters is refused with the reason; the other lines are read, the counts add up."""
    type_medicines(page, "codeine\n" + "x" * 100_000 + "\nblorp")
    assert "Opioid medicine now" in under(page, "Talk about this")
    assert squeezed("2. Line 2 was not read: it has 100,000 characters") in shown(page)


def test_start_over_asks_first(page: AppTest) -> None:
    """*Start over* deletes nothing until it is confirmed; then every answer and line is gone."""
    answer(page, "pregnant", "yes")
    type_medicines(page, "codeine")
    page.button(key="start_over").click().run()
    assert under(page, "Talk about this")
    page.button(key="start_over_no").click().run()
    assert page.radio(key=_key("pregnant")).value == "yes"
    page.button(key="start_over").click().run()
    page.button(key="start_over_yes").click().run()
    assert all(radio.value is None for radio in page.radio if not str(radio.key).startswith(("audience", "language")))
    assert page.text_area(key="medicines 1").value == ""
    assert under(page, "Talk about this") == []


def test_two_people_do_not_see_each_other(page: AppTest) -> None:
    """What one person answers is in no other person's page."""
    other = AppTest.from_file(MAIN, default_timeout=30).run()
    type_medicines(page, "codeine ZZCANARY")
    answer(page, "pregnant", "yes")
    other.run()
    assert other.radio(key=_key("pregnant")).value is None
    assert "ZZCANARY" not in shown(other)


def test_a_hidden_follow_up_comes_back_with_its_answer(umbrella: AppTest) -> None:
    """A follow-up appears with the answer that asks for it, is passed over without it, and keeps its answer."""
    rulebook = book(UMBRELLA)
    follow_up = next(key for key, question in rulebook.questions.items() if question.ask_if)
    (parent, values), = _opens(follow_up)  # fmt: skip
    value = rulebook.answers[follow_up][0]
    assert follow_up not in _asked(umbrella)
    answer(umbrella, parent, values)
    answer(umbrella, follow_up, value)
    answer(umbrella, parent, "not_sure")
    assert follow_up not in _asked(umbrella)
    answer(umbrella, "medicines_complete", "no")
    answer(umbrella, parent, values)
    assert umbrella.radio(key=_key(follow_up)).value == value


def _opens(follow_up: str) -> list[tuple[str, str]]:
    """The answer that opens a follow-up: for one whose condition is a single comparison."""
    condition = book(UMBRELLA).questions[follow_up].ask_if
    assert condition is not None
    root = getattr(condition, "root", {})
    return [(key, value if isinstance(value, str) else value[0]) for key, value in root.items()]


def _asked(page: AppTest) -> list[str]:
    return [str(radio.key).removesuffix(" 0").removeprefix("question ") for radio in page.radio]


def test_broken_rules_serve_one_page_that_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a broken rule file no question is asked and no summary made: only the problems, with place and way out."""
    (tmp_path / "rulebook.yaml").write_text("id: x\nid: y\n...\n", encoding="utf-8")
    page = _with_rules(tmp_path, monkeypatch)
    assert not page.radio
    assert not page.header
    assert [str(title.value) for title in page.title] == ["These rules cannot be used"]
    assert "R002 `id` is written twice" in page.code[0].value
    assert "hint:" in page.code[0].value
