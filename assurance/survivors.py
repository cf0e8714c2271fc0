"""The list of mutants of the code that no test notices, each with the reason: ``survivors.yaml``."""

from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from assurance.author_list import read_author_list
from assurance.code_changes import Change
from screener.written import Text

LIST = Path(__file__).parent / "survivors.yaml"
"""The list of survivors."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Survivor(_Part):
    """One change, or several of the same lines, that no test has to notice."""

    before: str
    after: Annotated[tuple[str, ...], Field(min_length=1, description="what stands there in each mutant")]
    why: Annotated[Text, Field(description="why no test has to notice, in one sentence")]
    differs: Annotated[
        Literal["no", "yes"], Field(description="whether anybody could see a difference; then it is accepted")
    ] = "no"


class SurvivorFile(_Part):
    """``survivors.yaml``."""

    survivors: Annotated[dict[str, dict[str, tuple[Survivor, ...]]], Field(description="by file and by function")]

    @cached_property
    def by_change(self) -> dict[Change, Survivor]:
        """What is said of each change."""
        return {
            Change(file, function, one.before, after): one
            for file, functions in self.survivors.items()
            for function, ones in functions.items()
            for one in ones
            for after in one.after
        }


def read_survivors(path: Path = LIST) -> SurvivorFile:
    """The list of survivors, read as strictly as a rule file.

    Raises:
        Refused: with every problem found.
    """
    return read_author_list(path, SurvivorFile, Survivor)
