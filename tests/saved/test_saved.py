"""A saved summary is opened again: the same intake comes back, and what differs from it is said and marked."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from screener.check.vignettes import intake_of
from screener.engine.intake import Intake, MedicineLine
from screener.render.html import render_html
from screener.render.json import render_json
from screener.render.pdf import render_pdf
from screener.render.text import render_text
from screener.rulebook.model import Audience
from screener.saved import Opened, open_saved, record_text
from screener.saved.record import record_of
from screener.screening import screen
from screener.summary import Summary, summarise
from tests.html import shown_in
from tests.intakes import BOOKS, ROOT, TODAY, book, intake, ldn
from tests.pdf import pdf_body
from tests.statements import squeezed, statements

VIGNETTES = [
    pytest.param(folder, vignette, id=f"{folder.name}-{vignette.name}")
    for folder in BOOKS
    for topic in book(folder).topics
    for vignette in topic.vignettes
]
PERSON = Intake(
    rulebook="ldn",
    answers={"pregnant": "no", "takes_opioid": "not_sure"},
    medicines=(
        MedicineLine(typed="percoset 5", confirmed="Percocet", taking="now"),
        MedicineLine(typed="*x* \u202e <b>"),
    ),
    medicines_complete="no",
    own_questions=("Will I sleep?", "Čaj = \U0001f375?"),
)


def opened(content: bytes | str) -> Opened:
    """A file, opened under the rules about low-dose naltrexone."""
    content = content.encode() if isinstance(content, str) else content
    return open_saved(content, name="summary", rulebook=ldn())


def saved(said: Intake, before: Opened | None = None) -> str:
    """The record that documents of an intake carry."""
    return record_text(screen(ldn(), said), before)


def summary(said: Intake, before: Opened | None, audience: Audience = Audience.CLINICIAN) -> Summary:
    """The summary of an intake, held against what was opened."""
    return summarise(screen(ldn(), said), audience, TODAY, before)


def said_of_changes(said: Intake, before: Opened) -> list[str]:
    """What the summary says differs, without what it is held against."""
    return [line.text for line in summary(said, before).changes or ()][1:]


@pytest.mark.parametrize(("folder", "vignette"), VIGNETTES)
@pytest.mark.slow
def test_what_is_saved_is_what_is_opened(folder: Path, vignette: Any) -> None:
    """Whatever was answered and typed: each document opens as the same intake, and it saves the same."""
    rules = book(folder)
    said = intake_of(vignette).model_copy(update={"rulebook": rules.about.id, "own_questions": ("Why me?",)})
    before = summarise(screen(rules, said), Audience.PATIENT, TODAY)
    texts = (render_html(before), render_json(before), before.record)
    documents = (render_pdf(before), *(text.encode() for text in texts))
    again, *others = (open_saved(document, name="summary", rulebook=rules) for document in documents)
    assert all(one == again for one in others)
    assert again.intake == said
    assert again.checked
    after = summarise(screen(rules, again.intake), Audience.PATIENT, TODAY, again)
    assert after.record == before.record
    assert [line.text for line in after.changes or ()] == [
        f"Saved under the same rules, version {rules.about.version}.",
        "Nothing differs.",
    ]
    assert (after.talk, after.could_not_check, after.answers) == (before.talk, before.could_not_check, before.answers)


@pytest.mark.parametrize("said", [Intake(), PERSON], ids=["nothing", "something"])
def test_a_record_is_as_the_published_schema_says(said: Intake) -> None:
    """Another program can rely on `schema/record.schema.json`."""
    schema = json.loads((ROOT / "schema" / "record.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(json.loads(saved(said)))


def test_every_letter_comes_back() -> None:
    """Markup, direction marks and letters no font has come back from PDF and web page as they were typed."""
    made = summary(PERSON, None)
    assert opened(render_pdf(made)).intake == opened(render_html(made)).intake == PERSON


def test_a_refused_line_is_not_saved_and_stays_a_line() -> None:
    """A row that is too long is in no record; a row in its place keeps the caution open and asks for it."""
    said = intake("codeine", "metformin for jo.smith@example.com", "x" * 301, complete="yes")
    text = saved(said)
    assert "jo.smith" not in text
    assert "xxx" not in text
    again = opened(text)
    assert [line.typed for line in again.intake.medicines[:2]] == ["codeine", "metformin for [name]"]
    assert [line.not_saved for line in again.intake.medicines] == [None, None, True]
    after = summary(again.intake, again)
    assert [entry.number for entry in after.not_understood] == [3]
    assert "Its text was not saved." in after.medicines[2].shown
    assert after.record == text
    assert {item.caution for item in after.could_not_check} == {
        item.caution for item in summary(said, None).could_not_check
    }


def test_a_record_names_nobody_and_no_day() -> None:
    """Two people who say the same have the same record."""
    assert saved(PERSON) == saved(PERSON)
    assert "2026-" not in saved(PERSON)


def test_a_changed_answer_is_told_and_marked() -> None:
    """What the clinic changes stands in the list of differences, beside the answer, and beside the caution."""
    before = opened(saved(PERSON))
    said = PERSON.model_copy(update={"answers": {"pregnant": "yes", "kidney_disease": "no"}})
    after = summary(said, before)
    ask = {key: ldn().questions[key].clinician.ask for key in ("pregnant", "takes_opioid", "kidney_disease")}
    told = said_of_changes(said, before)
    assert told[:3] == [
        f"{ask['pregnant']} Saved: No. Now: Yes.",
        f"{ask['takes_opioid']} Saved: Not sure. Now: Not answered.",
        f"{ask['kidney_disease']} Saved: Not answered. Now: No.",
    ]
    assert (
        "Pregnancy: «Checked, not raised by these answers» when it was saved, «Talk about this» now. "
        "An answer or a medicine was changed." in told
    )
    assert [line.answer for line in after.answers if line.question == "pregnant"] == ["Yes (changed here; saved: No)"]
    assert [line.answer for line in after.not_answered if line.question == "takes_opioid"] == [
        "Not answered (changed here; saved: Not sure)"
    ]
    marks = {item.caution: item.changed for item in after.talk}
    assert marks["pregnancy"] == "Came out otherwise when it was saved: «Checked, not raised by these answers»."
    assert f"{len(told)} differences." in next(line.text for line in after.kept if "differs" in line.title)


def test_changed_lines_are_told_and_marked() -> None:
    """A medicine that was added, taken out, marked or confirmed otherwise is told, and marked where it stands."""
    before = opened(saved(PERSON))
    lines = (MedicineLine(typed="metformin"), MedicineLine(typed="percoset 5", confirmed="Percocet", taking="stopped"))
    said = PERSON.model_copy(update={"medicines": lines, "medicines_complete": None})
    told = said_of_changes(said, before)
    assert told[:4] == [
        f"{ldn().about.medicines.complete.clinician} Saved: No. Now: Not answered.",
        "Medicine added: metformin",
        (
            "Medicine: percoset 5 · Saved: Confirmed as Percocet. Said to be taken now. "
            "Now: Confirmed as Percocet. Said to be stopped."
        ),
        "Medicine taken out: *x* [U+202E] <b>",
    ]
    entries = summary(said, before).medicines
    assert entries[0].said[-1] == "Added here; it is not in the saved summary."
    assert entries[1].said[-1] == "Changed here. Saved: Confirmed as Percocet. Said to be taken now."


def test_what_is_masked_is_in_no_list_of_differences() -> None:
    """What may tell who somebody is is not printed among the differences either."""
    before = opened(saved(PERSON))
    said = PERSON.model_copy(update={"medicines": (*PERSON.medicines, MedicineLine(typed="call 0161 496 0123"))})
    after = summary(said, before)
    documents = render_text(after) + render_json(after)
    assert "0161" not in documents
    assert "Medicine added: call [number]" in documents


def test_changed_own_questions_are_told() -> None:
    """A question of one's own that was added, taken out, or moved is told."""
    before = opened(saved(PERSON))
    first, second = PERSON.own_questions
    turned = PERSON.model_copy(update={"own_questions": (second, first)})
    assert said_of_changes(turned, before) == ["The own questions stand in another order."]
    other = PERSON.model_copy(update={"own_questions": (first, "What about wine?")})
    assert said_of_changes(other, before) == [
        "Own question added: What about wine?",
        f"Own question taken out: {second}",
    ]


