"""The summary as a note that pastes into any record: plain text, no tabs, no markup, lines of at most ``WIDTH``.

In the order of a clinical note: the medicines, what was said, what to talk about, what is open, and the sources.
"""

import textwrap
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from screener.render.plain_ascii import in_ascii
from screener.rulebook.model import Audience
from screener.rulebook.words import Heading
from screener.summary import EvidenceLine, Item, NoticeLine, Summary
from screener.summary.citing import Citations, citations
from screener.summary.grouping import Row, because, decided, reviews, to_settle
from screener.summary.numbers import ranges

WIDTH = 78
LEAD = "    "


class Line(NamedTuple):
    """Some text, and what its first line begins with. An address is never broken."""

    text: str
    lead: str = ""
    address: bool = False


def render_text(summary: Summary, *, ascii_only: bool = False) -> str:
    """The summary as text, ending with a line feed. The same summary gives the same text.

    With ``ascii_only``, typographic signs become those of a typewriter, and every other letter its code.
    """
    lines = list(_lines(summary))
    if ascii_only:
        lines = [*(line._replace(text=in_ascii(line.text)) for line in lines), Line(summary.words.paper.ascii)]
    return "\n".join(printed for line in lines for printed in _wrapped(line)) + "\n"


def _lines(summary: Summary) -> Iterator[Line]:
    sections, labels, cited = summary.words.sections, summary.words.labels, citations(summary)
    yield from _head(summary)
    if summary.unwell:
        yield Line("")
        yield from _notice(summary.unwell, cited)
    if summary.own_questions:
        yield from _section(sections.own_questions, _numbered(summary.own_questions))
    if summary.changes is not None:
        yield from _section(sections.changes, (Line(line.text, "- ") for line in summary.changes))
    if summary.bring:
        yield from _section(sections.bring, (Line(text, "- ") for text in summary.bring))
    yield from _section(sections.medicines, _medicines(summary))
    yield Line(summary.medicines_complete)
    yield from _section(sections.answers, _answers(summary, cited))
    yield from _section(sections.not_answered, (Line(line.ask, "- ") for line in summary.not_answered))
    yield from _section(sections.talk, (line for item in summary.talk for line in _raised(summary, item, cited)))
    yield from _section(sections.could_not_check, _could_not_check(summary, cited))
    yield from _section(sections.not_covered, (Line(f"{one.title}. {one.text}", "- ") for one in summary.not_covered))
    yield from _section(sections.notices, _notices(summary, cited))
    yield from _heading(labels.evidence)
    yield Line(summary.words.paper.evidence_intro)
    yield from (Line(dose, f"{letter}  ") for letter, dose in cited.doses.items())
    yield from _heading(labels.review)
    for one in reviews(summary):
        yield Line(f"{one.text} ({' · '.join(one.titles)})" if one.titles else one.text)
    yield from _section(sections.sources, _sources(summary, cited))


def _head(summary: Summary) -> Iterator[Line]:
    words, identity = summary.words, summary.rulebook
    document = words.document
    yield Line(identity.title)
    yield Line(words.audiences[summary.audience.value])
    yield from map(Line, summary.translation)
    yield Line(summary.which_rules)
    yield from map(Line, (summary.intended_use, document.not_a_verdict, document.no_change))
    yield Line("")
    yield from (Line(f"{line.title}: {line.text}", "* ") for line in summary.glance)


def _raised(summary: Summary, item: Item, cited: Citations) -> Iterator[Line]:
    labels = summary.words.labels
    yield Line(f"{item.title} ({item.priority}; {item.kind}){_marks(item.evidence, cited)}", _box(item))
    yield from _marked(summary, item, LEAD)
    yield from (Line(text, LEAD) for text in (item.say, item.note) if text)
    yield from (Line(f"{labels.because}: {reason}", LEAD) for reason in because(summary, item))
    label = labels.consider if summary.audience is Audience.CLINICIAN else labels.ask
    yield from (Line(f"{label}: {prompt}", LEAD) for prompt in item.prompts)
    yield from _evidence(item.evidence, cited)


