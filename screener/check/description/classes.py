"""Which medicines count as a class: what a condition that asks for the class looks for on the list."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from screener.rulebook.model import Rulebook
from screener.summary import review_if_any


@dataclass(frozen=True, slots=True)
class ClassText:
    """One class of medicines."""

    id: str
    title: str
    means: str
    medicines: tuple[str, ...]
    """Each substance or combination that counts as it, with the names where only some of its names do."""
    names: tuple[str, ...]
    """Every name that counts as it, by medicine, in one line each."""
    review: str
    """Who reviewed it; empty while nobody did."""


def class_texts(rulebook: Rulebook, today: dt.date | None) -> tuple[ClassText, ...]:
    """Every class, by its title."""
    classes = sorted(rulebook.vocabulary.classes.items(), key=lambda one: one[1].title.casefold())
    return tuple(
        ClassText(
            key,
            one.title,
            one.means,
            tuple(_medicines(rulebook, key)),
            tuple(_names(rulebook, key)),
            review_if_any(rulebook, f"classes.{key}", today),
        )
        for key, one in classes
    )


def _names(rulebook: Rulebook, class_: str) -> Iterator[str]:
    """Every name that counts as the class, as they are read: those of one medicine together."""
    found: dict[str, list[str]] = {}
    for match in rulebook.vocabulary.matches.values():
        if class_ in match.classes:
            found.setdefault(match.medicine, []).append(match.label)
    for medicine, names in found.items():
        title = rulebook.vocabulary.title(medicine)
        others = sorted((name for name in names if name != title), key=str.casefold)
        yield f"{title}: {', '.join(others)}" if others else title


def _medicines(rulebook: Rulebook, class_: str) -> Iterator[str]:
    vocabulary, only_as = rulebook.vocabulary, rulebook.words.about.only_as
    for key, entry in vocabulary.entries():
        title = vocabulary.title(key)
        if class_ in vocabulary.itself(key).classes:
            yield title
        elif names := entry.also.get(class_):
            yield only_as.format(title=title, names=", ".join(names))
