"""What a health record may propose, for those who judge it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from screener.rulebook.fhir import RECORDS, Codes, Proposed, Rule
from screener.rulebook.labels import answer_label
from screener.rulebook.model import Rulebook
from screener.summary import review_sentence
from screener.summary.model import TitledLine


@dataclass(frozen=True, slots=True)
class RecordsText:
    """The mapping of health records. Statuses and codes are as FHIR and the terminologies write them."""

    review: str
    proposes: tuple[TitledLine, ...]
    """Each answer with its question, and what proposes it."""
    medicines: tuple[TitledLine, ...]
    """The statuses of each kind of entry about a medicine."""
    never: tuple[TitledLine, ...]
    """The questions that no record answers, and why."""
    sources: tuple[str, ...]


def records_text(rulebook: Rulebook, today: dt.date | None) -> RecordsText | None:
    """The mapping of a rulebook; None for one that has none. The day decides whether its review is overdue."""
    records = rulebook.records
    if records is None:
        return None

    def asked(key: str) -> str:
        return rulebook.questions[key].clinician.ask

    return RecordsText(
        review=review_sentence(rulebook, RECORDS, today),
        proposes=tuple(
            TitledLine(f"{asked(rule.question)} {answer_label(rulebook, rule.question, answer)}",
                       "; ".join(_needs(rule, one)))
            for rule in records.rules.values() for answer, one in rule.answers.items()
        ),
        medicines=tuple(
            TitledLine(kind, "; ".join(f"{group}: {', '.join(statuses)}" for group, statuses in one if statuses))
            for kind, one in records.medicines.statuses.items()
        ),
        never=tuple(TitledLine(asked(key), why) for key, why in records.never.items()),
        sources=tuple(dict.fromkeys((*(one for rule in records.rules.values() for one in rule.sources),
                                     *records.medicines.sources))),
    )  # fmt: skip


def _needs(rule: Rule, one: Proposed) -> Iterator[str]:
    """What proposes an answer: the kind of entry, its statuses, how old it may be, its codes, and the sources."""
    yield rule.resource
    for name in ("statuses", "verification", "substances"):
        if found := getattr(rule, name):
            yield f"{name}: {', '.join(found)}"
    for name in ("within_days", "from_years", "ahead_days"):
        if (number := getattr(one, name)) is not None:
            yield f"{name}: {number}"
    for codes in (rule.codes, one.values):
        yield from _codes(codes)
    if rule.also:
        yield f"also: {', '.join(f'{key} {value}' for key, value in rule.also.items())}"
    yield f"sources: {', '.join(rule.sources)}"


def _codes(codes: Codes) -> Iterator[str]:
    for system, listed in codes.items():
        yield f"{system}: {' · '.join(f'{code} {meaning}' for code, meaning in listed.items())}"
