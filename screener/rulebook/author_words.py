"""What pydantic says of a file, in the words of somebody who writes rules."""

from collections.abc import Collection, Sized

from pydantic_core import ErrorDetails

from screener.engine.problems import Problem, did_you_mean
from screener.rulebook.nodes import Keyed, key_of, place_of

EXPECTED = {
    "dict_type": "lines `key: value` belong here",
    "list_type": "a list belongs here: lines that begin with `- `, or [one, two]",
    "model_type": "lines `key: value` belong here",
    "string_type": "a text belongs here",
    "tuple_type": "a list belongs here: lines that begin with `- `, or [one, two]",
}
"""What belongs in the place of a value of the wrong kind, by pydantic's name for the mistake."""


def author_problem(content: Keyed, error: ErrorDetails, known_keys: Collection[str]) -> Problem:
    """The problem behind an error of pydantic, with its place in the file, its code and the way out."""
    location = error["loc"]
    is_key = error["type"] == "extra_forbidden" or "[key]" in location
    name = str(location[-1]) if error["type"] in ("extra_forbidden", "missing") else key_of(content, location)
    if "[key]" in location:
        name = "id"
    return Problem(place_of(content, location, key=is_key), *_said(error, name, known_keys))


def _said(error: ErrorDetails, name: str, known_keys: Collection[str]) -> tuple[str, str, str]:
    """The code, what is wrong, and the way out."""
    kind, context = error["type"], error.get("ctx", {})
    length = len(error["input"]) if isinstance(error["input"], Sized) else 0
    too_few = f"has only {length}" if length else "is empty"
    needed = context.get("min_length", 1)
    said = {
        "extra_forbidden": ("M001", f"`{name}` is not a key that belongs here", _hint_for_key(name, known_keys)),
        "missing": ("M002", f"`{name}` is missing here", f"add a line `{name}: ...`"),
        "literal_error": (
            "M003",
            f"`{error['input']}` is not one of the words allowed here",
            f"write {context.get('expected')}",
        ),
        "string_too_long": (
            "M004",
            f"`{name}` has {length} characters, at most {context.get('max_length')} fit",
            "shorten it",
        ),
        "string_too_short": ("M004", f"`{name}` is empty", "write something here"),
        "too_short": ("M004", f"`{name}` {too_few}", f"write at least {needed}"),
        "written_wrong": ("M005", f"`{error['input']}` is not written as `{name}` has to be", error["msg"]),
    }
    if kind in EXPECTED:
        return "M006", f"`{name}` has a value of the wrong kind", EXPECTED[kind]
    hint = "correct it, or look at another file of the rulebook"
    return said.get(kind, ("M006", error["msg"].removeprefix("Value error, "), hint))


def _hint_for_key(name: str, known_keys: Collection[str]) -> str:
    if name in known_keys:
        return "it is a key of another part of a rule file; the schema lists what belongs here"
    return did_you_mean(name, known_keys, "the schema of this file lists the keys that belong here")
