"""A rulebook read from its folder: each file is parsed, validated by its model, and named in every problem.

What a file says is checked here; what the files say together is checked in ``screener.check``.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, Field, ValidationError
from pydantic_core import ErrorDetails

from screener.engine.conditions import RESERVED, Takes, leaves
from screener.engine.problems import Place, Problem, Refused
from screener.engine.written import LANGUAGE_CODE, Id, Short, SourceId
from screener.medicines import Vocabulary
from screener.medicines.entries import Combination, LineWords, MedicineClass, Prompt, Substance
from screener.medicines.words import Phrase
from screener.rulebook import signatures
from screener.rulebook.author_words import author_problem
from screener.rulebook.fhir import RecordMap
from screener.rulebook.hazards import HazardFile
from screener.rulebook.hooks import Hooks
from screener.rulebook.model import About, CautionFile, Question, Rulebook, Source
from screener.rulebook.name_files import EverydayFile, OwnNamesFile, WordListFile, together
from screener.rulebook.nodes import Keyed, Listed, place_of, value_at
from screener.rulebook.parts import Part
from screener.rulebook.words import FOLDER as WORDS_FOLDER
from screener.rulebook.words import Words
from screener.rulebook.words.style import Style
from screener.rulebook.yaml_file import read_yaml

M = TypeVar("M", bound=BaseModel)


class SourceFile(Part):
    """``sources.yaml``: the bibliography."""

    sources: Annotated[dict[SourceId, Source], Field(min_length=1)]


class QuestionFile(Part):
    """``questions.yaml``: what is asked, in the order in which it is asked."""

    questions: Annotated[dict[Id, Question], Field(min_length=1)]


class ClassFile(Part):
    """``medicines/classes.yaml``: the classes that conditions can ask for."""

    classes: dict[Id, MedicineClass]


class PromptFile(Part):
    """``medicines/prompts.yaml``: words that only ask."""

    prompts: dict[Id, Prompt]


class MedicineFile(Part):
    """Any other file of ``medicines/``: substances and combinations."""

    title: Short
    substances: dict[Id, Substance] = Field(default_factory=dict)
    combinations: dict[Id, Combination] = Field(default_factory=dict)


SCHEMAS: Mapping[str, type[BaseModel]] = {
    "rulebook": About,
    "sources": SourceFile,
    "questions": QuestionFile,
    "cautions": CautionFile,
    "classes": ClassFile,
    "prompts": PromptFile,
    "words": LineWords,
    "medicines": MedicineFile,
    "everyday": EverydayFile,
    "own_names": OwnNamesFile,
    "product_words": WordListFile,
    "ordinary_words": WordListFile,
    "signatures": signatures.SignatureFile,
    "hazards": HazardFile,
    "fhir": RecordMap,
    "hooks": Hooks,
    "interface": Words,
    "style": Style,
}
"""The model of every kind of file, by the name of its schema."""

FALLBACK_LANGUAGE = "en"
"""The language of messages where the rulebook's own is not known."""
REQUIRED = (
    "rulebook.yaml",
    "sources.yaml",
    "questions.yaml",
    "medicines/classes.yaml",
    "medicines/prompts.yaml",
    "medicines/sources.yaml",
    "medicines/words.yaml",
)
"""The files every rulebook has, beside those that its ``rulebook.yaml`` lists."""
TRANSLATION = re.compile(rf"translations/{LANGUAGE_CODE.pattern}\.po")
"""The files of translations. They say nothing that the rules do not say."""
NAMES = re.compile(r"own_names|names_[a-z]{2,3}")
"""The files of further names: a clinic's own, and those of a language."""
LISTS = ("everyday", "product_words", "ordinary_words")
"""The files of ``medicines/`` that a rulebook may have once."""
KNOWN = (*REQUIRED, signatures.NAME, "hazards.yaml", "fhir.yaml", "hooks.yaml")
"""The files that need not be listed."""


