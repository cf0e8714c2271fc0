"""A health record in words: what it proposes, from where, and what became of every entry."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from screener.engine.intake import Intake, MedicineLine, ProposedAnswer
from screener.engine.kinds import COMPLETE
from screener.engine.visible import visible
from screener.records.model import HealthRecord, NotUsed, Proposal, Row
from screener.rulebook.labels import answer_label
from screener.rulebook.model import Audience, Rulebook
from screener.rulebook.words.locale import duration, number

MOST_NAMED = 12
"""What entries that are not used are about is written out up to so many times; of more, the number is said."""


class Told(NamedTuple):
    """A heading, and the sentences under it."""

    heading: str
    lines: tuple[str, ...]


def proposed_answer(rulebook: Rulebook, one: Proposal) -> ProposedAnswer:
    """A proposal as an intake holds it."""
    return ProposedAnswer(
        question=one.question, answer=one.answer, also=dict(one.also), origin=origin_of(rulebook, one)
    )


def medicine_line(rulebook: Rulebook, row: Row) -> MedicineLine:
    """A row as an intake holds it."""
    return MedicineLine(typed=row.typed, taking=row.taking, from_record=_origin(rulebook, row.kind, "", row.days))


def proposing_intake(rulebook: Rulebook, record: HealthRecord) -> Intake:
    """An intake without an answer: the rows of the record, and beside them what it proposes."""
    return Intake(
        rulebook=rulebook.about.id,
        medicines=tuple(medicine_line(rulebook, row) for row in record.rows),
        proposals=tuple(proposed_answer(rulebook, one) for one in record.proposals),
    )


def origin_of(rulebook: Rulebook, one: Proposal | NotUsed) -> str:
    """Where in the record something was, and how old it is, without its date."""
    if isinstance(one, Proposal) and not one.about:
        return rulebook.words.records.birth_date
    return _origin(rulebook, one.kind, one.about, one.days)


def _origin(rulebook: Rulebook, kind: str, about: str, days: int | None) -> str:
    words, language = rulebook.words.records, rulebook.about.language
    if days is None:
        said = words.origin.format(kind=kind, about=about)
    else:
        sentence = words.origin_old if days >= 0 else words.origin_ahead
        said = sentence.format(kind=kind, about=about, age=duration(language, abs(days)))
    return said.rstrip(" :")


def question_of(rulebook: Rulebook, question: str) -> str:
    """A question as a clinician is asked it."""
    if question == COMPLETE:
        return rulebook.about.medicines.complete.voice(Audience.CLINICIAN)
    return rulebook.questions[question].voice(Audience.CLINICIAN).ask


def answer_of(rulebook: Rulebook, question: str, answer: str) -> str:
    """An answer as it is shown."""
    return rulebook.words.answers[answer] if question == COMPLETE else answer_label(rulebook, question, answer)


def said_of_row(rulebook: Rulebook, row: Row) -> str:
    """A row, whether it is taken, and where it was in the record."""
    words = rulebook.words
    said = words.readings.taking[row.taking].rstrip(".") if row.taking else words.records.row_taken
    line = words.records.row.format(
        typed=visible(row.typed), said=said, origin=_origin(rulebook, row.kind, "", row.days)
    )
    return f"{line} {words.records.row_codes.format(names=', '.join(row.witnesses))}" if row.witnesses else line


def counted(rulebook: Rulebook, record: HealthRecord) -> tuple[str, ...]:
    """How many entries there are and what became of them, and what holds for all of them."""
    words, language = rulebook.words.records, rulebook.about.language
    lines = [
        words.counted.format(
            entries=number(language, record.entries),
            read=number(language, len(record.read)),
            not_used=number(language, len(record.not_used)),
            unreadable=number(language, len(record.unreadable)),
        ),
        words.only_codes,
        words.look_back.format(age=duration(language, record.look_back_days)),
    ]
    lines += [words.partial] if record.partial else []
    return (*lines, *(() if record.reviewed else (words.not_reviewed,)))


def entries_told(rulebook: Rulebook, record: HealthRecord) -> tuple[Told, ...]:
    """Every entry that is not used or unreadable, those of one kind and one reason together."""
    words = rulebook.words.records
    groups = ((words.not_used, record.not_used), (words.unreadable, record.unreadable))
    return tuple(Told(heading, tuple(_grouped(rulebook, entries))) for heading, entries in groups if entries)


def _grouped(rulebook: Rulebook, entries: Iterable[NotUsed]) -> Iterator[str]:
    groups: dict[tuple[str, str], list[NotUsed]] = {}
    for one in entries:
        groups.setdefault((one.kind, one.why.value), []).append(one)
    words, language = rulebook.words.records, rulebook.about.language
    for (kind, why), group in groups.items():
        line = words.many.format(count=number(language, len(group)), kind=visible(kind), why=words.why[why])
        about = list(dict.fromkeys(" ".join(part for part in (one.about, one.status) if part) for one in group))
        shown = [visible(one) for one in about if one]
        more = len(shown) - MOST_NAMED
        named = " · ".join(shown[:MOST_NAMED]) + (f" · +{number(language, more)}" if more > 0 else "")
        yield f"{line} {named}".rstrip()


def proposals_told(rulebook: Rulebook, record: HealthRecord) -> Iterator[str]:
    """Each proposal: the question, the answer, what comes with it, and where it was in the record."""
    words, disagreeing = rulebook.words.records, record.disagreeing()
    for one in record.proposals:
        question, answer = question_of(rulebook, one.question), answer_of(rulebook, one.question, one.answer)
        line = f"{words.proposal.format(question=question, answer=answer)} ({origin_of(rulebook, one)})"
        also = [
            words.also.format(question=question_of(rulebook, key), answer=answer_of(rulebook, key, value))
            for key, value in one.also.items()
        ]
        yield " ".join((line, *also, *((words.disagree,) if one.question in disagreeing else ())))


def record_text(rulebook: Rulebook, record: HealthRecord) -> str:
    """All of it as text."""
    words = rulebook.words.records
    parts = [
        Told("", counted(rulebook, record)),
        Told(words.proposes, tuple(proposals_told(rulebook, record)) or (words.proposes_nothing,)),
        Told(words.rows, tuple(said_of_row(rulebook, row) for row in record.rows) or (words.no_rows,)),
        *entries_told(rulebook, record),
    ]
    if rulebook.records:
        never = tuple(f"{question_of(rulebook, key)} {why}" for key, why in rulebook.records.never.items())
        parts.append(Told(words.never, never))
    return "\n".join(
        "".join(f"{line}\n" for line in ([told.heading] if told.heading else []) + _indented(told)) for told in parts
    )


def _indented(told: Told) -> list[str]:
    return [f"  {line}" if told.heading else line for line in told.lines]


def record_json(rulebook: Rulebook, record: HealthRecord) -> dict[str, object]:
    """All of it as JSON."""
    return {
        "format": 1,
        "rulebook": rulebook.about.id,
        "entries": {
            "total": record.entries,
            "read": len(record.read),
            "not_used": len(record.not_used),
            "unreadable": len(record.unreadable),
        },
        "partial": record.partial,
        "reviewed": record.reviewed,
        "look_back_days": record.look_back_days,
        "read": list(record.read),
        "proposals": [
            {
                "question": one.question,
                "answer": one.answer,
                "also": dict(one.also),
                "origin": origin_of(rulebook, one),
                "rule": one.rule,
                "entry": one.entry,
                "days": one.days,
            }
            for one in record.proposals
        ],
        "rows": [
            {
                "typed": row.typed,
                "taking": row.taking,
                "entries": list(row.entries),
                "kind": row.kind,
                "days": row.days,
                "codes_name": list(row.witnesses),
            }
            for row in record.rows
        ],
        "not_used": [_entry(rulebook, one) for one in record.not_used],
        "unreadable": [_entry(rulebook, one) for one in record.unreadable],
    }


def _entry(rulebook: Rulebook, one: NotUsed) -> dict[str, object]:
    said = rulebook.words.records.why[one.why.value]
    return {"entry": one.entry, "kind": one.kind, "why": one.why.value, "said": said, "about": one.about,
            "status": one.status, "days": one.days}  # fmt: skip
