"""Where a caution is written and who reviewed it, in sentences. Whatever shows a caution shows these."""

import datetime as dt
from dataclasses import dataclass

from screener.rulebook.model import Rulebook
from screener.rulebook.parts import Evidence
from screener.rulebook.words.locale import day


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One piece of evidence, in words."""

    source: str
    """The id of the source in the bibliography."""
    title: str
    locator: str
    says: str
    strength: str
    about_dose: str
    differs: str | None
    """Which sources say something else; None where none is known to."""
    read: str
    url: str | None


def evidence_lines(rulebook: Rulebook, evidence: tuple[Evidence, ...]) -> tuple[EvidenceLine, ...]:
    """Every piece of evidence, in the order in which it is written."""
    return tuple(_line(rulebook, one) for one in evidence)


def _line(rulebook: Rulebook, one: Evidence) -> EvidenceLine:
    source, words = rulebook.sources[one.source], rulebook.words
    others = "; ".join(rulebook.sources[other].title for other in one.disagrees_with)
    return EvidenceLine(
        source=one.source,
        title=source.title,
        locator=one.locator,
        says=_says(rulebook, one),
        strength=words.strengths[one.strength],
        about_dose=words.labels.about_dose.format(dose=rulebook.about.doses[one.dose]),
        differs=words.labels.differs.format(titles=others) if others else None,
        read=words.read[source.read],
        url=source.url,
    )


def _says(rulebook: Rulebook, one: Evidence) -> str:
    """What the source says, and whom the trial left out."""
    if one.left_out is None:
        return one.says
    return f"{one.says} {rulebook.words.labels.trial_left_out.format(people=one.left_out)}"


def review_sentence(rulebook: Rulebook, key: str, today: dt.date | None) -> str:
    """Who reviewed a caution or the card, whether it was changed since, and when a review is due.

    Without a day, for pages that are kept, nothing is said about whether that day is past.
    """
    review, words = rulebook.under_review[key].review, rulebook.words.review
    language = rulebook.about.language
    said = [words.not_reviewed]
    if review.on is not None:
        said = [words.reviewed.format(on=day(language, review.on), by_role=review.by_role)]
    if rulebook.changed_since_review(key):
        said.append(words.changed)
    overdue = today is not None and review.is_overdue(today)
    said.append((words.overdue if overdue else words.due).format(due=day(language, review.due)))
    return " ".join(said)
