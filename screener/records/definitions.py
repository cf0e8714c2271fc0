"""A rulebook for programs that speak FHIR R4: what it asks, what can be answered, its classes, and the mapping."""

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from screener.engine.conditions import Answered, AnyOf, Condition
from screener.engine.intake import MAX_OWN_QUESTION, MAX_OWN_QUESTIONS, NO, NOT_SURE, PREFER_NOT_TO_SAY, YES
from screener.engine.kinds import COMPLETE, MAX_LINE, Completeness, Taking
from screener.rulebook.coded import (
    CONFIRMED,
    MEDICINE,
    OWN,
    TAKING,
    TYPED,
    address,
    answer_code,
    answer_coding,
    display,
    groups,
    version,
)
from screener.rulebook.fhir import Proposed, RecordMap, Rule
from screener.rulebook.model import Question, Rulebook

Resource = dict[str, Any]
"""A resource, as JSON."""
ITEM_CONTROL = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl"
MAX_OCCURS = "http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire"


def definitions(rulebook: Rulebook, translated: Iterable[Rulebook]) -> Iterator[tuple[str, Resource]]:
    """Each file by its name: the questionnaire in every language, the answers, a value set a class, and the map."""
    for one in (rulebook, *translated):
        yield f"Questionnaire-{one.about.id}-{one.about.language}.json", questionnaire(one)
    yield f"CodeSystem-{rulebook.about.id}-answers.json", answers(rulebook)
    for key in rulebook.vocabulary.classes:
        if found := value_set(rulebook, key):
            yield f"ValueSet-{rulebook.about.id}-{key.replace('_', '-')}.json", found
    if rulebook.records:
        yield f"ConceptMap-{rulebook.about.id}-record.json", concept_map(rulebook, rulebook.records)


def _head(rulebook: Rulebook, kind: str, name: str, title: str) -> Resource:
    return {
        "resourceType": kind,
        "language": rulebook.about.language,
        "url": address(rulebook, name),
        "version": version(rulebook),
        "name": f"{rulebook.about.id}_{name}".replace("-", "_").title().replace("_", ""),
        "title": title,
        "status": "draft",
    }


def questionnaire(rulebook: Rulebook) -> Resource:
    """Everything that is asked, as a clinician is asked it, each topic a group."""
    asked = [
        {
            "linkId": group.link,
            "text": group.title,
            "type": "group",
            "item": [_question(rulebook, key, rulebook.questions[key]) for key in group.questions],
        }
        for group in groups(rulebook)
    ]
    head = _head(rulebook, "Questionnaire", "questionnaire", rulebook.about.title)
    return {
        **head,
        "meta": {"profile": [SDC]},
        "description": rulebook.about.intended_use.clinician,
        "subjectType": ["Patient"],
        "item": [*asked, *_medicines(rulebook)],
    }


def _question(rulebook: Rulebook, key: str, question: Question) -> Resource:
    values = (*question.values, NOT_SURE, *((PREFER_NOT_TO_SAY,) if question.sensitive else ()))
    help_text = " ".join(part for part in (question.clinician.help, question.why) if part)
    return {
        "linkId": key,
        "text": question.clinician.ask,
        "type": "choice",
        **_enabled(rulebook, question.ask_if),
        "answerOption": _options(rulebook, key, values),
        "item": [_help(key, help_text)],
    }


def _options(rulebook: Rulebook, key: str, values: Iterable[str]) -> list[Resource]:
    return [{"valueCoding": answer_coding(rulebook, key, value)} for value in values]


def _help(key: str, text: str) -> Resource:
    control = {"system": "http://hl7.org/fhir/questionnaire-item-control", "code": "help"}
    extension = {"url": ITEM_CONTROL, "valueCodeableConcept": {"coding": [control]}}
    return {"linkId": f"{key}.help", "extension": [extension], "text": text, "type": "display"}


def _enabled(rulebook: Rulebook, ask_if: Condition | None) -> Resource:
    """When a follow-up is asked. One that hangs on the list of medicines is shown to everybody: FHIR cannot ask it."""
    if ask_if is None:
        return {}
    parts = ask_if.parts if isinstance(ask_if, AnyOf) else (ask_if,)
    asked = [part for part in parts if isinstance(part, Answered)]
    if len(asked) < len(parts):
        return {}
    when = [
        {"question": part.question, "operator": "=", "answerCoding": answer_coding(rulebook, part.question, value)}
        for part in asked
        for value in sorted(part.values)
    ]
    return {"enableWhen": when, **({"enableBehavior": "any"} if len(when) > 1 else {})}


