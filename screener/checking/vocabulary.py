"""A medicine name stands for one thing."""

from collections.abc import Iterator

from screener.medicines.vocabulary import Combination, Phrase, Substance, fold
from screener.problems import Place, Problem
from screener.rulebook.model import Rulebook
from screener.rulebook.reading import File, Folder, MedicineFile


def vocabulary_problems(folder: Folder, rulebook: Rulebook) -> Iterator[Problem]:
    """Names written twice, names of nothing, and words that are a match here and a question there."""
    names: dict[Phrase, Place] = {}
    entries = [(file, group, key, entry) for file, model in folder.models(MedicineFile)
               for group, several in (("substances", model.substances), ("combinations", model.combinations))
               for key, entry in several.items()]  # fmt: skip
    for file, group, key, entry in entries:
        for place, name in _names(file, group, key, entry):
            phrase = fold(name)
            if not phrase:
                yield Problem(place, "W001", f"`{name}` has no letter or digit", "write the name in letters")
            elif phrase in names:
                yield Problem(place, "W002", f"`{name}` already stands for a medicine", f"at {names[phrase]}; keep one")
            names[phrase] = place
        known = set(entry.all_names())
        for kind, some in entry.also.items():
            for number, name in enumerate(some):
                if name not in known:
                    yield Problem(file.place(group, key, "also", kind, number), "W003",
                                  f"`{name}` is not among the names of this entry", "add it to `names` or `brands` too")  # fmt: skip
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
    """A word that asks cannot also be a match, and asks one thing."""
    prompts = folder.files["medicines/prompts.yaml"]
    asking = [(prompts.place("prompts", key, "words", number), word)
              for key, prompt in rulebook.vocabulary.prompts.items() for number, word in enumerate(prompt.words)]  # fmt: skip
    for file, model in folder.models(MedicineFile):
        for group, several in (("substances", model.substances), ("combinations", model.combinations)):
            asking += [(file.place(group, key, "asks", number), word)
                       for key, entry in several.items() for number, word in enumerate(entry.asks)]  # fmt: skip
    prompted: dict[Phrase, Place] = {}
    for place, word in asking:
        phrase = fold(word)
        if phrase in names:
            yield Problem(place, "W002", f"`{word}` already stands for a medicine", f"at {names[phrase]}; keep one")
        if place.path == prompts.shown:
            if phrase in prompted:
                yield Problem(place, "W002", f"`{word}` already asks something", f"at {prompted[phrase]}; keep one")
            prompted[phrase] = place
        elif phrase in prompted:
            yield Problem(place, "W002", f"`{word}` already asks something", f"at {prompted[phrase]}; keep one")
