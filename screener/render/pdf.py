"""The summary as a tagged PDF, made by typst. Text goes in as data, never as markup.

The same summary gives the same bytes.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from screener.render import typesetting
from screener.rulebook.model import Audience
from screener.summary import Item, Summary
from screener.words.locale import direction

TEMPLATE = Path(__file__).parent / "summary.typ"


def render_pdf(summary: Summary) -> bytes:
    """The summary as a PDF. It holds no name, no date and no identifier, in the text or in the metadata."""
    content = _content(summary)
    data = typesetting.printable(json.dumps(content, ensure_ascii=False))
    if data == json.dumps(content, ensure_ascii=False):
        data = json.dumps(content | {"missing_characters": None}, ensure_ascii=False)
    return typesetting.pdf(TEMPLATE, data, summary.record)


def _content(summary: Summary) -> dict[str, Any]:
    """What the template lays out: sentences by section."""
    words, identity = summary.words, summary.rulebook
    language, _, region = identity.language.partition("-")
    patient = summary.audience is Audience.PATIENT
    return {
        "title": identity.title,
        "language": language,
        "region": region or None,
        "direction": direction(identity.language),
        "translation": list(summary.translation),
        "patient": patient,
        "audience": words.audiences[summary.audience.value],
        "intended_use": summary.intended_use,
        "not_a_verdict": words.document.not_a_verdict,
        "no_change": words.document.no_change,
        "missing_characters": words.document.missing_characters,
        "record": words.document.record,
        "rules": words.document.rules.format(title=identity.title, version=identity.version, hash=identity.hash[:12]),
        "page": words.document.page,
        "name": words.document.name,
        "date": words.document.date,
        "notes": words.document.notes,
        "discussed": words.document.discussed,
        "sections": words.sections.model_dump(),
        "labels": {
            "because": words.labels.because,
            "settle": words.labels.settle,
            "prompts": words.labels.ask if patient else words.labels.consider,
            "evidence": words.labels.evidence,
            "not_understood": words.labels.not_understood,
        },
        "glance": [asdict(line) for line in summary.glance],
        "unwell": asdict(summary.unwell) if summary.unwell else None,
        "own_questions": list(summary.own_questions),
        "changes": None if summary.changes is None else [line.text for line in summary.changes],
        "talk": [_item(item) for item in summary.talk],
        "could_not_check": [_item(item) for item in summary.could_not_check],
        "not_understood": [entry.shown for entry in summary.not_understood],
        "medicines": [{"shown": entry.shown, "said": list(entry.said)} for entry in summary.medicines],
        "medicines_complete": summary.medicines_complete,
        "not_answered": [line.ask for line in summary.not_answered],
        "bring": list(summary.bring),
        "checked": [_item(item) for item in summary.checked],
        "answers": [words.labels.answered.format(question=line.ask, answer=line.answer) for line in summary.answers],
        "not_covered": [asdict(one) for one in summary.not_covered],
        "notices": [asdict(notice) for notice in summary.notices],
        "sources": [asdict(source) for source in summary.sources],
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "title": item.title,
        "priority": item.priority,
        "kind": item.kind,
        "say": item.say,
        "prompts": list(item.prompts),
        "note": item.note,
        "because": [reason.text for reason in item.because],
        "settle": [line.text for line in item.settle],
        "evidence": [asdict(line) for line in item.evidence],
        "review": item.review,
        "changed": item.changed,
    }
