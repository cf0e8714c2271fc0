"""The summary as a tagged PDF, set by typst. The same summary gives the same bytes."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

from screener.render import typesetting
from screener.render.paper import Paper
from screener.render.stamp import NO_STAMP, Stamp
from screener.rulebook.words.locale import direction
from screener.summary import Block, Summary, blocks_of, every

TEMPLATE = Path(__file__).parent / "summary.typ"
FIELDS = tuple(one.name for one in fields(Block) if one.name not in ("url", "blocks"))


def render_pdf(summary: Summary, paper: Paper = Paper.A4, stamp: Stamp = NO_STAMP) -> bytes:
    """The summary as a PDF. Apart from the stamp, it has no name, date or identifier, in the text or elsewhere."""
    blocks = blocks_of(summary)
    links = {block.number: block.url for block in every(blocks) if block.url}
    exact = {"record.json": summary.record, "links.json": json.dumps(links)}
    return typesetting.pdf(TEMPLATE, _content(summary, blocks, paper, stamp), exact)


def _content(summary: Summary, blocks: tuple[Block, ...], paper: Paper, stamp: Stamp) -> dict[str, Any]:
    """What the template lays out."""
    words, identity = summary.words, summary.rulebook
    document = words.document
    language, _, region = identity.language.partition("-")
    return {
        "paper": paper.typst_name,
        "year": typesetting.year(identity.version),
        "title": identity.title,
        "language": language,
        "region": region or None,
        "direction": direction(identity.language),
        "audience": words.audiences[summary.audience.value],
        "audience_id": summary.audience.value,
        "foot": " ".join((summary.which_rules, *summary.translation)),
        "stamp": " · ".join(stamp.lines(summary)),
        "page": document.page,
        "name": document.name,
        "date": document.date,
        "was_discussed": words.paper.was_discussed,
        "missing_characters": document.missing_characters,
        "record": document.record,
        "blocks": [_block(block) for block in blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    """A block, and those in it. Addresses go in apart, as they are."""
    said = {name: getattr(block, name) for name in FIELDS}
    if block.language:
        said["direction"] = direction(block.language)
    return {**said, "linked": block.url is not None, "blocks": [_block(one) for one in block.blocks]}
