"""Questions and answers as FHIR R4 names them: addresses, and a code for each answer."""

from itertools import groupby
from typing import NamedTuple

from screener.engine.intake import NOT_SURE, PREFER_NOT_TO_SAY
from screener.engine.kinds import COMPLETE
from screener.rulebook.labels import answer_label
from screener.rulebook.model import Rulebook

DATA_ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
"""Where FHIR keeps why something is not known."""
ABSENT = {NOT_SURE: "asked-unknown", PREFER_NOT_TO_SAY: "asked-declined"}
"""Answers that decide nothing, as FHIR says them. What was not asked has no answer at all."""
MEDICINE, TYPED, TAKING, CONFIRMED, OWN = "medicine", "medicine.typed", "medicine.taking", "medicine.confirmed", "own"
"""The ids of the items beside the questions."""

Coding = dict[str, str]
"""A code of a terminology, with its name."""


def address(rulebook: Rulebook, what: str) -> str:
    """What something of a rulebook is called among FHIR's addresses. It names, and leads nowhere."""
    return f"urn:screener:{rulebook.about.id}:{what}"


def version(rulebook: Rulebook) -> str:
    """The version of the rules."""
    return rulebook.about.version


class Group(NamedTuple):
    """Questions of one topic that follow each other."""

    link: str
    title: str
    questions: tuple[str, ...]


def groups(rulebook: Rulebook) -> tuple[Group, ...]:
    """The questions by topic, in the order in which they are asked. A topic that comes again is a group of its own."""
    found: list[Group] = []
    for topic, questions in groupby(rulebook.questions, key=lambda key: rulebook.questions[key].topic):
        again = sum(one.link.partition("/")[0] == f"topic.{topic}" for one in found)
        link = f"topic.{topic}/{again + 1}" if again else f"topic.{topic}"
        found.append(Group(link, rulebook.about.topics[topic], tuple(questions)))
    return tuple(found)


def answer_code(rulebook: Rulebook, question: str, value: str) -> str:
    """The code of an answer: the choices of one question are not those of another."""
    own = question in rulebook.questions and isinstance(rulebook.questions[question].answer, dict)
    return f"{question}.{value}" if own or question == TAKING else value


def answer_coding(rulebook: Rulebook, question: str, value: str) -> Coding:
    """An answer as a code with its name."""
    if value in ABSENT and question != TAKING:
        return {"system": DATA_ABSENT, "code": ABSENT[value], "display": rulebook.words.answers[value]}
    code = answer_code(rulebook, question, value)
    return {"system": address(rulebook, "answers"), "code": code, "display": display(rulebook, question, value)}


def display(rulebook: Rulebook, question: str, value: str) -> str:
    """How an answer is shown."""
    if question == TAKING:
        return rulebook.words.page.taking_choices[value]
    return rulebook.words.answers[value] if question == COMPLETE else answer_label(rulebook, question, value)


def answer_of_code(question: str, system: str, code: str) -> str:
    """The answer behind a code; the code itself where it is none of these: the check of an intake says so."""
    if system == DATA_ABSENT:
        return next((value for value, absent in ABSENT.items() if absent == code), code)
    return code.removeprefix(f"{question}.")
