"""What differs between a saved summary and the screening of now, and why: as data, without words.

An outcome that differs is traced by screening the saved answers under the rules in use. What that already brings about
is due to the rules; what it does not is due to what was changed here.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from screener.engine.intake import Intake, MedicineLine
from screener.engine.kinds import COMPLETE
from screener.rulebook.model import Rulebook
from screener.saved.model import CautionPrint, Snapshot
from screener.saved.opening import fitting
from screener.saved.prints import prints_of
from screener.saved.record import Opened
from screener.screening import Outcome, Screening, screen


class ChangeReason(StrEnum):
    """Why a caution comes out otherwise, or is not what it was."""

    RULE = "rule"
    WORDING = "wording"
    SOURCES = "sources"
    REVIEW = "review"
    SAID = "said"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class LineChange:
    """A typed line that was added, taken out, or of which something else is said. Numbers count from 0."""

    before: int | None
    """Its number in the saved summary."""
    after: int | None
    """Its number now."""


@dataclass(frozen=True, slots=True)
class CautionChange:
    """A caution that comes out otherwise, or is not what it was."""

    caution: str
    before: Outcome | None
    """None: it was not among the rules."""
    after: Outcome | None
    """None: it is no longer among the rules."""
    why: tuple[ChangeReason, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs."""

    before: Screening
    """The saved answers, screened under the rules in use."""
    answers: tuple[str, ...]
    """Questions that have another answer, or one more or less, and ``medicines_complete``."""
    lines: tuple[LineChange, ...]
    own_added: tuple[str, ...]
    own_removed: tuple[str, ...]
    own_order: bool
    """Whether the own questions are the same in another order."""
    same_language: bool
    questions_added: tuple[str, ...]
    questions_removed: tuple[str, ...]
    questions_changed: tuple[str, ...]
    """Questions that were answered, and are worded otherwise now."""
    cautions: tuple[CautionChange, ...]

    def line(self, after: int) -> LineChange | None:
        """What was changed about a line of now."""
        return next((one for one in self.lines if one.after == after), None)

    def caution(self, key: str) -> CautionChange | None:
        """A caution of now whose outcome differs."""
        return next((one for one in self.cautions if one.caution == key and one.before is not one.after), None)


def said_before(opened: Opened, rulebook: Rulebook) -> Intake:
    """What the saved summary said at first, as far as the rules in use have a place for it."""
    return fitting(opened.record.base.intake, rulebook)


def changes(opened: Opened, screening: Screening) -> Changes:
    """What differs between a saved summary, as it was first brought, and a screening."""
    base, rulebook = opened.record.base, screening.rulebook
    before = screen(rulebook, said_before(opened, rulebook))
    same_language = base.rulebook.language == rulebook.about.language
    asked = base.questions.keys()
    return Changes(
        before,
        tuple(_answers(before.intake, screening.intake)),
        tuple(_lines(base.intake.medicines, screening.intake.medicines)),
        own_added=_missing(screening.intake.own_questions, base.intake.own_questions),
        own_removed=_missing(base.intake.own_questions, screening.intake.own_questions),
        own_order=_another_order(base.intake.own_questions, screening.intake.own_questions),
        same_language=same_language,
        questions_added=tuple(key for key in rulebook.questions if key not in asked),
        questions_removed=tuple(key for key in asked if key not in rulebook.questions),
        questions_changed=tuple(_reworded(base, rulebook)) if same_language else (),
        cautions=tuple(_cautions(base, before, screening, same_language=same_language)),
    )


def _answers(before: Intake, after: Intake) -> Iterator[str]:
    for key in dict.fromkeys((*before.answers, *after.answers)):
        if before.answers.get(key) != after.answers.get(key):
            yield key
    if before.medicines_complete != after.medicines_complete:
        yield COMPLETE


def _lines(before: tuple[MedicineLine, ...], after: tuple[MedicineLine, ...]) -> Iterator[LineChange]:
    """Lines belong together by their text, those of one text in their order."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(before):
        waiting[line.typed].append(number)
    for number, line in enumerate(after):
        same = waiting[line.typed].pop(0) if waiting[line.typed] else None
        if same is None or before[same] != line:
            yield LineChange(same, number)
    for number in sorted(number for numbers in waiting.values() for number in numbers):
        yield LineChange(number, None)


def _missing(texts: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """The texts that the others do not hold, as often as they do not."""
    left = list(others)
    missing = []
    for text in texts:
        if text in left:
            left.remove(text)
        else:
            missing.append(text)
    return tuple(missing)


def _another_order(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Whether those that both have are in another order."""
    return [text for text in before if text in after] != [text for text in after if text in before]


def _reworded(base: Snapshot, rulebook: Rulebook) -> Iterator[str]:
    for key, question in base.questions.items():
        known = key in rulebook.questions and key in base.intake.answers
        if known and question.print != prints_of(rulebook).questions[key]:
            yield key


def _cautions(
    base: Snapshot, before: Screening, screening: Screening, *, same_language: bool
) -> Iterator[CautionChange]:
    rulebook = screening.rulebook
    saved_under_these = {finding.id: finding.outcome for finding in before.findings}
    for finding in screening.findings:
        then = base.cautions.get(finding.id)
        if then is None:
            yield CautionChange(finding.id, None, finding.outcome, ())
            continue
        why = list(_parts(then, prints_of(rulebook).cautions[finding.id], same_language=same_language))
        by_the_rules = then.outcome is not saved_under_these[finding.id]
        if by_the_rules and ChangeReason.RULE not in why:
            why.append(ChangeReason.ELSEWHERE)
        if saved_under_these[finding.id] is not finding.outcome:
            why.append(ChangeReason.SAID)
        if why:
            yield CautionChange(finding.id, then.outcome, finding.outcome, tuple(why))
    for key, then in base.cautions.items():
        if key not in saved_under_these:
            yield CautionChange(key, then.outcome, None, ())


def _parts(then: CautionPrint, now: CautionPrint, *, same_language: bool) -> Iterator[ChangeReason]:
    """The parts of a caution that were changed. In another language its words differ anyway."""
    if then.rule != now.rule:
        yield ChangeReason.RULE
    if same_language and then.wording != now.wording:
        yield ChangeReason.WORDING
    if same_language and then.sources != now.sources:
        yield ChangeReason.SOURCES
    if same_language and then.review != now.review:
        yield ChangeReason.REVIEW
