"""The changes that ``mutmut`` made to a file, in lines: what stood there, and what stands there in a mutant."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

NAME = re.compile(r"x(?:ǁ(\w+)ǁ|_)(\w+?)__mutmut_(orig|\d+)")
"""How mutmut names the copies of a function: `x_read__mutmut_3`, `xǁTypedListǁtruth__mutmut_orig`."""


@dataclass(frozen=True)
class Change:
    """One mutant, in lines that stay the same when others are changed."""

    file: str
    function: str
    """With its class: `TypedList.truth`."""
    before: str
    """The lines that are changed, as one."""
    after: str

    def __str__(self) -> str:
        return f"{self.file}, {self.function}: {self.before} → {self.after}"


def changes_of(mutated: Path, file: str) -> dict[str, Change]:
    """Every mutant in a file that mutmut has written, by the name of its function there."""
    text = mutated.read_text(encoding="utf-8")
    lines = text.splitlines()
    copies: dict[str, list[str]] = {}
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and NAME.fullmatch(node.name):
            copies[node.name] = [line.strip() for line in lines[node.lineno : node.end_lineno]]
            copies[node.name].insert(0, lines[node.lineno - 1].strip().replace(node.name, _function(node.name)[1]))
    found = {}
    for name, changed in copies.items():
        stem, _, number = name.rpartition("_")
        if number != "orig":
            original = copies[f"{stem}_orig"]
            class_, function = _function(name)
            found[name] = Change(file, f"{class_}.{function}" if class_ else function, *_difference(original, changed))
    return found


def changes_by_mutant(root: Path, paths: Iterable[str]) -> Iterator[tuple[str, Change]]:
    """Every mutant in some files that mutmut has written, by the name by which it is called."""
    for path in paths:
        module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for name, change in changes_of(root / path, path).items():
            yield f"{module}.{name}", change


def _function(name: str) -> tuple[str | None, str]:
    match = NAME.fullmatch(name)
    assert match is not None
    return match[1], match[2]


def _difference(original: list[str], changed: list[str]) -> tuple[str, str]:
    """The lines that differ, each side as one line."""
    blocks = [
        one for one in SequenceMatcher(None, original, changed, autojunk=False).get_opcodes() if one[0] != "equal"
    ]
    (first_a, first_b), (last_a, last_b) = (blocks[0][1], blocks[0][3]), (blocks[-1][2], blocks[-1][4])
    return " ".join(original[first_a:last_a]), " ".join(changed[first_b:last_b])
