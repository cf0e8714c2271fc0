"""The files of ``medicines/`` that are lists of names or words: everyday medicines, further names, ordinary words."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Annotated

from pydantic import Field

from screener.engine.written import Id, Name, SourceId
from screener.medicines.words import Phrase
from screener.rulebook.parts import Part


class EverydayFile(Part):
    """``medicines/everyday.yaml``: names of medicines that the rules look for in nothing."""

    source: SourceId
    medicines: Annotated[
        dict[Name, Annotated[str, Field(min_length=1)]],
        Field(description="a generic name, and every name it goes by, with ` | ` between them"),
    ]

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """Every generic name with all its names, itself included."""
        return {key: tuple(dict.fromkeys((key, *value.split(" | ")))) for key, value in self.medicines.items()}


class OwnNamesFile(Part):
    """``medicines/own_names.yaml``, and such as ``names_es.yaml``: further names for medicines that are known."""

    names: Annotated[
        dict[Name, tuple[Name, ...]],
        Field(description="id of a substance or combination, or an everyday medicine: its further names"),
    ]


class WordListFile(Part):
    """``medicines/product_words.yaml`` and ``ordinary_words.yaml``: words of rows that are no medicine."""

    source: SourceId
    words: Annotated[
        dict[Id, Annotated[str, Field(min_length=1)]],
        Field(description="words or phrases, folded, with ` | ` between them, in groups"),
    ]

    @cached_property
    def phrases(self) -> frozenset[Phrase]:
        """All its words and phrases."""
        return frozenset(tuple(text.split()) for group in self.words.values() for text in group.split(" | "))


def together(files: Iterable[Mapping[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """All names of several files, by the medicine that they stand for."""
    found: dict[str, tuple[str, ...]] = {}
    for key, names in (one for file in files for one in file.items()):
        found[key] = (*found.get(key, ()), *names)
    return found
