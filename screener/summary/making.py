"""A screening put into sentences for one audience."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from screener.engine.conditions import MEDICINES, Atom, MedicineTest
from screener.engine.intake import NO, UNDECIDED, YES
from screener.engine.visible import visible
from screener.rulebook.clock import clock_sentence
from screener.rulebook.labels import answer_label, which_rules
from screener.rulebook.matters import ABOUT, UNWELL
from screener.rulebook.model import Audience, ClinicianVoice, Rulebook, Source
from screener.rulebook.standing import standing_of
from screener.rulebook.words import Words
from screener.rulebook.words.locale import day
from screener.saved import COMPLETE, Opened, record_text
from screener.screening import Finding, Outcome, Screening, screen
from screener.summary.changes import Differences
from screener.summary.evidence import evidence_lines, marked, review_sentence
from screener.summary.finding_out import actions
from screener.summary.medicines import MedicineEntry, left_out_where, medicine_entries, read_as
from screener.summary.model import (
    AnswerLine,
    Identity,
    Item,
    KeptLine,
    NoticeLine,
    Reason,
    Settle,
    SourceLine,
    Summary,
    TitledLine,
)
from screener.summary.numbers import ranges
from screener.summary.points import Point, points
from screener.summary.raised_by import RaisedBy, in_short, raised_by, said_in_short

MOST_LINES = 3
"""How many lines of medicines a caution writes out. More of them it names by their numbers."""


def summarise(
    screening: Screening,
    audience: Audience,
    today: dt.date,
    opened: Opened | None = None,
    *,
    with_record: bool = True,
) -> Summary:
    """What a screening says to an audience, in the language of its rulebook.

    The day decides one thing only: whether a review is overdue. With a saved summary that was opened, what differs from
    it is said and marked. What is only looked at needs no record. In another language, a patient's summary also holds
    the one in the language of the rules, for the doctor.
    """
    record = record_text(screening, opened) if with_record else ""
    summary = _Summariser(screening, audience, today, opened).summary(record)
    written = screening.rulebook.original
    if audience is Audience.CLINICIAN or written is None:
        return summary
    original = _Summariser(screen(written, screening.intake), audience, today, opened).summary(record)
    return replace(summary, original=original)


class _Summariser:
    def __init__(self, screening: Screening, audience: Audience, today: dt.date, opened: Opened | None) -> None:
        self.screening = screening
        self.audience = audience
        self.today = today
        self.rulebook = screening.rulebook
        self.intake = screening.intake
        self.words = self.rulebook.words
        self.opened = opened
        self.differences = Differences(screening, audience, opened) if opened else None
        entries = medicine_entries(screening, audience)
        self.medicines = self.differences.marked(entries) if self.differences else entries

    def summary(self, record: str) -> Summary:
        about = self.rulebook.about
        items = tuple(self._item(finding) for finding in self.screening.findings)
        by_caution = {item.caution: item for item in items}
        talk = tuple(
            item for point in points(self.screening.findings) for item in _as_one(self.words, point, by_caution)
        )
        return Summary(
            rulebook=_identity(self.rulebook),
            which_rules=which_rules(self.rulebook),
            audience=self.audience,
            intended_use=marked(self.rulebook, ABOUT, about.intended_use.voice(self.audience)),
            words=self.words,
            kept=tuple(self._kept()),
            review_state=self._review_state(),
            denied=tuple(self._denied()),
            unwell=self._unwell(),
            own_questions=tuple(visible(text) for text in self.intake.own_questions),
            changes=self.differences.lines() if self.differences else None,
            talk=talk,
            find_out=actions(self.screening, self.audience, self.medicines),
            could_not_check=tuple(item for item in items if item.outcome is Outcome.UNDETERMINED),
            not_understood=self._not_understood(),
            medicines=self.medicines,
            medicines_complete=self._list_said(),
            not_answered=tuple(self._not_answered()),
            bring=() if self._clinician else about.bring.patient,
            checked=tuple(item for item in items if item.outcome is Outcome.NOT_RAISED),
            answers=tuple(self._answered()),
            not_covered=tuple(
                TitledLine(one.title, marked(self.rulebook, f"not_covered.{key}", one.why))
                for key, one in about.not_covered.items()
            ),
            notices=tuple(
                NoticeLine(
                    notice.title,
                    marked(self.rulebook, f"notices.{key}", notice.voice(self.audience)),
                    evidence_lines(self.rulebook, notice.evidence),
                )
                for key, notice in about.notices.items()
            ),
            sources=tuple(self._sources()),
            translation=self.rulebook.translated.label if self.rulebook.translated else (),
            record=record,
        )

    def _unwell(self) -> NoticeLine | None:
        if self._clinician:
            return None
        notice = self.rulebook.about.unwell
        evidence = evidence_lines(self.rulebook, notice.evidence)
        said, brief = (marked(self.rulebook, UNWELL, text) for text in (notice.patient, notice.brief or notice.patient))
        return NoticeLine(notice.title, said, evidence, brief)

    def _kept(self) -> Iterator[KeptLine]:
        """How much differs, what was read as not taken or masked, what was said of the list, what is not covered."""
        sections, labels = self.words.sections, self.words.labels
        if self.differences:
            count = len(self.differences.differences)
            text = self.words.saved.count.format(count=count) if count else self.words.saved.nothing
            yield KeptLine(sections.changes.heading, text, typed=False)
        if not_taken := tuple(self._not_taken()):
            yield KeptLine(labels.not_taken, " · ".join(not_taken), typed=True)
        if masked := left_out_where(self.words.readings, self.medicines):
            yield KeptLine(labels.left_out, masked, typed=False)
        yield KeptLine(labels.list, self._list_said(), typed=False)

    def _review_state(self) -> str:
        words, cautions = self.words.blocks, self.rulebook.cautions
        reviewed = sum(standing_of(self.rulebook, f"cautions.{key}").holds for key in cautions)
        said = words.reviewed.format(reviewed=reviewed, total=len(cautions)) if reviewed else words.reviewed_none
        return " ".join(filter(None, (clock_sentence(self.rulebook, self.today), said)))

    def _denied(self) -> Iterator[str]:
        """The answers that point to no concern; of a *no* the question alone."""
        for key in self.screening.asked:
            answer = self.intake.answers.get(key)
            if answer is None or answer in UNDECIDED or answer in self.rulebook.questions[key].concern:
                continue
            short = in_short(self.rulebook, self.audience, key)
            yield short if answer == NO else said_in_short(self.rulebook, self.audience, key, answer)

    def _not_taken(self) -> Iterator[str]:
        """The medicines that the rules look for, of which the list says that they were stopped or are an allergy."""
        sentences = self.words.readings.not_taken
        for entry in self.medicines:
            for status, sentence in sentences.items() if entry.taking is None else ():
                names = [one.name for one in entry.names if one.status == status and one.listed]
                if names:
                    yield sentence.format(names=visible(", ".join(names)), number=entry.number)

    def _not_understood(self) -> tuple[MedicineEntry, ...]:
        return tuple(entry for entry in self.medicines if not entry.settled)

    @property
    def _clinician(self) -> bool:
        return self.audience is Audience.CLINICIAN

    def _item(self, finding: Finding) -> Item:
        caution = finding.caution
        voice = caution.clinician if self._clinician else caution.patient
        words = self.words
        return Item(
            caution=finding.id,
            title=caution.title,
            outcome=finding.outcome,
            kind=words.kinds[caution.kind],
            priority=words.priorities[caution.priority],
            priority_id=caution.priority,
            told_with=None,
            say=voice.say,
            prompts=voice.consider if isinstance(voice, ClinicianVoice) else voice.ask,
            note=None if isinstance(voice, ClinicianVoice) else voice.note,
            raised_by=self._raised_by(finding),
            because=tuple(dict.fromkeys(reason for atom in finding.because for reason in self._reasons(atom))),
            settle=tuple(line for about in finding.missing for line in self._settle(about, finding.open_rows)),
            missing=finding.missing,
            evidence=evidence_lines(self.rulebook, caution.evidence),
            review=review_sentence(self.rulebook, f"cautions.{finding.id}", self.today),
            discussed=finding.id in self.intake.discussed,
            changed=self.differences.item(finding.id) if self.differences else None,
        )

    def _raised_by(self, finding: Finding) -> RaisedBy:
        raised = finding.outcome is Outcome.RAISED
        return raised_by(self.screening, self.audience, self.medicines, finding.because) if raised else RaisedBy()

    def _reasons(self, atom: Atom) -> Iterator[Reason]:
        """What the person said that made a comparison true or false."""
        if atom.test is None:
            yield Reason(atom.about, self._said(atom.about), typed=False)
            return
        passing = self.screening.medicines.passing(atom.test)
        if not passing:
            yield Reason(MEDICINES, f"{self.words.labels.list}: {self._list_said()}", typed=False)
        if len(passing) > MOST_LINES:
            numbers = ranges(self.medicines[number].number for number in passing)
            section = self.words.sections.medicines.heading
            text = self.words.medicine_list.because_lines.format(numbers=numbers, section=section)
            yield Reason(MEDICINES, text, typed=False)
            return
        for number in passing:
            yield Reason(MEDICINES, self._because(number, atom.test), typed=True)

    def _because(self, number: int, test: MedicineTest) -> str:
        """A row as a reason: what was typed, as what it passes the test, and what was said of it."""
        entry, medicines = self.medicines[number], self.screening.medicines
        said = [self._typed(entry, self.words.labels.typed)]
        reading = medicines.readings[number]
        passing = [one.match for one in reading.named] if test.listed else medicines.passing_names(number, test)
        names = read_as(self.rulebook.vocabulary, entry.typed or "", reading, passing)
        if names:
            said.append(self.words.labels.read_as.format(names=names))
        if entry.taking is not None:
            said.append(self.words.readings.taking[entry.taking])
        return " · ".join(said)

    def _settle(self, about: str, rows: tuple[int, ...]) -> Iterator[Settle]:
        """What would settle an open question, or the list: of its rows those that matter."""
        if about != MEDICINES:
            voice = self.rulebook.questions[about].voice(self.audience)
            said = self._said(about) if about in self.intake.answers else voice.ask
            yield Settle(about, self.words.labels.find_out.format(question=said, how=voice.find_out), typed=False)
            return
        if self.intake.medicines_complete != YES:
            voice = self.rulebook.about.medicines.voice(self.audience)
            text = f"{self.words.medicine_list.settle_complete} {voice.find_out}"
            yield Settle(about, text, typed=False)
        open_lines = [self.medicines[number] for number in rows]
        if len(open_lines) > MOST_LINES:
            numbers = ranges(entry.number for entry in open_lines)
            section = self.words.labels.not_understood
            text = self.words.medicine_list.settle_lines.format(numbers=numbers, section=section)
            yield Settle(about, text, typed=False)
            return
        for entry in open_lines:
            if not entry.understood:
                yield Settle(about, self._typed(entry, self.words.medicine_list.settle_line), typed=True)
            if entry.doubtful:
                yield Settle(about, self._typed(entry, self.words.medicine_list.settle_taking), typed=True)

    @staticmethod
    def _typed(entry: MedicineEntry, sentence: str) -> str:
        """A sentence about a typed line; for a line that was refused, the sentence that says so."""
        return entry.shown if entry.typed is None else sentence.format(typed=entry.shown)

    def _said(self, question: str) -> str:
        ask = self.rulebook.questions[question].voice(self.audience).ask
        return self.words.labels.answered.format(question=ask, answer=self._answer(question))

    def _answer(self, question: str) -> str:
        label = answer_label(self.rulebook, question, self.intake.answers[question])
        return self.words.checklist.together.format(answer=label) if question in self.intake.together else label

    def _answered(self) -> Iterator[AnswerLine]:
        for key in self.screening.asked:
            if key in self.intake.answers:
                said = self._from_record(key, self._answer(key))
                yield self._line_of(key, self.rulebook.questions[key].voice(self.audience).ask, said)
        yield from self._no_longer_asked()
        if self.intake.medicines_complete is not None:
            complete = self.rulebook.about.medicines.complete.voice(self.audience)
            answer = self.words.answers[self.intake.medicines_complete]
            yield self._line_of(COMPLETE, complete, self._from_record(COMPLETE, answer))

    def _from_record(self, key: str, answer: str) -> str:
        """An answer, with its origin if it was accepted from a health record."""
        origin = self.intake.origin_of(key)
        return self.words.records.accepted.format(answer=answer, origin=visible(origin)) if origin else answer

    def _open(self, key: str, ask: str) -> str:
        """A question without an answer, with what a health record proposes and nobody has accepted."""
        for one in self.intake.proposals:
            if one.question == key:
                said = (
                    self.words.answers[one.answer] if key == COMPLETE else answer_label(self.rulebook, key, one.answer)
                )
                ask = self.words.records.waiting.format(question=ask, said=said, origin=visible(one.origin))
        return ask

    def _no_longer_asked(self) -> Iterator[AnswerLine]:
        """Answers to follow-ups that another answer closed again: they count for nothing, and are not lost."""
        for key, question in self.rulebook.questions.items():
            if key in self.intake.answers and key not in self.screening.asked:
                answer = self.words.labels.no_longer_asked.format(answer=self._answer(key))
                yield AnswerLine(key, question.voice(self.audience).ask, answer, None)

    def _line_of(self, key: str, ask: str, answer: str) -> AnswerLine:
        """An answer, marked where it differs from that of the saved summary."""
        answer, before = self.differences.answer(key, answer) if self.differences else (answer, None)
        return AnswerLine(key, ask, answer, before)

    def _not_answered(self) -> Iterator[AnswerLine]:
        not_answered = self.words.answers["not_answered"]
        for key in self.screening.not_answered:
            ask = self._open(key, self.rulebook.questions[key].voice(self.audience).ask)
            yield self._line_of(key, ask, not_answered)
        if self.intake.medicines_complete is None:
            complete = self.rulebook.about.medicines.complete.voice(self.audience)
            yield self._line_of(COMPLETE, self._open(COMPLETE, complete), not_answered)

    def _list_said(self) -> str:
        """What was said of the list as a whole."""
        said, words = self.intake.medicines_complete, self.words.medicine_list
        if said == YES:
            return words.complete if self.intake.medicines else words.none
        return {
            None: words.not_answered,
            "no": words.not_complete,
            "not_sure": words.not_sure,
            "prefer_not_to_say": words.prefer_not_to_say,
        }[said]

    def _sources(self) -> Iterator[SourceLine]:
        return source_lines(self.rulebook, {one.source for one in self.rulebook.evidence()})


def source_lines(rulebook: Rulebook, used: Collection[str]) -> Iterator[SourceLine]:
    """The entries of the bibliography that are used, in its order."""
    words = rulebook.words
    for key, source in rulebook.sources.items():
        if key in used:
            name, read = _source_name(rulebook, source), words.read[source.read]
            not_known = "" if source.url else f"; {words.labels.link_not_known}"
            yield SourceLine(key, source.kind, f"{name} ({read}){not_known}", name, read, source.url)


def _as_one(words: Words, point: Point, items: Mapping[str, Item]) -> tuple[Item, ...]:
    """The lines of a point. The first has the priority of them all; the others say with which they are told."""
    head, *others = (items[line.id] for line in point.lines)
    with_it = words.labels.told_with.format(title=head.title)
    return (
        replace(head, priority=words.priorities[point.priority]),
        *(replace(item, priority=with_it, told_with=head.caution) for item in others),
    )


def _source_name(rulebook: Rulebook, source: Source) -> str:
    """Which source it is, and where that was recorded, of which label and when it was read."""
    known = (source.title, source.publisher, source.edition, source.label_id)
    name = ". ".join(part for part in known if part)
    if source.read_on is None:
        return name
    read_on = day(rulebook.about.language, source.read_on)
    return rulebook.words.labels.read_on.format(title=name, day=read_on)


def _identity(rulebook: Rulebook) -> Identity:
    about, translated = rulebook.about, rulebook.translated
    translation = translated.hash if translated else None
    return Identity(about.id, about.title, about.subject, about.version, rulebook.hash, about.language, translation)
