"""One rule file read strictly: UTF-8, nothing unseen, no comment that swallows text, whole to its end mark."""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from screener.engine.problems import Place, Problem, Refused, refused
from screener.rulebook.nodes import UNSEEN, Builder, Keyed, Span

MAX_BYTES = 2_000_000
"""A larger file is refused."""
END = "..."
"""The last line of every rule file, YAML's own mark for the end. A file that was cut short has lost it."""


def read_yaml(path: Path, shown: str) -> tuple[Keyed, str]:
    """The mapping in a YAML file, and the file's text. ``shown`` is how messages name the file.

    Raises:
        Refused: with every problem found.
    """
    text = _text(path, shown)
    builder = Builder(shown, text)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise Refused([_not_yaml(error, text, shown), *_unseen(text, shown)]) from None
    except yaml.reader.ReaderError as error:
        what = f"a character YAML does not allow ({error.reason})"
        problem = Problem(Place(shown), "R005", what, "delete it and type the text again")
        raise Refused(list(_unseen(text, shown)) or [problem]) from None
    lost = list(_lost_text(text, builder.spans, shown))
    lines = {problem.place.line for problem in lost}
    # "No value" is said of a line whose value is lost behind `#` only once.
    found = [one for one in builder.problems if one.code != "R012" or one.place.line not in lines]
    problems = [*found, *_unseen(text, shown), *lost, *_end(text, shown)]
    if not problems and not isinstance(builder.root, Keyed):
        hint = "look at another file of the rulebook and begin like it"
        problems.append(Problem(Place(shown, 1, 1), "R006", "the file does not hold `key: value` lines", hint))
    if problems or not isinstance(builder.root, Keyed):
        raise Refused(problems)
    return builder.root, text


def _text(path: Path, shown: str) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        what = f"the file cannot be read: {error.strerror}"
        raise refused(Place(shown), "R001", what, "is it there, and may it be read?") from None
    if len(content) > MAX_BYTES:
        raise refused(Place(shown), "R008", f"the file has {len(content):,} bytes", f"at most {MAX_BYTES:,}: split it")
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        place = Place(shown, content[: error.start].count(b"\n") + 1, 1)
        raise refused(place, "R001", "the file is not UTF-8 text", "save it as UTF-8") from None
    if not text.strip():
        raise refused(Place(shown), "R006", "the file is empty", "restore it, or remove it")
    return text


def _not_yaml(error: yaml.MarkedYAMLError, text: str, shown: str) -> Problem:
    """What YAML itself complains of. Where it only noticed at the end, the place is where the thing began."""
    mark = error.problem_mark or error.context_mark
    what = error.problem or error.context
    if error.problem_mark and error.context_mark and not text[error.problem_mark.index :].strip():
        mark, what = error.context_mark, f"{error.context}, which is not closed"
    place = Place(shown, mark.line + 1, mark.column + 1) if mark else Place(shown)
    hint = "look at the quotes, brackets and indentation here and just above"
    return Problem(place, "R007", f"this is not YAML: {what}", hint)


def _unseen(text: str, shown: str) -> Iterator[Problem]:
    """Characters that no editor shows, anywhere in the file, comments included."""
    for number, line in enumerate(text.split("\n"), 1):
        for found in UNSEEN.finditer(line):
            what = f"a control or invisible character (U+{ord(found[0]):04X})"
            place = Place(shown, number, found.start() + 1)
            yield Problem(place, "R005", what, "delete it and type the text again")


def _lost_text(text: str, spans: list[Span], shown: str) -> Iterator[Problem]:
    """Comments that do not begin their line: YAML would drop what stands behind the `#` without a word.

    An indented one is refused too: within a folded list or text it could be the text itself.
    """
    lines = enumerate(text.split("\n"))
    suspects = {number: line for number, line in lines if "#" in line and not line.startswith("#")}
    texts: dict[int, list[Span]] = {number: [] for number in suspects}
    for span in spans:
        for number in range(span[0], span[2] + 1):
            if number in texts:
                texts[number].append(span)
    for number, line in suspects.items():
        after = iter(sorted(texts[number]))
        one = next(after, None)
        for found in re.finditer("#", line):
            at = (number, found.start())
            while one and one[2:] <= at:
                one = next(after, None)
            if not one or at < one[:2]:
                hint = "begin a comment in the first column of its own line; put a text with `#` in quotes"
                yield Problem(Place(shown, number + 1, found.start() + 1), "R013", "text behind `#` is lost", hint)
                break


def _end(text: str, shown: str) -> Iterator[Problem]:
    lines = text.rstrip("\n").split("\n")
    if lines[-1] == END:
        return
    place = Place(shown, len(lines), 1)
    if END in lines:
        yield Problem(place, "R009", f"text stands behind the line `{END}`", f"`{END}` is the last line of a file")
    else:
        hint = f"was it cut short? If it is whole, add `{END}` as its last line"
        yield Problem(place, "R009", f"the file does not end with a line `{END}`", hint)
