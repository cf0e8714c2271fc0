"""*Open a saved summary* on the clinic's page: what the patient brought comes back, and what is changed is marked."""

import json

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.testing.v1 import AppTest

from screener.engine.intake import Intake, MedicineLine
from screener.render.json import render_json
from screener.render.pdf import render_pdf
from screener.rulebook.model import Audience
from screener.screening import screen
from screener.summary import summarise
from tests.checklist import checklist
from tests.intakes import ROOT, TODAY, ldn
from tests.panes import Panes, html_texts

MAIN = str(ROOT / "screener" / "web" / "main.py")
SAID = Intake(
    rulebook="ldn",
    answers={"pregnant": "no", "breastfeeding": "not_sure"},
    medicines=(
        MedicineLine(typed="percoset 5", confirmed="Percocet"),
        MedicineLine(typed="sertraline", taking="stopped"),
    ),
    medicines_complete="yes",
    own_questions=("Will I sleep?",),
)
WORDS = ldn().words.opening
BROUGHT = summarise(screen(ldn(), SAID), Audience.PATIENT, TODAY)


@pytest.fixture
def page() -> AppTest:
    """The clinic's page as it is when it is opened."""
    return checklist(AppTest.from_file(MAIN, default_timeout=20))


def choose(page: AppTest, name: str, content: bytes) -> AppTest:
    """Choose a file."""
    kind = "application/pdf" if name.endswith(".pdf") else "application/json"
    return page.file_uploader[0].set_value((name, content, kind)).run()


def press(page: AppTest, label: str) -> AppTest:
    """Press a button."""
    return next(button for button in page.button if button.label == label).click().run()


def labels(page: AppTest) -> list[str]:
    """The buttons on the page."""
    return [button.label for button in page.button]


def said(page: AppTest) -> str:
    """Every text on the page."""
    elements = (*page.markdown, *page.text, *page.error, *page.warning)
    return "\n".join([*(str(element.value) for element in elements), *html_texts(page)]).replace("\\", "")


def radio(page: AppTest, question: str) -> object:
    """What is chosen for a question."""
    return Panes(page).said(f"question {question}" if question in ldn().questions else question)


@pytest.mark.parametrize(
    ("name", "content"),
    [("summary.pdf", render_pdf(BROUGHT)), ("summary.json", render_json(BROUGHT).encode())],
    ids=["PDF", "JSON"],
)
def test_what_the_patient_brings_is_on_the_page(page: AppTest, name: str, content: bytes) -> None:
    """Choose the file, use it: answers, list, confirmed names, marks and own questions are as the patient left them."""
    choose(page, name, content)
    assert "Answers: 2. Medicine lines: 2. Own questions: 1." in said(page)
    assert radio(page, "pregnant") is None
    press(page, WORDS.use)
    assert not page.exception
    assert [radio(page, one) for one in ("pregnant", "breastfeeding", "medicines_complete")] == [
        "no",
        "not_sure",
        "yes",
    ]
    assert page.text_area[0].value == "percoset 5\nsertraline"
    text = said(page)
    assert "Confirmed as Percocet." in text
    assert "Said to be stopped." in text
    assert "Will I sleep?" in text
    assert "Nothing differs." in text
    assert WORDS.opened.format(version=ldn().about.version) in text


def test_what_the_clinic_changes_is_marked(page: AppTest) -> None:
    """A changed answer is marked beside the question and in the summary; changed back, the mark is gone."""
    press(choose(page, "summary.pdf", render_pdf(BROUGHT)), WORDS.use)
    Panes(page).click("question pregnant", "yes")
    text = said(page)
    assert "Changed here. Saved: No" in text
    assert "Yes (changed here; saved: No)" in text
    assert "Came out otherwise when it was saved" in text
    page.text_area[0].set_value("percoset 5\nsertraline\nblorp").run()
    assert "Medicine added: blorp" in said(page)
    assert "Added here; it is not in the saved summary." in said(page)
    page.text_area[0].set_value("percoset 5\nsertraline").run()
    Panes(page).click("question pregnant", "no")
    assert "Nothing differs." in said(page)
    assert "Changed here" not in said(page)