@pytest.mark.parametrize("audience", Audience)
def test_every_document_tells_what_differs(audience: Audience) -> None:
    """Text, HTML, JSON and PDF all hold every difference and every mark."""
    said = PERSON.model_copy(update={"answers": {"pregnant": "yes"}, "medicines": (MedicineLine(typed="codeine"),)})
    after = summary(said, opened(saved(PERSON)), audience)
    documents = {
        "text": squeezed(render_text(after)),
        "html": squeezed(shown_in(render_html(after))),
        "json": squeezed(" ".join(_strings(json.loads(render_json(after))))),
        "pdf": pdf_body(render_pdf(after), after),
    }
    marks = [item.changed for item in (*after.talk, *after.could_not_check, *after.checked) if item.changed]
    assert marks
    assert len(after.changes or ()) > 5
    assert {line.text for line in after.changes or ()} | set(marks) <= set(statements(after))
    lost = [(name, said) for said in statements(after) for name in documents if squeezed(said) not in documents[name]]
    assert lost == []


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in _strings(one)]
    if isinstance(value, list):
        return [text for one in value for text in _strings(one)]
    return [value] if isinstance(value, str) else []


def test_what_the_clinic_saves_keeps_what_the_patient_brought() -> None:
    """Saved again and opened again, the summary still says what the patient said first, however often."""
    brought = opened(saved(PERSON))
    said = PERSON.model_copy(update={"answers": {"pregnant": "yes"}})
    again = opened(saved(said, brought))
    assert again.intake == said
    assert again.record.first == brought.record.saved
    assert said_of_changes(again.intake, again) == said_of_changes(said, brought)
    assert saved(again.intake, again) == saved(said, brought)
    back = PERSON.model_copy(update={"answers": dict(PERSON.answers)})
    assert said_of_changes(back, again) == ["Nothing differs."]
    assert saved(back, again) == saved(PERSON)


def test_an_intake_alone_is_opened_and_says_that_nothing_vouches_for_it() -> None:
    """An intake written by hand is opened as it is; that it has no checksum is said."""
    text = PERSON.model_dump_json(exclude_none=True)
    again = opened(text)
    assert (again.intake, again.checked) == (PERSON, False)
    lines = [line.text for line in summary(PERSON, again).changes or ()]
    assert lines[1:] == [ldn().words.saved.no_checksum, "Nothing differs."]
    assert record_of(screen(ldn(), PERSON), again) == record_of(screen(ldn(), PERSON))
