"""Text, HTML, PDF and JSON show the blocks of a summary: each of them, in its order, typed words as typed."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.engine.intake import YES, Intake
from screener.render.html import Drawn, render_blocks, render_html, render_sections
from screener.render.json import render_json
from screener.render.pdf import render_pdf
from screener.render.text import render_text
from screener.rulebook.model import Audience
from screener.screening import screen
from screener.summary import Block, Place, Summary, blocks_of, every, summarise
from tests.html import shown_in, tags_of
from tests.intakes import TODAY, all_answered_no, intake, intakes, ldn
from tests.pdf import pdf_body
from tests.saved_files import opened_again
from tests.statements import squeezed

SAID = {
    "nothing": Intake(),
    "an opioid": intake("Norco 5-325", "metformin", complete=YES,
                        **(all_answered_no(ldn()) | {"takes_opioid": "yes", "last_opioid": "today"})),
    "much": intake("codeine 30 mg", "blorp", "stopped tramadol", "Suboxone, filled 10/02/2025", "levothyroxine",
                   complete="not_sure", pregnant="yes", liver_disease="yes", self_harm="prefer_not_to_say")
    .model_copy(update={"own_questions": ("Will it <b>help</b>?",), "discussed": ("opioid_now", "pregnancy")}),
}  # fmt: skip
FORMS: dict[str, Callable[[Summary], str]] = {
    "text": lambda summary: squeezed(render_text(summary)),
    "html": lambda summary: squeezed(shown_in(render_html(summary))),
    "pdf": lambda summary: pdf_body(render_pdf(summary), summary),
    "json": lambda summary: squeezed("".join(_strings(json.loads(render_json(summary))["blocks"]))),
}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)
    elif isinstance(value, str):
        yield value


def _texts(block: Block) -> Iterator[str]:
    yield from filter(None, (block.text, block.label, block.aside, block.changed or "", *block.marks))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("said", SAID)
def test_every_form_shows_each_block_in_order(said: str, audience: Audience, form: str) -> None:
    """No form lacks a text, and none moves it: only the lines that page one keeps stand at the foot of a page."""
    summary = summarise(screen(ldn(), SAID[said]), audience, TODAY)
    shown, at = FORMS[form](summary), 0
    for section in blocks_of(summary):
        for block in every((section,)):
            assert [text for text in _texts(block) if squeezed(text) not in shown] == []
            if section.place is not Place.KEPT:
                at = shown.find(squeezed(block.text), at)
                assert at >= 0, block.text


def test_what_differs_from_a_saved_summary_is_marked_in_every_form() -> None:
    """Where something came out otherwise than it was saved, every form says so at that place."""
    summary = opened_again(intake("codeine", pregnant="no"), intake("codeine", pregnant="yes"))
    marks = [block.changed for block in every(blocks_of(summary)) if block.changed]
    assert marks
    for made in FORMS.values():
        assert all(squeezed(mark) in made(summary) for mark in marks)


@pytest.mark.parametrize("audience", Audience)
def test_typed_words_are_set_apart_in_the_page(audience: Audience) -> None:
    """What a person typed stands in an element of its own direction, and no other text does."""
    summary = summarise(screen(ldn(), SAID["much"]), audience, TODAY)
    typed = [block.text for block in every(blocks_of(summary)) if block.typed]
    found = re.findall(r"<bdi>(.*?)</bdi>", render_blocks(summary))
    assert len(found) == len(typed)
    assert any("&lt;b&gt;" in text for text in found)


def test_the_page_has_what_a_program_needs_to_tick() -> None:
    """Each caution that can be ticked has one element with its id and one box; each section has its id."""
    summary = summarise(screen(ldn(), SAID["much"]), Audience.CLINICIAN, TODAY)
    tickable = sorted(block.id for block in every(blocks_of(summary)) if block.ticked is not None)
    tags = tags_of(render_blocks(summary, folded=True))
    for key in ("data-caution", "data-tick"):
        assert sorted(str(held[key]) for _, held in tags if key in held) == tickable
    assert {section.id for section in blocks_of(summary)} <= {held.get("id") for _, held in tags}
    folds = [held["id"] for name, held in tags if name == "details"]
    assert folds == [one.id for one in blocks_of(summary) if one.place in (Place.FOLLOWING, Place.REFERENCES)]


@settings(max_examples=40)
@given(st.data())
def test_what_a_page_keeps_from_before_is_what_would_be_made_anew(data: st.DataObject) -> None:
    """Whatever was said before, and to whom: no section, row or number of another summary is left."""
    drawn: Drawn = {}
    for said in data.draw(st.lists(intakes(ldn()), min_size=2, max_size=4)):
        summary = summarise(screen(ldn(), said), data.draw(st.sampled_from(Audience)), TODAY, with_record=False)
        drawn = render_sections(summary, drawn)
        assert {key: one.made for key, one in drawn.items()} == {
            key: one.made for key, one in render_sections(summary, {}).items()
        }
