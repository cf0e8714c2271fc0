"""The summary as plain text that pastes into a chart: no tabs, no markup, lines of at most ``WIDTH`` characters."""

import textwrap
from collections.abc import Iterable, Iterator

from screener.rulebook.model import Audience
from screener.screening import Outcome
from screener.summary import EvidenceLine, Item, NoticeLine, Summary
from screener.words import Heading

WIDTH = 78


def render_text(summary: Summary) -> str:
    """The summary as text, ending with a line feed. The same summary gives the same text."""
    return "\n".join(_lines(summary)) + "\n"


def _lines(summary: Summary) -> Iterator[str]:
    sections = summary.words.sections
    yield from _head(summary)
    if summary.unwell:
        yield ""
        yield from _notice(summary.unwell)
    if summary.own_questions:
        yield from _section(sections.own_questions, _numbered(summary.own_questions))
    if summary.changes is not None:
        yield from _section(sections.changes, _bullets(line.text for line in summary.changes))
    yield from _section(sections.talk, (line for item in summary.talk for line in _raised(summary, item)))
    yield from _section(sections.could_not_check, _could_not_check(summary))
    yield from _section(sections.medicines, _medicines(summary))
    yield from _wrapped(summary.medicines_complete)
    yield from _section(sections.not_answered, _bullets(line.ask for line in summary.not_answered))
    if summary.bring:
        yield from _section(sections.bring, _bullets(summary.bring))
    yield from _section(sections.checked, (line for item in summary.checked for line in _checked(summary, item)))
    answered = summary.words.labels.answered
    answers = (answered.format(question=line.ask, answer=line.answer) for line in summary.answers)
    yield from _section(sections.answers, _bullets(answers))
    yield from _section(sections.not_covered, _bullets(f"{one.title}. {one.text}" for one in summary.not_covered))
    yield from _section(sections.notices, _notices(summary))
    yield from _section(sections.sources, _sources(summary))


def _head(summary: Summary) -> Iterator[str]:
    words, identity = summary.words, summary.rulebook
    rules = words.document.rules.format(title=identity.title, version=identity.version, hash=identity.hash[:12])
    audience = words.audiences[summary.audience.value]
    document = words.document
    said = (summary.intended_use, document.not_a_verdict, document.no_change)
    for text in (identity.title, audience, *summary.translation, rules, *said):
        yield from _wrapped(text)
    yield ""
    for line in summary.glance:
        yield from _wrapped(f"{line.title}: {line.text}", "* ")


def _raised(summary: Summary, item: Item) -> Iterator[str]:
    labels = summary.words.labels
    yield from _wrapped(f"{item.title} ({item.priority}; {item.kind})", "[ ] ")
    yield from _indented([item.changed] if item.changed else [])
    yield from _indented([item.say, *((item.note,) if item.note else ())])
    yield from _indented(f"{labels.because}: {reason.text}" for reason in item.because)
    label = labels.consider if summary.audience is Audience.CLINICIAN else labels.ask
    yield from _indented(f"{label}: {prompt}" for prompt in item.prompts)
    yield from _written(summary, item)


def _could_not_check(summary: Summary) -> Iterator[str]:
    labels = summary.words.labels
    for item in summary.could_not_check:
        yield from _wrapped(f"{item.title} ({item.priority}; {item.kind})", "[ ] ")
        yield from _indented([item.changed] if item.changed else [])
        yield from _indented([item.note] if item.note else [])
        yield from _indented(f"{labels.settle}: {settle.text}" for settle in item.settle)
        yield from _written(summary, item)
    if summary.not_understood:
        yield from _wrapped(f"{labels.not_understood}:", "[ ] ")
        yield from _indented(entry.shown for entry in summary.not_understood)


def _checked(summary: Summary, item: Item) -> Iterator[str]:
    yield from _wrapped(f"{item.title} ({item.kind})", "- ")
    yield from _indented([item.changed] if item.changed else [])
    yield from _indented(f"{summary.words.labels.because}: {reason.text}" for reason in item.because)
    yield from _written(summary, item)


def _written(summary: Summary, item: Item) -> Iterator[str]:
    """Where a caution is written, and its review. What it says is told of those that are raised."""
    if item.outcome is Outcome.RAISED:
        yield from _evidence(item.evidence)
    else:
        yield from _indented([f"{summary.words.labels.evidence}: {'; '.join(map(_place, item.evidence))}"])
    yield from _indented([f"{summary.words.labels.review}: {item.review}"])


def _evidence(evidence: Iterable[EvidenceLine]) -> Iterator[str]:
    for line in evidence:
        differs = f" {line.differs}." if line.differs else ""
        said = f"{line.says} {line.strength}. {line.about_dose}.{differs} [{line.source}, {line.locator}]"
        yield from _wrapped(said, "    - ")


def _place(line: EvidenceLine) -> str:
    return f"[{line.source}, {line.locator}] {line.about_dose}"


def _medicines(summary: Summary) -> Iterator[str]:
    for entry in summary.medicines:
        yield from _wrapped(entry.shown, f"{entry.number}. ")
        yield from _indented(entry.said)


def _notices(summary: Summary) -> Iterator[str]:
    for notice in summary.notices:
        yield from _notice(notice)


def _notice(notice: NoticeLine) -> Iterator[str]:
    yield from _wrapped(f"{notice.title}. {notice.text}", "- ")
    yield from _evidence(notice.evidence)


def _sources(summary: Summary) -> Iterator[str]:
    for source in summary.sources:
        yield from _wrapped(source.text, f"[{source.id}] ")
        if source.url:
            yield f"    {source.url}"


def _section(heading: Heading, lines: Iterable[str]) -> Iterator[str]:
    """A section: its heading, and its lines or the sentence that says there are none."""
    body = list(lines)
    yield from ("", heading.heading.upper())
    yield from _wrapped(heading.intro if body else heading.empty)
    yield from body


def _numbered(texts: Iterable[str]) -> Iterator[str]:
    for number, text in enumerate(texts, 1):
        yield from _wrapped(text, f"{number}. ")


def _bullets(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _wrapped(text, "- ")


def _indented(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _wrapped(text, "    ")


def _wrapped(text: str, lead: str = "") -> Iterator[str]:
    """The text in lines; the first begins with ``lead``, the others are indented as far."""
    indent = " " * len(lead)
    lines = textwrap.wrap(text, WIDTH, initial_indent=lead, subsequent_indent=indent, break_on_hyphens=False)
    yield from lines or [lead.rstrip()]
