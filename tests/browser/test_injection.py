"""Markup, scripts and addresses sent to the running app through every field: all of it comes out as text, or not."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import TypeVar

import pytest

from benchmarks.tab import Tab, open_tab
from screener.engine.intake import Intake, MedicineLine
from screener.engine.visible import visible
from screener.render.json import render_json
from screener.rulebook.model import Audience
from screener.saved import open_saved
from screener.screening import screen
from screener.summary import summarise
from screener.web.plain import plain
from tests.conftest import Server
from tests.html import shown_in, tags_of
from tests.intakes import TODAY, ldn
from tests.loops import outcome
from tests.pdf import page_texts
from tests.render.test_carrying import KNOWN_TAGS, NASTY
from tests.statements import squeezed

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group(name="browser")]
MARK = "zzmark"
"""Stands in everything that is sent."""
SENT = tuple(f"{nasty} {MARK}" for nasty in NASTY)
DRAWN_AS_TEXT = {"text", "text_area", "text_input", "code", "bidi_component", "html"}
"""The elements that draw what they hold letter by letter, and those whose HTML is looked at tag by tag."""
ON_PAGES = {"button", "details", "h4", "input", "label", "summary"}
"""The tags of pages that documents do not have."""
LABELS = ldn().words.page
BOX = plain(ldn().about.medicines.clinician.ask)
PREGNANT = plain(ldn().questions["pregnant"].clinician.ask)
T = TypeVar("T")


def at_the_app(server: Server, do: Callable[[Tab], Awaitable[T]], address: str = "checklist") -> T:
    """Do something in a fresh tab. Nothing of what was sent is in the log or a file, and the page never breaks down."""

    async def visit() -> T:
        async with asyncio.timeout(60), open_tab(server.port, address) as tab:
            await tab.load()
            done = await do(tab)
            assert tab.failures == 0
            assert {name for html in tab.drawn.html for name, _ in tags_of(html)} <= KNOWN_TAGS | ON_PAGES
            return done

    done = outcome(visit())
    assert MARK not in server.left_behind()
    return done


async def documents(tab: Tab) -> dict[str, bytes]:
    """A document of each kind."""
    labels = {"pdf": LABELS.download_pdf_a4, "html": LABELS.download_html, "json": LABELS.download_json,
              "text": LABELS.download_text}  # fmt: skip
    return {kind: tab.fetch(await tab.make(plain(label))) for kind, label in labels.items()}


def hold(made: dict[str, bytes], said: Intake) -> None:
    """Every document shows all that was sent as text, and carries it as it was said."""
    html = made["html"].decode()
    shown = {
        "pdf": squeezed("".join(page_texts(made["pdf"]))),
        "html": squeezed(shown_in(html)),
        "text": squeezed(made["text"].decode()),
    }
    sent = [*(line.typed for line in said.medicines), *said.own_questions]
    assert [(kind, one) for one in sent for kind in shown if squeezed(visible(one)) not in shown[kind]] == []
    assert {name for name, _ in tags_of(html)} <= KNOWN_TAGS | {"h4"}
    assert b"/JavaScript (" not in made["pdf"]
    for kind in ("pdf", "html", "json"):
        assert open_saved(made[kind], name="summary", rulebook=ldn()).intake == said


def test_what_is_typed_on_the_clinics_page_comes_out_as_text(server: Server) -> None:
    """Medicine lines and the name of a chosen file: on the page they are text, and in every document."""

    async def type_it(tab: Tab) -> dict[str, bytes]:
        await tab.write(BOX, "\n".join(SENT))
        await tab.upload(plain(ldn().words.opening.choose), f"{MARK}<img src=x>.pdf", b"%PDF-1.7 " + SENT[1].encode())
        assert plain(ldn().words.saved.refusals.damaged.what) in tab.drawn.text
        assert tab.drawn.where(MARK) <= DRAWN_AS_TEXT
        made = await documents(tab)
        tab.failures = 0  # that the file is refused is told as an error
        return made

    hold(at_the_app(server, type_it), Intake(rulebook="ldn", medicines=tuple(MedicineLine(typed=one) for one in SENT)))


def test_what_a_patient_asks_comes_out_as_text(server: Server) -> None:
    """Questions of one's own, typed on the way through all screens: text on the summary and in every document."""
    words, asked = ldn().words.prepare, SENT[:3]

    async def ask(tab: Tab) -> dict[str, bytes]:
        boxes = [plain(words.own_box.format(number=number)) for number in range(1, len(asked) + 1)]
        while tab.draws(plain(words.go_on)):
            if any(box.label == boxes[0] for box in tab.drawn.of("text_area")):
                for box, question in zip(boxes, asked, strict=True):
                    await tab.write(box, question)
            await tab.press(plain(words.go_on))
        await tab.press(plain(words.to_summary))
        assert tab.drawn.where(MARK) == {"html"}
        assert [raw for raw in asked for one in tab.drawn.of("html") if "<" in raw and raw in one.body] == []
        return await documents(tab)

    hold(at_the_app(server, ask, "prepare"), Intake(rulebook="ldn", own_questions=asked))


def test_what_a_file_holds_comes_out_as_text(server: Server) -> None:
    """A saved summary with markup in each of its fields is opened: text on the page and in every document."""
    lines = tuple(MedicineLine(typed=one, confirmed=one, taking="now") for one in SENT)
    said = Intake(rulebook="ldn", answers={"pregnant": "yes"}, medicines=lines, own_questions=SENT[:3])
    content = render_json(summarise(screen(ldn(), said), Audience.PATIENT, TODAY)).encode()

    async def open_it(tab: Tab) -> dict[str, bytes]:
        await tab.upload(plain(ldn().words.opening.choose), "summary.json", content)
        await tab.press(plain(ldn().words.opening.use))
        assert MARK in tab.drawn.text
        assert tab.drawn.where(MARK) <= DRAWN_AS_TEXT
        return await documents(tab)

    hold(at_the_app(server, open_it), said)


def test_a_search_in_the_rules_comes_out_as_text(server: Server) -> None:
    """A search in the rules is drawn only in its box."""
    label = plain(ldn().words.about.search)

    async def search(tab: Tab) -> set[str]:
        await tab.write(label, SENT[1])
        return tab.drawn.where(MARK)

    assert at_the_app(server, search, "rules") <= {"text_input"}


@pytest.mark.parametrize("forged", [f"<script>{MARK}</script>", "yes"])
def test_an_answer_that_nobody_offered_is_none(server: Server, forged: str) -> None:
    """A program that sends an answer that nobody offered changes neither the answers nor the reader."""
    complete = plain(ldn().about.medicines.complete.clinician)

    async def forge(tab: Tab) -> dict[str, bytes]:
        await tab.write(BOX, "codeine")
        await tab.choose(PREGNANT, "Yes")
        for label in (PREGNANT, complete, plain(LABELS.summary), "Language"):
            await tab.choose(label, forged)
        return {"json": tab.fetch(await tab.make(plain(LABELS.download_json)))}

    content = at_the_app(server, forge)["json"]
    saved = open_saved(content, name="summary", rulebook=ldn()).intake
    assert set(saved.answers.items()) <= {("pregnant", "yes")}
    assert saved.medicines_complete in {None, "yes"} if forged == "yes" else saved.medicines_complete is None
    assert (json.loads(content)["audience"], MARK in content.decode()) == ("clinician", False)
