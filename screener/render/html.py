"""The summary as one HTML file that needs no other, for those whom a PDF does not serve. It holds no script.

Every text goes through the template's escaping; none is markup.
"""

from collections.abc import Collection
from functools import cache
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from screener.render.stamp import NO_STAMP, Stamp
from screener.rulebook.words.locale import direction
from screener.saved.in_page import as_data
from screener.summary import Block, Kind, Place, Summary, blocks_of

PAGE = "summary.html.jinja"
BLOCKS = "blocks.html.jinja"


def render_html(summary: Summary, stamp: Stamp = NO_STAMP) -> str:
    """The summary as a page of HTML. The same summary and stamp give the same text."""
    return _template(PAGE).render(
        summary=summary,
        direction=direction(summary.rulebook.language),
        audience=summary.words.audiences[summary.audience.value],
        blocks=render_blocks(summary),
        stamp=tuple(stamp.lines(summary)),
        record=as_data(summary.record),
    )


FOLDED = (Place.FOLLOWING, Place.REFERENCES)


def render_blocks(summary: Summary, places: Collection[Place] = tuple(Place), *, folded: bool = False) -> str:
    """The blocks of a summary as HTML, to be put into a page: all of them, or those of some places.

    Folded, what does not belong to page one unfolds. Each section has its id, and whatever can be ticked
    ``data-caution``, with the box to tick in it ``data-tick``.
    """
    blocks = tuple(block for block in blocks_of(summary) if block.place in places)
    return _blocks(summary, blocks, folded=folded, on_page=False)


Drawn = dict[str, tuple[Block, str]]
"""Sections by their id, each with its HTML."""


def render_sections(summary: Summary, before: Drawn) -> Drawn:
    """The same, section by section, for a page on which points are ticked and rows lead somewhere.

    ``before`` holds what was made for the page the last time: what is the same is not made again.
    """
    sections = {section.id: section for section in blocks_of(summary)}
    same = {key for key, section in sections.items() if key in before and before[key][0] == section}
    return {
        key: before[key] if key in same else (section, _blocks(summary, (section,), folded=True, on_page=True))
        for key, section in sections.items()
    }


def _blocks(summary: Summary, blocks: tuple[Block, ...], *, folded: bool, on_page: bool) -> str:
    words = summary.words
    return _template(BLOCKS).render(
        blocks=blocks,
        paper=words.paper,
        page={**dict(words.checklist), "discussed": words.document.discussed},
        folded=FOLDED if folded else (),
        on_page=on_page,
    )


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["in_runs"] = in_runs
    environment.filters["direction"] = direction
    return environment.get_template(name)


def in_runs(blocks: tuple[Block, ...]) -> list[tuple[Kind, list[Block]]]:
    """The blocks in order, with those of one kind that follow each other together: rows make a list."""
    return [(kind, list(run)) for kind, run in groupby(blocks, key=lambda block: block.kind)]
