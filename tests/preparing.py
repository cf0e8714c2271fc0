"""*Prepare for my appointment*, driven as a person would: one screen after another."""

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Radio
from streamlit.util import calc_hash

from screener.engine.conditions import MEDICINES
from screener.rulebook.model import Rulebook
from screener.screening import Screening, screen
from screener.web.journey import way
from screener.web.journey.way import Way, way_of
from screener.web.session import Session
from tests.intakes import ROOT, all_answered_no, ldn

MAIN = (ROOT / "screener" / "web" / "main.py").read_text(encoding="utf-8")
WORDS = ldn().words.prepare
CHECK, SUMMARY = WORDS.check, WORDS.summary
ALL_NO = all_answered_no(ldn())
IN_PAIN = ALL_NO | {
    "takes_opioid": "yes", "last_opioid": "days_1_to_6", "last_opioid_kind": "short_acting", "age": "from_18",
}  # fmt: skip
"""Somebody of working age who takes an opioid for pain."""


class Preparing:
    """One person at the page."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.page = AppTest.from_string(MAIN, default_timeout=30).run()
        self.open("prepare")

    def open(self, address: str) -> None:
        """Follow the link to another page; each has an address of its own."""
        self.page._page_hash = calc_hash(address)
        self.page.run()

    @property
    def session(self) -> Session:
        """What the session holds."""
        session = self.page.session_state["session"]
        assert isinstance(session, Session)
        return session

    @property
    def screening(self) -> Screening:
        """The intake so far, held against the rules."""
        return screen(self.rulebook, self.session.intake)

    @property
    def heading(self) -> str:
        """The heading of this screen: there is one."""
        assert not self.page.exception
        (title,) = self.page.title
        return unmarked(title.value)

    @property
    def way(self) -> Way:
        """The screens that there are."""
        return way_of(self.screening, self.session.line_ids)

    @property
    def step(self) -> str | None:
        """The id of the first question on this screen, or that of another screen; None on the last two."""
        here = self.session.journey.here(self.way)
        return None if here in (way.CHECK, way.SUMMARY) else here

    @property
    def choices(self) -> list[Radio]:  # type: ignore[type-arg]
        """The choices of this screen, apart from that of the language."""
        return [radio for radio in self.page.radio if str(radio.key).startswith("prepare ")]

    def answer(self, question: str, value: str) -> None:
        """Choose an answer on this screen."""
        round_ = self.session.round
        name = question if question == "medicines_complete" else f"question {question}"
        self.page.radio(key=f"prepare {name} {round_}").set_value(value).run()

    def type_medicines(self, text: str) -> None:
        """Write in the medicines box."""
        self.page.text_area(key=f"prepare medicines {self.session.round}").set_value(text).run()

    def write(self, number: int, text: str) -> None:
        """Write in a box for a question of one's own; the first is 0."""
        self.page.text_area(key=self.session.own_key(number)).set_value(text).run()

    def press(self, label: str) -> None:
        """Press the button with this label."""
        (button,) = (one for one in self.page.button if unmarked(one.label) == label)
        button.click().run()

    def go_on(self) -> None:
        """Press the button that goes on."""
        self.page.button(key="continue").click().run()

    def go_back(self) -> None:
        """Press *Back*."""
        self.page.button(key="back").click().run()

    def change(self, question: str) -> None:
        """Change an answer, from the check of all answers."""
        self.page.button(key=self.session.key(f"change {question}")).click().run()

    def go_back_to(self, step: str) -> None:
        """Press *Back* until this screen."""
        for _ in range(60):
            if self.step == step:
                return
            self.go_back()
        raise AssertionError("the way back has no such screen")

    def walk(self, answers: dict[str, str], medicines: str = "", complete: str | None = None) -> int:
        """Answer what is asked, until the check of all answers; how many screens were shown, the check among them."""
        for screens in range(1, 60):
            step = self.step
            if step is None:
                return screens
            if step == MEDICINES:
                if medicines:
                    self.type_medicines(medicines)
                if complete is not None:
                    self.answer("medicines_complete", complete)
            for question in self.way.screens.get(step, ()):
                if question in answers:
                    self.answer(question, answers[question])
            self.go_on()
        raise AssertionError("the way has no end")

    def walk_to(self, step: str, answers: dict[str, str]) -> None:
        """Answer what is asked, until this screen."""
        for _ in range(60):
            here = self.step
            if here == step or here is None:
                return
            for question in self.way.screens.get(here, ()):
                if question in answers:
                    self.answer(question, answers[question])
            self.go_on()


def unmarked(text: str) -> str:
    """A label as it is read, without Markdown's marks."""
    return text.replace("\\", "")
