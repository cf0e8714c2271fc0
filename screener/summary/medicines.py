"""How each typed line was read, in sentences. Lines in are lines shown: one entry a line, always."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from screener.intake import MedicineLine
from screener.kinds import MAX_LINE, Taking
from screener.medicines import Match, Question, Reading, ReadingKind, Refusal, Vocabulary, Why
from screener.medicines.words import fold, fold_line
from screener.rulebook.model import Audience
from screener.screening import Screening
from screener.visible import visible
from screener.words import Asks
from screener.words.locale import number as count


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name that words of a line could stand for."""

    name: str
    """What is confirmed by choosing it."""
    shown: str
    """The name, and the substances behind it."""
    medicine: str
    """The id of the substance or combination."""
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryQuestion:
    """Words of a line that ask."""

    words: str
    why: Why
    asks: tuple[str, ...]
    """The question, in sentences."""
    could_be: tuple[Proposal, ...]


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
    understood: bool
    """Whether every word of it is understood."""
    settled: bool
    """Whether it is understood, and not open if it is taken now."""
    doubtful: bool
    """Whether it is open if it is taken now."""
    said: tuple[str, ...]
    """Sentences: how it was read, and what the person said about it."""
    read_as: str
    """The names it was read as, where the line does not show them all; empty otherwise."""
    questions: tuple[EntryQuestion, ...]
    """What the line asks; the sentences are in ``said`` too."""
    confirmed: str | None
    taking: Taking | None


def medicine_entries(screening: Screening, audience: Audience) -> tuple[MedicineEntry, ...]:
    """Every line of the intake, in order."""
    return tuple(_entry(screening, audience, number) for number in range(len(screening.intake.medicines)))


def _entry(screening: Screening, audience: Audience, number: int) -> MedicineEntry:
    line, reading = screening.intake.medicines[number], screening.medicines.readings[number]
    refused = _refused(screening, number + 1, reading)
    names = (*reading.matches, *reading.mentioned)
    questions = tuple(_question(screening, question) for question in reading.questions)
    return MedicineEntry(
        number=number + 1,
        typed=None if refused else line.typed,
        shown=refused or visible(line.typed),
        kind=reading.kind,
        substances=_once(part for match in names for part in match.substances),
        classes=tuple(sorted({kind for match in names for kind in match.classes})),
        not_read=reading.not_read,
        understood=reading.understood,
        settled=screening.medicines.settled(number),
        doubtful=screening.medicines.doubtful(number),
        said=() if refused else tuple(_sentences(screening, audience, line, reading, questions)),
        read_as=_read_as(screening.rulebook.vocabulary, line.typed, names),
        questions=questions,
        confirmed=None if refused else line.confirmed,
        taking=line.taking,
    )


def _refused(screening: Screening, number: int, reading: Reading) -> str | None:
    """What stands in the place of a line that was not read."""
    words, refusal = screening.rulebook.words.refusals, reading.refusal
    if refusal is None:
        return None
    if refusal is Refusal.TOO_LONG:
        length = max(len(reading.typed), len(reading.confirmed or ""))
        return words.too_long.format(
            number=number, length=count(screening.rulebook.about.language, length), limit=MAX_LINE
        )
    sentences = {
        Refusal.EMAIL: words.email,
        Refusal.PHONE: words.phone,
        Refusal.DATE: words.date,
        Refusal.RECORD: words.record,
        Refusal.NOT_SAVED: words.not_saved,
    }
    return sentences[refusal].format(number=number)


def _sentences(
    screening: Screening,
    audience: Audience,
    line: MedicineLine,
    reading: Reading,
    questions: tuple[EntryQuestion, ...],
) -> Iterator[str]:
    vocabulary, words = screening.rulebook.vocabulary, screening.rulebook.words.readings
    if line.confirmed is not None:
        yield words.confirmed.format(confirmed=visible(line.confirmed))
    if reading.matches:
        yield _recognised(screening, audience, reading.matches)
        if not any(match.listed for match in reading.matches):
            yield words.not_listed
    if reading.mentioned:
        open_ = line.taking in (None, "not_sure")
        sentence = words.mentioned if open_ else words.mentioned_and_marked
        yield sentence.format(names=_names(vocabulary, reading.mentioned))
    if reading.kind is ReadingKind.NOT_RECOGNISED:
        yield words.names_nothing if reading.names_nothing else words.not_recognised
    for question in questions:
        yield from question.asks
    if reading.not_read and reading.kind is not ReadingKind.NOT_RECOGNISED:
        yield words.also_not_read.format(words=", ".join(visible(word) for word in reading.not_read))
    if line.taking is not None:
        yield words.taking[line.taking]


def _recognised(screening: Screening, audience: Audience, matches: tuple[Match, ...]) -> str:
    """The names that were recognised, with the classes that this audience is shown."""
    vocabulary, words = screening.rulebook.vocabulary, screening.rulebook.words.readings
    names = _names(vocabulary, matches)
    kinds = [vocabulary.classes[kind] for match in matches for kind in sorted(match.classes)]
    titles = _once((kind.title if audience is Audience.CLINICIAN else kind.patient) or "" for kind in kinds)
    if classes := ", ".join(filter(None, titles)):
        return words.recognised.format(names=names, classes=classes)
    return words.recognised_name.format(names=names)


def _question(screening: Screening, question: Question) -> EntryQuestion:
    """What the line asks about some of its words, and what they could be."""
    vocabulary, asking = screening.rulebook.vocabulary, screening.rulebook.words.readings.asks
    could_be = tuple(
        Proposal(
            match.label,
            _named(match.label, vocabulary.title(match.medicine)),
            match.medicine,
            tuple(sorted(match.classes)),
        )
        for match in question.could_be
    )
    words, candidates = visible(question.words), ", ".join(_once(one.shown for one in could_be))
    if question.why is Why.PERSON:
        sentence = asking.person.format(words=words)
    elif not candidates:
        sentence = asking.several_open.format(words=words)
    else:
        sentence = _sentence(asking, question).format(words=words, candidates=candidates)
    own = (vocabulary.prompts[question.prompt].ask,) if question.prompt else ()
    return EntryQuestion(words, question.why, (sentence, *own), could_be)


def _sentence(asking: Asks, question: Question) -> str:
    """The sentence for a question that names what its words could be."""
    match question.why:
        case Why.STRENGTHS:
            return asking.strengths
        case Why.LETTERS:
            return asking.letters
        case Why.SPELLING:
            return asking.spelling
    return asking.short_form if question.is_proposal else asking.several


def _names(vocabulary: Vocabulary, matches: tuple[Match, ...]) -> str:
    return ", ".join(_once(_named(match.label, vocabulary.title(match.medicine)) for match in matches))


def _read_as(vocabulary: Vocabulary, typed: str, matches: tuple[Match, ...]) -> str:
    """The names of a line, unless each of them is a substance that the line names itself."""
    shown = f" {' '.join(fold_line(typed).words)} "
    plain = all(f" {' '.join(fold(vocabulary.title(match.medicine)))} " in shown for match in matches)
    return "" if plain else _names(vocabulary, matches)


def _named(label: str, name: str) -> str:
    """The name as recognised, and the substances behind a brand."""
    return label if label == name else f"{label} ({name})"


def _once(values: Iterable[str]) -> tuple[str, ...]:
    """Each value once, in order."""
    return tuple(dict.fromkeys(values))
