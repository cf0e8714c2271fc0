"""What changed since something was signed: in what it rests on, word by word, and for which made-up people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from screener.check import load_rulebook
from screener.check.comparing import ChangeExample, Pair, differing_people
from screener.engine.problems import Refused
from screener.rulebook.matters import contents
from screener.rulebook.model import Rulebook
from screener.rulebook.signatures import COPIES, Signature
from screener.rulebook.standing import standing_of


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that was changed."""

    matter: str
    where: str
    before: tuple[str, ...]
    """What stood there; of a list, what is gone."""
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What changed in one matter since the last signature under it."""

    matter: str
    signature: Signature
    differences: tuple[Difference, ...]
    people: tuple[ChangeExample, ...]
    """The made-up people for whom the caution comes out otherwise."""
    refused: bool
    """Whether the rules as they were cannot be read any more: then nobody can tell more than what changed."""


class Signed:
    """The rules as they were signed, each state read once."""

    def __init__(self, folder: Path, rulebook: Rulebook) -> None:
        self.folder = folder
        self.rulebook = rulebook
        self.now = contents(rulebook)
        self._read: dict[str, Rulebook | None] = {}
        self._people: dict[str, tuple[ChangeExample, ...]] = {}

    def since(self, matter: str) -> Since | None:
        """What changed since a matter was signed; None where it was not, or where nothing did."""
        stands = standing_of(self.rulebook, matter)
        if stands.last is None or not stands.changed:
            return None
        old = self._old(stands.last.rules)
        if old is None:
            return Since(matter, stands.last, (), (), refused=True)
        was = contents(old)
        found = [one for changed in stands.changed for one in _differences(changed, was, self.now)]
        people = tuple(one for one in self._differing(stands.last.rules, old) if f"cautions.{one.caution}" == matter)
        return Since(matter, stands.last, tuple(found), people, refused=False)

    def _old(self, copy: str) -> Rulebook | None:
        if copy not in self._read:
            try:
                self._read[copy] = load_rulebook(self.folder / COPIES / copy)
            except Refused:
                self._read[copy] = None
        return self._read[copy]

    def _differing(self, copy: str, old: Rulebook) -> tuple[ChangeExample, ...]:
        if copy not in self._people:
            self._people[copy] = differing_people(Pair(old, self.rulebook))
        return self._people[copy]


def _differences(matter: str, was: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Difference]:
    before, after = (dict(flat(one.get(matter, {}))) for one in (was, now))
    for where in dict.fromkeys((*before, *after)):
        old, new = before.get(where, ()), after.get(where, ())
        if old != new:
            gone, come = tuple(one for one in old if one not in new), tuple(one for one in new if one not in old)
            # the same in another order is told whole
            yield Difference(matter, where, *((gone, come) if gone or come else (old, new)))


def flat(content: Any, where: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:  # noqa: ANN401 whatever JSON can hold
    """Every value with the way to it; a list of words is one value."""
    if isinstance(content, dict):
        for key, value in content.items():
            yield from flat(value, f"{where}.{key}" if where else str(key))
    elif isinstance(content, list) and any(isinstance(one, dict | list) for one in content):
        for number, value in enumerate(content, 1):
            yield from flat(value, f"{where} {number}")
    else:
        yield where, tuple(map(str, content)) if isinstance(content, list) else (str(content),)
