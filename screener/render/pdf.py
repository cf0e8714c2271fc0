"""The summary as a tagged PDF, set by typst: one layout for the clinician, one for the patient.

The same summary gives the same bytes.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from screener.render import typesetting
from screener.render.paper import Paper
from screener.rulebook.model import Audience
from screener.rulebook.words.locale import direction
from screener.summary import EvidenceLine, Item, Summary
from screener.summary.citing import Citations, Cited, citations, notices_of
from screener.summary.grouping import GroupedRow, because, decided, reviews, to_settle
from screener.summary.model import NoticeLine
from screener.summary.numbers import ranges

FOLDER = Path(__file__).parent
TEMPLATES = {Audience.CLINICIAN: FOLDER / "clinician.typ", Audience.PATIENT: FOLDER / "patient.typ"}


def render_pdf(summary: Summary, paper: Paper = Paper.A4) -> bytes:
    """The summary as a PDF. It holds no name, no date and no identifier, in the text or in the metadata."""
    links = {source.id: source.url for source in summary.sources if source.url}
    exact = {"record.json": summary.record, "links.json": json.dumps(links)}
    return typesetting.pdf(TEMPLATES[summary.audience], _content(summary, paper), exact)


def _content(summary: Summary, paper: Paper) -> dict[str, Any]:
    """What the template lays out: sentences by section."""
    words, identity, cited = summary.words, summary.rulebook, citations(summary)
    document, labels = words.document, words.labels
    patient = summary.audience is Audience.PATIENT
    return {
        "paper": paper.typst_name,
        "year": typesetting.year(identity.version),
        "title": identity.title,
        **_language(summary),
        "audience": words.audiences[summary.audience.value],
        "intended_use": summary.intended_use,
        "not_a_verdict": document.not_a_verdict,
        "no_change": document.no_change,
        "missing_characters": document.missing_characters,
        "rules": " ".join(
            (
                summary.which_rules,
                *summary.translation,
            )
        ),
        "page": document.page,
        "name": document.name,
        "date": document.date,
        "notes": document.notes,
        "discussed": document.discussed,
        "was_discussed": words.paper.was_discussed,
        "box": words.paper.box.format(discussed=document.discussed),
        "evidence_intro": words.paper.evidence_intro,
        "checked_intro": _checked_intro(summary),
        "medicine_heads": [words.paper.typed, words.paper.read],
        "link_not_known": labels.link_not_known,
        "sections": words.sections.model_dump(),
        "labels": {
            "because": labels.because,
            "prompts": labels.ask if patient else labels.consider,
            "evidence": labels.evidence,
            "review": labels.review,
            "not_understood": labels.not_understood,
        },
        "glance": [asdict(line) for line in summary.glance],
        "own_questions": list(summary.own_questions),
        "talk": [_item(summary, item, cited) for item in summary.talk],
        "could_not_check": _rows(summary, to_settle(summary), cited, open_=True),
        "not_understood": [entry.shown for entry in summary.not_understood],
        **_medicines(summary),
        "medicines_complete": summary.medicines_complete,
        "answers": _rows(summary, decided(summary), cited, open_=False),
        "not_covered": [asdict(one) for one in summary.not_covered],
        "notices": [_notice(notice, cited) for notice in summary.notices],
        "said": _said(summary, cited),
        "doses": [{"letter": letter, "text": text} for letter, text in cited.doses.items()],
        "reviews": [asdict(one) for one in reviews(summary)],
        "sources": [{"read": read, "cited": [_source(one) for one in ones]} for read, ones in cited.sources.items()],
        "record": document.record,
        "changes": None if summary.changes is None else [line.text for line in summary.changes],
        "unwell": _unwell(summary, cited),
        "bring": summary.bring,
    }


def _language(summary: Summary) -> dict[str, Any]:
    tag = summary.rulebook.language
    language, _, region = tag.partition("-")
    return {
        "language": language,
        "region": region or None,
        "direction": direction(tag),
        "translation": summary.translation,
    }


def _unwell(summary: Summary, cited: Citations) -> dict[str, Any] | None:
    notice = summary.unwell
    return None if notice is None else _notice(notice, cited)


def _notice(notice: NoticeLine, cited: Citations) -> dict[str, Any]:
    return {"title": notice.title, "text": notice.text, "marks": cited.marks(notice.evidence)}


def _checked_intro(summary: Summary) -> str:
    """What stands before the answers about the cautions that were checked."""
    heading = summary.words.sections.checked
    if summary.checked:
        return summary.words.paper.checked_intro.format(heading=heading.heading)
    return f"{heading.heading}: {heading.empty}"


def _medicines(summary: Summary) -> dict[str, Any]:
    """The typed lines. A sentence that is said of most of them is said once, below them, with a mark at each."""
    note = summary.words.readings.not_listed
    entries = summary.medicines
    return {
        "medicines": [
            {
                "number": entry.number,
                "shown": entry.shown,
                "said": [sentence for sentence in entry.said if sentence != note],
                "marked": note in entry.said,
            }
            for entry in entries
        ],
        "medicine_note": note if any(note in entry.said for entry in entries) else None,
    }


def _item(summary: Summary, item: Item, cited: Citations) -> dict[str, Any]:
    return {
        "title": item.title,
        "priority": item.priority,
        "kind": item.kind,
        "say": item.say,
        "line": item.told_with is not None,
        "prompts": item.prompts,
        "note": _note(summary, item),
        "because": because(summary, item),
        "marks": cited.marks(item.evidence),
        "discussed": item.discussed,
        "changed": item.changed,
    }


def _note(summary: Summary, item: Item) -> str | None:
    """The note of a caution, unless it is what stands in bold letters at the top of the document."""
    return None if item.note == summary.words.document.no_change else item.note


def _rows(summary: Summary, rows: Iterable[GroupedRow], cited: Citations, *, open_: bool) -> list[dict[str, Any]]:
    also = summary.words.paper.also
    return [
        {
            "number": row.number,
            "text": row.text,
            "under": [
                {
                    "title": one.item.title,
                    "about": f"{one.item.priority}; {one.item.kind}" if open_ else "",
                    "note": _note(summary, one.item) if open_ else None,
                    "marks": cited.marks(one.item.evidence),
                    "discussed": one.item.discussed,
                    "changed": one.item.changed,
                    "also": also.format(numbers=ranges(one.also)) if one.also else "",
                }
                for one in row.under
            ],
        }
        for row in rows
    ]


def _said(summary: Summary, cited: Citations) -> list[dict[str, Any]]:
    """What the sources say, in words, for what was raised and what is told to everybody."""
    said = [
        *((item.title, item.evidence) for item in summary.talk),
        *((notice.title, notice.evidence) for notice in notices_of(summary)),
    ]
    return [{"title": title, "evidence": [_evidence(line, cited) for line in lines]} for title, lines in said]


def _evidence(line: EvidenceLine, cited: Citations) -> dict[str, Any]:
    place = cited.of(line)
    return {
        "mark": place.mark,
        "dose": place.dose,
        "says": line.says,
        "strength": line.strength,
        "differs": line.differs,
    }


def _source(one: Cited) -> dict[str, Any]:
    return {
        "number": one.number,
        "name": one.source.name,
        "id": one.source.id,
        "places": [asdict(place) for place in one.places],
    }
