"""What differs from a saved summary, in sentences: in a section of its own, and in its place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from screener.engine.intake import Intake
from screener.engine.kinds import COMPLETE
from screener.engine.visible import visible
from screener.rulebook.labels import answer_label
from screener.rulebook.model import Audience, Rulebook
from screener.saved import Opened
from screener.saved.changes import CautionChange, LineChange, changes, said_before
from screener.screening import Outcome, Screening
from screener.summary.medicines import MedicineEntry, medicine_entries


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One difference, or what the summary is compared with. ``typed`` marks words of a person or a file."""

    text: str
    typed: bool


def marked_entries(screening: Screening, audience: Audience, opened: Opened | None) -> tuple[MedicineEntry, ...]:
    """Every line of the intake; what was changed about one since the summary was saved is said of it."""
    entries = medicine_entries(screening, audience)
    return Differences(screening, audience, opened).marked(entries) if opened else entries


def answer_mark(screening: Screening, opened: Opened, question: str) -> str | None:
    """That the answer to a question, or about the list, is not the one of the saved summary, and which that is."""
    before, rulebook = said_before(opened, screening.rulebook), screening.rulebook
    if _answer_in(before, question) == _answer_in(screening.intake, question):
        return None
    return rulebook.words.saved.mark_changed.format(before=_saved_label(rulebook, opened, before, question))


