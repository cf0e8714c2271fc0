"""The fonts of the documents, as packages: nothing is fetched, and nothing of the machine is used.

One family for all text. For letters that it lacks, its relatives for other scripts, in a fixed order.
"""

from collections.abc import Collection
from functools import cache
from pathlib import Path

import manimgx_fonts
import manimgx_fonts_cjk
import typst
from fontTools.ttLib import TTCollection, TTFont

MAIN = "Noto Sans"
_SCRIPTS = Path(manimgx_fonts.__file__).parent
_CJK = Path(manimgx_fonts_cjk.__file__).parent / "NotoSansCJK-VF.otf.ttc"
_WIDE = ("Hebrew", "Arabic", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil", "Telugu",
         "Kannada", "Malayalam", "Sinhala", "Thai", "Lao", "Myanmar", "Khmer", "Georgian", "Armenian", "Ethiopic",
         "Symbols")  # fmt: skip
FILES = {
    MAIN: _SCRIPTS / "NotoSans[wght].ttf",
    **{f"{MAIN} {script}": _SCRIPTS / f"NotoSans{script}[wght].ttf" for script in _WIDE},
    "Noto Emoji": _SCRIPTS / "NotoEmoji[wght].ttf",
    "Noto Sans CJK JP": _CJK,
}
"""The file of each family, in the order in which they are asked for a letter."""


def families(characters: Collection[str]) -> tuple[str, ...]:
    """The families that some characters need. The main one is always the first."""
    wanted = {ord(one) for one in characters} - _shown_by(MAIN)
    needed = [MAIN]
    for family in FILES:
        if not wanted:
            break
        if wanted & _shown_by(family):
            needed.append(family)
            wanted -= _shown_by(family)
    return tuple(needed)


def shown(families: Collection[str]) -> frozenset[int]:
    """The code points that some families can show."""
    return frozenset().union(*map(_shown_by, families))


def loaded(families: Collection[str]) -> typst.Fonts:
    """The fonts of some families, as typst takes them. The large file of Chinese, Japanese and Korean only if asked."""
    return _loaded(tuple(dict.fromkeys(str(FILES[family].parent) for family in families)))


@cache
def _loaded(folders: tuple[str, ...]) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders))


@cache
def _shown_by(family: str) -> frozenset[int]:
    """The code points that a family can show."""
    path = FILES[family]
    if path.suffix == ".ttc":
        with TTCollection(path, lazy=True) as collection:
            return frozenset(collection.fonts[0].getBestCmap())
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())