def test_answers_on_the_page_are_not_replaced_without_asking(page: AppTest) -> None:
    """Who has answers on the page is told that they would go, and can leave the file: then nothing has changed."""
    Panes(page).click("question pregnant", "yes")
    choose(page, "summary.json", render_json(BROUGHT).encode())
    assert WORDS.replaces in said(page)
    assert WORDS.use not in labels(page)
    press(page, WORDS.leave)
    assert radio(page, "pregnant") == "yes"
    assert WORDS.replace not in labels(page)
    choose(page, "summary.json", render_json(BROUGHT).encode())
    press(page, WORDS.replace)
    assert radio(page, "pregnant") == "no"


def test_a_bad_file_gets_a_message_and_changes_nothing(page: AppTest) -> None:
    """A file that is not ours says so, with the way out; answers stay, and another file can be chosen at once."""
    Panes(page).click("question pregnant", "yes")
    choose(page, "picture.pdf", b"\x89PNG")
    refusals = ldn().words.saved.refusals
    assert refusals.not_ours.what in said(page)
    assert refusals.not_ours.hint in said(page)
    assert WORDS.replace not in labels(page)
    assert radio(page, "pregnant") == "yes"
    choose(page, "summary.pdf", render_pdf(BROUGHT)[:5000])
    assert refusals.damaged.what in said(page)
    assert refusals.not_ours.what not in said(page)
    choose(page, "summary.pdf", render_pdf(BROUGHT))
    assert WORDS.not_opened not in said(page)
    assert WORDS.replace in labels(page)


def test_a_file_with_many_mistakes_does_not_fill_the_page(page: AppTest) -> None:
    """Of a thousand mistakes the first ten are written out, and it is said how many more there are."""
    answers = {f"colour_{number}": "blue" for number in range(1000)}
    choose(page, "intake.json", json.dumps({"format": 1, "rulebook": "ldn", "answers": answers}).encode())
    assert said(page).count("no question is called") == 10
    assert WORDS.more.format(count=990) in said(page)


def test_begin_again_closes_the_saved_summary(page: AppTest) -> None:
    """After *Begin again* nothing of the file is left: no answer, no mark, no difference."""
    press(choose(page, "summary.pdf", render_pdf(BROUGHT)), WORDS.use)
    press(page, ldn().words.page.start_over)
    press(page, ldn().words.page.start_over_yes)
    assert radio(page, "pregnant") is None
    assert page.text_area[0].value == ""
    assert "saved summary is open" not in said(page)
    assert "Nothing differs." not in said(page)


def test_a_line_that_was_not_saved_stays_open_until_it_is_written(page: AppTest) -> None:
    """In the place of a refused line stands one that says so; writing the medicine there settles it."""
    brought = SAID.model_copy(update={"medicines": (MedicineLine(typed="x" * 301),)})
    content = summarise(screen(ldn(), brought), Audience.PATIENT, TODAY).record.encode()
    press(choose(page, "summary.json", content), WORDS.use)
    assert page.text_area[0].value == ldn().words.saved.line_not_saved
    assert "Its text was not saved." in said(page)
    assert "Nothing differs." in said(page)
    page.text_area[0].set_value("metformin").run()
    assert "Its text was not saved." in said(page)  # among what differs: taken out
    assert "Medicine added: metformin" in said(page)


def test_the_file_is_not_kept(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file and its name, which can be a person's, are dropped as soon as it was read."""
    removed: list[str] = []
    monkeypatch.setattr(MemoryUploadedFileManager, "remove_file", lambda _self, _session, file: removed.append(file))
    choose(page, "ZZCANARY-Jo-Smith.json", render_json(BROUGHT).encode())
    assert "ZZCANARY" not in said(page)
    assert "ZZCANARY" not in repr(page.session_state["session"])
    assert len(removed) == 1
    assert page.file_uploader[0].value is None


def test_a_file_that_makes_the_program_fail_fails_it_once(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with which reading breaks down is forgotten first: the page is there again on the next run."""

    def fail(*_: object, **__: object) -> None:
        raise ArithmeticError

    monkeypatch.setattr("screener.web.opening.open_saved", fail)
    choose(page, "summary.json", b"{}")
    failed = len(page.exception) + len(page.error)
    page.run()
    assert failed
    assert not page.exception
    assert WORDS.choose in [one.label for one in page.file_uploader]
