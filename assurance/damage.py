"""Damages rule files (cut short, without a key, with a flipped bit) and records what happens.

A damaged file is refused, says the same as before, or is a valid file that says something else. Nothing in the file
distinguishes the last from an intended change (ADR 11), so the report counts how often it happens.
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
"""Keys whose values are mappings by id."""


class Damage(NamedTuple):
    """A damaged file."""

    what: str
    """What happened, in words: the place of a cut or a bit, or the path of a key with `*` for every id."""
    content: bytes


class Fate(StrEnum):
    """The outcome for a damaged file."""

    REFUSED = "refused for what it says"
    SAME = "says the same"
    OTHER = "is sound, and says something else"


def cuts(content: bytes) -> Iterator[Damage]:
    """The file cut after each line except the last, and before the first."""
    lines = content.splitlines(keepends=True)
    for kept in range(len(lines)):
        yield Damage(f"cut behind line {kept}", b"".join(lines[:kept]))


def flips(content: bytes, random_: random.Random, positions: Iterable[int]) -> Iterator[Damage]:
    """The file with one random bit flipped at each position."""
    for position in positions:
        changed = bytearray(content)
        changed[position] ^= 1 << random_.randrange(8)
        yield Damage(f"byte {position}: {content[position]:02X} is {changed[position]:02X}", bytes(changed))


def without_keys(content: Keyed) -> Iterator[Damage]:
    """The file without one key, for each of its keys."""
    for steps in _keys(content, ()):
        rest = json.loads(json.dumps(content))
        at = rest
        for step in steps[:-1]:
            at = at[step]
        del at[steps[-1]]
        # JSON is YAML: every text is quoted, and the end mark follows.
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
    """The path of a key, with ``*`` for items and ids."""
    by_id = (False, *(step in IDS for step in steps[:-1]))
    return ".".join("*" if isinstance(step, int) or under else str(step)
                    for step, under in zip(steps, by_id, strict=True))  # fmt: skip


class Door:
    """A copy of a rulebook, in which one file at a time is damaged and read again."""

    def __init__(self, copy: Path) -> None:
        self.path = copy
        self.folder = read_folder(copy)
        if self.folder.problems:
            raise Refused(self.folder.problems)

    def names(self) -> list[str]:
        """The files that can be damaged: all except those outside the folder."""
        return [name for name, file in self.folder.files.items() if file.schema != "interface"]

    def content(self, name: str) -> bytes:
        """The content of an undamaged file."""
        return (self.path / name).read_bytes()

    def fate(self, name: str, damage: Damage, *, whole: bool = False) -> Fate:
        """The outcome for a damaged file. ``whole`` runs every check of the rulebook."""
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
    """The outcomes for one file, damaged repeatedly in one way."""

    file: str
    way: str
    fates: Counter[Fate]
    other: tuple[str, ...]
    """The damages after which the file says something else; without ``whole``, a later check may refuse them."""

    def __str__(self) -> str:
        said = ", ".join(f"{count:,} {fate.value}" for fate, count in sorted(self.fates.items()))
        return f"{self.file}, {self.way}: {said}"


def damage_all(door: Door, seed: int, most: int, *, whole: bool) -> Iterator[Tally]:
    """Cut every file after each line, remove each key, and flip a bit in each byte, or in at most ``most``.

    ``whole`` runs every check of the rulebook, which can take seconds for each damage.
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
