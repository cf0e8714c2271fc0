"""The record of an intake as JSON: what a document carries, so that it can be opened again.

It holds no name and no date. The same screening gives the same text.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from screener.engine.intake import Intake, MedicineLine
from screener.rulebook.labels import answer_label
from screener.rulebook.masked import masked
from screener.rulebook.model import Rulebook
from screener.saved.model import CautionThen, Content, NotUsed, QuestionThen, Record, RulesThen, Snapshot
from screener.saved.prints import prints_of
from screener.screening import Screening, TypedList


@dataclass(frozen=True)
class Opened:
    """A saved summary that was opened: its record, and what the rules in use can take of it."""

    record: Record
    intake: Intake
    not_used: Mapping[str, NotUsed]
    """Answers that the rules have no place for, by question."""
    checked: bool
    """Whether the file carried a checksum, and it is right."""


def record_of(screening: Screening, opened: Opened | None = None) -> Record:
    """The record of a screening, and of what was opened before it was changed."""
    saved = snapshot_of(screening)
    first = _without_refused_text(opened.record.base, screening.rulebook) if opened else None
    content = Content(
        saved=saved,
        first=None if first == saved else first,
        not_used=dict(opened.not_used) if opened else {},
    )
    return _record(content)


def record_as_brought(screening: Screening) -> Record:
    """The record of an intake that is held against itself: its text as it was brought. It is not for a document."""
    return _record(Content(saved=_snapshot(screening, screening.intake)))


def record_text(screening: Screening, opened: Opened | None = None) -> str:
    """The record as JSON, ending with a line feed."""
    fields = record_of(screening, opened).model_dump(mode="json", exclude_none=True)
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def checksum_of(fields: Mapping[str, Any]) -> str:
    """The checksum over everything in a record but the checksum itself, however it is laid out."""
    content = {key: value for key, value in fields.items() if key != "checksum"}
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _record(content: Content) -> Record:
    fields = content.model_dump(mode="json", exclude_none=True)
    return Record.model_validate(fields | {"checksum": checksum_of(fields)})


def snapshot_of(screening: Screening) -> Snapshot:
    """What was said, without what is refused; the rules that screened it, and the result."""
    return _snapshot(screening, _printable(screening.intake, screening.medicines, screening.rulebook))


def _snapshot(screening: Screening, said: Intake) -> Snapshot:
    rulebook, about, prints = screening.rulebook, screening.rulebook.about, prints_of(screening.rulebook)
    return Snapshot(
        rulebook=RulesThen(
            id=about.id, title=about.title, version=about.version, hash=rulebook.hash, language=about.language
        ),
        intake=said,
        cautions={
            finding.id: CautionThen(
                **prints.cautions[finding.id].model_dump(),
                title=finding.caution.title,
                outcome=finding.outcome,
            )
            for finding in screening.findings
        },
        questions={key: _question(rulebook, screening.intake, key) for key in rulebook.questions},
    )


def _question(rulebook: Rulebook, intake: Intake, key: str) -> QuestionThen:
    question, value = rulebook.questions[key], intake.answers.get(key)
    return QuestionThen(
        clinician=question.clinician.ask,
        patient=question.patient.ask,
        said=None if value is None else answer_label(rulebook, key, value),
        print=prints_of(rulebook).questions[key],
    )


def _without_refused_text(snapshot: Snapshot, rulebook: Rulebook) -> Snapshot:
    """What was brought. A line that only the rules in use refuse is not saved again either."""
    said = masked(rulebook, snapshot.intake)
    intake = _printable(said, TypedList(said, rulebook), rulebook)
    return snapshot.model_copy(update={"intake": intake})


def _printable(intake: Intake, medicines: TypedList, rulebook: Rulebook) -> Intake:
    """The intake, with something that says so in the place of everything that is refused: its text goes nowhere.

    A file can carry any text as a line that was not saved: what stands in its place is written anew.
    """
    words = rulebook.words.saved
    lines = tuple(
        line
        if reading.refusal is None
        else MedicineLine(typed=words.line_not_saved, taking=line.taking, not_saved=True)
        for line, reading in zip(intake.medicines, medicines.readings, strict=True)
    )
    return intake.model_copy(update={"rulebook": rulebook.about.id, "medicines": lines})
