"""The summary as plain text that pastes into a chart: no tabs, no markup, lines of at most ``WIDTH`` characters."""

import textwrap
from collections.abc import Iterator

from screener.rulebook.model import Audience
from screener.summary import EvidenceLine, Item, Summary
from screener.words import Heading

WIDTH = 78


def render_text(summary: Summary) -> str:
    """The summary as text, ending with a line feed. The same summary gives the same text."""
    return "\n".join(_lines(summary)) + "\n"


def _lines(summary: Summary) -> Iterator[str]:
    words, sections = summary.words, summary.words.sections
    identity = summary.rulebook
    yield from _wrapped(identity.title)
    yield from _wrapped(words.audiences[summary.audience.value])
    yield from _wrapped(words.document.rules.format(title=identity.title, version=identity.version, hash=identity.hash[:12]))
    yield from _wrapped(summary.intended_use)
    yield from _wrapped(words.document.not_a_verdict)
    if summary.own_questions:
        yield from _heading(sections.own_questions, filled=True)
        for number, question in enumerate(summary.own_questions, 1):
            yield from _wrapped(question, f"{number}. ")
    yield from _heading(sections.talk, filled=bool(summary.talk))
    for item in summary.talk:
        yield from _raised(summary, item)
    yield from _heading(sections.could_not_check, filled=bool(summary.could_not_check or summary.not_understood))
    for item in summary.could_not_check:
        yield from _wrapped(f"{item.title} ({item.priority})", "- ")
        for settle in item.settle:
            yield from _wrapped(f"{words.labels.settle}: {settle.text}", "    ")
        yield from _wrapped(f"{words.labels.review}: {item.review}", "    ")
    if summary.not_understood:
        yield from _wrapped(f"{words.labels.not_understood}:", "- ")
        for entry in summary.not_understood:
            yield from _wrapped(entry.shown, "    ")
    yield from _heading(sections.medicines, filled=bool(summary.medicines))
    for entry in summary.medicines:
        yield from _wrapped(entry.shown, f"{entry.number}. ")
        for sentence in entry.said:
            yield from _wrapped(sentence, "    ")
    yield from _wrapped(summary.medicines_complete)
    yield from _heading(sections.not_answered, filled=bool(summary.not_answered))
    for line in summary.not_answered:
        yield from _wrapped(line.ask, "- ")
    yield from _heading(sections.checked, filled=bool(summary.checked))
    for item in summary.checked:
        yield from _wrapped(item.title, "- ")
        for reason in item.because:
            yield from _wrapped(f"{words.labels.because}: {reason.text}", "    ")
    yield from _heading(sections.answers, filled=bool(summary.answers))
    for line in summary.answers:
        yield from _wrapped(words.labels.answered.format(question=line.ask, answer=line.answer), "- ")
    yield from _heading(sections.not_covered, filled=bool(summary.not_covered))
    for left_out in summary.not_covered:
        yield from _wrapped(f"{left_out.title}. {left_out.text}", "- ")
    yield from _heading(sections.notices, filled=bool(summary.notices))
    for notice in summary.notices:
        yield from _wrapped(f"{notice.title}. {notice.text}", "- ")
        yield from _evidence(notice.evidence)
    yield from _heading(sections.sources, filled=bool(summary.sources))
    for source in summary.sources:
        yield from _wrapped(source.text, f"[{source.id}] ")
        if source.url:
            yield f"    {source.url}"


def _raised(summary: Summary, item: Item) -> Iterator[str]:
    words = summary.words
    yield from _wrapped(f"{item.title} ({item.priority}; {item.kind})", "[ ] ")
    yield from _wrapped(item.say, "    ")
    for reason in item.because:
        yield from _wrapped(f"{words.labels.because}: {reason.text}", "    ")
    label = words.labels.consider if summary.audience is Audience.CLINICIAN else words.labels.ask
    for prompt in item.prompts:
        yield from _wrapped(f"{label}: {prompt}", "    ")
    if item.note:
        yield from _wrapped(item.note, "    ")
    yield from _evidence(item.evidence)
    yield from _wrapped(f"{words.labels.review}: {item.review}", "    ")


def _evidence(evidence: tuple[EvidenceLine, ...]) -> Iterator[str]:
    for line in evidence:
        yield from _wrapped(f"{line.says} {line.strength}. {line.about_dose}. [{line.source}, {line.locator}]", "    - ")


def _heading(heading: Heading, *, filled: bool) -> Iterator[str]:
    yield ""
    yield heading.heading.upper()
    yield from _wrapped(heading.intro if filled else heading.empty)


def _wrapped(text: str, lead: str = "") -> Iterator[str]:
    """The text in lines; the first begins with ``lead``, the others are indented as far."""
    lines = textwrap.wrap(
        text, WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead), break_on_hyphens=False
    )
    yield from lines or [lead.rstrip()]
