"""A PO file (gettext's form of a translation) read strictly: every entry whole, none twice, nothing unseen.

Babel writes these files. It does not read them here: its reader takes a line without its closing quote for a text that
lacks its last letter, and of two entries for one text it keeps one without a word. In a PO file that it wrote, both
read the same.
"""

import io
import re
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages import pofile

from screener.engine.problems import Place, Problem, Refused, refused
from screener.rulebook.nodes import UNSEEN

MAX_BYTES = 2_000_000
"""A larger file is refused."""
_KEYWORDS = ("msgctxt", "msgid", "msgstr")
_LINE = re.compile(r'(?:(msgctxt|msgid|msgstr) )?"((?:[^"\\]|\\["\\nt])*)"')
_ESCAPED = re.compile(r"\\(.)")
_MEANT = {"n": "\n", "t": "\t"}
WIDTH = 120
"""Where the lines of a written file are folded."""


@dataclass(slots=True)
class Entry:
    """One text and its translation."""

    line: int
    comments: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)

    @property
    def context(self) -> str:
        """The place of the text."""
        return self.parts.get("msgctxt", "")

    @property
    def original(self) -> str:
        """The text in its own language."""
        return self.parts["msgid"]

    @property
    def text(self) -> str:
        """The translation; empty where there is none."""
        return self.parts["msgstr"]

    @property
    def fuzzy(self) -> bool:
        """Whether a translator has still to look at it: then it is not shown."""
        return "fuzzy" in self.flags


@dataclass(slots=True)
class PoFile:
    """A whole file."""

    shown: str
    """How messages name it."""
    head: Entry
    """The entry without an original: its text holds ``Name: value`` lines."""
    entries: list[Entry]
    content: bytes

    @property
    def headers(self) -> dict[str, str]:
        """What the head says, by name."""
        lines = (line.partition(":") for line in self.head.text.splitlines())
        return {name.strip(): value.strip() for name, _, value in lines}

    def place(self, entry: Entry) -> Place:
        """Where an entry begins."""
        return Place(self.shown, entry.line, 1)


def read_po(path: Path, shown: str) -> PoFile:
    """The file, whole. ``shown`` is how messages name it.

    Raises:
        Refused: with every problem found.
    """
    content, text = _text(path, shown)
    reader = _Reader(shown)
    for number, line in enumerate(text.split("\n"), 1):
        reader.take(number, line.strip())
    reader.close()
    problems = [*reader.problems, *_twice(reader.entries, shown)]
    if problems:
        raise Refused(problems)
    if not reader.entries or reader.entries[0].context or reader.entries[0].original:
        what, hint = "the file has no head", 'begin with an entry `msgid ""` that names the language'
        raise refused(Place(shown, 1, 1), "T002", what, hint)
    return PoFile(shown, reader.entries[0], reader.entries[1:], content)


def _text(path: Path, shown: str) -> tuple[bytes, str]:
    try:
        content = path.read_bytes()
    except OSError as error:
        what = f"the file cannot be read: {error.strerror}"
        raise refused(Place(shown), "T001", what, "is it there, and may it be read?") from None
    if len(content) > MAX_BYTES:
        raise refused(Place(shown), "T001", f"the file has {len(content):,} bytes", f"at most {MAX_BYTES:,}")
    try:
        return content, content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(shown, content[: error.start].count(b"\n") + 1, 1)
        raise refused(place, "T001", "the file is not UTF-8 text", "save it as UTF-8") from None


class _Reader:
    """Takes line by line what a PO file can hold, and collects what it cannot."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self._entry = Entry(0)
        self._last = ""

    def take(self, number: int, line: str) -> None:
        """Take the next line."""
        if found := UNSEEN.search(line):
            what = f"a control or invisible character (U+{ord(found[0]):04X})"
            self._problem(number, "T006", what, "delete it and type the text again")
        if line.startswith("#"):
            self._comment(line)
        elif line:
            self._text(number, line)

    def close(self) -> None:
        """The end of the file, or of an entry."""
        entry = self._entry
        if entry.parts and "msgstr" not in entry.parts:
            what = f"the entry ends without its `{'msgstr' if 'msgid' in entry.parts else 'msgid'}`"
            self._problem(entry.line, "T002", what, "was the file cut short? Restore the entry, or remove it")
        elif entry.parts:
            self.entries.append(entry)
        self._entry, self._last = Entry(0), ""

    def _comment(self, line: str) -> None:
        """A comment belongs to the entry below it. What an editor kept of old entries (``#~``) is passed over."""
        if self._entry.parts:
            self.close()
        if line.startswith("#,"):
            self._entry.flags += [flag.strip() for flag in line[2:].split(",")]
        elif not line.startswith("#~"):
            self._entry.comments.append(line)

    def _text(self, number: int, line: str) -> None:
        found = _LINE.fullmatch(line)
        if found is None:
            hint = 'write msgctxt, msgid or msgstr and a text in "quotes"; within it \\" stands for a quote'
            self._problem(number, "T002", "this is no line of a PO file", hint)
            return
        keyword, text = found[1] or self._last, _ESCAPED.sub(lambda one: _MEANT.get(one[1], one[1]), found[2])
        if found[1] and found[1] != "msgstr" and self._last == "msgstr":
            self.close()
        if not keyword or (found[1] and not self._fits(keyword)):
            what = f"`{found[1] or 'a text'}` does not belong here"
            self._problem(number, "T002", what, "an entry has msgctxt, msgid and msgstr, in this order, each once")
            return
        self._entry.line = self._entry.line or number
        self._entry.parts[keyword] = self._entry.parts.get(keyword, "") + text
        self._last = keyword

    def _fits(self, keyword: str) -> bool:
        """Whether a keyword can follow the last one."""
        before = {"msgctxt": ("",), "msgid": ("", "msgctxt"), "msgstr": ("msgid",)}
        return self._last in before[keyword]

    def _problem(self, line: int, code: str, what: str, hint: str) -> None:
        self.problems.append(Problem(Place(self.shown, line, 1), code, what, hint))


def _twice(entries: list[Entry], shown: str) -> list[Problem]:
    """Entries for a text that has one already."""
    first: dict[tuple[str, str], Entry] = {}
    problems = []
    for entry in entries:
        one = first.setdefault((entry.context, entry.original), entry)
        if one is not entry:
            what, hint = (
                f"a text of `{entry.context}` is translated twice",
                f"the first is at line {one.line}; keep one",
            )
            problems.append(Problem(Place(shown, entry.line, 1), "T003", what, hint))
    return problems


def po_bytes(entries: list[Entry]) -> bytes:
    """The file with these entries, the head first, as Babel folds its lines. The same entries give the same bytes."""
    out = io.StringIO()
    for entry in entries:
        out.writelines(f"{line}\n" for line in entry.comments)
        if entry.flags:
            out.write(f"#, {', '.join(entry.flags)}\n")
        for keyword in _KEYWORDS:
            if keyword in entry.parts:
                out.write(f"{keyword} {pofile.normalize(entry.parts[keyword], width=WIDTH)}\n")
        out.write("\n")
    return (out.getvalue().rstrip("\n") + "\n").encode()
