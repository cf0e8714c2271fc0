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
from tests.checklist import checklist
from tests.html import shown_in, tags_of
from tests.intakes import ROOT, UMBRELLA, all_answered_no, book, intake, ldn
from tests.panes import Panes, html_texts
from tests.statements import squeezed, statements

MAIN = str(ROOT / "screener" / "web" / "main.py")


@pytest.fixture
def page() -> AppTest:
    """The page as it is when it is opened."""
    return checklist(AppTest.from_file(MAIN, default_timeout=30))


@pytest.fixture
def umbrella(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page with the little rulebook of the tests."""
    return _with_rules(UMBRELLA, monkeypatch)


def _with_rules(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv(VARIABLE, str(folder))
    rules.rules_in_use.cache_clear()
    return checklist(AppTest.from_file(MAIN, default_timeout=30))


def answer(page: AppTest, question: str, value: str | None) -> AppTest:
    """Choose an answer; with None, take it back."""
    Panes(page).click(question if question == "medicines_complete" else f"question {question}", value)
    return page


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
    return squeezed(" ".join([*(text for _, text in texts(page)), *html_texts(page)]))


TALK = ("talk", "first", "discuss", "mention")
"""The sections of what is raised."""


def raised(page: AppTest) -> list[str]:
    """The titles of the points that are raised, in order."""
    return [title for section in TALK for title in Panes(page).under(section)]


def chosen(page: AppTest) -> list[object]:
    """What is chosen for every question, and for the list."""
    panes = Panes(page)
    names = {str(one["name"]) for one in panes.controls() if one["type"] == "radio"}
    return [said for name in sorted(names) if (said := panes.said(name)) is not None]


def test_an_untouched_form_decides_nothing(page: AppTest) -> None:
    """Nothing is pre-selected, and every caution is under *could not check*."""
    assert not page.exception
    assert chosen(page) == []
    assert raised(page) == []
    open_ = squeezed(shown_in(Panes(page).unit("found", "could_not_check")))
    assert [caution.title for caution in ldn().cautions.values() if squeezed(caution.title) not in open_] == []


def test_the_summary_follows_each_answer(page: AppTest) -> None:
    """One click raises the caution; another answer takes it back, and so does the same click again."""
    title = ldn().cautions["pregnancy"].title
    answer(page, "pregnant", "yes")
    assert raised(page) == [title]
    answer(page, "pregnant", "no")
    assert raised(page) == []
    answer(page, "pregnant", "yes")
    answer(page, "pregnant", None)
    assert raised(page) == []
    assert "pregnant" not in page.session_state["session"].intake.answers


def test_the_rest_is_answered_together_as_the_rules_allow_and_taken_back(page: AppTest) -> None:
    """One click answers what is left *no* where the rules allow that, names it, is told in documents, and is undone."""
    words, allowed = ldn().words.checklist, {key for key, one in ldn().questions.items() if one.together}
    answer(page, "liver_disease", "yes")
    panes = Panes(page)
    left = allowed & set(panes.asked()) - {"liver_disease"}
    (label,) = (one for one in panes.labels() if one.startswith("The rest"))
    panes.press(label)
    intake = page.session_state["session"].intake
    assert left
    assert intake.answers == {"liver_disease": "yes"} | dict.fromkeys(left, "no")
    assert set(intake.together) == left
    assert all(str(ldn().questions[key].short) in label for key in left)
    told = summarise(screen(ldn(), intake), Audience.CLINICIAN, today())
    together = {line.question for line in told.answers if line.answer == words.together.format(answer="No")}
    assert together == left
    one = next(iter(left))
    panes.click(f"question {one}", None)
    panes.click(f"question {one}", "no")
    assert set(page.session_state["session"].intake.together) == left - {one}
    panes.press(words.rest_undo)
    assert page.session_state["session"].intake.answers == {"liver_disease": "yes", one: "no"}


def test_what_is_no_choice_is_no_answer(page: AppTest) -> None:
    """What only a program can send, to a control or in its place, is passed over, and the page goes on."""
    for name, value in (
        ("question pregnant", "maybe"), ("question pregnant", ["yes"]), ("question nothing", "yes"),
        ("medicines_complete", 1), ("confirmed 1", " "), ("no_medicine 1", [""]), ("taking 1", {}), ("audience", "me"),
    ):  # fmt: skip
        Panes(page).say("asked", {name: value})
    assert not page.exception
    assert not page.error
    assert page.session_state["session"].intake.answers == {}


def test_a_follow_up_says_what_opened_it_and_stands_under_its_question(page: AppTest) -> None:
    """An opioid on the list, or an answer, opens questions: each names the line or the answer in its own row."""
    before = Panes(page).asked()
    type_medicines(page, "metformin\ntramadol")
    panes = Panes(page)
    opened = [key for key in panes.asked() if key not in before]
    assert opened[0] == "last_opioid_kind"
    assert panes.asked().index("last_opioid_kind") == panes.asked().index("last_opioid") + 1
    assert "because: line 2, tramadol" in shown_in(panes.unit("asked", "question last_opioid_kind"))
    assert "data-told" in panes.unit("asked", "question last_opioid_kind")
    type_medicines(page, "metformin")
    answer(page, "last_opioid", "today")
    assert "because: Last opioid: Today" in shown_in(Panes(page).unit("asked", "question last_opioid_kind"))


def test_what_is_to_be_found_out_leads_to_where_it_is_answered(page: AppTest) -> None:
    """Each row under *Find out* leads to a question or a row of the list that is on the page."""
    type_medicines(page, "blorp")
    panes = Panes(page)
    led = [attributes["data-go"] for tag, attributes in tags_of(panes.unit("found", "find_out")) if tag == "a"]
    ids = {attributes.get("id") for _, attributes in tags_of(panes.html("asked"))}
    assert "row-1" in led
    assert set(led) <= ids


ALL_NO = all_answered_no(ldn())


@pytest.mark.parametrize("left_open", [*screen(ldn(), intake(**ALL_NO)).asked, "medicines_complete"])
@pytest.mark.slow
def test_each_question_left_open_stays_open(page: AppTest, left_open: str) -> None:
    """With all else answered *no*, one question left open is listed as not answered, and its cautions stay open."""
    for _ in range(2):  # the second time for the follow-ups that the first answers open
        questions = [key for key in _asked(page) if key != left_open]
        Panes(page).say("asked", {f"question {key}": ALL_NO[key] for key in questions if key in ALL_NO})
    if left_open != "medicines_complete":
        answer(page, "medicines_complete", "yes")
    assert raised(page) == []
    asked = {attributes.get("data-go") for _, attributes in tags_of(Panes(page).unit("found", "find_out"))}
    assert asked - {None} == {f"ask-{left_open}"}


@pytest.mark.slow
def test_the_page_says_what_the_summary_says(page: AppTest) -> None:
    """Every statement of the summary stands on the page, for either reader."""
    answer(page, "pregnant", "yes")
    answer(page, "liver_disease", "not_sure")
    type_medicines(page, "codeine 30 mg\nblorp\n*T3* ![x](https://evil.example)")
    said = intake("codeine 30 mg", "blorp", "*T3* ![x](https://evil.example)", pregnant="yes", liver_disease="not_sure")
    for audience in Audience:
        Panes(page).click("audience", audience.value, "found")
        summary = summarise(screen(ldn(), said), audience, today())
        assert [line for line in statements(summary) if squeezed(line) not in shown(page)] == []


def test_typed_text_never_goes_through_markdown(page: AppTest) -> None:
    """What a person types is drawn as text: it cannot become a picture, a link or a heading."""
    typed = "ZZCANARY <b>![x](https://evil.example/p.png)</b>"
    type_medicines(page, typed)
    markdown = [str(element.value) for element in chain(page.markdown, page.caption, page.header, page.subheader)]
    assert not any("ZZCANARY" in text for text in markdown)
    assert typed in Panes(page).row(1)
    assert "<b>" not in Panes(page).html("asked") + Panes(page).html("found")


def test_too_many_lines_are_refused_and_kept(page: AppTest) -> None:
    """Ten thousand lines are refused with the number and the limit; the text stays, and no summary is made of it."""
    text = "\n".join(f"medicine {number}" for number in range(10_000))
    type_medicines(page, text)
    assert page.text_area(key="medicines 0").value == text
    assert "10,000" in page.error[0].value
    assert str(MAX_LINES) in page.error[0].value
    assert Panes(page).html("found") == ""


def test_a_line_too_long_is_refused_and_the_others_are_kept(page: AppTest) -> None:
    """A line of 100,000 characters is refused with the reason; the other lines are read, the counts add up."""
    type_medicines(page, "codeine\n" + "x" * 100_000 + "\nblorp")
    assert any(ldn().cautions["opioid_now"].title in title for title in raised(page))
    assert squeezed(" Line 2 was not read: it has 100,000 characters") in shown(page)


def test_start_over_asks_first(page: AppTest) -> None:
    """*Start over* deletes nothing until it is confirmed; then every answer and line is gone."""
    answer(page, "pregnant", "yes")
    type_medicines(page, "codeine")
    page.button(key="start_over").click().run()
    assert raised(page)
    page.button(key="start_over_no").click().run()
    assert Panes(page).said("question pregnant") == "yes"
    page.button(key="start_over").click().run()
    page.button(key="start_over_yes").click().run()
    assert chosen(page) == []
    assert page.text_area(key="medicines 1").value == ""
    assert raised(page) == []


def test_two_people_do_not_see_each_other(page: AppTest) -> None:
    """What one person answers is in no other person's page."""
    other = checklist(AppTest.from_file(MAIN, default_timeout=30))
    type_medicines(page, "codeine ZZCANARY")
    answer(page, "pregnant", "yes")
    other.run()
    assert chosen(other) == []
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
    assert Panes(umbrella).said(f"question {follow_up}") == value


def _opens(follow_up: str) -> list[tuple[str, str]]:
    """The answer that opens a follow-up: for one whose condition is a single comparison."""
    condition = book(UMBRELLA).questions[follow_up].ask_if
    assert condition is not None
    root = getattr(condition, "root", {})
    return [(key, value if isinstance(value, str) else value[0]) for key, value in root.items()]


def _asked(page: AppTest) -> list[str]:
    return Panes(page).asked()


def test_broken_rules_serve_one_page_that_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a broken rule file no question is asked and no summary made: only the problems, with place and way out."""
    (tmp_path / "rulebook.yaml").write_text("id: x\nid: y\n...\n", encoding="utf-8")
    page = _with_rules(tmp_path, monkeypatch)
    assert not page.radio
    assert not page.get("bidi_component")
    assert [str(title.value) for title in page.title] == ["These rules cannot be used"]
    assert "R002 `id` is written twice" in page.code[0].value
    assert "hint:" in page.code[0].value
