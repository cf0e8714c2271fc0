"""The whole summary as plain text that pastes into any record: no tabs, no markup, lines of at most ``WIDTH``."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from screener.render.plain_ascii import in_ascii
from screener.render.stamp import NO_STAMP, Stamp
from screener.summary import Block, Kind, Summary, blocks_of

WIDTH = 78
LEAD = "    "


class TextLine(NamedTuple):
    """Some text, and what its first line begins with. An address is never broken."""

    text: str
    lead: str = ""
    address: bool = False


def render_text(summary: Summary, stamp: Stamp = NO_STAMP, *, ascii_only: bool = False) -> str:
    """The summary as text, ending with a line feed. The same summary and stamp give the same text.

    With ``ascii_only``, typographic signs become those of a typewriter, and every other letter its code.
    """
    lines = [*_lines(summary), *map(TextLine, stamp.lines(summary))]
    if ascii_only:
        lines = [*(line._replace(text=in_ascii(line.text)) for line in lines), TextLine(summary.words.paper.ascii)]
    return "\n".join(printed for line in lines for printed in _wrapped(line)) + "\n"


def _lines(summary: Summary) -> Iterator[TextLine]:
    yield TextLine(summary.rulebook.title)
    yield TextLine(summary.words.audiences[summary.audience.value])
    for section in blocks_of(summary):
        yield from _section(summary, section)


def _section(summary: Summary, section: Block) -> Iterator[TextLine]:
    yield TextLine("")
    if section.text:
        yield TextLine(section.text.upper())
    for one in section.blocks:
        yield from _section(summary, one) if one.kind is Kind.SECTION else _block(summary, one, "")


def _block(summary: Summary, block: Block, indent: str) -> Iterator[TextLine]:
    """A block, and those in it below it."""
    yield TextLine(_said(block), f"{indent}{_bullet(block)}")
    below = indent + LEAD
    if block.ticked:
        yield TextLine(summary.words.paper.was_discussed, below)
    if block.changed:
        yield TextLine(block.changed, below)
    if block.url:
        yield TextLine(block.url, LEAD, address=True)
    for one in block.blocks:
        yield from _block(summary, one, below)


def _said(block: Block) -> str:
    label = f"{block.label}: " if block.label else ""
    aside = f" ({block.aside})" if block.aside else ""
    marks = f" [{' '.join(block.marks)}]" if block.marks else ""
    return f"{label}{block.text}{aside}{marks}"


def _bullet(block: Block) -> str:
    number = f"{block.number}. " if block.number else ""
    if block.ticked is not None:
        return f"{number}{'[x]' if block.ticked else '[ ]'} "
    return number or ("- " if block.kind is Kind.ROW else "")


def _wrapped(line: TextLine) -> Iterable[str]:
    """The text in lines; the first begins with the lead, the others are indented as far."""
    if line.address:
        return [f"{line.lead}{line.text}"]
    indent = " " * len(line.lead)
    lines = textwrap.wrap(line.text, WIDTH, initial_indent=line.lead, subsequent_indent=indent, break_on_hyphens=False)
    return lines or [line.lead.rstrip()]
