"""Names that are written almost like a typed word. They are proposed, and never taken for it.

The distance is the number of typing errors between two texts: a letter left out, added, changed, or swapped with the
next one (optimal string alignment). Spaces do not count, so "oxy contin" is at no distance from OxyContin.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from screener.medicines.words import Phrase, in_latin_letters

SHORTEST = 4
"""Letters. A shorter typed text is held against names only where nothing else is in its line."""
LONG = 8
"""Letters. From this length on two errors are looked through; in a shorter text one."""
ALIKE = 0.93
"""The Jaro-Winkler similarity from which a long word is as good as a name that begins as it does: buprenephorine."""
LONG_ENOUGH = 10
"""Letters of a word that is looked up so."""
LONGER = 11
"""The same for brands and short forms, of which there are so many that something is always near."""
LONGEST_SPAN = 6
"""Words of a line that are held together against one name."""
MOST = 5
"""How many names are proposed. The nearest come first."""
MOST_LOOKED_UP = 1500
"""Texts of one list that are held against names: it bounds the price of a list. Real ones come to some two hundred."""


class Near(NamedTuple):
    """A name close to some words of a line."""

    first: int
    """The number of the first of those words in the line."""
    last: int
    """The number of the last of them."""
    distance: int
    """Typing errors between the words and the name."""
    name: Phrase


class Lookups:
    """What was looked up for one list. It goes with the list: what a person typed is not remembered."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, int], list[tuple[str, int]]] = {}
        self.left_out = 0
        """How many were not made, because the list is too dear."""

    def once(
        self, kind: str, text: str, errors: int, look: Callable[[str, int], list[tuple[str, int]]]
    ) -> list[tuple[str, int]]:
        """What is found for a text. After too many the others find nothing: their words stay open; the row says so."""
        key = (kind, text, errors)
        if key not in self._found:
            if len(self._found) >= MOST_LOOKED_UP:
                self.left_out += 1
                return []
            self._found[key] = look(text, errors)
        return self._found[key]


class NearNames:
    """All names of a vocabulary by their length, so that only those that can be near are looked at."""

    def __init__(self, names: Mapping[Phrase, int], brands: Container[int] = ()) -> None:
        """``names`` holds every name with its rank: of two that are as near, the one of the lower rank comes first.

        ``brands`` holds the ranks of names of which few are as near as they seem.
        """
        self._names: defaultdict[str, list[Phrase]] = defaultdict(list)
        self._all: defaultdict[int, list[str]] = defaultdict(list)
        self._of_several_words: defaultdict[int, list[str]] = defaultdict(list)
        self._their_words: set[str] = set()
        self._long: list[str] = []
        for name in names:
            text = "".join(name)
            self._names[text].append(name)
            self._all[len(text)].append(text)
            if names[name] not in brands and len(text) >= LONG_ENOUGH:
                self._long.append(text)
            if len(name) > 1:
                self._of_several_words[len(text)].append(text)
                self._their_words.update(name)
        self._rank = names
        self._brands = brands

    def without(self, name: Phrase) -> "NearNames":
        """All names but one."""
        return NearNames({one: rank for one, rank in self._rank.items() if one != name}, self._brands)

    def find(
        self, words: Phrase, unknown: int, reach: range, *, alone: bool, lookups: Lookups | None = None
    ) -> list[Near]:
        """The names nearest to a word that no list has, or to it and the words beside it, the nearest first.

        ``reach`` holds the numbers of the words that may belong to the same name. ``alone`` says that nothing else in
        the line is a name or unknown: then shorter texts are looked at too. ``lookups`` holds those of the same list.
        """
        found: dict[Phrase, Near] = {}
        lookups = lookups or Lookups()
        candidates = list(self._candidates(words, unknown, reach, lookups, alone=alone))
        for near in candidates or self._alike(words[unknown], unknown, lookups):
            known = found.get(near.name)
            if known is None or self._order(words, near) < self._order(words, known):
                found[near.name] = near
        return sorted(found.values(), key=lambda near: self._order(words, near))

    def _candidates(
        self, words: Phrase, unknown: int, reach: range, lookups: Lookups, *, alone: bool
    ) -> Iterator[Near]:
        for first in range(max(reach.start, unknown - LONGEST_SPAN + 1), unknown + 1):
            for last in range(unknown, min(reach.stop, first + LONGEST_SPAN)):
                span = words[first : last + 1]
                text = in_latin_letters("".join(span))
                errors = _allowed(text, alone=alone)
                if len(span) == 1:
                    found = lookups.once("one word", text, errors, self._in_all) if errors >= 0 else []
                elif any(word in self._their_words for word in span):
                    found = lookups.once("several", text, errors, self._in_names_of_several) if errors >= 0 else []
                else:
                    found = [(text, 0)] if text in self._names else []
                for name, distance in found:
                    for phrase in self._names[name]:
                        if distance < 2 or self._rank[phrase] not in self._brands or len(text) >= LONGER:
                            yield Near(first, last, distance, phrase)

    def _in_all(self, text: str, errors: int) -> list[tuple[str, int]]:
        return _within(self._all, text, errors)

    def _in_names_of_several(self, text: str, errors: int) -> list[tuple[str, int]]:
        return _within(self._of_several_words, text, errors)

    def _alike(self, word: str, at: int, lookups: Lookups) -> Iterator[Near]:
        """The long names that a long word begins like and is like as a whole."""
        if len(word) < LONG_ENOUGH or not word.isalpha():
            return
        for name, distance in lookups.once("alike", word, 0, self._in_long):
            yield from (Near(at, at, distance, phrase) for phrase in self._names[name])

    def _in_long(self, word: str, _errors: int) -> list[tuple[str, int]]:
        found = process.extract(
            in_latin_letters(word), self._long, scorer=JaroWinkler.similarity, processor=None, score_cutoff=ALIKE
        )
        return [(name, OSA.distance(word, name)) for name, _, _ in found]

    def _order(self, words: Phrase, near: Near) -> tuple[int, int, int, bool, bool, int, int, Phrase]:
        typed, name = "".join(words[near.first : near.last + 1]), "".join(near.name)
        return (
            near.distance,
            near.first - near.last,
            self._rank[near.name],
            typed[0] != name[0],
            sorted(typed) != sorted(name),
            abs(len(typed) - len(name)),
            abs(near.last + 1 - near.first - len(near.name)),
            near.name,
        )


def _within(by_length: dict[int, list[str]], text: str, errors: int) -> list[tuple[str, int]]:
    """The names at most so many errors away, each with its distance."""
    return [
        (name, distance)
        for length in range(len(text) - errors, len(text) + errors + 1)
        for name, distance, _ in process.extract(
            text, by_length.get(length, ()), scorer=OSA.distance, processor=None, score_cutoff=errors, limit=None
        )
    ]


def _allowed(text: str, *, alone: bool) -> int:
    """How many errors are looked through in a text; less than none where it is not looked up."""
    enough = SHORTEST - alone if text.isalpha() else SHORTEST + 1 - alone
    if len(text) < enough or text.isdigit():
        return -1
    return 2 if len(text) >= LONG else 1
