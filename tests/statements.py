"""The statements of a summary: what each document has to hold, whatever it looks like."""

from collections.abc import Iterator

from screener.screening import Outcome
from screener.summary import EvidenceLine, Item, NoticeLine, Summary


def statements(summary: Summary) -> Iterator[str]:
    """Every sentence that a reader of any document has to find, in any case of letters."""
    yield from (summary.rulebook.title, summary.rulebook.version, summary.rulebook.hash[:12], summary.intended_use)
    yield from summary.translation
    for kept in summary.kept:
        yield from (kept.title, kept.text)
    yield from summary.own_questions
    yield from (line.text for line in summary.changes or ())
    for item in (*summary.talk, *summary.could_not_check, *summary.checked):
        yield from _item(item)
    for entry in summary.medicines:
        yield from (entry.shown, *entry.said)
    yield summary.medicines_complete
    yield from (line.ask for line in summary.not_answered)
    yield from summary.bring
    for line in summary.answers:
        yield from (line.ask, line.answer)
    for one in summary.not_covered:
        yield from (one.title, one.text)
    for notice in _notices(summary):
        yield from (notice.title, notice.text, notice.brief)
    document, sections = summary.words.document, summary.words.sections
    yield from (document.not_a_verdict, document.no_change)
    yield from dict.fromkeys(item.priority for item in summary.talk if item.told_with is None)
    yield from (sections.could_not_check.heading, sections.checked.heading)
    if not summary.talk:
        yield sections.talk.heading
    yield from _references(summary.original or summary)
    if summary.original:
        yield from _for_the_doctor(summary.original)


def _for_the_doctor(summary: Summary) -> Iterator[str]:
    """What is said to the doctor in the language of the rules, beside a summary in another language."""
    yield from (summary.intended_use, summary.words.document.not_a_verdict, summary.medicines_complete)
    for item in (*summary.talk, *summary.could_not_check, *summary.checked):
        yield from (item.title, *(reason.text for reason in item.because), *(line.text for line in item.settle))
    for entry in summary.medicines:
        yield from (entry.shown, *entry.said)
    for line in (*summary.answers, *summary.not_answered):
        yield from (line.ask, line.answer)
    yield from (text for one in summary.not_covered for text in (one.title, one.text))
    yield from (text for one in _notices(summary) for text in (one.title, one.text))


def _references(summary: Summary) -> Iterator[str]:
    """Where it is written, and who reviewed it."""
    for item in (*summary.talk, *summary.could_not_check, *summary.checked):
        if item.outcome is Outcome.RAISED:
            yield from _evidence(item.evidence)
        if item.outcome is Outcome.UNDETERMINED:
            yield from _places(item.evidence)
        yield item.review
    for notice in _notices(summary):
        yield from _evidence(notice.evidence)
    used = {line.source for line in _cited(summary)}
    for source in summary.sources:
        if source.id in used:
            yield from (source.name, source.read)


def _item(item: Item) -> Iterator[str]:
    yield item.title
    if item.changed:
        yield item.changed
    if item.outcome is Outcome.RAISED:
        yield from (item.say, *item.prompts)
    if item.note and item.outcome is not Outcome.NOT_RAISED:
        yield item.note
    yield from (reason.text for reason in item.because)
    yield from (line.text for line in item.settle)


def _cited(summary: Summary) -> Iterator[EvidenceLine]:
    """The evidence of what is raised, open or told to everybody."""
    for item in (*summary.talk, *summary.could_not_check):
        yield from item.evidence
    for notice in _notices(summary):
        yield from notice.evidence


def _notices(summary: Summary) -> tuple[NoticeLine, ...]:
    """What is told to everybody."""
    return (*summary.notices, *((summary.unwell,) if summary.unwell else ()))


def _evidence(evidence: tuple[EvidenceLine, ...]) -> Iterator[str]:
    for line in evidence:
        yield from (line.says, line.strength, line.about_dose, line.locator)
        if line.differs:
            yield line.differs


def _places(evidence: tuple[EvidenceLine, ...]) -> Iterator[str]:
    for line in evidence:
        yield from (line.about_dose, line.locator)


def squeezed(text: str) -> str:
    """The text without white space, in small letters: documents break lines where they like."""
    return "".join(text.split()).lower()
