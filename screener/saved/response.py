"""An intake as a FHIR R4 QuestionnaireResponse, and back. What FHIR has no place for is in two extensions."""

import json
from collections.abc import Iterator
from typing import Any

from screener.engine.intake import FORMAT, MedicineLine
from screener.engine.kinds import COMPLETE
from screener.rulebook.coded import (
    CONFIRMED,
    MEDICINE,
    OWN,
    TAKING,
    TYPED,
    address,
    answer_coding,
    answer_of_code,
    groups,
    version,
)
from screener.rulebook.model import Audience, Rulebook
from screener.screening import Screening

KIND = "QuestionnaireResponse"
"""How such a file is distinguished from other JSON."""
Item = dict[str, Any]
"""One item, as JSON."""


def response_of(screening: Screening) -> Item:
    """What was said, without what is refused: no name, no date, and nobody's address."""
    rulebook, intake = screening.rulebook, screening.intake
    refused = [reading.refusal is not None for reading in screening.medicines.readings]
    items: list[Item] = []
    for group in groups(rulebook):
        said = [key for key in group.questions if key in screening.asked and key in intake.answers]
        if said:
            inside = [_answered(rulebook, key, intake.answers[key]) for key in said]
            items.append({"linkId": group.link, "text": group.title, "item": inside})
    for line, gone in zip(intake.medicines, refused, strict=True):
        items.append(_row(rulebook, MedicineLine(typed=rulebook.words.saved.line_not_saved, taking=line.taking,
                                                 not_saved=True) if gone else line))  # fmt: skip
    if intake.medicines_complete is not None:
        items.append(_answered(rulebook, COMPLETE, intake.medicines_complete))
    if intake.own_questions:
        items.append({"linkId": OWN, "answer": [{"valueString": text} for text in intake.own_questions]})
    finished = not screening.not_answered and intake.medicines_complete is not None
    rest = _rest(screening)
    return {
        "resourceType": KIND,
        "language": rulebook.about.language,
        **({"extension": [_extension(rulebook, "rest", rest)]} if rest else {}),
        "questionnaire": f"{address(rulebook, 'questionnaire')}|{version(rulebook)}",
        "status": "completed" if finished else "in-progress",
        **({"item": items} if items else {}),
    }


def _rest(screening: Screening) -> Item:
    """What an intake holds beside answers, rows and own questions; and answers that are not asked for any more."""
    intake = screening.intake
    closed = {key: value for key, value in intake.answers.items() if key not in screening.asked}
    kept = intake.model_dump(mode="json", include={"proposals", "accepted", "discussed"})
    return {key: value for key, value in {"answers": closed, **kept}.items() if value}


def _answered(rulebook: Rulebook, question: str, value: str) -> Item:
    asked = rulebook.about.medicines.complete if question == COMPLETE else rulebook.questions[question]
    voice = asked.voice(Audience.CLINICIAN)
    text = voice if isinstance(voice, str) else voice.ask
    return {"linkId": question, "text": text, "answer": [{"valueCoding": answer_coding(rulebook, question, value)}]}


def _row(rulebook: Rulebook, line: MedicineLine) -> Item:
    parts: list[Item] = [{"linkId": TYPED, "answer": [{"valueString": line.typed}]}]
    if line.taking:
        parts.append({"linkId": TAKING, "answer": [{"valueCoding": answer_coding(rulebook, TAKING, line.taking)}]})
    if line.confirmed:
        parts.append({"linkId": CONFIRMED, "answer": [{"valueString": line.confirmed}]})
    more = line.model_dump(mode="json", exclude_none=True, exclude={"taking", "confirmed"})
    extension = {"extension": [_extension(rulebook, "row", more)]} if len(more) > 1 else {}
    return {"linkId": MEDICINE, **extension, "item": parts}


def _extension(rulebook: Rulebook, name: str, content: Item) -> Item:
    return {"url": address(rulebook, name), "valueString": json.dumps(content, ensure_ascii=False)}


def is_of(rulebook: Rulebook, response: Item) -> bool:
    """Whether a response is to the questionnaire of a rulebook."""
    return str(response.get("questionnaire", "")).split("|")[0] == address(rulebook, "questionnaire")


def intake_in(rulebook: Rulebook, response: Item) -> Item:
    """The intake in a response, as JSON: its questions and answers are checked like those of any intake.

    Raises:
        ValueError: for what is no response of this form.
    """
    answers: Item = {}
    content: Item = {"format": FORMAT, "rulebook": rulebook.about.id, "answers": answers}
    for item in _items(response):
        link = _text(item, "linkId")
        if link == MEDICINE:
            content.setdefault("medicines", []).append(_line(rulebook, item))
        elif link == OWN:
            content.setdefault("own_questions", []).extend(_values(link, item))
        elif "answer" in item:
            values = _values(link, item)
            if len(values) > 1:
                raise ValueError
            if values and link == COMPLETE:
                content[COMPLETE] = values[0]
            elif values:
                answers[link] = values[0]
    rest = _carried(rulebook, "rest", response)
    closed = rest.pop("answers", {})
    return {**content, **rest, "answers": {**closed, **answers}}


def _line(rulebook: Rulebook, item: Item) -> Item:
    """A row. What is beside its text counts only while the text is as it was."""
    parts = {_text(part, "linkId"): _values(_text(part, "linkId"), part) for part in _items(item)}
    line = {key: parts[link][0] for key, link in (("typed", TYPED), ("taking", TAKING), ("confirmed", CONFIRMED))
            if parts.get(link)}  # fmt: skip
    kept = _carried(rulebook, "row", item)
    return {**kept, **line} if kept.get("typed") == line.get("typed") else line


def _items(item: Item) -> Iterator[Item]:
    """The items in an item, those of a topic in the place of the topic."""
    listed = item.get("item", [])
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise ValueError
    for one in listed:
        yield one
        if one.get("linkId") != MEDICINE:
            yield from _items(one)


def _values(link: str, item: Item) -> list[str]:
    """The answers of an item: texts, and the values behind codes."""
    listed = item.get("answer", [])
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise ValueError
    found = []
    for one in listed:
        if isinstance(coding := one.get("valueCoding"), dict):
            found.append(answer_of_code(link, _text(coding, "system"), _text(coding, "code")))
        else:
            found.append(_text(one, "valueString"))
    return found


def _text(item: Item, key: str) -> str:
    value = item.get(key)
    if not isinstance(value, str):
        raise ValueError  # noqa: TRY004 the form of the file is wrong, not the type of an argument
    return value


def _carried(rulebook: Rulebook, name: str, item: Item) -> Item:
    """What an extension of ours holds; nothing where there is none."""
    listed = item.get("extension", [])
    url = address(rulebook, name)
    for one in listed if isinstance(listed, list) else []:
        if isinstance(one, dict) and one.get("url") == url:
            content = json.loads(_text(one, "valueString"))
            if not isinstance(content, dict):
                raise ValueError
            return content
    return {}
