"""Every text of a rulebook that people read, found by the types of its models, with its place.

A new key of a rule file or a new word of the interface is found without being named here: its type says whether it is
prose (``screener.engine.written.Prose``). Names of medicines, ids and what is quoted from others are not.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from annotated_types import MaxLen
from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from screener.engine.written import Prose, Quoted
from screener.rulebook.model import Rulebook

M = TypeVar("M", bound=BaseModel)

WORDS = "words."
"""Stands before the place of every interface word."""
ROOM = 1.5
"""How much longer than an original a translation may be: Spanish and German need a third more for the same."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text in its original language."""

    context: str
    """Where it stands: keys and ids with dots between them. Texts of one list share it."""
    original: str
    kind: Any
    """The type that a translation of it has to fit."""


Change = Callable[[Text], str]
"""What replaces a text."""


def texts_of(rulebook: Rulebook) -> tuple[Text, ...]:
    """Every text, each once, in the order in which the rulebook holds them, the interface words last."""
    found: dict[tuple[str, str], Text] = {}

    def note(text: Text) -> str:
        found.setdefault((text.context, text.original), text)
        return text.original

    with_texts(rulebook, note)
    return tuple(found.values())


def with_texts(rulebook: Rulebook, change: Change) -> Rulebook:
    """The rulebook with other texts. Conditions, ids and names stay as they are."""
    walk = _Walk(change)
    vocabulary = rulebook.vocabulary
    return replace(
        rulebook,
        about=walk.model(rulebook.about, "rulebook"),
        questions=walk.models(rulebook.questions, "questions"),
        topics=tuple(walk.model(topic, "") for topic in rulebook.topics),
        vocabulary=vocabulary.reworded(
            walk.models(vocabulary.classes, "classes"), walk.models(vocabulary.prompts, "prompts")
        ),
        sources=walk.models(rulebook.sources, "sources"),
        records=rulebook.records and walk.model(rulebook.records, "fhir"),
        hooks=rulebook.hooks and walk.model(rulebook.hooks, "hooks"),
        signatures=tuple(walk.model(signature, "signatures") for signature in rulebook.signatures),
        words=walk.model(rulebook.words, WORDS.rstrip(".")),
    )


class _Walk:
    """Goes through models by their types, and changes the texts."""

    def __init__(self, change: Change) -> None:
        self.change = change

    def models(self, models: Mapping[str, M], at: str) -> Mapping[str, M]:
        """Models by their ids."""
        return {key: self.model(model, f"{at}.{key}") for key, model in models.items()}

    def model(self, model: M, at: str) -> M:
        """One model: itself where nothing in it changes."""
        changed = {}
        for name, kind in _fields(type(model)):
            value = getattr(model, name)
            other = self._value(value, kind, f"{at}.{name}" if at else name)
            if other is not value:
                changed[name] = other
        return model.model_copy(update=changed) if changed else model

    def _value(self, value: Any, kind: Any, at: str) -> Any:  # noqa: ANN401
        match value:
            case str():
                for base, metadata in _forms(kind):
                    if base is str and _is_prose(metadata):
                        return self.change(Text(at, value, Annotated[str, *metadata]))
            case BaseModel():
                return self.model(value, at)
            case dict():
                inner = next(get_args(base)[1] for base, _ in _forms(kind) if get_origin(base) is dict)
                return _same_if_equal(
                    value, {key: self._value(one, inner, f"{at}.{key}") for key, one in value.items()}
                )
            case tuple():
                inner = next(get_args(base)[0] for base, _ in _forms(kind) if get_origin(base) is tuple)
                return _same_if_equal(value, tuple(self._value(one, inner, at) for one in value))
        return value


def _same_if_equal(before: Any, after: Any) -> Any:  # noqa: ANN401
    return before if before == after else after


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, Any], ...]:
    """The fields of a model, with their types as they were written."""
    return tuple((name, Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation)
                 for name, info in model.model_fields.items())  # fmt: skip


def _forms(kind: Any) -> Iterator[tuple[Any, tuple[Any, ...]]]:  # noqa: ANN401
    """The forms that a value can have: plain types, each with what is noted on it."""
    metadata: tuple[Any, ...] = ()
    while get_origin(kind) is Annotated:
        kind, *noted = get_args(kind)
        metadata = (*_plain(noted), *metadata)
    if get_origin(kind) in (Union, UnionType):
        for form in get_args(kind):
            yield from _forms(form)
    elif kind is not NoneType:
        yield kind, metadata


def _plain(noted: list[Any]) -> Iterator[Any]:
    """What is noted on a type, with the limits that a ``Field`` holds."""
    for one in noted:
        if isinstance(one, FieldInfo):
            yield from one.metadata
        else:
            yield one


def _is_prose(metadata: tuple[Any, ...]) -> bool:
    kinds = {type(one) for one in metadata}
    return Prose in kinds and Quoted not in kinds


@cache
def fits(kind: Any) -> TypeAdapter[str]:  # noqa: ANN401
    """What a translation of this kind has to fit: what its original has to, with room for a longer language."""
    return TypeAdapter(Annotated[str, *(_roomy(one) for one in get_args(kind)[1:])])


def _roomy(noted: Any) -> Any:  # noqa: ANN401
    return MaxLen(int(noted.max_length * ROOM)) if isinstance(noted, MaxLen) else noted
