"""Simulates one person using the app: whole intakes in a row, checking that every page and document is theirs.

Each person types a unique name. A page with that name is theirs; a page with another person's name means that the app
has mixed two people up.
"""

import asyncio
import random
import re
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from websockets.exceptions import WebSocketException

from benchmarks.tab import BOX, CHOICE, DocumentError, Tab, open_tab
from screener.engine.intake import NO, NOT_SURE, PREFER_NOT_TO_SAY, YES, Intake
from screener.engine.problems import Refused
from screener.rulebook.model import Audience, Rulebook
from screener.saved import open_saved
from screener.summary import answer_label
from screener.web.plain import plain

PATIENCE = 60.0
"""Seconds to wait for one click."""
NAMES = re.compile(r"qx[bcdfghjklm]{4}xq")
"""The pattern of the unique names, which no medicine name resembles."""
MEDICINES = ("codeine 30 mg at night", "metformin", "levothyroxine", "sertraline", "oxycodone 5 mg", "cetirizine")
"""Medicines that a person may take."""


@dataclass
class Seen:
    """The results of people's clicks."""

    clicks: list[float] = field(default_factory=list)
    """Seconds until the server had sent the whole new page."""
    documents: list[float] = field(default_factory=list)
    """Seconds until a document was made and downloaded."""
    intakes: int = 0
    """Completed intakes."""
    mixed: int = 0
    """How many times another person's text was seen."""
    errors: Counter[str] = field(default_factory=Counter)
    """What went wrong, and how often."""


@dataclass(frozen=True)
class Way:
    """How a person goes through the app."""

    rulebook: Rulebook
    """The app's rules."""
    until: Callable[[int], bool]
    """Whether this number of intakes is enough."""
    think: float = 0.0
    """The average seconds between two clicks."""
    answered: int = 8
    """The number of answers per intake."""


class EnoughError(Exception):
    """The person stops in the middle of an intake."""


