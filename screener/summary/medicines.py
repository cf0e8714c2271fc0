"""How each typed line was read, in sentences. Lines in are lines shown: one entry a line, always."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from screener.engine.intake import MedicineLine
from screener.engine.kinds import MAX_LINE, Taking
from screener.engine.visible import visible
from screener.medicines import (
    LineQuestion,
    Masked,
    Match,
    Named,
    Reading,
    ReadingKind,
    Refusal,
    Status,
    Vocabulary,
    Why,
)
from screener.medicines.masking import masked_in
from screener.medicines.reading import ROWS_WITHOUT_A_MEDICINE
from screener.medicines.rows import without_mark
from screener.medicines.vocabulary import LabelKind
from screener.medicines.words import fold, fold_line, unfolded_length
from screener.rulebook.model import Audience
from screener.rulebook.words import Asks, Readings
from screener.rulebook.words.locale import number as count
from screener.screening import Screening
from screener.summary.numbers import ranges


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
class NamedEntry:
    """A medicine that a row names."""

    name: str
    """As it is shown: the name, the other names of it in the row, and the substances behind them."""
    classes: tuple[str, ...]
    status: str
    """What the row says of it: ``taken``, ``stopped``, ``allergy`` or ``unclear``."""
    words: str
    """The words that say so; empty for ``taken``."""
    listed: bool


@dataclass(frozen=True, slots=True)
class MedicineEntry:
    """One row as it is shown."""

    number: int
    """Counting from 1."""
    typed: str | None
    """As typed, what identifies masked; None for a row that was refused: its text is neither evaluated nor exported."""
    shown: str
    """The same without its own number or bullet, invisible characters made visible; for a refused row, why."""
    kind: ReadingKind
    substances: tuple[str, ...]
    classes: tuple[str, ...]
    not_read: tuple[str, ...]
    passed_over: tuple[str, ...]
    """Words of ordinary language that were not read, and leave nothing open."""
    no_medicine: tuple[str, ...]
    """Words of which the person said that they are no medicine."""
    may_be_dismissed: tuple[str, ...]
    """Words of which the person can say so."""
    understood: bool
    """Whether every word of it is understood."""
    settled: bool
    """Whether it is understood, and not open if it is taken now."""
    doubtful: bool
    """Whether it is open if it is taken now."""
    said: tuple[str, ...]
    """Sentences: how it was read, and what the person said about it."""
    names: tuple[NamedEntry, ...]
    masked: tuple[str, ...]
    """What is masked in it: ``date``, ``number``, ``name``."""
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
    names = [one.match for one in reading.named]
    questions = tuple(_question(screening, question) for question in reading.questions)
    return MedicineEntry(
        number=number + 1,
        typed=None if refused else line.typed,
        shown=refused or visible(without_mark(line.typed).replace("\t", " | ").strip()),
        kind=reading.kind,
        substances=_once(part for match in names for part in match.substances),
        classes=tuple(sorted({kind for match in names for kind in match.classes})),
        not_read=reading.not_read,
        passed_over=reading.passed_over,
        no_medicine=reading.no_medicine,
        may_be_dismissed=() if refused else reading.may_be_dismissed,
        understood=reading.understood,
        settled=screening.medicines.settled(number),
        doubtful=screening.medicines.doubtful(number),
        said=() if refused else tuple(_sentences(screening, audience, line, reading, questions)),
        names=tuple(_named_entry(screening.rulebook.vocabulary, one) for one in reading.named),
        masked=masked_in(line.typed),
        questions=questions,
        confirmed=None if refused else line.confirmed,
        taking=line.taking,
    )


def _named_entry(vocabulary: Vocabulary, one: Named) -> NamedEntry:
    name = name_of(vocabulary, one)
    return NamedEntry(name, tuple(sorted(one.match.classes)), one.status.value, one.words, one.match.listed)


def _refused(screening: Screening, number: int, reading: Reading) -> str | None:
    """The text in place of a line that was not read."""
    words, refusal = screening.rulebook.words.refusals, reading.refusal
    if refusal is None:
        return None
    if refusal is Refusal.TOO_LONG:
        length = max(len(reading.typed), unfolded_length(reading.typed), len(reading.confirmed or ""))
        return words.too_long.format(
            number=number, length=count(screening.rulebook.about.language, length), limit=MAX_LINE
        )
    return words.not_saved.format(number=number)


def _sentences(
    screening: Screening,
    audience: Audience,
    line: MedicineLine,
    reading: Reading,
    questions: tuple[EntryQuestion, ...],
) -> Iterator[str]:
    words = screening.rulebook.words.readings
    if line.confirmed is not None:
        yield words.confirmed.format(confirmed=visible(line.confirmed))
    if line.from_record is not None:
        yield screening.rulebook.words.records.row_origin.format(origin=visible(line.from_record))
    if part := _part_of_the_list(words, reading):
        yield part
    yield from _named_sentences(screening, audience, line, reading)
    for question in questions:
        yield from question.asks
    yield from _not_read(words, reading)
    if reading.passed_over and reading.named:
        yield words.passed_over.format(words=_listed(reading.passed_over))
    if reading.no_medicine:
        yield words.no_medicine.format(words=_listed(reading.no_medicine))
    if line.taking is not None:
        yield words.taking[line.taking]


def _not_read(words: Readings, reading: Reading) -> Iterator[str]:
    """What of a row was not read."""
    if reading.kind is ReadingKind.NOT_RECOGNISED:
        settled = words.not_taken_whatever if reading.understood else words.not_recognised
        yield words.names_nothing if reading.names_nothing else settled
    elif reading.not_read:
        yield words.also_not_read.format(words=_listed(reading.not_read))
    if reading.not_compared and reading.not_read:
        yield words.not_compared


def _listed(words: Iterable[str]) -> str:
    return ", ".join(map(visible, words))


def _named_sentences(screening: Screening, audience: Audience, line: MedicineLine, reading: Reading) -> Iterator[str]:
    """What a row says of each medicine that it names."""
    words = screening.rulebook.words.readings
    if reading.matches:
        yield words.recognised.format(names=_names(screening, audience, reading, Status.TAKEN))
        if not any(match.listed for match in reading.matches):
            yield words.not_listed
    for status in (Status.STOPPED, Status.ALLERGY, Status.UNCLEAR):
        if names := _names(screening, audience, reading, status):
            said = ", ".join(_once(f"\u201c{one.words}\u201d" for one in reading.named if one.status is status))
            sentence = words.status[status.value] if line.taking in (None, "not_sure") else words.status_marked
            yield sentence.format(names=names, words=visible(said))


def _part_of_the_list(words: Readings, reading: Reading) -> str:
    """What a row without a medicine of its own is; empty for any other."""
    match reading.kind:
        case ReadingKind.HEADING:
            label = reading.under
            status = label.status if label and label.kind is LabelKind.HEADING else None
            return words.headings[status.value if status else "other"]
        case ReadingKind.DETAILS:
            return words.details.format(number=(reading.of or 0) + 1)
        case ReadingKind.NO_MEDICINE:
            return ""  # told in a sentence of its own, with the words
        case kind if kind in ROWS_WITHOUT_A_MEDICINE:
            return str(getattr(words, kind.value))
    return ""


def _names(screening: Screening, audience: Audience, reading: Reading, status: Status) -> str:
    """The medicines of which a row says one thing, each with its own classes that this audience is shown."""
    vocabulary, words = screening.rulebook.vocabulary, screening.rulebook.words.readings

    def shown(one: Named) -> str:
        kinds = [vocabulary.classes[kind] for kind in sorted(one.match.classes)]
        titles = _once((kind.title if audience is Audience.CLINICIAN else kind.patient) or "" for kind in kinds)
        name, classes = name_of(vocabulary, one), ", ".join(filter(None, titles))
        return words.with_classes.format(name=name, classes=classes) if classes else name

    return "; ".join(_once(shown(one) for one in reading.named if one.status is status))


def left_out(words: Readings, entries: Iterable[MedicineEntry]) -> str:
    """What was masked, and in which rows, in one sentence; empty where nothing was."""
    what = left_out_where(words, entries)
    return words.left_out_once.format(what=what) if what else ""


def left_out_where(words: Readings, entries: Iterable[MedicineEntry]) -> str:
    """What was masked, and in which rows, in a few words; empty where nothing was."""
    rows = {what.value: [entry.number for entry in entries if what.value in entry.masked] for what in Masked}
    return "; ".join(
        words.left_out_kinds[what].format(numbers=ranges(numbers)) for what, numbers in rows.items() if numbers
    )


def name_of(vocabulary: Vocabulary, one: Named) -> str:
    """A medicine as a row names it, with the substances behind a brand."""
    title = vocabulary.title(one.match.medicine)
    others = [name for name in (*one.also, title) if name.casefold() != one.match.label.casefold()]
    return f"{one.match.label} ({', '.join(_once(others))})" if others else one.match.label


def _question(screening: Screening, question: LineQuestion) -> EntryQuestion:
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


def _sentence(asking: Asks, question: LineQuestion) -> str:
    """The sentence for a question that names what its words could be."""
    match question.why:
        case Why.STRENGTHS:
            return asking.strengths
        case Why.LETTERS:
            return asking.letters
        case Why.SPELLING:
            return asking.spelling
    return asking.short_form if question.is_proposal else asking.several


def read_as(vocabulary: Vocabulary, typed: str, reading: Reading, matches: Iterable[Match]) -> str:
    """The names of some medicines of a row, unless each of them is a substance that the row names itself."""
    chosen = [one for one in reading.named if one.match in set(matches)]
    shown = f" {' '.join(fold_line(typed).words)} "
    plain = all(f" {' '.join(fold(vocabulary.title(one.match.medicine)))} " in shown for one in chosen)
    alone = len(chosen) == len(reading.named)
    return "" if plain and alone else ", ".join(_once(name_of(vocabulary, one) for one in chosen))


def _named(label: str, name: str) -> str:
    """The name as recognised, and the substances behind a brand."""
    return label if label == name else f"{label} ({name})"


def _once(values: Iterable[str]) -> tuple[str, ...]:
    """Each value once, in order."""
    return tuple(dict.fromkeys(values))
