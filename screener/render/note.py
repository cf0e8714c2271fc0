"""The summary as a short note for a record: what fits on ``MOST_LINES`` lines, and how much more there is."""

import textwrap
from itertools import chain

from screener.render.plain_ascii import in_ascii
from screener.summary import Summary
from screener.summary.arranging import more_than
from screener.summary.noting import NotePart, note_of

WIDTH = 78
MOST_LINES = 15
"""With lines of ``WIDTH`` that is less than 1,200 characters."""
BETWEEN = "; "
INDENT = "  "


def render_note(summary: Summary, *, ascii_only: bool = False) -> str:
    """The summary as a note, ending with a line feed. Whatever does not fit is counted; nothing is cut within."""
    note = _Note(summary, ascii_only=ascii_only)
    note.fill()
    return "\n".join(note.lines()) + "\n"


class _Note:
    """A note, and how many texts of each part it writes out."""

    def __init__(self, summary: Summary, *, ascii_only: bool) -> None:
        self.summary = summary
        self.ascii_only = ascii_only
        self.parts = note_of(summary)
        self.written = [len(part.texts) if part.whole else 0 for part in self.parts]

    def lines(self) -> list[str]:
        """The lines of all parts."""
        return list(chain.from_iterable(map(self._shown, self.parts, self.written)))

    def fill(self) -> None:
        """Write out one text of each part, then all that fits: first of what is raised and open, then of the others."""
        for gives_way, most in ((False, 1), (False, None), (True, 1), (True, None)):
            for number, part in enumerate(self.parts):
                if part.gives_way is gives_way:
                    self._write(number, part.texts[:most])

    def _write(self, number: int, texts: tuple[str, ...]) -> None:
        """Write out as many of a part's texts as fit."""
        before = self.written[number]
        for self.written[number] in range(len(texts), before, -1):
            if len(self.lines()) <= MOST_LINES:
                return
        self.written[number] = before

    def _shown(self, part: NotePart, number: int) -> list[str]:
        left = len(part.texts) - number
        counted = (more_than(self.summary, left),) if left else ()
        texts = (BETWEEN.join(part.texts[:number]),) if number else ()
        said = " ".join((*((f"{part.label}:",) if part.label else ()), *texts, *counted))
        said = in_ascii(said) if self.ascii_only else said
        return textwrap.wrap(said, WIDTH, subsequent_indent=INDENT, break_on_hyphens=False)
