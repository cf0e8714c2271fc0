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
from screener.summary.grouping import GroupedRow, because, decided, reviews, to_settle
from screener.summary.numbers import ranges

WIDTH = 78
LEAD = "    "


class TextLine(NamedTuple):
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
        lines = [*(line._replace(text=in_ascii(line.text)) for line in lines), TextLine(summary.words.paper.ascii)]
    return "\n".join(printed for line in lines for printed in _wrapped(line)) + "\n"


def _lines(summary: Summary) -> Iterator[TextLine]:
    sections, labels, cited = summary.words.sections, summary.words.labels, citations(summary)
    yield from _head(summary)
    if summary.unwell:
        yield TextLine("")
        yield from _notice(summary.unwell, cited)
    if summary.own_questions:
        yield from _section(sections.own_questions, _numbered(summary.own_questions))
    if summary.changes is not None:
        yield from _section(sections.changes, (TextLine(line.text, "- ") for line in summary.changes))
    if summary.bring:
        yield from _section(sections.bring, (TextLine(text, "- ") for text in summary.bring))
    yield from _section(sections.medicines, _medicines(summary))
    yield TextLine(summary.medicines_complete)
    yield from _section(sections.answers, _answers(summary, cited))
    yield from _section(sections.not_answered, (TextLine(line.ask, "- ") for line in summary.not_answered))
    yield from _section(sections.talk, (line for item in summary.talk for line in _raised(summary, item, cited)))
    yield from _section(sections.could_not_check, _could_not_check(summary, cited))
    yield from _section(
        sections.not_covered, (TextLine(f"{one.title}. {one.text}", "- ") for one in summary.not_covered)
    )
    yield from _section(sections.notices, _notices(summary, cited))
    yield from _heading(labels.evidence)
    yield TextLine(summary.words.paper.evidence_intro)
    yield from (TextLine(dose, f"{letter}  ") for letter, dose in cited.doses.items())
    yield from _heading(labels.review)
    for one in reviews(summary):
        yield TextLine(f"{one.text} ({' · '.join(one.titles)})" if one.titles else one.text)
    yield from _section(sections.sources, _sources(summary, cited))


def _head(summary: Summary) -> Iterator[TextLine]:
    words, identity = summary.words, summary.rulebook
    document = words.document
    yield TextLine(identity.title)
    yield TextLine(words.audiences[summary.audience.value])
    yield from map(TextLine, summary.translation)
    yield TextLine(summary.which_rules)
    yield from map(TextLine, (summary.intended_use, document.not_a_verdict, document.no_change))
    yield TextLine("")
    yield from (TextLine(f"{line.title}: {line.text}", "* ") for line in summary.glance)


def _raised(summary: Summary, item: Item, cited: Citations) -> Iterator[TextLine]:
    labels = summary.words.labels
    yield TextLine(f"{item.title} ({item.priority}; {item.kind}){_marks(item.evidence, cited)}", _box(item))
    yield from _marked(summary, item, LEAD)
    yield from (TextLine(text, LEAD) for text in (item.say, item.note) if text)
    yield from (TextLine(f"{labels.because}: {reason}", LEAD) for reason in because(summary, item))
    label = labels.consider if summary.audience is Audience.CLINICIAN else labels.ask
    yield from (TextLine(f"{label}: {prompt}", LEAD) for prompt in item.prompts)
    yield from _evidence(item.evidence, cited)


def _could_not_check(summary: Summary, cited: Citations) -> Iterator[TextLine]:
    for row in to_settle(summary):
        yield TextLine(row.text, f"{row.number}. ")
        for one in row.under:
            about = f" ({one.item.priority}; {one.item.kind})"
            yield TextLine(f"{one.item.title}{about}{_marks(one.item.evidence, cited)}{_also(summary, one.also)}",
                       f"   {_box(one.item)}")  # fmt: skip
            yield from _marked(summary, one.item, f"   {LEAD}")
            if one.item.note:
                yield TextLine(one.item.note, f"   {LEAD}")
    if summary.not_understood:
        yield TextLine(f"{summary.words.labels.not_understood}:")
        yield from (TextLine(entry.shown, "- ") for entry in summary.not_understood)


