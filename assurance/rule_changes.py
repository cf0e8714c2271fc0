"""Makes every small change of a rule outside its condition, and finds the control that notices it.

``mutants`` changes conditions, which worked examples have to notice. Priority, kind, words and evidence change no
outcome; the pages in ``docs/rules/``, which a test keeps current, show them to reviewers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, get_args

from screener.check.description import describe
from screener.check.vignettes import intake_of
from screener.engine.kinds import PRIORITIES, CautionKind, Strength
from screener.medicines import Vocabulary
from screener.render.rules_pages import render_pages
from screener.rulebook.model import Caution, Rulebook, Undetermined
from screener.screening import screen


class Control(StrEnum):
    """What notices a change."""

    EXAMPLE = "a worked example"
    PAGES = "the pages in docs/rules, held current by a test"
    NOTHING = "nothing"


class Change(NamedTuple):
    """A rulebook with one change."""

    about: str
    """The id of the caution, question or medicine."""
    kind: str
    rulebook: Rulebook


def changes(rulebook: Rulebook) -> Iterator[Change]:
    """Every change in turn."""
    cautions = rulebook.cautions
    following = (*list(cautions.items())[1:], *list(cautions.items())[:1])
    for (key, one), (_, other) in zip(cautions.items(), following, strict=True):
        yield Change(key, "caution deleted", _with(rulebook, key, None))
        for kind, changed in (*_order(one), *_words(one, other), *_evidence(rulebook, one)):
            if changed != one:
                yield Change(key, kind, _with(rulebook, key, changed))
    yield from _questions(rulebook)
    yield from _classes(rulebook)


def _with(rulebook: Rulebook, key: str, changed: Caution | None) -> Rulebook:
    """The rulebook with a caution changed, or removed."""
    files = []
    for file in rulebook.topics:
        cautions = {**file.cautions, **({key: changed} if changed and key in file.cautions else {})}
        if changed is None:
            cautions.pop(key, None)
        files.append(file.model_copy(update={"cautions": cautions}))
    return replace(rulebook, topics=tuple(files))


def _order(one: Caution) -> Iterator[tuple[str, Caution]]:
    yield from (("another priority", one.model_copy(update={"priority": other})) for other in PRIORITIES)
    yield from (("another kind", one.model_copy(update={"kind": other})) for other in get_args(CautionKind))


def _words(one: Caution, other: Caution) -> Iterator[tuple[str, Caution]]:
    """Replace each text of a caution with that of the next one."""
    yield "the words of another", one.model_copy(update={"title": other.title})
    for voice, names in (("clinician", ("say", "consider")), ("patient", ("say", "ask", "note"))):
        own = getattr(one, voice)
        for name in names:
            changed = own.model_copy(update={name: getattr(getattr(other, voice), name)})
            yield "the words of another", one.model_copy(update={voice: changed})


def _evidence(rulebook: Rulebook, one: Caution) -> Iterator[tuple[str, Caution]]:
    for number, piece in enumerate(one.evidence):
        rest = one.evidence[:number], one.evidence[number + 1 :]
        if len(one.evidence) > 1:
            yield "evidence deleted", one.model_copy(update={"evidence": (*rest[0], *rest[1])})
        others = [{"strength": strength} for strength in get_args(Strength)]
        others += [{"dose": dose} for dose in rulebook.about.doses]
        for other in others:
            changed = piece.model_copy(update=other)
            if changed != piece:
                kind = f"another {next(iter(other))} of evidence"
                yield kind, one.model_copy(update={"evidence": (*rest[0], changed, *rest[1])})


def _questions(rulebook: Rulebook) -> Iterator[Change]:
    """Ask a follow-up question of everybody; make an answer no longer of concern."""
    for key, one in rulebook.questions.items():
        if one.ask_if:
            everybody = one.model_copy(update={"ask_if": None})
            yield Change(
                key, "follow-up asked of all", replace(rulebook, questions={**rulebook.questions, key: everybody})
            )
        for answer in one.concern:
            fewer = one.model_copy(update={"concern": tuple(other for other in one.concern if other != answer)})
            yield Change(key, "answer not of concern", replace(rulebook, questions={**rulebook.questions, key: fewer}))


def _classes(rulebook: Rulebook) -> Iterator[Change]:
    """Leave a medicine, or some of its names, out of one of its classes."""
    known = rulebook.vocabulary
    for name, entries in (("substances", known.substances), ("combinations", known.combinations)):
        for key, entry in entries.items():
            for left_out in entry.classes:
                fewer = entry.model_copy(update={"classes": tuple(one for one in entry.classes if one != left_out)})
                vocabulary = _vocabulary(known, name, {**entries, key: fewer})
                yield Change(key, "medicine left out of a class", replace(rulebook, vocabulary=vocabulary))
            for left_out in entry.also:
                rest = {one: names for one, names in entry.also.items() if one != left_out}
                vocabulary = _vocabulary(known, name, {**entries, key: entry.model_copy(update={"also": rest})})
                yield Change(key, "names left out of a class", replace(rulebook, vocabulary=vocabulary))


def _vocabulary(known: Vocabulary, name: str, entries: Mapping[str, object]) -> Vocabulary:
    return replace(known, **{name: entries})  # type: ignore[arg-type]  # the field of these entries


class Judges:
    """What notices a change of one rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.examples = [vignette for file in rulebook.topics for vignette in file.vignettes]
        self.rulebook = rulebook

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """The correct pages of docs/rules."""
        return render_pages(describe(self.rulebook, None))

    def control(self, change: Change) -> Control:
        """The first control that notices a change."""
        if self._example_notices(change):
            return Control.EXAMPLE
        return Control.PAGES if render_pages(describe(change.rulebook, None)) != self.pages else Control.NOTHING

    def _example_notices(self, change: Change) -> bool:
        if any(set(vignette.expect) - set(change.rulebook.cautions) for vignette in self.examples):
            return True  # an example that expects a missing caution is refused
        return change.kind in CAN_CHANGE_OUTCOMES and any(self._comes_out_otherwise(change.rulebook, number)
                                                          for number in range(len(self.examples)))  # fmt: skip

    def _comes_out_otherwise(self, rulebook: Rulebook, number: int) -> bool:
        vignette = self.examples[number]
        found = {one.id: one for one in screen(rulebook, intake_of(vignette)).findings}
        for caution, expected in vignette.expect.items():
            one = found[caution]
            wanted = (
                ("undetermined", set(expected.undetermined))
                if isinstance(expected, Undetermined)
                else (expected, set())
            )
            if (one.outcome.value, set(one.missing)) != wanted:
                return True
        return False


CAN_CHANGE_OUTCOMES = {"follow-up asked of all", "medicine left out of a class", "names left out of a class"}
"""The kinds of changes that worked examples run for; the others affect no condition."""
