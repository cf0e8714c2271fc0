"""Copies the real rules with their cautions or medicine names multiplied."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import yaml

from benchmarks.measuring import RULES

LETTERS = "abcdefghijklmnopqrstuvwxyz"
NAMES = 10_000
"""Names added per multiple, about as many as the real rules have."""
IN_A_FILE = 60_000
"""Names per file, because rule files have a maximum size."""


def more_cautions(folder: Path, by: int) -> Path:
    """Write the rules with every caution and its worked examples multiplied."""
    into = _copied(folder)
    added = []
    for path in sorted((into / "cautions").glob("*.yaml")):
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 it makes only texts
        for number in range(2, by + 1):
            name = f"cautions/{path.stem}_{number}.yaml"
            _write(into / name, _renamed(content, number))
            added.append(name)
    _list(into, added)
    return into


def more_names(folder: Path, by: int) -> Path:
    """Write the rules with their names multiplied, by giving everyday medicines made-up names."""
    into = _copied(folder)
    everyday = yaml.load((into / "medicines" / "everyday.yaml").read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506 likewise
    medicines = list(everyday["medicines"])
    names = made_up_names(NAMES * (by - 1))
    for number, first in enumerate(range(0, len(names), IN_A_FILE)):
        name = f"medicines/names_q{LETTERS[number]}.yaml"
        several = names[first : first + IN_A_FILE]
        shares = {medicine: several[place :: len(medicines)] for place, medicine in enumerate(medicines)}
        _write(into / name, {"names": {medicine: share for medicine, share in shares.items() if share}})
        _list(into, [name])
    return into


def made_up_names(count: int) -> list[str]:
    """Different made-up words of 8 to 14 letters plus a number in letters."""
    draw = Random(5)
    return ["".join(draw.choices(LETTERS, k=draw.randrange(4, 10))) + _in_letters(number) for number in range(count)]


def _in_letters(number: int) -> str:
    """A number as five letters, so that names are unique."""
    return "".join(LETTERS[number // 26**place % 26] for place in range(5)) + "q"


def _copied(into: Path) -> Path:
    """The rules without translations, which do not cover what is added."""
    shutil.copytree(RULES, into, ignore=shutil.ignore_patterns("translations"))
    return into


def _renamed(content: dict[str, Any], number: int) -> dict[str, Any]:
    """The cautions of a file and their worked examples, with new names."""

    def renamed(several: dict[str, Any]) -> dict[str, Any]:
        return {f"{key}_{number}": value for key, value in several.items()}

    vignettes = [{**one, "expect": renamed(one["expect"])} for one in content["vignettes"]]
    return {**content, "cautions": renamed(content["cautions"]), "vignettes": vignettes}


def _write(path: Path, content: dict[str, Any]) -> None:
    written = yaml.dump(content, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, explicit_end=True)
    path.write_text(written, encoding="utf-8")


def _list(into: Path, names: list[str]) -> None:
    """Add files to the list of the rulebook."""
    about = into / "rulebook.yaml"
    lines = list(_with(about.read_text(encoding="utf-8").splitlines(), names))
    about.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _with(lines: list[str], names: list[str]) -> Iterator[str]:
    for line in lines:
        yield line
        if line == "files:":
            yield from (f"  - {name}" for name in names)
