"""Rule files that were damaged: cut short, without one of their keys, with one bit flipped. What becomes of them.

A damaged file is refused, or says the same as before, or is a sound file that says something else. Nothing in the file
can tell the last from one that somebody meant (ADR 11): how often it happens is counted, and said.
"""

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from screener.check import load_rulebook
from screener.check.names import unknown_names
from screener.check.wording import OF_IDS
from screener.engine.problems import Refused
from screener.rulebook.nodes import Keyed, Listed
from screener.rulebook.reading import Folder, read_file, read_folder

IDS = frozenset(OF_IDS) | {
    "also", "answers", "beside_a_name", "brands", "expect", "files", "hazards", "medicines", "names", "passed_over",
    "reviewed", "takes_away",
}  # fmt: skip
"""Keys whose values are kept by id."""


class Damage(NamedTuple):
    """A file after something happened to it."""

    what: str
    """What happened, in words: the place of a cut or a bit; of a key, the way to it with `*` for every id."""
    content: bytes


class Fate(StrEnum):
    """What becomes of a damaged file."""

    REFUSED = "refused for what it says"
    SAME = "says the same"
    OTHER = "is sound, and says something else"


def cuts(content: bytes) -> Iterator[Damage]:
    """The file without its end, cut behind each of its lines but the last, and before the first."""
    lines = content.splitlines(keepends=True)
    for kept in range(len(lines)):
        yield Damage(f"cut behind line {kept}", b"".join(lines[:kept]))


def flips(content: bytes, random_: random.Random, positions: Iterable[int]) -> Iterator[Damage]:
    """The file with one bit flipped, any one of the byte at each of some positions."""
    for position in positions:
        changed = bytearray(content)
        changed[position] ^= 1 << random_.randrange(8)
        yield Damage(f"byte {position}: {content[position]:02X} is {changed[position]:02X}", bytes(changed))


def without_keys(content: Keyed) -> Iterator[Damage]:
    """The file without each of its keys, one at a time."""
    for steps in _keys(content, ()):
        rest = json.loads(json.dumps(content))
        at = rest
        for step in steps[:-1]:
            at = at[step]
        del at[steps[-1]]
        # JSON is YAML: every text in quotes, the end mark behind it.
        yield Damage(_kind(steps), json.dumps(rest, ensure_ascii=False, indent=0).encode() + b"\n...\n")


def _keys(at: object, steps: tuple[int | str, ...]) -> Iterator[tuple[int | str, ...]]:
    if isinstance(at, Keyed):
        for key, value in at.items():
            yield (*steps, key)
            yield from _keys(value, (*steps, key))
    elif isinstance(at, Listed):
        for number, value in enumerate(at):
            yield from _keys(value, (*steps, number))


def _kind(steps: tuple[int | str, ...]) -> str:
    """The way to a key, with ``*`` for items and ids."""
    by_id = (False, *(step in IDS for step in steps[:-1]))
    return ".".join("*" if isinstance(step, int) or under else str(step)
                    for step, under in zip(steps, by_id, strict=True))  # fmt: skip


class Door:
    """A copy of a rulebook, of which one file at a time is damaged and read again."""

    def __init__(self, copy: Path) -> None:
        self.path = copy
        self.folder = read_folder(copy)
        if self.folder.problems:
            raise Refused(self.folder.problems)

    def names(self) -> list[str]:
        """The files that can be damaged: all but those that stand elsewhere."""
        return [name for name, file in self.folder.files.items() if file.schema != "interface"]

    def content(self, name: str) -> bytes:
        """A file, as it is."""
        return (self.path / name).read_bytes()

    def fate(self, name: str, damage: Damage, *, whole: bool = False) -> Fate:
        """What becomes of a damaged file. ``whole`` goes through every check of the door."""
        before = self.content(name)
        try:
            (self.path / name).write_bytes(damage.content)
            return self._fate(name, whole=whole)
        finally:
            (self.path / name).write_bytes(before)

    def _fate(self, name: str, *, whole: bool) -> Fate:
        old = self.folder.files[name]
        folder = Folder(self.path, files=dict(self.folder.files))
        read_file(folder, self.path / name, old.shown, name, old.schema)
        if folder.problems:
            return Fate.REFUSED
        if folder.files[name].model == old.model:
            return Fate.SAME
        if any(unknown_names(folder)) or (whole and self._is_refused()):
            return Fate.REFUSED
        return Fate.OTHER

    def _is_refused(self) -> bool:
        try:
            load_rulebook(self.path)
        except Refused:
            return True
        return False


class Tally(NamedTuple):
    """What became of one file, damaged in one way, over and over."""

    file: str
    way: str
    fates: Counter[Fate]
    other: tuple[str, ...]
    """What was done where the file says something else: without ``whole`` a later check may refuse it."""

    def __str__(self) -> str:
        said = ", ".join(f"{count:,} {fate.value}" for fate, count in sorted(self.fates.items()))
        return f"{self.file}, {self.way}: {said}"


def damage_all(door: Door, seed: int, most: int, *, whole: bool) -> Iterator[Tally]:
    """Every file cut behind each line, without each key, and with a bit flipped in each byte, or in ``most`` of them.

    ``whole`` goes through every check of the door, which can take seconds for each damage.
    """
    random_ = random.Random(seed)  # noqa: S311 any bit will do
    for name in door.names():
        content = door.content(name)
        places = range(len(content))
        chosen = places if len(places) <= most else sorted(random_.sample(places, most))
        yield _tally(door, name, "cut short", cuts(content), whole=whole)
        yield _tally(door, name, "without a key", without_keys(door.folder.files[name].content), whole=whole)
        yield _tally(door, name, "a bit flipped", flips(content, random_, chosen), whole=whole)


def _tally(door: Door, name: str, way: str, damages: Iterator[Damage], *, whole: bool) -> Tally:
    fates, other = Counter[Fate](), list[str]()
    for damage in damages:
        fate = door.fate(name, damage, whole=whole)
        fates[fate] += 1
        if fate is Fate.OTHER:
            other.append(damage.what)
    return Tally(name, way, fates, tuple(dict.fromkeys(other)))
