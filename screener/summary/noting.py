"""What a short note for a record says: a few parts, each with texts of which some can be left out and counted."""

from collections.abc import Iterator
from dataclasses import dataclass

from screener.engine.kinds import PRIORITIES
from screener.summary.arranging import points_of, rows_of, title_of
from screener.summary.model import Item, Summary


@dataclass(frozen=True, slots=True)
class NotePart:
    """Texts under one label."""

    label: str
    texts: tuple[str, ...]
    whole: bool = False
    """Whether none of them can be left out."""
    gives_way: bool = False
    """Whether all that is raised and open is written out before any of them."""


def note_of(summary: Summary) -> tuple[NotePart, ...]:
    """The parts of a note, in the order in which they are read."""
    return tuple(part for part in _parts(summary) if part.texts)


def _parts(summary: Summary) -> Iterator[NotePart]:
    words, document = summary.words, summary.words.document
    if not summary.talk:
        yield NotePart(words.sections.talk.heading, (words.sections.talk.empty,))
    points = points_of(summary)
    for priority in PRIORITIES:
        heading = words.priorities[priority]
        titles = [text for head, lines in points if head.priority == heading for text in _point(summary, head, lines)]
        yield NotePart(heading, tuple(titles))
    actions = tuple(action.short for action in summary.find_out)
    yield NotePart(words.sections.find_out.heading, actions or (words.sections.find_out.empty,))
    yield NotePart(words.labels.denied, summary.denied, gives_way=True)
    yield from (NotePart(one.title, (one.text,)) for one in summary.kept)
    not_covered = tuple(one.title for one in summary.not_covered)
    yield NotePart(words.sections.not_covered.heading, not_covered, gives_way=True)
    about = (document.no_change, summary.which_rules, summary.review_state, *summary.translation)
    yield NotePart("", (" · ".join(about),), whole=True)


def _point(summary: Summary, head: Item, lines: tuple[Item, ...]) -> Iterator[str]:
    """A point by name, with its kind and rows, and the titles of its lines."""
    yield f"{title_of(summary, head)} ({', '.join((head.kind, *rows_of(summary, head)))})"
    yield from (line.title for line in lines)