@dataclass
class File:
    """One file of a rulebook as it was read."""

    shown: str
    schema: str
    content: Keyed
    text: str
    model: BaseModel | None
    """None where the file does not fit its model; its problems are then listed."""

    def place(self, *steps: int | str, key: bool = False) -> Place:
        """The place of something in the file."""
        return place_of(self.content, steps, key=key)

    def keys(self, *steps: str) -> Mapping[str, Place]:
        """The keys of a mapping in the file, with their places, even where the file does not fit its model."""
        at: object = self.content
        for step in steps:
            at = at.get(step) if isinstance(at, Keyed) else None
        return at.keys_at if isinstance(at, Keyed) else {}


@dataclass
class Folder:
    """Every file of a rulebook, and everything found wrong with one of them alone."""

    path: Path
    files: dict[str, File] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)
    """The files that are missing or cannot be read at all, with their schema."""
    problems: list[Problem] = field(default_factory=list)
    hash: str = ""

    def of(self, schema: str) -> Iterator[File]:
        """The files of one kind."""
        return (file for file in self.files.values() if file.schema == schema)

    def unreadable(self, schema: str) -> list[str]:
        """The names of the files of one kind that are missing or cannot be read at all."""
        return [name for name, kind in self.lost.items() if kind == schema]

    def models(self, kind: type[M]) -> Iterator[tuple[File, M]]:
        """The files that fit a model, with it."""
        return ((file, file.model) for file in self.files.values() if isinstance(file.model, kind))

    def model(self, kind: type[M]) -> M:
        """The one file that has this model. For a folder without problems."""
        return next(model for _, model in self.models(kind))

    def rulebook(self) -> Rulebook:
        """The rulebook in a folder without problems."""
        about = self.model(About)
        order = list(about.topics)
        medicines = [model for _, model in self.models(MedicineFile)]
        return Rulebook(
            about=about,
            sources={key: source for _, model in self.models(SourceFile) for key, source in model.sources.items()},
            questions=self.model(QuestionFile).questions,
            topics=tuple(
                sorted((model for _, model in self.models(CautionFile)), key=lambda one: order.index(one.topic))
            ),
            vocabulary=Vocabulary(
                classes=self.model(ClassFile).classes,
                substances={key: entry for model in medicines for key, entry in model.substances.items()},
                combinations={key: entry for model in medicines for key, entry in model.combinations.items()},
                everyday={key: names for _, model in self.models(EverydayFile) for key, names in model.names.items()},
                own=together(model.names for _, model in self.models(OwnNamesFile)),
                named=self._named(),
                prompts=self.model(PromptFile).prompts,
                words=self.model(LineWords),
                product=self._word_list("product_words"),
                ordinary=frozenset(word for phrase in self._word_list("ordinary_words") for word in phrase),
            ),
            words=self.model(Words),
            records=next((model for _, model in self.models(RecordMap)), None),
            hooks=next((model for _, model in self.models(Hooks)), None),
            signatures=tuple(one for _, model in self.models(signatures.SignatureFile) for one in model.signatures),
            hash=self.hash,
        )

    def _word_list(self, schema: str) -> frozenset[Phrase]:
        """The words of one of the lists; none where the rulebook has no such list."""
        models = [file.model for file in self.of(schema)]
        return frozenset(phrase for model in models if isinstance(model, WordListFile) for phrase in model.phrases)

    def _named(self) -> frozenset[str]:
        """The substances that conditions ask for by name."""
        conditions = [caution.when for _, topic in self.models(CautionFile) for caution in topic.cautions.values()]
        conditions += [one.ask_if for one in self.model(QuestionFile).questions.values() if one.ask_if]
        return frozenset(substance for condition in conditions for _, leaf in leaves(condition)
                         if isinstance(leaf, Takes) for substance in leaf.medicines.substances)  # fmt: skip


