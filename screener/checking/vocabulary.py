"""A medicine name stands for one thing."""

from collections.abc import Iterator

from screener.checking.names import entries
from screener.medicines.vocabulary import Combination, Substance
from screener.medicines.words import Phrase, fold
from screener.problems import Place, Problem
from screener.rulebook.model import Rulebook
from screener.rulebook.reading import File, Folder


def vocabulary_problems(folder: Folder, rulebook: Rulebook) -> Iterator[Problem]:
    """Names written twice, names of nothing, and words that are a match here and a question there."""
    names: dict[Phrase, Place] = {}
    for file, group, key, entry in entries(folder):
        for place, name in _names(file, group, key, entry):
            phrase = fold(name)
            if not phrase:
                yield Problem(place, "W001", f"`{name}` has no letter or digit", "write the name in letters")
            elif phrase in names:
                yield Problem(place, "W002", f"`{name}` already stands for a medicine", f"at {names[phrase]}; keep one")
            names[phrase] = place
        for kind, some in entry.also.items():
            for number, name in enumerate(some):
                if name not in set(entry.all_names()):
                    place = file.place(group, key, "also", kind, number)
                    what = f"`{name}` is not among the names of this entry"
                    yield Problem(place, "W003", what, "add it to `names` or `brands` too")
        if isinstance(entry, Combination) and len(set(entry.of)) != len(entry.of):
            yield Problem(file.place(group, key, "of"), "W004", "a substance is named twice", "name each once")
    yield from _words_that_ask(folder, rulebook, names)


def _names(file: File, group: str, key: str, entry: Substance) -> Iterator[tuple[Place, str]]:
    yield file.place(group, key, "name"), entry.name
    for number, name in enumerate(entry.names):
        yield file.place(group, key, "names", number), name
    for country, brands in entry.brands.items():
        for number, name in enumerate(brands):
            yield file.place(group, key, "brands", country, number), name


def _words_that_ask(folder: Folder, rulebook: Rulebook, names: dict[Phrase, Place]) -> Iterator[Problem]:
    """A word that asks cannot also be a match. A prompt has its words for itself; entries may share a misspelling."""
    prompts = folder.files["medicines/prompts.yaml"]
    taken = dict(names)
    for key, prompt in rulebook.vocabulary.prompts.items():
        for number, word in enumerate(prompt.words):
            place, phrase = prompts.place("prompts", key, "words", number), fold(word)
            yield from _taken(place, word, taken)
            taken[phrase] = place
    for file, group, key, entry in entries(folder):
        for kind, words in (("asks", entry.asks), ("street", entry.street)):
            for number, word in enumerate(words):
                yield from _taken(file.place(group, key, kind, number), word, taken)


def _taken(place: Place, word: str, taken: dict[Phrase, Place]) -> Iterator[Problem]:
    if not (phrase := fold(word)):
        yield Problem(place, "W001", f"`{word}` has no letter or digit", "write the word in letters")
    elif phrase in taken:
        yield Problem(place, "W002", f"`{word}` already stands for something", f"at {taken[phrase]}; keep one")
