"""How each typed line was read, in sentences. Lines in are lines shown: one entry a line, always."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from screener.intake import MedicineLine
from screener.medicines import MAX_LINE, Match, Question, Reading, ReadingKind, Vocabulary
from screener.rulebook.model import Audience
from screener.screening import Screening
from screener.visible import visible


@dataclass(frozen=True, slots=True)
class MedicineEntry:
    """One typed line as it is shown."""

    number: int
    """Counting from 1."""
    typed: str | None
    """As typed; None for a line that was refused: its text is neither evaluated nor exported."""
    shown: str
    """As typed, with invisible characters made visible; for a refused line, what stands in its place."""
    kind: ReadingKind
    substances: tuple[str, ...]
    classes: tuple[str, ...]
    not_read: tuple[str, ...]
    settled: bool
    """Whether every word of it is understood."""
    doubtful: bool
    """Whether it is open if it is taken now."""
    said: tuple[str, ...]
    """Sentences: how it was read, and what the person said about it."""


def medicine_entries(screening: Screening, audience: Audience) -> tuple[MedicineEntry, ...]:
    """Every line of the intake, in order."""
    return tuple(_entry(screening, audience, number) for number in range(len(screening.intake.medicines)))


def _entry(screening: Screening, audience: Audience, number: int) -> MedicineEntry:
    line, reading = screening.intake.medicines[number], screening.medicines.readings[number]
    refused = _refused(screening, number + 1, reading)
    names = (*reading.matches, *reading.mentioned)
    return MedicineEntry(
        number=number + 1,
        typed=None if refused else line.typed,
        shown=refused or visible(line.typed),
        kind=reading.kind,
        substances=_once(part for match in names for part in match.substances),
        classes=tuple(sorted({kind for match in names for kind in match.classes})),
        not_read=reading.not_read,
        settled=screening.medicines.settled(number),
        doubtful=screening.medicines.doubtful(number),
        said=() if refused else tuple(_sentences(screening, audience, line, reading)),
    )


def _refused(screening: Screening, number: int, reading: Reading) -> str | None:
    if reading.refusal is None:
        return None
    words = screening.rulebook.words.refusals
    return words.too_long.format(number=number, length=f"{len(reading.typed):,}", limit=MAX_LINE)


def _sentences(screening: Screening, audience: Audience, line: MedicineLine, reading: Reading) -> Iterator[str]:
    vocabulary, words = screening.rulebook.vocabulary, screening.rulebook.words.readings
    if line.confirmed is not None:
        yield words.confirmed.format(confirmed=visible(line.confirmed))
    if reading.matches:
        yield _recognised(screening, audience, reading.matches)
    if reading.mentioned:
        yield words.mentioned.format(names=_names(vocabulary, reading.mentioned))
    if reading.kind is ReadingKind.NOT_RECOGNISED:
        yield words.names_nothing if reading.names_nothing else words.not_recognised
    for question in reading.questions:
        yield from _asked(screening, question)
    if reading.not_read and reading.kind is not ReadingKind.NOT_RECOGNISED:
        yield words.also_not_read.format(words=", ".join(visible(word) for word in reading.not_read))
    if line.taking is not None:
        yield {"now": words.now, "stopped": words.stopped, "not_sure": words.not_sure}[line.taking]


def _recognised(screening: Screening, audience: Audience, matches: tuple[Match, ...]) -> str:
    """The names that were recognised, with the classes that this audience is shown."""
    vocabulary, words = screening.rulebook.vocabulary, screening.rulebook.words.readings
    names = _names(vocabulary, matches)
    kinds = [vocabulary.classes[kind] for match in matches for kind in sorted(match.classes)]
    titles = _once((kind.title if audience is Audience.CLINICIAN else kind.patient) or "" for kind in kinds)
    if not kinds:
        return words.recognised_not_listed.format(names=names)
    if classes := ", ".join(filter(None, titles)):
        return words.recognised.format(names=names, classes=classes)
    return words.recognised_name.format(names=names)


def _asked(screening: Screening, question: Question) -> Iterator[str]:
    """What the line asks, and what the words could be."""
    words = screening.rulebook.words.readings
    candidates = ", ".join(_once(screening.rulebook.vocabulary.title(key) for key in question.could_be))
    if question.two_strengths:
        yield words.two_strengths.format(words=visible(question.words), candidates=candidates)
    elif len(question.could_be) == 1:
        yield words.did_you_mean.format(candidates=candidates)
    else:
        yield words.ambiguous.format(candidates=candidates) if candidates else words.ambiguous_open
    if question.ask:
        yield question.ask


def _names(vocabulary: Vocabulary, matches: tuple[Match, ...]) -> str:
    return ", ".join(_once(_named(match.label, vocabulary.title(match.medicine)) for match in matches))


def _named(label: str, name: str) -> str:
    """The name as recognised, and the substances behind a brand."""
    return label if label == name else f"{label} ({name})"


def _once(values: Iterable[str]) -> tuple[str, ...]:
    """Each value once, in order."""
    return tuple(dict.fromkeys(values))
