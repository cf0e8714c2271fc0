"""What a reviewer judges, one matter at a time, and what each rests on: what a signature covers.

A matter is a caution, a question, a class of medicines with its names, a source, and so on. Its id is its kind and its
own id: ``questions.age``. A translation of it has the language before it: ``es/questions.age``.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from pydantic import BaseModel

from screener.engine.conditions import Condition, MedicineTest, Takes, leaves
from screener.rulebook.card import CARD
from screener.rulebook.fhir import RECORDS
from screener.rulebook.model import Question, Rulebook
from screener.rulebook.parts import Evidence

ABOUT, HOOKS, LIST, ROWS, UNWELL, WORDS = "about", "hooks", "list", "rows", "unwell", "words"
"""Matters that a rulebook has once: what it is for, what records systems are answered, the question for the list, how
its rows are read, what to do when feeling ill, and the words of the program in another language."""
SIGNED_ALONE = ("cautions", "questions", "classes", "notices", "not_covered", ABOUT, LIST, UNWELL, CARD, RECORDS, HOOKS)
"""The kinds that are judged by themselves. The others are judged with what rests on them."""
OF_A_REVIEW = {"review"}
OF_A_READING = {"read_on"}
"""The day on which a source was read again, and found the same, changes nothing."""


def asked_by(
    questions: Mapping[str, Question], condition: Condition
) -> tuple[tuple[str, ...], tuple[MedicineTest, ...]]:
    """The questions a condition depends on, with those they follow, and what it asks of the list."""
    asked: dict[str, None] = {}
    tests: dict[MedicineTest, None] = {}
    waiting = [condition]
    while waiting:
        for _, leaf in leaves(waiting.pop()):
            if isinstance(leaf, Takes):
                tests[leaf.medicines] = None
            elif leaf.question not in asked:
                asked[leaf.question] = None
                if ask_if := questions[leaf.question].ask_if:
                    waiting.append(ask_if)
    return tuple(asked), tuple(tests)


def contents(rulebook: Rulebook) -> Mapping[str, Any]:
    """Everything that can be judged, as data: what is written of it, without comments and layout."""
    return {matter: _dump(model) | _names(rulebook, matter) for matter, model in _models(rulebook)} | _of_about(
        rulebook
    )


def translated_contents(rulebook: Rulebook) -> Mapping[str, Any]:
    """The same of a rulebook in another language, as far as there are texts in it."""
    written = {
        matter: _dump(model) for matter, model in _models(rulebook) if not matter.startswith((ROWS, "substances."))
    }
    return written | _of_about(rulebook) | {WORDS: _dump(rulebook.words)}


def rests_on(rulebook: Rulebook, matter: str) -> tuple[str, ...]:
    """A matter and all that it rests on. A reviewer judges them together."""
    kind, _, key = matter.partition(".")
    found = {matter: None}
    match kind:
        case "cautions":
            caution = rulebook.cautions[key]
            questions, tests = asked_by(rulebook.questions, caution.when)
            found |= dict.fromkeys(f"questions.{one}" for one in questions)
            found |= dict.fromkeys(_of_tests(rulebook, tests))
            found |= dict.fromkeys(_of_evidence(caution.evidence))
        case "classes":
            found |= dict.fromkeys(_of_classes(rulebook, [key]))
        case "notices":
            found |= dict.fromkeys(_of_evidence(rulebook.about.notices[key].evidence))
        case "unwell":
            found |= dict.fromkeys(_of_evidence(rulebook.about.unwell.evidence))
        case "fhir" if rulebook.records:
            rules = rulebook.records.rules.values()
            found |= dict.fromkeys(f"questions.{rule.question}" for rule in rules)
            found |= dict.fromkeys(f"sources.{source}" for rule in rules for source in rule.sources)
        case "card" if rulebook.about.card:
            found |= dict.fromkeys(_of_evidence(rulebook.about.card.evidence))
    return tuple(found)


def fingerprint(content: Any) -> str:  # noqa: ANN401 whatever JSON can hold
    """The fingerprint of a matter. Another version of the program has to come to the same."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _models(rulebook: Rulebook) -> Iterator[tuple[str, BaseModel]]:
    about, vocabulary = rulebook.about, rulebook.vocabulary
    groups: dict[str, Mapping[str, BaseModel]] = {
        "cautions": rulebook.cautions,
        "questions": rulebook.questions,
        "classes": vocabulary.classes,
        "substances": {key: vocabulary.substances[key] for key in sorted(vocabulary.named)},
        "sources": rulebook.sources,
        "notices": about.notices,
        "not_covered": about.not_covered,
    }
    for kind, models in groups.items():
        yield from ((f"{kind}.{key}", model) for key, model in models.items())
    yield from ((LIST, about.medicines), (ROWS, vocabulary.words), (UNWELL, about.unwell))
    if about.card:
        yield CARD, about.card
    if rulebook.records:
        yield RECORDS, rulebook.records
    if rulebook.hooks:
        yield HOOKS, rulebook.hooks


def _of_about(rulebook: Rulebook) -> dict[str, Any]:
    about = rulebook.about
    doses = {f"doses.{key}": {"title": title} for key, title in about.doses.items()}
    what = about.model_dump(mode="json", include={"title", "subject", "intended_use", "topics", "bring"})
    return doses | {ABOUT: what}


def _dump(model: BaseModel) -> dict[str, Any]:
    """What is written: nothing that is so without being written."""
    left_out = OF_A_REVIEW | OF_A_READING
    return model.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=left_out)


def _names(rulebook: Rulebook, matter: str) -> dict[str, Any]:
    """Of a class or a substance: the names that count as it, by medicine, and the words that ask about it."""
    kind, _, key = matter.partition(".")
    if kind not in ("classes", "substances"):
        return {}
    members: dict[str, list[str]] = {}
    vocabulary = rulebook.vocabulary
    for match in vocabulary.matches.values():
        if key in (match.classes if kind == "classes" else match.substances):
            members.setdefault(match.medicine, []).append(match.label)
    asks = {
        " ".join(phrase): asking
        for phrase, asking in vocabulary.asks.items()
        if any(key in (one.classes if kind == "classes" else one.substances) for one in asking.could_be)
    }
    prompts = sorted({asking.prompt for asking in asks.values() if asking.prompt})
    return {
        "members": {medicine: sorted(names) for medicine, names in members.items()},
        "asks": sorted(asks),
        "prompts": {prompt: _dump(vocabulary.prompts[prompt]) for prompt in prompts},
    }


def _of_tests(rulebook: Rulebook, tests: Iterable[MedicineTest]) -> Iterator[str]:
    for test in tests:
        yield from (LIST, ROWS)
        yield from _of_classes(rulebook, sorted(test.classes))
        yield from (f"substances.{one}" for one in sorted(test.substances))


def _of_classes(rulebook: Rulebook, classes: Iterable[str]) -> Iterator[str]:
    """Classes, and the ones of which they are the part that acts long."""
    for key in classes:
        yield f"classes.{key}"
        if wider := rulebook.vocabulary.classes[key].acts_long:
            yield f"classes.{wider}"


def _of_evidence(evidence: Iterable[Evidence]) -> Iterator[str]:
    return chain.from_iterable((f"sources.{one.source}", f"doses.{one.dose}") for one in evidence)