class Differences:
    """A screening compared with the saved summary that was opened, for one audience."""

    def __init__(self, screening: Screening, audience: Audience, opened: Opened) -> None:
        self.rulebook = screening.rulebook
        self.words = screening.rulebook.words.saved
        self.intake = screening.intake
        self.audience = audience
        self.opened = opened
        self.found = changes(opened, screening)
        self._before = medicine_entries(self.found.before, audience)
        self._after = medicine_entries(screening, audience)

    def lines(self) -> tuple[ChangeLine, ...]:
        """What it is compared with, then everything that differs, or that nothing does."""
        found = self.differences or (ChangeLine(self.words.nothing, typed=False),)
        return (*(ChangeLine(text, typed=False) for text in self._held_against()), *found)

    @cached_property
    def differences(self) -> tuple[ChangeLine, ...]:
        """Everything that differs: what was changed here first, then the rules."""
        return (
            *self._answers(),
            *self._lines(),
            *self._own(),
            *self._not_used(),
            *self._cautions(),
            *self._questions(),
        )

    def answer(self, question: str, answer: str) -> tuple[str, str | None]:
        """An answer with its mark, and what was answered before; as it is where that is the same."""
        if question not in self.found.answers:
            return answer, None
        before = self._answered(question, before=True)
        return self.words.answer_mark.format(answer=answer, before=before), before

    def item(self, caution: str) -> str | None:
        """The mark of a caution that came out otherwise, or was not there."""
        change = self.found.caution(caution)
        if change is None:
            return None
        if change.before is None:
            return self.words.item_new
        return self.words.item_mark.format(before=self._outcome(change.before))

    def marked(self, entries: tuple[MedicineEntry, ...]) -> tuple[MedicineEntry, ...]:
        """The lines, with what was changed about each."""
        return tuple(self._marked(entry) for entry in entries)

    def _marked(self, entry: MedicineEntry) -> MedicineEntry:
        change = self.found.line(entry.number - 1)
        if change is None:
            return entry
        if change.before is None:
            return replace(entry, said=(*entry.said, self.words.mark_added))
        mark = self.words.mark_changed.format(before=self._said(self._before[change.before]))
        return replace(entry, said=(*entry.said, mark))

    def _held_against(self) -> Iterator[str]:
        base, about = self.opened.record.base.rulebook, self.rulebook.about
        if base.hash == self.rulebook.hash:
            yield self.words.same_rules.format(version=about.version)
        else:
            yield self.words.other_rules.format(before=base.version, after=about.version)
            if not self.found.same_language:
                yield self.words.other_language
        if not self.opened.checked:
            yield self.words.no_checksum

    def _answers(self) -> Iterator[ChangeLine]:
        for key in self.found.answers:
            voice = self.rulebook.questions[key].voice(self.audience).ask if key != COMPLETE else None
            question = voice or self.rulebook.about.medicines.complete.voice(self.audience)
            before, after = self._answered(key, before=True), self._answered(key, before=False)
            text = self.words.answer.format(question=question, before=before, after=after)
            yield ChangeLine(text, typed=False)

    def _answered(self, key: str, *, before: bool) -> str:
        if before:
            return _saved_label(self.rulebook, self.opened, self.found.before.intake, key)
        return _label(self.rulebook, key, _answer_in(self.intake, key))

    def _lines(self) -> Iterator[ChangeLine]:
        for change in self.found.lines:
            yield ChangeLine(self._line(change), typed=True)

    def _line(self, change: LineChange) -> str:
        if change.after is None:
            return self.words.line_removed.format(line=self._before[change.before or 0].shown)
        now = self._after[change.after]
        if change.before is None:
            return self.words.line_added.format(line=now.shown)
        before, after = self._said(self._before[change.before]), self._said(now)
        return self.words.line_changed.format(line=now.shown, before=before, after=after)

    def _said(self, entry: MedicineEntry) -> str:
        """What a person said about a line, beside its text."""
        words = self.rulebook.words.readings
        said = [words.confirmed.format(confirmed=visible(entry.confirmed))] if entry.confirmed else []
        if entry.no_medicine:
            said.append(words.no_medicine.format(words=", ".join(map(visible, entry.no_medicine))))
        if entry.taking:
            said.append(words.taking[entry.taking])
        return " ".join(said) or self.words.line_nothing_said

    def _own(self) -> Iterator[ChangeLine]:
        for text in self.found.own_added:
            yield ChangeLine(self.words.own_added.format(text=visible(text)), typed=True)
        for text in self.found.own_removed:
            yield ChangeLine(self.words.own_removed.format(text=visible(text)), typed=True)
        if self.found.own_order:
            yield ChangeLine(self.words.own_order, typed=False)

    def _not_used(self) -> Iterator[ChangeLine]:
        for one in self.opened.not_used.values():
            question = visible(one.clinician if self.audience is Audience.CLINICIAN else one.patient)
            yield ChangeLine(self.words.not_used.format(question=question, answer=visible(one.said)), typed=True)

    def _cautions(self) -> Iterator[ChangeLine]:
        """Those that come out otherwise first."""
        for change in sorted(self.found.cautions, key=lambda one: one.before is one.after):
            yield self._caution(change)

    def _caution(self, change: CautionChange) -> ChangeLine:
        words, key = self.words, change.caution
        if change.after is None or change.before is None:
            if change.after is None:
                then = self.opened.record.base.cautions[key]
                title, before = visible(then.title), self._outcome(then.outcome)
                return ChangeLine(words.caution_removed.format(title=title, before=before), typed=True)
            title = self.rulebook.cautions[key].title
            return ChangeLine(words.caution_added.format(title=title, after=self._outcome(change.after)), typed=False)
        why = " ".join(getattr(words.reasons, reason.value) for reason in change.why)
        title, after = self.rulebook.cautions[key].title, self._outcome(change.after)
        if change.before is change.after:
            return ChangeLine(words.caution_same.format(title=title, after=after, why=why), typed=False)
        before = self._outcome(change.before)
        return ChangeLine(words.caution_outcome.format(title=title, before=before, after=after, why=why), typed=False)

    def _questions(self) -> Iterator[ChangeLine]:
        found, words = self.found, self.words
        for keys, sentence in (
            (found.questions_changed, words.question_changed),
            (found.questions_added, words.question_added),
        ):
            for key in keys:
                ask = self.rulebook.questions[key].voice(self.audience).ask
                yield ChangeLine(sentence.format(question=ask), typed=False)
        for key in found.questions_removed:
            if key in self.opened.not_used:
                continue  # told with its answer
            then = self.opened.record.base.questions[key]
            ask = visible(then.clinician if self.audience is Audience.CLINICIAN else then.patient)
            yield ChangeLine(words.question_removed.format(question=ask), typed=True)

    def _outcome(self, outcome: Outcome) -> str:
        sections = self.rulebook.words.sections
        return {
            Outcome.RAISED: sections.talk.heading,
            Outcome.UNDETERMINED: sections.could_not_check.heading,
            Outcome.NOT_RAISED: sections.checked.heading,
        }[outcome]


def _answer_in(intake: Intake, question: str) -> str | None:
    return intake.medicines_complete if question == COMPLETE else intake.answers.get(question)


def _saved_label(rulebook: Rulebook, opened: Opened, before: Intake, question: str) -> str:
    """How the saved answer is shown, also where the rules have no place for it any more."""
    answer = _answer_in(before, question)
    if answer is None and question in opened.not_used:
        return visible(opened.not_used[question].said)
    return _label(rulebook, question, answer)


def _label(rulebook: Rulebook, question: str, answer: str | None) -> str:
    if answer is None or question == COMPLETE:
        return rulebook.words.answers[answer or "not_answered"]
    return answer_label(rulebook, question, answer)