def _medicines(rulebook: Rulebook) -> Iterator[Resource]:
    """The list of medicines, whether it is complete, and questions of one's own."""
    about, words = rulebook.about.medicines, rulebook.words
    row = [
        {"linkId": TYPED, "text": about.clinician.ask, "type": "string", "maxLength": MAX_LINE},
        {
            "linkId": TAKING,
            "text": words.records.taking,
            "type": "choice",
            "answerOption": _options(rulebook, TAKING, get_args(Taking)),
        },
        {"linkId": CONFIRMED, "text": words.records.confirmed, "type": "string"},
    ]
    complete = {
        "linkId": COMPLETE,
        "text": about.complete.clinician,
        "type": "choice",
        "answerOption": _options(rulebook, COMPLETE, get_args(Completeness)),
    }
    own = {
        "linkId": OWN,
        "extension": [{"url": MAX_OCCURS, "valueInteger": MAX_OWN_QUESTIONS}],
        "text": words.sections.own_questions.heading,
        "type": "string",
        "repeats": True,
        "maxLength": MAX_OWN_QUESTION,
    }
    title = rulebook.about.topics[about.topic]
    yield {"linkId": MEDICINE, "text": title, "type": "group", "repeats": True, "item": row}
    yield {**complete, "item": [_help(COMPLETE, about.why)]}
    yield own


def answers(rulebook: Rulebook) -> Resource:
    """Every answer that decides something, and what can be said of a medicine. The others are FHIR's own."""
    concepts: dict[str, str] = {}
    for key, values in (*rulebook.answers.items(), (COMPLETE, (YES, NO)), (TAKING, get_args(Taking))):
        for value in values:
            concepts.setdefault(answer_code(rulebook, key, value), display(rulebook, key, value))
    head = _head(rulebook, "CodeSystem", "answers", rulebook.about.title)
    listed = [{"code": code, "display": shown} for code, shown in concepts.items()]
    return {**head, "caseSensitive": True, "content": "complete", "count": len(listed), "concept": listed}


def value_set(rulebook: Rulebook, key: str) -> Resource | None:
    """The medicines of a class that have a code; None where none has one. The class holds more names than codes."""
    vocabulary, records = rulebook.vocabulary, rulebook.records
    systems = records.medicines.systems if records else {}
    include = []
    for terminology, system in systems.items():
        codes = {
            code: entry.name
            for _, entry in vocabulary.entries()
            if key in entry.classes
            for code in getattr(entry.codes, terminology)
        }
        if codes and records:
            concepts = [{"code": code, "display": name} for code, name in sorted(codes.items())]
            include.append({"system": records.systems[system][0], "concept": concepts})
    one = vocabulary.classes[key]
    head = _head(rulebook, "ValueSet", f"class-{key}", one.title)
    return {**head, "description": one.means, "compose": {"include": include}} if include else None


def concept_map(rulebook: Rulebook, records: RecordMap) -> Resource:
    """Which code of a record proposes which answer: never more than a proposal, and what it needs is in the comment."""
    groups: dict[tuple[str, str], dict[str, Resource]] = {}
    for key, rule in records.rules.items():
        for answer, one in rule.answers.items():
            for system, codes in (one.values or rule.codes).items():
                for code, meaning in codes.items():
                    needs = _needs(key, rule, one, code)
                    coding = answer_coding(rulebook, rule.question, answer)
                    target = {
                        "code": coding["code"],
                        "equivalence": "relatedto",
                        "comment": f"{rule.question}: {answer}. {needs}.",
                    }
                    elements = groups.setdefault((records.systems[system][0], coding["system"]), {})
                    element = elements.setdefault(code.rstrip("*"), {"code": code.rstrip("*"), "display": meaning})
                    element.setdefault("target", []).append(target)
    head = _head(rulebook, "ConceptMap", "record", rulebook.about.title)
    listed = [
        {"source": source, "target": target, "element": list(elements.values())}
        for (source, target), elements in groups.items()
    ]
    return {**head, "group": listed}


def _needs(key: str, rule: Rule, one: Proposed, code: str) -> str:
    """What an entry needs beside its code, in words."""
    needs = [f"{rule.resource}, rule {key}"]
    needs += [f"status {', '.join(rule.statuses)}"] if rule.statuses else []
    needs += [f"verification {', '.join(rule.verification)}"] if rule.verification else []
    needs += [f"within {one.within_days} days"] if one.within_days is not None else []
    needs += ["and every code that begins so"] if code.endswith("*") else []
    return "; ".join(needs)
