"""How each typed line was read, in sentences. Lines in are lines shown: one entry a line, always."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from screener.intake import MedicineLine
from screener.medicines import MAX_LINE, Reading, ReadingKind
from screener.medicines.reading import Refusal
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
    said: tuple[str, ...]
    """Sentences: how it was read, and what the person said about it."""


def medicine_entries(screening: Screening) -> tuple[MedicineEntry, ...]:
    """Every line of the intake, in order."""
    lines = zip(screening.intake.medicines, screening.medicines.readings, strict=True)
    return tuple(_entry(screening, number, line, reading) for number, (line, reading) in enumerate(lines, 1))


def _entry(screening: Screening, number: int, line: MedicineLine, reading: Reading) -> MedicineEntry:
    refused = _refused(screening, number, reading)
    return MedicineEntry(
        number=number,
        typed=None if refused else line.typed,
        shown=refused or visible(line.typed),
        kind=reading.kind,
        substances=_once(part for match in reading.matches for part in match.substances),
        classes=tuple(sorted({kind for match in reading.matches for kind in match.classes})),
        not_read=reading.not_read,
        settled=reading.settled,
        said=() if refused else tuple(_sentences(screening, line, reading)),
    )


def _refused(screening: Screening, number: int, reading: Reading) -> str | None:
    words = screening.rulebook.words.refusals
    match reading.refusal:
        case None:
            return None
        case Refusal.TOO_LONG:
            length = max(len(reading.typed), len(reading.confirmed or ""))
            return words.too_long.format(number=number, length=f"{length:,}", limit=MAX_LINE)
        case Refusal.TOO_MANY_MARKS:
            return words.too_many_marks.format(number=number)


def _sentences(screening: Screening, line: MedicineLine, reading: Reading) -> Iterator[str]:
    vocabulary, words = screening.rulebook.vocabulary, screening.rulebook.words.readings
    names = ", ".join(_once(_named(match.label, vocabulary.title(match.medicine)) for match in reading.matches))
    classes = ", ".join(
        _once(vocabulary.classes[kind].title for match in reading.matches for kind in sorted(match.classes))
    )
    candidates = ", ".join(_once(vocabulary.title(key) for question in reading.questions for key in question.could_be))
    if line.confirmed is not None:
        yield words.confirmed.format(confirmed=visible(line.confirmed))
    match reading.kind:
        case ReadingKind.RECOGNISED:
            yield words.recognised.format(names=names, classes=classes)
        case ReadingKind.RECOGNISED_NOT_LISTED:
            yield words.recognised_not_listed.format(names=names)
        case ReadingKind.MENTIONED:
            yield words.mentioned.format(names=names or candidates)
        case ReadingKind.NOT_RECOGNISED:
            yield words.not_recognised
        case ReadingKind.DID_YOU_MEAN | ReadingKind.AMBIGUOUS | ReadingKind.REFUSED:
            pass
    if reading.questions and reading.kind is not ReadingKind.MENTIONED:
        single = reading.kind is ReadingKind.DID_YOU_MEAN
        sentence = words.did_you_mean if single else words.ambiguous
        yield sentence.format(candidates=candidates) if candidates else words.ambiguous_open
    yield from _once(question.prompt.ask for question in reading.questions if question.prompt)
    if reading.not_read and reading.kind is not ReadingKind.NOT_RECOGNISED:
        yield words.also_not_read.format(words=", ".join(visible(word) for word in reading.not_read))
    if line.taking is not None:
        yield {"now": words.now, "stopped": words.stopped, "not_sure": words.not_sure}[line.taking]


def _named(label: str, name: str) -> str:
    """The name as recognised, and the substances behind a brand."""
    return label if label == name else f"{label} ({name})"


def _once(values: Iterable[str]) -> tuple[str, ...]:
    """Each value once, in order."""
    return tuple(dict.fromkeys(values))
