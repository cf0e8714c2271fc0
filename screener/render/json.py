"""The summary as JSON: the outward form of a screening, with ids for programs and sentences for people."""

import json
from dataclasses import asdict, fields

from screener.summary import Block, Item, Summary, blocks_of

FORMAT = 2
"""The version of this outward form."""


def render_json(summary: Summary) -> str:
    """The summary as indented JSON, ending with a line feed. The same summary gives the same text."""
    items = (*summary.talk, *summary.could_not_check, *summary.checked)
    content = {
        "format": FORMAT,
        "rulebook": asdict(summary.rulebook),
        "audience": summary.audience.value,
        "translation": summary.translation,
        "intended_use": summary.intended_use,
        "not_a_verdict": summary.words.document.not_a_verdict,
        "no_change": summary.words.document.no_change,
        "headings": {name: heading["heading"] for name, heading in summary.words.sections.model_dump().items()},
        "kept": [asdict(line) for line in summary.kept],
        "review_state": summary.review_state,
        "unwell": asdict(summary.unwell) if summary.unwell else None,
        "own_questions": summary.own_questions,
        "changes": None if summary.changes is None else [asdict(line) for line in summary.changes],
        "findings": [_finding(item) for item in items],
        "medicines": [
            {
                "line": entry.number,
                "typed": entry.typed,
                "shown": entry.shown,
                "reading": entry.kind.value,
                "substances": entry.substances,
                "classes": entry.classes,
                "settled": entry.settled,
                "not_read": entry.not_read,
                "no_medicine": entry.no_medicine,
                # The same words can ask a hundred times in a line: the same question is written once.
                "questions": [asdict(question) for question in dict.fromkeys(entry.questions)],
                "confirmed": entry.confirmed,
                "taking": entry.taking,
                "said": entry.said,
            }
            for entry in summary.medicines
        ],
        "medicines_complete": summary.medicines_complete,
        "not_answered": [asdict(line) for line in summary.not_answered],
        "bring": summary.bring,
        "answers": [asdict(line) for line in summary.answers],
        "not_covered": [asdict(line) for line in summary.not_covered],
        "notices": [asdict(notice) for notice in summary.notices],
        "sources": [asdict(source) for source in summary.sources],
        "blocks": [_block(block) for block in blocks_of(summary)],
        "record": json.loads(summary.record),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _finding(item: Item) -> dict[str, object]:
    return {
        "caution": item.caution,
        "outcome": item.outcome.value,
        "changed": item.changed,
        "priority": item.priority_id,
        "told_with": item.told_with,
        "title": item.title,
        "kind": item.kind,
        "say": item.say,
        "prompts": item.prompts,
        "note": item.note,
        "because": [reason.text for reason in item.because],
        "missing": item.missing,
        "settle": [line.text for line in item.settle],
        "evidence": [asdict(line) for line in item.evidence],
        "review": item.review,
        "discussed": item.discussed,
    }


def _block(block: Block) -> dict[str, object]:
    """A block, and those in it, without what it does not have."""
    said = {field.name: getattr(block, field.name) for field in fields(Block) if field.name != "blocks"}
    held = {name: value for name, value in said.items() if value or (name == "ticked" and value is not None)}
    return {**held, "blocks": [_block(one) for one in block.blocks]} if block.blocks else held
