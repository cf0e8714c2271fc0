"""The summary as one HTML file that needs no other, for those whom a PDF does not serve. It holds no script.

Every text goes through the template's escaping; none is markup.
"""

from collections.abc import Callable, Collection, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

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


Draw = Callable[[Block, int], str]
"""Makes the HTML of a block, with headings of a level."""
Kept = dict[tuple[int, Block], str]
"""Rows and items of a section by level, each with its HTML."""


class Section(NamedTuple):
    """A section of a page, with what is kept of it for the next time."""

    block: Block
    made: str
    """Its HTML."""
    kept: Kept


Drawn = Mapping[str, Section]
"""Sections by their id."""


def render_sections(summary: Summary, before: Drawn) -> Drawn:
    """The same, section by section, for a page on which points are ticked and rows lead somewhere.

    ``before`` holds what was made for the page the last time: what is the same is not made again.
    """
    return {block.id: _section(summary, block, before.get(block.id)) for block in blocks_of(summary)}


def _section(summary: Summary, block: Block, before: Section | None) -> Section:
    if before and before.block == block:
        return before
    known: Kept = before.kept if before else {}
    kept: Kept = {}

    def once(draw: Draw, one: Block, level: int) -> str:
        html = kept[level, one] = known.get((level, one)) or draw(one, level)
        return html

    return Section(block, _blocks(summary, (block,), once, folded=True, on_page=True), kept)


def _anew(draw: Draw, block: Block, level: int) -> str:
    return draw(block, level)


def _blocks(
    summary: Summary,
    blocks: tuple[Block, ...],
    once: Callable[[Draw, Block, int], str] = _anew,
    *,
    folded: bool,
    on_page: bool,
) -> str:
    words = summary.words
    return _template(BLOCKS).render(
        blocks=blocks,
        paper=words.paper,
        page={**dict(words.checklist), "discussed": words.document.discussed},
        folded=FOLDED if folded else (),
        on_page=on_page,
        once=once,
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
