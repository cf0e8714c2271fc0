"""Documents and pictures set by typst: its compiler, the fonts, and which characters the fonts can show.

Text goes in as data, never as markup. The same text gives the same bytes.

It goes in as files that are only in memory, and not as ``sys.inputs``: these are part of typst's library, and with
another library nothing that was set before is of use. So a paragraph that two documents share is set once.
"""

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from screener.engine.visible import visible
from screener.render import fonts

STANDARDS = ("ua-1", "a-3a")
"""PDF/UA-1 and PDF/A-3a, as typst writes them: it refuses what would break them. The tests hold veraPDF against it."""

COMPILERS = 6
"""How many compilers are kept: one for each set of fonts that is in use."""

LONG_WORD = 24
"""A longer word may break anywhere within: it would run off the paper, or into the next column."""


def pdf(template: Path, content: Mapping[str, Any], exact: Mapping[str, str]) -> bytes:
    """A template as a tagged PDF: what it lays out, and by their names the files that it takes as they are."""
    return _one(_compiled(template, content, exact, format="pdf", pdf_standards=list(STANDARDS)))


def png(template: Path, content: Mapping[str, Any], exact: Mapping[str, str], pixels_per_inch: float) -> bytes:
    """A template of one page as a picture: what it lays out, and by their names the files that it takes as they are."""
    return _one(_compiled(template, content, exact, format="png", ppi=pixels_per_inch))


def year(version: str) -> int:
    """The year of a version of rules: a PDF/A has a date, and no document tells more of when it was made."""
    return int(version.partition(".")[0])


_ONE_AT_A_TIME = Lock()
"""typst's compiler cannot be used by two threads at once."""


def _compiled(
    template: Path,
    content: Mapping[str, Any],
    exact: Mapping[str, str],
    **how: Any,  # noqa: ANN401 typst's own
) -> bytes | list[bytes] | None:
    data, families = _data(content)
    written = {"data.json": data, **exact}
    files = {**_templates(template), **{name: text.encode() for name, text in written.items()}}
    with _ONE_AT_A_TIME:
        return _compiler(families).compile(files, **how)


@cache
def _templates(main: Path) -> dict[str, bytes]:
    """A template as the main file, and what it can import: the templates beside it."""
    beside = {path.name: path.read_bytes() for path in sorted(main.parent.glob("*.typ"))}
    return {"main.typ": beside.pop(main.name), **beside}


def _data(content: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """The content as JSON that the fonts can show, and the families it needs.

    A character that would be invisible, or that no font shows, becomes ``[U+E000]``; ``coded`` says whether any did.
    """
    written = json.dumps(content, ensure_ascii=False)
    codes, families = _codes(written)
    added = json.dumps({"fonts": families, "coded": bool(codes)})
    return f"{added[:-1]}, {_breakable(written.translate(codes) if codes else written)[1:]}", families


def _codes(text: str) -> tuple[dict[int, str], tuple[str, ...]]:
    """What to print for each character that cannot be shown, and the families for all others."""
    characters = set(text)
    families = fonts.families(characters)
    shown = fonts.shown(families)
    codes = {ord(one): f"[U+{ord(one):04X}]" for one in characters if ord(one) not in shown or visible(one) != one}
    return codes, families


def _breakable(written: str) -> str:
    """Let words break that are longer than a line may be. An escape of JSON stays whole."""
    long = {word for word in written.split() if len(word) > LONG_WORD}
    for word in sorted(long, key=len, reverse=True):
        written = written.replace(word, re.sub(_LONG, lambda found: _with_breaks(found.group()), word))
    return written


_LONG = re.compile(rf'(?:\\.|[^\s\\"]){{{LONG_WORD},}}')


def _with_breaks(word: str) -> str:
    return re.sub(r"((?:\\.|[^\\]){12})", "\\1\u200b", word)


@lru_cache(maxsize=COMPILERS)
def _compiler(families: tuple[str, ...]) -> typst.Compiler:
    """The compiler with some fonts. It keeps the fonts between documents, and no text."""
    return typst.Compiler(font_paths=fonts.loaded(families))


def _one(made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError("typst gave no document, or more than one page of a picture")
    return made
