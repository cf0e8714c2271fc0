"""The results of a benchmark as a table, for the terminal and the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest


@dataclass(frozen=True)
class Table:
    """Rows under a head. The first column names what was measured; the others are figures."""

    title: str
    about: str
    """What is measured, and on what, in a sentence or two."""
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()
    """What was not measured and why, and what readers could misunderstand."""

    def as_text(self) -> str:
        """Format for a terminal: the first column left, figures right."""
        widths = [max(map(len, column)) for column in zip_longest(self.head, *self.rows, fillvalue="")]
        rule = ["-" * width for width in widths]
        lines = [_line(cells, widths) for cells in (self.head, rule, *self.rows)]
        return "\n".join(("", self.title, self.about, *lines, *self.notes, ""))

    def as_markdown(self) -> str:
        """Format for the page."""
        rule = ["---", *("---:" for _ in self.head[1:])]
        lines = [f"| {' | '.join(map(_cell, cells))} |" for cells in (self.head, rule, *self.rows)]
        notes = [f"* {note}" for note in self.notes]
        return "\n".join((f"### {self.title}", "", self.about, "", *lines, *(["", *notes] if notes else [])))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip_longest(cells, widths, fillvalue="")
    named = str(first[0]).ljust(int(first[1]))
    return "  ".join((named, *(str(cell).rjust(int(width)) for cell, width in others))).rstrip()


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