class Person:
    """One person, with their own tab."""

    held: str
    """*held* if something was said in this tab, otherwise *new*."""
    value: str
    """The token of the tab."""
    answers: dict[str, str]
    lines: tuple[str, ...]
    complete: str | None
    own: tuple[str, ...]

    def __init__(self, number: int, way: Way, seen: Seen) -> None:
        self.number = number
        self.name = "qx" + "".join("bcdfghjklm"[int(digit)] for digit in f"{number:04}") + "xq"
        self.rulebook, self.way, self.seen = way.rulebook, way, seen
        self.random = random.Random(number)  # noqa: S311 nothing is kept secret with it
        self.rounds = 0
        self._begin_anew()

    async def stay(self, port: int) -> None:
        """Do one intake after another until it is enough."""
        while not self.way.until(self.rounds):
            try:
                async with open_tab(port, value=f"tab.{self.held}.{self.value}") as tab:
                    self.held = "held"
                    await self._half(tab)
                    if tab.failures:
                        self.seen.errors["the page showed an error"] += tab.failures
            except EnoughError:
                return
            except (OSError, TimeoutError, WebSocketException, LookupError) as error:
                self.seen.errors[f"{type(error).__name__}: {error}"] += 1
                self._begin_anew()
                await asyncio.sleep(max(self.way.think, 0.1))

    def _begin_anew(self) -> None:
        """Start a new tab, in which nothing was said."""
        self.held, self.value = "new", f"{self.random.getrandbits(128):032x}"
        self._forget()

    def _forget(self) -> None:
        self.answers = {}
        self.lines = ()
        self.complete = None
        self.own = ()

    async def _half(self, tab: Tab) -> None:
        """Do what happens in one page load: finish the previous intake and start the next.

        So each intake has a reload in the middle.
        """
        await self._do(tab.load)
        self._look(tab, "after a reload")
        if self.lines:
            await self._finish(tab)
            self.rounds += 1
            self.seen.intakes += 1
        if not self.way.until(self.rounds):
            await self._begin(tab)

    async def _begin(self, tab: Tab) -> None:
        """Answer, and write the list of medicines."""
        book = self.rulebook
        await self._do(lambda: tab.go("checklist"))
        for _ in range(self.way.answered):
            await self._answer(tab, Audience.CLINICIAN)
        self.lines = (self.random.choice(MEDICINES), self.name)
        await self._do(lambda: tab.write(plain(book.about.medicines.clinician.ask), "\n".join(self.lines)))
        self._look(tab, "on the checklist")
        self.complete = self.random.choice((YES, NO, NOT_SURE, PREFER_NOT_TO_SAY))
        label, said = plain(book.about.medicines.complete.clinician), plain(book.words.answers[self.complete])
        await self._do(lambda: tab.choose(label, said))
        self._look(tab, "on the checklist")

    async def _answer(self, tab: Tab, audience: Audience) -> None:
        """Answer one of the questions on the page, perhaps again."""
        asks = {plain(one.voice(audience).ask): key for key, one in self.rulebook.questions.items()}
        panes = [plain(one.label) for one in tab.drawn.questions()]
        drawn = [*(radio.label for radio in tab.drawn.of(CHOICE)), *panes]
        label = self.random.choice([label for label in drawn if label in asks])
        question = asks[label]
        value = self.random.choice((*self.rulebook.answers[question], NOT_SURE))
        await self._do(lambda: tab.choose(label, plain(answer_label(self.rulebook, question, value))))
        self.answers[question] = value
        if audience is Audience.CLINICIAN:  # a patient's screen shows only one question
            self._look(tab, "after an answer")

    async def _prepare(self, tab: Tab) -> None:
        """Go through the patient's journey to the summary, with an own question."""
        words = self.rulebook.words.prepare
        await self._do(lambda: tab.go("prepare"))
        asks = {plain(one.patient.ask) for one in self.rulebook.questions.values()}
        own = plain(words.own_box.format(number=1))
        while tab.draws(plain(words.go_on)):
            if any(radio.label in asks for radio in tab.drawn.of(CHOICE)) and self.random.random() < 0.5:
                await self._answer(tab, Audience.PATIENT)
            if any(box.label == own for box in tab.drawn.of(BOX)):
                self.own = (f"Is {self.name} a matter of the kidneys?",)
                await self._do(lambda: tab.write(own, self.own[0]))
            await self._do(lambda: tab.press(plain(words.go_on)))
        self._look(tab, "on the check of all answers")
        await self._do(lambda: tab.press(plain(words.to_summary)))
        self._look(tab, "on the patient's summary")

    async def _finish(self, tab: Tab) -> None:
        """Look at another page, download the documents, and begin again, sometimes with the patient's journey."""
        words, other = self.rulebook.words.page, self.random.choice(("rules", "about", "card"))
        await self._do(lambda: tab.go(other))
        self._look(tab, "on another page", there=False)
        if (self.number + self.rounds) % 5 == 0:
            await self._prepare(tab)
        else:
            await self._do(lambda: tab.go("checklist"))
            self._look(tab, "back on the checklist")
        for label in (words.download_json, self.random.choice((words.download_pdf_a4, words.download_pdf_letter))):
            await self._take_away(tab, label, self._hold_against_what_was_said)
        await self._take_away(tab, words.download_text, lambda content, _: self.look_at(content.decode(), "in a text"))
        await self._do(lambda: tab.press(plain(words.start_over)))
        self._forget()
        await self._do(lambda: tab.press(plain(words.start_over_yes)))
        self._look(tab, "after *Begin again*")

    async def _take_away(self, tab: Tab, label: str, hold: Callable[[bytes, str], None]) -> None:
        """Have a document made, download it, and check it."""
        await self._think()
        start = time.perf_counter()
        try:
            async with asyncio.timeout(PATIENCE):
                address = await tab.make(plain(label))
                content = await asyncio.to_thread(tab.fetch, address)
        except DocumentError as error:
            self.seen.errors[f"{label}: no document: {error}"] += 1
        else:
            self.seen.documents.append(time.perf_counter() - start)
            hold(content, label)

    def _hold_against_what_was_said(self, content: bytes, label: str) -> None:
        """Check that a document carries exactly this person's intake."""
        try:
            found = open_saved(content, name=label, rulebook=self.rulebook).record.saved.intake
        except Refused as refused:
            self.seen.errors[f"{label}: {refused.problems[0].what}"] += 1
            return
        self.look_at(found.model_dump_json(), f"in the document: {label}")
        if found != self._said():
            self.seen.errors[f"{label}: the document does not hold what was said"] += 1

    def _said(self) -> Intake:
        return Intake.model_validate(
            {
                "rulebook": self.rulebook.about.id,
                "answers": self.answers,
                "medicines": self.lines,
                "medicines_complete": self.complete,
                "own_questions": self.own,
            }
        )

    def _look(self, tab: Tab, where: str, *, there: bool = True) -> None:
        self.look_at(tab.drawn.text, where, there=there)

    def look_at(self, text: str, where: str, *, there: bool = True) -> None:
        """Check that a text has this person's name, if it was typed, and nobody else's."""
        found = set(NAMES.findall(text))
        if found - {self.name}:
            self.seen.mixed += 1
        if (self.name in found) != (there and self.name in self.lines):
            missing = self.name not in found
            self.seen.errors[f"{where}: what was written is {'missing' if missing else 'still there'}"] += 1

    async def _do(self, click: Callable[[], Awaitable[float]]) -> None:
        """Wait, then click, unless it is enough by then."""
        await self._think()
        if self.way.until(self.rounds):
            raise EnoughError
        async with asyncio.timeout(PATIENCE):
            self.seen.clicks.append(await click())

    async def _think(self) -> None:
        if self.way.think:
            await asyncio.sleep(self.random.uniform(0.5, 1.5) * self.way.think)