def _answers(summary: Summary, cited: Citations) -> Iterator[TextLine]:
    checked = summary.words.sections.checked
    if summary.checked:
        yield TextLine(summary.words.paper.checked_intro.format(heading=checked.heading))
    else:
        yield TextLine(f"{checked.heading}: {checked.empty}")
    for row in decided(summary):
        yield TextLine(row.text, f"{row.number}. ")
        yield from _checked(summary, row, cited)


def _checked(summary: Summary, row: GroupedRow, cited: Citations) -> Iterator[TextLine]:
    for one in row.under:
        yield TextLine(f"{one.item.title}{_marks(one.item.evidence, cited)}{_also(summary, one.also)}", f"{LEAD}- ")
        yield from _marked(summary, one.item, f"{LEAD}  ")


def _marked(summary: Summary, item: Item, lead: str) -> Iterator[TextLine]:
    """Whether a point was discussed, and how it came out before."""
    if item.discussed:
        yield TextLine(summary.words.paper.was_discussed, lead)
    if item.changed:
        yield TextLine(item.changed, lead)


def _evidence(evidence: Iterable[EvidenceLine], cited: Citations) -> Iterator[TextLine]:
    for line in evidence:
        place, differs = cited.of(line), f" {line.differs}." if line.differs else ""
        yield TextLine(f"[{place.mark}, {place.dose}] {line.says} {line.strength}.{differs}", f"{LEAD}- ")


def _medicines(summary: Summary) -> Iterator[TextLine]:
    for entry in summary.medicines:
        yield TextLine(entry.shown, f"{entry.number}. ")
        yield from (TextLine(said, LEAD) for said in entry.said)


def _notices(summary: Summary, cited: Citations) -> Iterator[TextLine]:
    for notice in summary.notices:
        yield from _notice(notice, cited)


def _notice(notice: NoticeLine, cited: Citations) -> Iterator[TextLine]:
    yield TextLine(f"{notice.title}. {notice.text}", "- ")
    yield from _evidence(notice.evidence, cited)


def _sources(summary: Summary, cited: Citations) -> Iterator[TextLine]:
    for read, group in cited.sources.items():
        yield TextLine(f"{read}:")
        for one in group:
            places = "; ".join(f"{place.mark} {place.locator} ({place.dose})" for place in one.places)
            not_known = "" if one.source.url else f"; {summary.words.labels.link_not_known}"
            yield TextLine(f"{one.source.name}{not_known}. {places}", f"[{one.number}] ")
            if one.source.url:
                yield TextLine(one.source.url, LEAD, address=True)


def _marks(evidence: Iterable[EvidenceLine], cited: Citations) -> str:
    marks = " ".join(cited.marks(evidence))
    return f" [{marks}]" if marks else ""


def _also(summary: Summary, also: tuple[int, ...]) -> str:
    return f", {summary.words.paper.also.format(numbers=ranges(also))}" if also else ""


def _box(item: Item) -> str:
    return "[x] " if item.discussed else "[ ] "


def _section(heading: Heading, lines: Iterable[TextLine]) -> Iterator[TextLine]:
    """A section: its heading, and its lines or the sentence that says there are none."""
    body = list(lines)
    yield from _heading(heading.heading)
    yield TextLine(heading.intro if body else heading.empty)
    yield from body


def _heading(text: str) -> Iterator[TextLine]:
    yield from (TextLine(""), TextLine(text.upper()))


def _numbered(texts: Iterable[str]) -> Iterator[TextLine]:
    return (TextLine(text, f"{number}. ") for number, text in enumerate(texts, 1))


def _wrapped(line: TextLine) -> Iterable[str]:
    """The text in lines; the first begins with the lead, the others are indented as far."""
    if line.address:
        return [f"{line.lead}{line.text}"]
    indent = " " * len(line.lead)
    lines = textwrap.wrap(line.text, WIDTH, initial_indent=line.lead, subsequent_indent=indent, break_on_hyphens=False)
    return lines or [line.lead.rstrip()]
