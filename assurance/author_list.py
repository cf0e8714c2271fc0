"""Reads lists written by hand for this package, as strictly as rule files."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from screener.engine.problems import Refused
from screener.rulebook.author_words import author_problem
from screener.rulebook.yaml_file import read_yaml

List = TypeVar("List", bound=BaseModel)


def read_author_list(path: Path, model: type[List], entry: type[BaseModel]) -> List:
    """Read a YAML list as ``model``, with entries of the type ``entry``.

    Raises:
        Refused: with every problem found.
    """
    content, _ = read_yaml(path, path.name)
    try:
        return model.model_validate(content)
    except ValidationError as error:
        known = (*model.model_fields, *entry.model_fields)
        raise Refused(author_problem(content, one, known) for one in error.errors(include_url=False)) from None
