"""YAML read strictly, every value a text with its place.

Plain YAML loaders drop or change things without a word: a key written twice, ``no`` read as false, ``1.10`` as 1.1, a
file cut short, text lost behind `` #``. Here each of them is a problem with a place, or cannot happen.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import yaml

from screener.problems import Place, Problem, Refused

MAX_BYTES = 2_000_000
MAX_DEPTH = 20
END = "..."
"""The last line of every rule file. A file that was cut short has lost it."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Control and bidirectional characters, and the invisible ones that can hide or reorder text.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)


class Keyed(dict[str, object]):
    """A mapping that knows where it, its keys and its values stand."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.keys_at: dict[str, Place] = {}
        self.values_at: dict[str, Place] = {}


class Listed(list[object]):
    """A list that knows where it and its items stand."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.items_at: list[Place] = []


def place_of(content: Keyed, location: Sequence[int | str], *, key: bool = False) -> Place:
    """Where a value stands, given the way to it; where its key stands with ``key``.

    Steps that are not in the file are passed over (pydantic names the form of a union among the steps).
    """
    at: object = content
    place = content.place
    for step in location:
        if isinstance(at, Keyed) and step in at:
            place = (at.keys_at if key else at.values_at)[str(step)]
            at = at[str(step)]
        elif isinstance(at, Listed) and isinstance(step, int) and step < len(at):
            place = at.items_at[step]
            at = at[step]
    return place


def read_yaml(path: Path, shown: str) -> tuple[Keyed, str]:
    """The mapping in a YAML file, and the file's text. ``shown`` is how messages name the file.

    Raises:
        Refused: with every problem found.
    """
    text = _text(path, shown)
    try:
        builder = _Builder(shown, text.split("\n"))
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(shown, mark.line + 1, mark.column + 1) if mark else Place(shown)
        raise Refused(
            [
                Problem(
                    place,
                    "R007",
                    f"this is not YAML: {error.problem or error.context}",
                    "look at the quotes, brackets and indentation here and just above",
                )
            ]
        ) from None
    except yaml.reader.ReaderError as error:
        raise Refused(
            [
                Problem(
                    Place(shown),
                    "R005",
                    f"a character YAML does not allow ({error.reason})",
                    "delete it and type the text again",
                )
            ]
        ) from None
    problems = list(builder.problems)
    if not text.rstrip("\n").endswith("\n" + END):
        problems.append(
            Problem(
                Place(shown, text.count("\n") + 1, 1),
                "R009",
                f"the file does not end with a line `{END}`",
                f"was it cut short? If it is whole, add `{END}` as its last line",
            )
        )
    if problems:
        raise Refused(problems)
    if not isinstance(builder.root, Keyed):
        raise Refused(
            [
                Problem(
                    Place(shown, 1, 1),
                    "R006",
                    "the file does not hold `key: value` lines",
                    "look at another file of the rulebook and begin like it",
                )
            ]
        )
    return builder.root, text


def _text(path: Path, shown: str) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Refused(
            [
                Problem(
                    Place(shown),
                    "R001",
                    f"the file cannot be read: {error.strerror}",
                    "is it there, and may it be read?",
                )
            ]
        ) from None
    if len(content) > MAX_BYTES:
        raise Refused(
            [Problem(Place(shown), "R008", f"the file has {len(content):,} bytes", f"at most {MAX_BYTES:,}: split it")]
        )
    try:
        text = content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Refused(
            [Problem(Place(shown, line, 1), "R001", "the file is not UTF-8 text", "save it as UTF-8")]
        ) from None
    if not text.strip():
        raise Refused([Problem(Place(shown), "R006", "the file is empty", "restore it, or remove it")])
    return text


class _Builder:
    """Builds the tree from YAML events, collecting what is not allowed."""

    def __init__(self, shown: str, lines: list[str]) -> None:
        self.shown = shown
        self.lines = lines
        self.problems: list[Problem] = []
        self.root: object = None
        self._documents = 0
        self._open: list[Keyed | Listed] = []
        self._keys: list[tuple[str, Place] | None] = []

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._problem(event, "R010", "a second document begins here", "one file holds one document")
            case yaml.AliasEvent():
                self._problem(event, "R003", f"an alias (`*{event.anchor}`)", "write the value out")
                self._add(event, "")
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.MappingStartEvent():
                self._start(event, Keyed(self._place(event)))
            case yaml.SequenceStartEvent():
                self._start(event, Listed(self._place(event)))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._open.pop()
                self._keys.pop()
                self._no_comment_behind(event)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._plain(event)
        if found := _FORBIDDEN.search(event.value):
            self._problem(
                event,
                "R005",
                f"a control or invisible character (U+{ord(found[0]):04X})",
                "delete it and type the text again",
            )
        if any("\ud800" <= character <= "\udfff" for character in event.value):
            self._problem(event, "R005", "half of a character (a lone surrogate)", "write the character whole")
        is_key = self._open and isinstance(self._open[-1], Keyed) and self._keys[-1] is None
        if not event.value and event.style is None and not is_key:
            key = self._keys[-1] if self._keys else None
            self._problem(event, "R012", f"`{key[0] if key else '-'}` has no value", "give it one, or remove it")
        if event.style not in ("|", ">"):
            self._no_comment_behind(event)
        self._add(event, event.value)

    def _start(self, event: yaml.CollectionStartEvent, value: "Keyed | Listed") -> None:
        self._plain(event)
        if len(self._open) >= MAX_DEPTH:
            raise Refused([Problem(self._place(event), "R008", "nested too deeply", f"at most {MAX_DEPTH} levels")])
        self._add(event, value)
        self._open.append(value)
        self._keys.append(None)

    def _add(self, event: yaml.Event, value: object) -> None:
        place = self._place(event)
        if not self._open:
            self.root = value if self.root is None else self.root
            return
        at = self._open[-1]
        if isinstance(at, Listed):
            at.append(value)
            at.items_at.append(place)
        elif (key := self._keys[-1]) is None:
            self._key(event, at, value, place)
        else:
            at[key[0]] = value
            at.keys_at[key[0]], at.values_at[key[0]] = key[1], place
            self._keys[-1] = None

    def _key(self, event: yaml.Event, at: Keyed, value: object, place: Place) -> None:
        if not isinstance(value, str) or value == "<<":
            self._problem(event, "R011", "a key is one word", "merge keys and keys of several parts are not used here")
            value = f"not a key at {place}"
        elif value in at:
            self._problem(
                event,
                "R002",
                f"`{value}` is written twice",
                f"the first one is at line {at.keys_at[value].line}; keep one of them",
            )
        self._keys[-1] = (value, place)

    def _plain(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._problem(event, "R003", f"an anchor (`&{event.anchor}`)", "write the value out where it is needed")
        if event.tag is not None:
            self._problem(event, "R004", f"a tag (`{event.tag}`)", "write the plain value")

    def _no_comment_behind(self, event: yaml.Event) -> None:
        if (mark := event.end_mark) is None or not mark.column or mark.line >= len(self.lines):
            return
        if self.lines[mark.line][mark.column :].lstrip(" ").startswith("#"):
            place = Place(self.shown, mark.line + 1, mark.column + 1)
            hint = "put a comment on a line of its own; put a text with ` #` in quotes"
            self.problems.append(Problem(place, "R013", "text behind `#` is lost", hint))

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self.shown, mark.line + 1, mark.column + 1) if mark else Place(self.shown)

    def _problem(self, event: yaml.Event, code: str, what: str, hint: str) -> None:
        self.problems.append(Problem(self._place(event), code, what, hint))
