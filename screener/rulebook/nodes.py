"""A file as a tree of texts, each with its place, built from YAML's events.

A YAML loader would drop or change things without a word: a key written twice, ``no`` read as false, ``1.10`` as 1.1, an
empty value as nothing. Here each of them stays text, or is a problem with a place.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest

import yaml

from screener.engine.conditions import FORMS
from screener.engine.problems import Place, Problem, refused

MAX_DEPTH = 20
"""A file nested deeper is refused."""

# Control and bidirectional characters, line breaks that editors do not show, and what can hide or reorder text.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
NOTHING = ("", "~", "null", "Null", "NULL")
"""What YAML takes for no value, where it is not in quotes."""

Span = tuple[int, int, int, int]
"""Where a text begins and ends: line and column, counted from 0, twice."""


class Keyed(dict[str, object]):
    """A mapping that knows its place and those of its keys and values."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.keys_at: dict[str, Place] = {}
        self.values_at: dict[str, Place] = {}


class Listed(list[object]):
    """A list that knows the places of its items."""

    def __init__(self) -> None:
        super().__init__()
        self.items_at: list[Place] = []


def value_at(content: Keyed, location: Sequence[int | str]) -> object:
    """The value at the end of a way through the tree. Steps that are not in the file are passed over."""
    return _follow(content, location)[0]


def place_of(content: Keyed, location: Sequence[int | str], *, key: bool) -> Place:
    """Where a value stands, given the way to it; where its key stands with ``key``.

    Steps that are not in the file are passed over (pydantic names the form of a union among the steps).
    """
    _, value_place, key_place, _ = _follow(content, location)
    return key_place if key else value_place


def key_of(content: Keyed, location: Sequence[int | str]) -> str:
    """The last key on the way to a value, as the file writes it. Empty for the file as a whole."""
    return _follow(content, location)[3]


def _follow(content: Keyed, location: Sequence[int | str]) -> tuple[object, Place, Place, str]:
    at: object = content
    value_place = key_place = content.place
    name = ""
    for step, after in zip_longest(location, location[1:]):
        # A word of the condition language can be a key or the name of a form. It is the form where the next step is
        # a key beside it.
        if isinstance(at, Keyed) and step in FORMS and after in at:
            continue
        if isinstance(at, Keyed) and isinstance(step, str) and step in at:
            value_place, key_place, name = at.values_at[step], at.keys_at[step], step
            at = at[step]
        elif isinstance(at, Listed) and isinstance(step, int) and step < len(at):
            value_place = key_place = at.items_at[step]
            at = at[step]
    return at, value_place, key_place, name


class Builder:
    """Builds the tree from YAML events, and collects what is not allowed and the places of texts."""

    def __init__(self, shown: str, text: str) -> None:
        self.shown = shown
        self.text = text
        self.problems: list[Problem] = []
        self.spans: list[Span] = []
        self._wants_spans = "#" in f"\n{text}".replace("\n#", "\n")  # only a comment that begins no line is doubtful
        self.root: object = None
        self._documents = 0
        self._open: list[Keyed | Listed] = []
        self._keys: list[tuple[str, Place] | None] = []

    def take(self, event: yaml.Event) -> None:
        """Take the next event.

        Raises:
            Refused: for a file nested too deeply.
        """
        match event:
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.MappingStartEvent():
                self._start(event, Keyed(self._place(event)))
            case yaml.SequenceStartEvent():
                self._start(event, Listed())
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._open.pop()
                self._keys.pop()
            case yaml.AliasEvent():
                self._problem(event, "R003", f"an alias (`*{event.anchor}`)", "write the value out")
                self._add(event, "")
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._problem(event, "R010", "a second document begins here", "one file holds one document")

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._plain(event)
        value, start, end = event.value, event.start_mark, event.end_mark
        if not value.isprintable() and start and end:
            self._escaped(event, self.text[start.index : end.index])
        if value in NOTHING and not event.style and not self._is_key():
            key = self._keys[-1] if self._keys else None
            self._problem(event, "R012", f"`{key[0] if key else '-'}` has no value", "give it one, or remove it")
        if self._wants_spans and start and end:
            # The text of a folded value begins on the line after its mark; what stands behind the mark is no text.
            folded = event.style in ("|", ">")
            self.spans.append((start.line + folded, 0 if folded else start.column, end.line, end.column))
        self._add(event, value)

    def _escaped(self, event: yaml.ScalarEvent, raw: str) -> None:
        """What quotes hold as an escape. What stands in the file itself is found in its text."""
        if (found := UNSEEN.search(event.value)) and not UNSEEN.search(raw):
            what = f"a control or invisible character (U+{ord(found[0]):04X})"
            self._problem(event, "R005", what, "delete it and type the text again")

    def _is_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1], Keyed) and self._keys[-1] is None

    def _start(self, event: yaml.CollectionStartEvent, value: "Keyed | Listed") -> None:
        self._plain(event)
        if len(self._open) >= MAX_DEPTH:
            raise refused(self._place(event), "R008", "nested too deeply", f"at most {MAX_DEPTH} levels")
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
            hint = f"the first one is at line {at.keys_at[value].line}; keep one of them"
            self._problem(event, "R002", f"`{value}` is written twice", hint)
        self._keys[-1] = (value, place)

    def _plain(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._problem(event, "R003", f"an anchor (`&{event.anchor}`)", "write the value out where it is needed")
        if event.tag is not None:
            self._problem(event, "R004", f"a tag (`{event.tag}`)", "write the plain value")

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self.shown, mark.line + 1, mark.column + 1) if mark else Place(self.shown)

    def _problem(self, event: yaml.Event, code: str, what: str, hint: str) -> None:
        self.problems.append(Problem(self._place(event), code, what, hint))
