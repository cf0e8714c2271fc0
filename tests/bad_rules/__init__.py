"""A file that is right, one change that makes it wrong, and what the program says (``README.md`` explains the form)."""

import re
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field

_BYTE = re.compile(rb"\xc2\xabbyte ([0-9A-F]{2})\xc2\xbb")
_TIMES = re.compile("«([0-9,]+) times: ([^»]*)»")

C = TypeVar("C", bound=BaseModel)


class Change(BaseModel):
    """One change to a file: lines in the place of others, a whole file, or a cut."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    right: str | None = None
    wrong: str | None = None
    cut_after: str | None = None

    def made_to(self, good: str) -> bytes:
        """The file after the change. The right lines, or the text to cut after, stand in it exactly once."""
        if self.cut_after is not None:
            before, cut, _ = good.partition(self.cut_after)
            assert good.count(self.cut_after) == 1, f"stands {good.count(self.cut_after)} times: {self.cut_after}"
            return (before + cut).encode()
        assert self.wrong is not None, "a change has `wrong` or `cut_after`"
        wrong = _TIMES.sub(lambda found: int(found[1].replace(",", "")) * found[2], self.wrong)
        text = wrong if self.right is None else _with_lines(good, self.right, wrong)
        return _BYTE.sub(lambda found: bytes.fromhex(found[1].decode()), text.encode())


class RuleChange(Change):
    """A change to one file of a rulebook."""

    file: str
    gone: Literal["yes"] | None = None

    def make(self, folder: Path) -> None:
        """Change the file in a copy of the rulebook."""
        path = folder / self.file
        if self.gone:
            path.unlink()
            return
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(self.made_to(path.read_text("utf-8") if path.exists() else ""))


class IntakeCase(Change):
    """A wrong intake, and the messages it gets."""

    what: str
    expect: str


class RuleCase(RuleChange):
    """A wrong rulebook, and the messages it gets."""

    what: str
    also: Annotated[tuple[RuleChange, ...], Field(description="further changes, where one file is not enough")] = ()
    expect: str


def read_case(kind: type[C], path: Path) -> C:
    """A case from its file. Every value is a text."""
    return kind.model_validate(yaml.BaseLoader(path.read_text("utf-8")).get_single_data())


def _with_lines(good: str, right: str, wrong: str) -> str:
    """The text with the wrong lines in the place of the right ones, indented as those are."""
    lines, old = good.split("\n"), right.rstrip("\n").split("\n")
    found = []
    for start, line in enumerate(lines):
        indent = line[: len(line) - len(line.lstrip(" "))]
        if lines[start : start + len(old)] == [f"{indent}{one}" if one else "" for one in old]:
            found.append((start, indent))
    assert len(found) == 1, f"stands {len(found)} times: {right}"
    (start, indent), new = found[0], wrong.rstrip("\n")
    lines[start : start + len(old)] = [f"{indent}{one}" if one else "" for one in new.split("\n")] if new else []
    return "\n".join(lines)