def read_folder(path: Path) -> Folder:
    """Read every file of a rulebook, and the interface words of its language. Problems are collected, not raised."""
    folder = Folder(path)
    if not path.is_dir():
        hint = "name the folder of a rulebook, for instance with --rules"
        folder.problems.append(Problem(Place(path.as_posix()), "R014", "there is no such folder", hint))
        return folder
    found = {file.relative_to(path).as_posix(): file for file in sorted(path.rglob("*")) if not file.is_dir()}
    names = [name for name in found if not any(part.startswith(".") for part in name.split("/"))]
    for name in names:
        if TRANSLATION.fullmatch(name) or name.startswith(f"{signatures.COPIES}/"):
            continue  # read where they are compared, or translated, once the rules themselves are sound
        place = f"{path.as_posix()}/{name}"
        if (schema := _schema(name)) and found[name].is_file():
            read_file(folder, path / name, place, name, schema)
        else:
            what, hint = "this file has no place in a rulebook", "move it away, or correct its name"
            folder.problems.append(Problem(Place(place), "R015", what, hint))
    about = next((model for _, model in folder.models(About)), None)
    _compare_with_list(folder, names, about)
    words = f"{about.language if about else FALLBACK_LANGUAGE}.yaml"
    read_file(folder, WORDS_FOLDER / words, f"screener/rulebook/words/{words}", "words", "interface")
    rules = "\0".join(
        file.text for file in folder.files.values() if file.schema != "hazards"
    )  # no outcome or text is of the log
    folder.hash = hashlib.sha256(rules.encode()).hexdigest()
    return folder


def _compare_with_list(folder: Folder, names: list[str], about: About | None) -> None:
    """Every file that a rulebook has to have, or says it has, is there; and no other."""
    listed = about.files if about else ()
    for name in (*REQUIRED, *listed):
        if name not in names:
            place = Place(f"{folder.path.as_posix()}/{name}")
            folder.problems.append(Problem(place, "R014", "this file is missing", "restore it"))
            folder.lost[name] = str(_schema(name))
    for name in names if about else ():
        if name not in (*KNOWN, *listed) and _schema(name):
            place, what = Place(f"{folder.path.as_posix()}/{name}"), "this file is not listed in rulebook.yaml"
            folder.problems.append(Problem(place, "R015", what, f"add `- {name}` to its `files:`"))


def _schema(name: str) -> str | None:
    """Which kind of file this is, by its name in the rulebook's folder."""
    match name.split("/"):
        case [single] if single in KNOWN:
            return single.removesuffix(".yaml")
        case ["cautions", file] if file.endswith(".yaml"):
            return "cautions"
        case ["medicines", file] if file.endswith(".yaml"):
            stem = file.removesuffix(".yaml")
            if NAMES.fullmatch(stem):
                return "own_names"
            return stem if f"medicines/{file}" in REQUIRED or stem in LISTS else "medicines"
    return None


def read_file(folder: Folder, path: Path, shown: str, name: str, schema: str) -> None:
    """Read one file into a folder. ``shown`` is how messages name it."""
    try:
        content, text = read_yaml(path, shown)
    except Refused as refused:
        folder.problems += refused.problems
        folder.lost[name] = schema
        return
    file = folder.files[name] = File(shown, schema, content, text, None)
    try:
        file.model = SCHEMAS[schema].model_validate(content)
    except ValidationError as error:
        details = error.errors(include_url=False)
        folder.problems += [
            author_problem(file.content, one, _known_keys()) for one in details if not _follows_from_another(file, one)
        ]


def _follows_from_another(file: File, error: ErrorDetails) -> bool:
    """Whether a list holds enough, but for items that are wrong, which is said at the items."""
    value = value_at(file.content, error["loc"])
    enough = isinstance(value, Keyed | Listed) and len(value) >= error.get("ctx", {}).get("min_length", 1)
    return error["type"] == "too_short" and enough


@cache
def _known_keys() -> frozenset[str]:
    """Every key of every rule file, for hints."""
    keys: set[str] = set(RESERVED) | {"class", "substance", "listed"}
    for name, model in SCHEMAS.items():
        if name not in ("interface", "style"):
            definitions = model.model_json_schema().get("$defs", {}).values()
            keys.update(model.model_fields, *(one.get("properties", {}) for one in definitions))
    return frozenset(keys)
