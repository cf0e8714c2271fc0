"""Which medicines count as a class: what a condition that asks for the class looks for on the list."""

from collections.abc import Iterator
from dataclasses import dataclass

from screener.rulebook.model import Rulebook


@dataclass(frozen=True, slots=True)
class ClassText:
    """One class of medicines."""

    title: str
    means: str
    medicines: tuple[str, ...]
    """Each substance or combination that counts as it, with the names where only some of its names do."""


def class_texts(rulebook: Rulebook) -> tuple[ClassText, ...]:
    """Every class, by its title."""
    classes = sorted(rulebook.vocabulary.classes.items(), key=lambda one: one[1].title.casefold())
    return tuple(ClassText(one.title, one.means, tuple(_medicines(rulebook, key))) for key, one in classes)


def _medicines(rulebook: Rulebook, class_: str) -> Iterator[str]:
    vocabulary, only_as = rulebook.vocabulary, rulebook.words.about.only_as
    for key, entry in vocabulary.entries():
        title = vocabulary.title(key)
        if class_ in vocabulary.itself(key).classes:
            yield title
        elif names := entry.also.get(class_):
            yield only_as.format(title=title, names=", ".join(names))
