"""The wording of every text that the program can print: rules and interface words, checked against a style."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from pyphen import Pyphen

from screener.engine.conditions import Steps
from screener.engine.problems import Place, Problem
from screener.rulebook.nodes import Keyed, Listed, value_at
from screener.rulebook.reading import File, Folder
from screener.rulebook.words.style import ReadingGrade, Style

_EVIDENCE = {"source", "strength", "dose", "disagrees_with"}
NOT_TEXT: Mapping[str, set[str]] = {
    "rulebook": {"own_doses", "card_with", "id", "version", "language", "files", "topic", "due", *_EVIDENCE},
    "questions": {"topic", "sensitive", "ask_if", "concern", "together", "same_screen"},
    "cautions": {"topic", "under", "kind", "priority", "when", "due", "answers", "medicines",
                 "medicines_complete", "on_about", "first", "expect", *_EVIDENCE},
    "signatures": {"on", "until", "rules", "signed", "as_it_was"},
    "sources": {"url", "read", "kind", "read_on", "label_id"},
    "classes": {"acts_long"},
    "prompts": {"words", "alone", "could_be", "settled_by"},
    "medicines": {"name", "classes", "names", "brands", "also", "asks", "street", "codes", "sources", "not_traced",
                  "of"},
    "hooks": {"subject", "against", "left_out", "priorities"},
    "fhir": {"systems", "rules", "medicines", "status", "on", "due"},
    "interface": {"language"},
}  # fmt: skip
"""The files that hold texts, by their schema, each with the keys whose values are ids, names of medicines or words of
the format. Everything else in them is a text: a new key is looked at until it is named here."""
WITHOUT_TEXT = ("words", "product_words", "ordinary_words", "everyday", "own_names", "hazards")
"""The files that hold names, words of lines and hashes alone, and the hazard log, of which the program prints nothing.
Any other kind of file is looked at, or is an error."""
OF_IDS = ("topics", "doses", "notices", "not_covered", "questions", "answer", "short_answers", "cautions", "sources",
          "classes", "prompts", "substances", "combinations", "blanks", "never", "services",
          "reasons")  # fmt: skip
"""Keys whose values are kept by id. An id can be any word, also one of the format."""
ID = "="
"""Stands before an id on the way to a text, so that it is not taken for a word of the format."""
QUOTED = ("title", "publisher", "edition", "locator")
"""What is quoted from others: titles in a bibliography, and places within a source. Their words are not ours."""
RESTATED = "says"
"""What a source says is restated as it is, also where it says what has to be done."""
READ_BY_PATIENTS = ("answers", "audiences", "priorities", "sections", "labels", "review", "medicine_list", "readings",
                    "refusals", "document", "blocks", "page", "card", "about_program", "start", "prepare", "saved",
                    "languages", "shell", "paper")  # fmt: skip
"""The groups of interface words that patients read, on a page or on paper: their reading grade is measured."""
READ_BY_OTHERS = ("kinds", "strengths", "read", "conditions", "about", "comparing", "opening", "records", "checklist",
                  "worklist")  # fmt: skip
"""The other groups: words for those who judge rules, and the terms for kinds of cautions and grades of evidence."""
_SENTENCE = re.compile(r"\b[^.!?]+[.!?]*")
_POINT_IN_A_NUMBER = re.compile(r"(?<=\d)\.(?=\d)")
_NO_LETTER = re.compile(r"[^\w']+")
WITH_TWO_VOICES = ("rulebook", "questions", "cautions")
"""The files that speak to both audiences."""
SAID_BY_THE_PERSON = ("answer", "short_answers")
"""Parts of a file that a person chooses as an answer: they hold what is true of that person."""
BEHIND_THE_POINT = ("evidence", "doses", "takes_away", "version")
"""Parts of a file behind what is said, for reviewers."""
FOR_CLINICIANS = ("clinician", "vignettes")
"""Parts of a file that no patient reads."""


class PrintedText(NamedTuple):
    """One text, where it stands, and the way to it in its file: keys, numbers of items, and ids (with ``ID``)."""

    text: str
    place: Place
    steps: Steps
    schema: str

    @property
    def ours(self) -> bool:
        """Whether the words are our own."""
        quoting = self.schema == "sources" or self.steps[-1] == "locator"
        return not (quoting and self.steps[-1] in QUOTED)

    @property
    def in_the_voice_of_patients(self) -> bool:
        """Whether a patient reads it as said to them: no answer of their own, and nothing that stands behind it."""
        apart = (*SAID_BY_THE_PERSON, *BEHIND_THE_POINT)
        return self.schema in WITH_TWO_VOICES and self.for_patients and not any(part in self.steps for part in apart)

    @property
    def for_patients(self) -> bool:
        """Whether it is said to patients, alone or among others."""
        return self.steps[-1] != RESTATED and not any(part in self.steps for part in FOR_CLINICIANS)


def wording_problems(folder: Folder, style: Style) -> Iterator[Problem]:
    """Everything in the texts of a rulebook and in its interface words that the style does not allow."""
    texts = [said for file in folder.files.values() for said in texts_of(file)]
    checks = Checks(style)
    for said in texts:
        yield from checks.problems(said)
    if style.reading:
        yield from grade_problems(texts, style.reading)


def grade_problems(texts: Iterable[PrintedText], reading: ReadingGrade) -> Iterator[Problem]:
    """What patients read that is too hard to read."""
    for place, together in _of_patients(texts):
        grade = reading_grade(together) if len(together.split()) >= reading.words else 0
        if grade > reading.grade:
            what = f"what patients read here has reading grade {grade}, and {reading.grade:g} is the highest"
            hint = "shorter sentences and shorter words (Flesch-Kincaid, over all of these words together)"
            yield Problem(place, "L009", what, hint)


def texts_of(file: File) -> Iterator[PrintedText]:
    """Every text in a file, in order. A prompt names the words it asks about: they are not its own."""
    if file.schema not in WITHOUT_TEXT:
        for said in _walk(file.content, file.content.place, (), file.schema):
            beside = [str(step).removeprefix(ID) for step in said.steps[:-1]]
            words = value_at(file.content, (*beside, "words")) if file.schema == "prompts" else []
            yield said._replace(text=_without(said.text, words if isinstance(words, Listed) else []))


def _without(text: str, parts: Iterable[object]) -> str:
    for part in parts:
        text = text.replace(str(part), "")
    return text


def _walk(at: object, place: Place, steps: Steps, schema: str) -> Iterator[PrintedText]:
    if isinstance(at, Keyed):
        ids = bool(steps) and steps[-1] in OF_IDS
        for key, value in at.items():
            if ids or key not in NOT_TEXT[schema]:
                yield from _walk(value, at.values_at[key], (*steps, f"{ID}{key}" if ids else key), schema)
    elif isinstance(at, Listed):
        for number, value in enumerate(at):
            yield from _walk(value, at.items_at[number], (*steps, number), schema)
    elif steps[-1] != "answer":  # `answer: yes_no` is a word of the format; the choices in its place are texts
        yield PrintedText(str(at), place, steps, schema)


def _of_patients(texts: Iterable[PrintedText]) -> Iterator[tuple[Place, str]]:
    """The words that stand together under one ``patient:``, and each interface text, as sentences, with their place."""
    found: dict[tuple[str, Steps], tuple[Place, list[str]]] = {}
    for said in texts:
        steps = said.steps
        if "patient" in steps or (said.schema == "interface" and steps[0] in READ_BY_PATIENTS):
            unit = (said.place.path, steps[: steps.index("patient")] if "patient" in steps else steps)
            found.setdefault(unit, (said.place, []))[1].append(_filled(said.text))
    for place, parts in found.values():
        yield place, " ".join(part if part[-1] in ".?!" else f"{part}." for part in parts)


def _filled(text: str) -> str:
    """A sentence with a short word in each place that is filled in: the name of the place is read by nobody."""
    return re.sub(r"\{\w+\}", "one", text)


def reading_grade(text: str) -> float:
    """The Flesch-Kincaid grade of a text, as if a syllable were what a hyphen may stand behind.

    The point within a number ends no sentence, and what has fewer than three words is none. (Kincaid et al. 1975)
    """
    sentences = [found[0].split() for found in _SENTENCE.finditer(_POINT_IN_A_NUMBER.sub("", text))]
    words = [word for sentence in sentences for word in sentence]
    syllables = sum(len(_hyphens().positions(_NO_LETTER.sub("", word.lower()))) + 1 for word in words)
    long_enough = max(1, sum(len(sentence) > 2 for sentence in sentences))
    return round(0.39 * len(words) / long_enough + 11.8 * syllables / len(words) - 15.59, 1)


@cache
def _hyphens() -> Pyphen:
    return Pyphen(lang="en_US")


class Checks:
    """The patterns of a style, made once."""

    def __init__(self, style: Style) -> None:
        phrases, doses = style.phrases, style.doses
        self.allowed = phrases.but
        self.to_anybody = _Words(phrases.to_anybody, r"(?<!\w)", r"(?!\w)", ignore_case=True)
        self.to_patients = _Words(phrases.to_patients, r"(?<!\w)", r"(?!\w)", ignore_case=True)
        self.abbreviations = _Words(doses.abbreviations, r"(?<![^\W\d])", r"(?!\w)")
        self.units_misread = _Words(doses.units_misread, r"(?<=\d)\s?", r"(?![^\W\d])")
        self.signs = _Words(doses.signs, "", r"(?=\s?\d)")
        self.placeholders = _Words(dict.fromkeys(style.placeholders, ""), r"(?<!\w)", r"(?!\w)", ignore_case=True)
        units = "|".join(map(re.escape, sorted(doses.units, key=len, reverse=True)))
        voices = style.two_voices
        self.evidence = _Words(voices.words if voices else {}, r"(?<!\w)", r"(?!\w)", ignore_case=True)
        figures = "|".join(map(re.escape, sorted(voices.units, key=len, reverse=True))) if voices else "(?!)"
        self.figure = re.compile(rf"\d[\d.,]*[\s-]?({figures})(?![^\W\d])")
        self.unit = re.compile(rf"(?<![\w.])(\d[\d.,]*)(?:(?!\u00a0)\s|)({units})(?![^\W\d])")

    def problems(self, said: PrintedText) -> Iterator[Problem]:
        """What is wrong with one text."""
        for word, _ in self.placeholders.found(said.text):
            yield Problem(said.place, "L008", f"`{word}` stands where a text is missing", "write the text")
        if said.ours:
            yield from self._phrases(said)
            yield from self._doses(said)
        if said.in_the_voice_of_patients:
            yield from self._two_voices(said)

    def _two_voices(self, said: PrintedText) -> Iterator[Problem]:
        for found in self.figure.finditer(said.text):
            hint = "days, doses and pauses are for clinicians: say it in words, or leave it out"
            yield Problem(said.place, "L010", f"`{found[0]}` is a figure that a patient could act on", hint)
        for word, instead in self.evidence.found(said.text):
            yield Problem(said.place, "L011", f"`{word}` is about evidence, which is for clinicians", instead)

    def _phrases(self, said: PrintedText) -> Iterator[Problem]:
        text = _without(said.text, self.allowed)
        for word, instead in self.to_anybody.found(text):
            yield Problem(said.place, "L001", f"`{word}` says more than this program can know", instead)
        for word, instead in self.to_patients.found(text) if said.for_patients else ():
            yield Problem(said.place, "L002", f"`{word}` tells a patient what to do", instead)

    def _doses(self, said: PrintedText) -> Iterator[Problem]:
        text = said.text
        for word, instead in (*self.abbreviations.found(text), *self.units_misread.found(text)):
            yield Problem(said.place, "L003", f"`{word}` is misread easily (ISMP)", f"write {instead}")
        for word, instead in self.signs.found(text):
            yield Problem(said.place, "L004", f"`{word}` before a number is misread easily (ISMP)", f"write {instead}")
        for number in re.findall(r"(?<![\d.])\d+\.\d*0(?![\d.])", text):
            short = number.rstrip("0").rstrip(".")
            yield Problem(said.place, "L005", f"`{number}` ends in a zero (ISMP)", f"write {short}")
        for number in re.findall(r"(?<![\w.])\.\d+", text):
            yield Problem(said.place, "L006", f"`{number}` has no zero before the point (ISMP)", f"write 0{number}")
        for found in self.unit.finditer(text):
            what = f"`{found[0]}` has no non-breaking space between number and unit"
            hint = f'put the character U+00A0 between them, or write "{found[1]}\\_{found[2]}" within double quotes'
            yield Problem(said.place, "L007", what, hint)


class _Words:
    """Words to look for, each with what to write instead."""

    def __init__(self, words: Mapping[str, str], before: str, behind: str, *, ignore_case: bool = False) -> None:
        self.instead = {word.lower() if ignore_case else word: instead for word, instead in words.items()}
        self.ignore_case = ignore_case
        longest = sorted(words, key=len, reverse=True)
        either = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest) or "(?!)"
        self.pattern = re.compile(f"{before}({either}){behind}", re.IGNORECASE if ignore_case else 0)

    def found(self, text: str) -> Iterator[tuple[str, str]]:
        """Each such word of the text, as written, with what to write instead."""
        for one in self.pattern.finditer(text.replace("\u2019", "'")):
            word = " ".join(one[1].split())
            yield word, self.instead[word.lower() if self.ignore_case else word]
