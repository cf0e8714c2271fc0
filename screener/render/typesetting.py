"""Documents and pictures set by typst: its compiler, the font, and which characters the font can show.

Text goes in as data, never as markup. The same text gives the same bytes.
"""

from functools import cache
from pathlib import Path
from threading import Lock
from typing import Literal

import fontpkg_noto_sans
import typst
from fontTools.ttLib import TTFont

from screener.visible import visible

FONTS = fontpkg_noto_sans.ROOT / "files"
STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1, as typst writes it: it refuses what would break it. No validator runs here."""


def pdf(template: Path, data: str, record: str = "{}") -> bytes:
    """A template as a tagged PDF, with its data as JSON, and the record it carries."""
    with _ONE_AT_A_TIME:
        inputs = {"data": data, "record": record}
        document = _compiler(template).compile(sys_inputs=inputs, format="pdf", pdf_standards=STANDARD)
    return _one(document)


def png(template: Path, data: str, pixels_per_inch: float) -> bytes:
    """A template of one page as a picture, with its data as JSON."""
    with _ONE_AT_A_TIME:
        picture = _compiler(template).compile(sys_inputs={"data": data}, format="png", ppi=pixels_per_inch)
    return _one(picture)


def printable(text: str) -> str:
    """The text with every character that would be invisible, or that no font shows, as ``[U+4E2D]``."""
    if text.isascii() and text.isprintable():
        return text
    known = _characters()
    return "".join(c if ord(c) in known else f"[U+{ord(c):04X}]" for c in visible(text))


_ONE_AT_A_TIME = Lock()
"""typst's compiler cannot be used by two threads at once."""


@cache
def _compiler(template: Path) -> typst.Compiler:
    """The compiler with a template and the fonts. It keeps the fonts between documents, and no text."""
    return typst.Compiler(str(template), font_paths=[str(FONTS)], ignore_system_fonts=True, sys_inputs={"data": "{}"})


@cache
def _characters() -> frozenset[int]:
    """The code points that the font can show."""
    with TTFont(FONTS / "NotoSans[wdth,wght].ttf", lazy=True) as font:
        return frozenset(font.getBestCmap())


def _one(made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError("typst gave no document, or more than one page of a picture")
    return made
