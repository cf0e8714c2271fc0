"""Finds names spelled almost like a typed word. They are proposed, never taken for it.

The distance is the number of typing errors between two texts: a letter omitted, added, changed, or swapped with the
next one (optimal string alignment). Spaces do not count, so the distance of "oxy contin" and OxyContin is zero.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from screener.medicines.words import Phrase, in_latin_letters

SHORTEST = 4
"""Letters. A shorter text is looked up only if nothing else is in its row."""
LONG = 8
"""Letters. Texts of this length may have two errors; shorter texts one."""
ALIKE = 0.93
"""The Jaro-Winkler similarity at which a long word counts as near a name that starts like it: buprenephorine."""
LONG_ENOUGH = 10
"""The least number of letters for that lookup."""
LONGER = 11
"""Letters for two errors in brands and short forms, of which there are so many that something is always near."""
LONGEST_SPAN = 6
"""The most words of a row compared with one name."""
MOST = 5
"""The most names to propose, the nearest first."""
MOST_LOOKED_UP = 1500
"""The most texts looked up per list, to bound its cost. Real lists need about two hundred."""


class Near(NamedTuple):
    """A name near some words of a row."""

    first: int
    """The index of the first of those words."""
    last: int
    """The index of the last of those words."""
    distance: int
    """The number of typing errors between the words and the name."""
    name: Phrase


class Lookups:
    """The lookups of one list. They are dropped with the list: what a person typed is not remembered."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, int], list[tuple[str, int]]] = {}
        self.left_out = 0
        """How many were not made, because the list is too dear."""

    def once(
        self, kind: str, text: str, errors: int, look: Callable[[str, int], list[tuple[str, int]]]
    ) -> list[tuple[str, int]]:
        """Look up a text. After too many lookups, nothing is found: the words stay open, and the row says so."""
        key = (kind, text, errors)
        if key not in self._found:
            if len(self._found) >= MOST_LOOKED_UP:
                self.left_out += 1
                return []
            self._found[key] = look(text, errors)
        return self._found[key]


class NearNames:
    """All names of a vocabulary by length, so that only names that can be near are compared."""

    def __init__(self, names: Mapping[Phrase, int], brands: Container[int] = ()) -> None:
        """``names`` maps every name to its rank: of two equally near names, the lower rank comes first.

        ``brands`` are the ranks of names that are rarely meant when they are near.
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
        """All names except one."""
        return NearNames({one: rank for one, rank in self._rank.items() if one != name}, self._brands)

    def find(
        self, words: Phrase, unknown: int, reach: range, *, alone: bool, lookups: Lookups | None = None
    ) -> list[Near]:
        """The names nearest to an unknown word, or to it with the words beside it, the nearest first.

        ``reach`` is the indexes of the words that may belong to the same name. ``alone`` means that nothing else in the
        row is a name or unknown; then shorter texts are looked up too. ``lookups`` are those of the same list.
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
        """The long names that a long word starts like and resembles as a whole."""
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
    """The names within this many errors, each with its distance."""
    return [
        (name, distance)
        for length in range(len(text) - errors, len(text) + errors + 1)
        for name, distance, _ in process.extract(
            text, by_length.get(length, ()), scorer=OSA.distance, processor=None, score_cutoff=errors, limit=None
        )
    ]


def _allowed(text: str, *, alone: bool) -> int:
    """How many errors a text may have; negative if it is not looked up."""
    enough = SHORTEST - alone if text.isalpha() else SHORTEST + 1 - alone
    if len(text) < enough or text.isdigit():
        return -1
    return 2 if len(text) >= LONG else 1
