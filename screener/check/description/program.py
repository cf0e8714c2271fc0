"""What this program is and how it decides, for who has not used it: facts about the rules in use, and worked examples.

The examples are vignettes of the rulebook, screened and summed up as any intake is, each time anew.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from screener.check.vignettes import intake_of
from screener.rulebook.clock import clock_sentence
from screener.rulebook.labels import HASH_SHOWN
from screener.rulebook.model import Audience, Rulebook
from screener.rulebook.standing import due_of, standing_of
from screener.rulebook.words import Words
from screener.rulebook.words.locale import day, month, number
from screener.screening import screen
from screener.summary import Summary, summarise


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """One vignette, and what came out."""

    name: str
    summary: Summary


@dataclass(frozen=True, slots=True)
class ProgramText:
    """What the page *About* says beyond the words that are the same for every rulebook."""

    words: Words
    intended_use: tuple[str, ...]
    examples: tuple[WorkedExample, ...]
    rules: tuple[str, ...]
    """Which rules are in use, how old they are, and who reviewed them, in sentences."""


def about_program(rulebook: Rulebook, today: dt.date) -> ProgramText:
    """What there is to say about the program with this rulebook, on this day."""
    intended_use = rulebook.about.intended_use
    return ProgramText(
        words=rulebook.words,
        intended_use=(intended_use.clinician, intended_use.patient),
        examples=tuple(_examples(rulebook, today)),
        rules=tuple(_rules(rulebook, today)),
    )


def _examples(rulebook: Rulebook, today: dt.date) -> Iterator[WorkedExample]:
    for topic in rulebook.topics:
        for vignette in topic.vignettes:
            if vignette.on_about:
                screening = screen(rulebook, intake_of(vignette))
                yield WorkedExample(vignette.name, summarise(screening, Audience.PATIENT, today))


def _rules(rulebook: Rulebook, today: dt.date) -> Iterator[str]:
    about, words = rulebook.about, rulebook.words.about_program
    if behind := clock_sentence(rulebook, today):
        yield behind
    standings = {key: standing_of(rulebook, f"cautions.{key}") for key in rulebook.cautions}
    days = sorted(filter(None, (due_of(rulebook, f"cautions.{key}") for key in rulebook.cautions)))
    year, of_year, _ = map(int, about.version.split("."))
    yield words.rules_version.format(
        title=about.title,
        version=about.version,
        month=month(about.language, dt.date(year, of_year, 1)),
        hash=rulebook.hash[:HASH_SHOWN],
    )
    yield words.rules_count.format(
        cautions=len(rulebook.cautions),
        questions=len(rulebook.questions),
        names=number(about.language, len(rulebook.vocabulary.matches)),
        examples=sum(len(topic.vignettes) for topic in rulebook.topics),
        sources=len({one.source for one in rulebook.evidence()}),
    )
    yield words.rules_reviewed.format(
        reviewed=sum(one.last is not None for one in standings.values()),
        changed=sum(bool(one.changed) for one in standings.values()),
        cautions=len(standings),
    )
    yield words.rules_due.format(
        first=day(about.language, days[0]),
        last=day(about.language, days[-1]),
        overdue=sum(today > one for one in days),
    )
