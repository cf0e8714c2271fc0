"""The sources of a caution and who reviewed it, in sentences. Everything that shows a caution shows these."""

import datetime as dt
from dataclasses import dataclass

from screener.rulebook.labels import matter_title
from screener.rulebook.model import Rulebook
from screener.rulebook.parts import Evidence
from screener.rulebook.standing import due_of, standing_of
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


def review_sentence(rulebook: Rulebook, matter: str, today: dt.date | None) -> str:
    """Who reviewed a matter, what changed since, and when a review is due.

    Without a day, for pages that are kept, nothing is said about whether that day is past.
    """
    stands, words, language = standing_of(rulebook, matter), rulebook.words.review, rulebook.about.language
    told = stands.holding or ((stands.last,) if stands.last else ())
    said = [words.reviewed.format(on=day(language, one.on), by_role=one.role) for one in told]
    said = said or [words.not_reviewed]
    if changed := changed_sentence(rulebook, matter):
        said.append(changed)
    if due := due_of(rulebook, matter):
        overdue = today is not None and today > due
        said.append((words.overdue if overdue else words.due).format(due=day(language, due)))
    return " ".join(said)


def changed_sentence(rulebook: Rulebook, matter: str) -> str:
    """What a matter rests on that is not as it was when it was signed; empty where nothing is known to be."""
    changed = standing_of(rulebook, matter).changed
    titles = [matter_title(rulebook, one, beside=matter) for one in changed]
    return rulebook.words.review.changed.format(what="; ".join(titles)) if titles else ""


def review_if_any(rulebook: Rulebook, matter: str, today: dt.date | None) -> str:
    """Who reviewed a matter, for one of a kind that is not reviewed by itself as a rule; empty while nobody did."""
    stands = standing_of(rulebook, matter)
    return review_sentence(rulebook, matter, today) if stands.last or stands.changed else ""


def marked(rulebook: Rulebook, matter: str, text: str) -> str:
    """A text that is shown without a line about its review: where it was signed and changed since, it says so."""
    return " ".join(filter(None, (text, changed_sentence(rulebook, matter))))
