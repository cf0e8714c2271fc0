"""A medicine name means one thing."""

from collections.abc import Iterator
from typing import NamedTuple

from screener.check.names import entries
from screener.engine.conditions import Steps
from screener.engine.problems import Place, Problem
from screener.medicines.entries import Combination, Prompt, Substance
from screener.medicines.words import Phrase, fold
from screener.rulebook.model import Rulebook
from screener.rulebook.name_files import EverydayFile, OwnNamesFile
from screener.rulebook.reading import File, Folder


class Word(NamedTuple):
    """A name or a word that asks, and its place."""

    file: File
    steps: Steps
    text: str

    @property
    def place(self) -> Place:
        """Its place, looked up only where a problem needs it."""
        return self.file.place(*self.steps)


def vocabulary_problems(folder: Folder, rulebook: Rulebook) -> Iterator[Problem]:
    """Names written twice, names of nothing, and words that are a match here and a question there.

    A prompt has its words for itself; several entries may share a misspelling, which then asks which of them it is.
    """
    taken: dict[Phrase, Word] = {}
    for name in _matches(folder):
        yield from _claim(name, taken, keeps=True)
    prompts = folder.files["medicines/prompts.yaml"]
    for key, prompt in rulebook.vocabulary.prompts.items():
        for number, word in enumerate(prompt.words):
            yield from _claim(Word(prompts, ("prompts", key, "words", number), word), taken, keeps=True)
        yield from _settled_problems(prompts, key, prompt, rulebook)
    for file, group, key, entry in entries(folder):
        for kind, words in (("asks", entry.asks), ("street", entry.street)):
            for number, word in enumerate(words):
                yield from _claim(Word(file, (group, key, kind, number), word), taken, keeps=False)
        yield from _entry_problems(file, (group, key), entry)


def _settled_problems(file: File, key: str, prompt: Prompt, rulebook: Rulebook) -> Iterator[Problem]:
    """An answer settles a prompt as something it could be, and the question is asked of everybody.

    Otherwise an answer could take away what was open without it.
    """
    if (one := prompt.settled_by) is None:
        return
    at = ("prompts", key, "settled_by")
    if one.medicine not in prompt.could_be:
        what = f"`{one.medicine}` is not among what the words could be"
        yield Problem(file.place(*at, "medicine"), "W005", what, "name one of `could_be`")
    if rulebook.questions[one.question].ask_if is not None:
        what = f"`{one.question}` is not asked of everybody"
        yield Problem(file.place(*at, "question"), "W006", what, "name a question without `ask_if`")


def _matches(folder: Folder) -> Iterator[Word]:
    """Every name that is a match."""
    for file, group, key, entry in entries(folder):
        yield from _names(file, (group, key), entry)
    for file, everyday in folder.models(EverydayFile):
        for generic, names in everyday.names.items():
            yield from (Word(file, ("medicines", generic), name) for name in names)
    for file, own in folder.models(OwnNamesFile):
        for medicine, names in own.names.items():
            yield from (Word(file, ("names", medicine, number), name) for number, name in enumerate(names))


def _names(file: File, steps: Steps, entry: Substance) -> Iterator[Word]:
    yield Word(file, (*steps, "name"), entry.name)
    for number, name in enumerate(entry.names):
        yield Word(file, (*steps, "names", number), name)
    for country, brands in entry.brands.items():
        for number, name in enumerate(brands):
            yield Word(file, (*steps, "brands", country, number), name)


def _claim(word: Word, taken: dict[Phrase, Word], *, keeps: bool) -> Iterator[Problem]:
    """What stands against a word; with ``keeps``, nothing else may use it from now on."""
    phrase = fold(word.text)
    if not phrase:
        yield Problem(word.place, "W001", f"`{word.text}` has no letter or digit", "write it in letters")
    elif phrase in taken:
        hint = f"at {taken[phrase].place}; keep one"
        yield Problem(word.place, "W002", f"`{word.text}` already stands for something", hint)
    elif keeps:
        taken[phrase] = word


def _entry_problems(file: File, steps: Steps, entry: Substance) -> Iterator[Problem]:
    known = set(entry.all_names()) if entry.also else set()
    for kind, some in entry.also.items():
        for number, name in enumerate(some):
            if name not in known:
                what = f"`{name}` is not among the names of this entry"
                place = file.place(*steps, "also", kind, number)
                yield Problem(place, "W003", what, "add it to `names` or `brands` too")
    if isinstance(entry, Combination) and len(set(entry.of)) != len(entry.of):
        yield Problem(file.place(*steps, "of"), "W004", "a substance is named twice", "name each once")