def _could_not_check(summary: Summary, cited: Citations) -> Iterator[Line]:
    for row in to_settle(summary):
        yield Line(row.text, f"{row.number}. ")
        for one in row.under:
            about = f" ({one.item.priority}; {one.item.kind})"
            yield Line(f"{one.item.title}{about}{_marks(one.item.evidence, cited)}{_also(summary, one.also)}",
                       f"   {_box(one.item)}")  # fmt: skip
            yield from _marked(summary, one.item, f"   {LEAD}")
            if one.item.note:
                yield Line(one.item.note, f"   {LEAD}")
    if summary.not_understood:
        yield Line(f"{summary.words.labels.not_understood}:")
        yield from (Line(entry.shown, "- ") for entry in summary.not_understood)


def _answers(summary: Summary, cited: Citations) -> Iterator[Line]:
    checked = summary.words.sections.checked
    if summary.checked:
        yield Line(summary.words.paper.checked_intro.format(heading=checked.heading))
    else:
        yield Line(f"{checked.heading}: {checked.empty}")
    for row in decided(summary):
        yield Line(row.text, f"{row.number}. ")
        yield from _checked(summary, row, cited)


def _checked(summary: Summary, row: Row, cited: Citations) -> Iterator[Line]:
    for one in row.under:
        yield Line(f"{one.item.title}{_marks(one.item.evidence, cited)}{_also(summary, one.also)}", f"{LEAD}- ")
        yield from _marked(summary, one.item, f"{LEAD}  ")


def _marked(summary: Summary, item: Item, lead: str) -> Iterator[Line]:
    """Whether a point was discussed, and how it came out before."""
    if item.discussed:
        yield Line(summary.words.paper.was_discussed, lead)
    if item.changed:
        yield Line(item.changed, lead)


def _evidence(evidence: Iterable[EvidenceLine], cited: Citations) -> Iterator[Line]:
    for line in evidence:
        place, differs = cited.of(line), f" {line.differs}." if line.differs else ""
        yield Line(f"[{place.mark}, {place.dose}] {line.says} {line.strength}.{differs}", f"{LEAD}- ")


def _medicines(summary: Summary) -> Iterator[Line]:
    for entry in summary.medicines:
        yield Line(entry.shown, f"{entry.number}. ")
        yield from (Line(said, LEAD) for said in entry.said)


def _notices(summary: Summary, cited: Citations) -> Iterator[Line]:
    for notice in summary.notices:
        yield from _notice(notice, cited)


def _notice(notice: NoticeLine, cited: Citations) -> Iterator[Line]:
    yield Line(f"{notice.title}. {notice.text}", "- ")
    yield from _evidence(notice.evidence, cited)


def _sources(summary: Summary, cited: Citations) -> Iterator[Line]:
    for read, group in cited.sources.items():
        yield Line(f"{read}:")
        for one in group:
            places = "; ".join(f"{place.mark} {place.locator} ({place.dose})" for place in one.places)
            not_known = "" if one.source.url else f"; {summary.words.labels.link_not_known}"
            yield Line(f"{one.source.name}{not_known}. {places}", f"[{one.number}] ")
            if one.source.url:
                yield Line(one.source.url, LEAD, address=True)


def _marks(evidence: Iterable[EvidenceLine], cited: Citations) -> str:
    marks = " ".join(cited.marks(evidence))
    return f" [{marks}]" if marks else ""


def _also(summary: Summary, also: tuple[int, ...]) -> str:
    return f", {summary.words.paper.also.format(numbers=ranges(also))}" if also else ""


def _box(item: Item) -> str:
    return "[x] " if item.discussed else "[ ] "


def _section(heading: Heading, lines: Iterable[Line]) -> Iterator[Line]:
    """A section: its heading, and its lines or the sentence that says there are none."""
    body = list(lines)
    yield from _heading(heading.heading)
    yield Line(heading.intro if body else heading.empty)
    yield from body


def _heading(text: str) -> Iterator[Line]:
    yield from (Line(""), Line(text.upper()))


def _numbered(texts: Iterable[str]) -> Iterator[Line]:
    return (Line(text, f"{number}. ") for number, text in enumerate(texts, 1))


def _wrapped(line: Line) -> Iterable[str]:
    """The text in lines; the first begins with the lead, the others are indented as far."""
    if line.address:
        return [f"{line.lead}{line.text}"]
    indent = " " * len(line.lead)
    lines = textwrap.wrap(line.text, WIDTH, initial_indent=line.lead, subsequent_indent=indent, break_on_hyphens=False)
    return lines or [line.lead.rstrip()]
