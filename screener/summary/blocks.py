"""The summary as titled blocks, in reading order.

Every renderer walks these blocks: it knows no section, adds no sentence and drops none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a block is."""

    SECTION = "section"
    """A heading, and the blocks below it."""
    ITEM = "item"
    """Something to talk about, or a title within a section."""
    ROW = "row"
    """One of several alike: an action, a row of the list, an answer."""
    LINE = "line"
    """A sentence."""


class Place(StrEnum):
    """Where a section belongs. *First* and *kept* are on page one of every form."""

    FIRST = "first"
    KEPT = "kept"
    """The lines that page one keeps, whatever else is on it."""
    FOLLOWING = "following"
    REFERENCES = "references"


@dataclass(frozen=True, slots=True)
class Block:
    """One block, and those in it."""

    kind: Kind
    text: str
    id: str = ""
    """Of a section, of a caution or of a source; empty for any other block."""
    place: Place | None = None
    """Of a section."""
    language: str = ""
    """Of a section in another language than the rest of the summary."""
    number: str = ""
    """What it is counted by."""
    label: str = ""
    """The text in front."""
    aside: str = ""
    """The text behind, less loud."""
    priority: str = ""
    """The id of the priority of what is raised."""
    strong: bool = False
    typed: bool = False
    """Whether the text holds words that a person wrote."""
    ticked: bool | None = None
    """Whether it was ticked as discussed; None where there is nothing to tick."""
    changed: str | None = None
    """How it came out in the saved summary that was opened, where that is otherwise."""
    marks: tuple[str, ...] = ()
    """The marks of the places where it is written."""
    url: str | None = None
    leads_to: str = ""
    """Of something to find out: the id of its question, or the number of its row."""
    blank: str = ""
    """What a line to be filled in by hand is for; empty where there is none."""
    blocks: tuple["Block", ...] = ()


def every(blocks: Iterable[Block]) -> Iterator[Block]:
    """Each block and those in it, in the order in which they are read."""
    for block in blocks:
        yield block
        yield from every(block.blocks)
