"""A comparison of two rulebooks as text: what came and went, what differs for whom, and what was not compared."""

import datetime as dt
from collections.abc import Iterable, Iterator

from screener.check.comparing import Comparison, Pair, known_to
from screener.engine.intake import Intake
from screener.rulebook.model import Audience
from screener.rulebook.standing import prints_of
from screener.rulebook.words import Words
from screener.rulebook.words.locale import number
from screener.screening import Outcome, screen
from screener.summary import summarise

NAMES_SHOWN = 10
"""How many of the names that are read differently are printed. All of them are counted."""


def render_comparison(comparison: Comparison) -> str:
    """The comparison as lines, in the words of the newer rulebook."""
    return "\n".join(_lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    pair, words = comparison.pair, comparison.pair.new.words.comparing
    language = pair.new.about.language
    yield from _came_and_went(pair)
    if comparison.names:
        names = ", ".join(comparison.names[:NAMES_SHOWN])
        yield words.names.format(count=number(language, len(comparison.names)), names=names)
    for tried in comparison.tried:
        for change in tried.changes:
            yield words.change.format(
                title=_title(pair, tried.caution), count=number(language, change.count),
                tried=number(language, tried.tried),
                **outcomes(pair.new.words, change.before, change.after),
            )  # fmt: skip
            yield f"    {words.example.format(intake=_in_words(pair, change.example))}"
    for example in comparison.examples:
        yield words.vignette.format(
            name=example.name, title=_title(pair, example.caution),
            **outcomes(pair.new.words, example.before, example.after),
        )  # fmt: skip
    if not comparison.examples and not any(tried.changes for tried in comparison.tried):
        yield words.same
    intakes = sum(tried.tried for tried in comparison.tried)
    counts = {"cautions": len(comparison.tried), "vignettes": comparison.vignettes, "intakes": intakes}
    yield words.compared.format(**{name: number(language, count) for name, count in counts.items()})
    yield from _not_compared(comparison)


def _came_and_went(pair: Pair) -> Iterator[str]:
    """Cautions and questions that only one has, and those that differ in their words."""
    words, old, new = pair.new.words.comparing, pair.old, pair.new
    was, now = map(prints_of, pair)
    yield from _list(words.cautions_added, (new.cautions[key].title for key in new.cautions if key not in old.cautions))
    yield from _list(words.cautions_gone, (old.cautions[key].title for key in old.cautions if key not in new.cautions))
    questions = {key: one.clinician.ask for book in pair for key, one in book.questions.items()}
    yield from _list(words.questions_added, (ask for key, ask in questions.items() if key not in old.questions))
    yield from _list(words.questions_gone, (ask for key, ask in questions.items() if key not in new.questions))
    reworded = (key for key in pair.cautions if was[f"cautions.{key}"] != now[f"cautions.{key}"])
    yield from _list(words.cautions_changed, (_title(pair, key) for key in reworded))
    other = (key for key, one in new.questions.items() if key in old.questions and one != old.questions[key])
    yield from _list(words.questions_changed, (questions[key] for key in other))


def _not_compared(comparison: Comparison) -> Iterator[str]:
    words = comparison.pair.new.words.comparing
    if comparison.pair.old.vocabulary.words != comparison.pair.new.vocabulary.words:
        yield words.line_words
    if comparison.pair.old.records != comparison.pair.new.records:
        yield words.records
    for tried in comparison.tried:
        title = _title(comparison.pair, tried.caution)
        if tried.not_tried:
            count = number(comparison.pair.new.about.language, tried.not_tried)
            yield words.not_tried.format(title=title, count=count)
        if tried.lists_left_out:
            yield words.lists_left_out.format(title=title)


def _list(sentence: str, titles: Iterable[str]) -> Iterator[str]:
    if joined := " · ".join(titles):
        yield sentence.format(titles=joined)


def _title(pair: Pair, caution: str) -> str:
    return f"{pair.new.cautions[caution].title} [{caution}]"


def outcomes(words: Words, before: Outcome, after: Outcome) -> dict[str, str]:
    """Two outcomes as their sections are headed, to fill in."""
    headings = {
        Outcome.RAISED: words.sections.talk.heading,
        Outcome.UNDETERMINED: words.sections.could_not_check.heading,
        Outcome.NOT_RAISED: words.sections.checked.heading,
    }
    return {"before": headings[before], "after": headings[after]}


def _in_words(pair: Pair, intake: Intake) -> str:
    """What an intake says, in the questions of both rulebooks; the words of the newer where both ask."""
    answered = pair.new.words.labels.answered
    answers: dict[str, str] = {}
    for book in pair:
        summary = summarise(screen(book, known_to(book, intake)), Audience.CLINICIAN, dt.date.min)
        answers |= {line.question: answered.format(question=line.ask, answer=line.answer) for line in summary.answers}
    medicines = [" ".join((f"«{entry.shown}»", *entry.said)) for entry in summary.medicines]
    return " ".join((*answers.values(), *medicines)) or pair.new.words.comparing.nothing_said
