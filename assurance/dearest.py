"""A search for the dearest list: rows that take the longest to read, put together and changed again and again.

What a person can type is bounded in length and in rows, and the price of it has to be bounded too. Nobody knows the
dearest list; a search that keeps what was dear and changes a part of it comes near.
"""

import time
from collections.abc import Callable
from random import Random
from string import ascii_lowercase

from screener.engine.day import today
from screener.engine.intake import MAX_LINES, Intake, MedicineLine
from screener.engine.kinds import MAX_LINE
from screener.rulebook.masked import masked
from screener.rulebook.model import Audience, Rulebook
from screener.screening import screen
from screener.summary import summarise

Rows = tuple[str, ...]
SAID = ("stopped", "no", "allergic to", "and", "with", "or", "(", ")", "[ ]", "-", "/", "+", "500 mg", "5/325",
        "1 tab bid", "Dr.", "Smith", "\u202e", "\ufdfa", "\u00e9", "12/31/2020", "#12345")  # fmt: skip
"""Words used beside names, and letters that unfold, change direction or look like others."""
MAY_TAKE = 2.0
"""Seconds of a processor."""
KEPT = 5
"""Lists that are kept to be changed: the dearest that were found."""


class Search:
    """Lists that get dearer. Two searches with the same seed try the same lists."""

    def __init__(self, rulebook: Rulebook, seed: int) -> None:
        self._book = rulebook
        self._draw = Random(seed)  # noqa: S311 nothing secret is drawn
        self._names = [" ".join(name) for name in rulebook.vocabulary.known]
        self.found: list[tuple[float, Rows]] = []
        """The dearest lists, each with the seconds of a processor that it takes. The dearest comes first."""

    def step(self) -> None:
        """Try one more list."""
        rows = (
            self._changed()
            if self.found and self._draw.random() < 0.6
            else tuple(self._row() for _ in range(MAX_LINES))
        )
        self.found = sorted([*self.found, (self.price(rows), rows)], reverse=True)[:KEPT]

    def price(self, rows: Rows) -> float:
        """Seconds of a processor from the typed rows to every sentence of the summary."""
        before = time.process_time()
        intake = Intake(medicines=tuple(MedicineLine(typed=row) for row in rows))
        summarise(screen(self._book, masked(self._book, intake, today())), Audience.CLINICIAN, today())
        return time.process_time() - before

    def _changed(self) -> Rows:
        rows, other = list(self.found[0][1]), self._draw.choice(self.found)[1]
        for _ in range(self._draw.randint(1, 60)):
            at = self._draw.randrange(MAX_LINES)
            rows[at] = self._row() if self._draw.random() < 0.5 else other[at]
        return tuple(rows)

    def _row(self) -> str:
        """A row as long as one can be, of one to three kinds of words."""
        kinds, row = self._draw.sample(self._kinds(), self._draw.randint(1, 3)), ""
        while len(longer := f"{row}{self._draw.choice((' ', '', ','))}{self._draw.choice(kinds)()}") <= MAX_LINE:
            row = longer
        return row.strip() or "x"

    def _kinds(self) -> list[Callable[[], str]]:
        def letters(least: int, most: int) -> str:
            return "".join(self._draw.choices(ascii_lowercase, k=self._draw.randint(least, most)))

        def name() -> str:
            return self._draw.choice(self._names)

        return [
            name,
            lambda: name()[::-1],
            lambda: name()[:-1] + letters(1, 1),
            lambda: letters(3, 14),
            lambda: letters(1, 1),
            lambda: self._draw.choice(SAID),
        ]
