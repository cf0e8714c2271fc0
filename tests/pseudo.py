"""Languages made up for the tests: English with accents and a third longer, and one that runs from right to left."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from screener.rulebook.model import Rulebook
from screener.rulebook.translating import Translation, in_language
from screener.rulebook.translating.po import Entry, PoFile
from screener.rulebook.translating.texts import texts_of
from tests.intakes import book

PLACE = re.compile(r"(\{[^}]*\})")
_ACCENTS = str.maketrans("aeiouyncAEIOUYNC", "áéíóúýñçÁÉÍÓÚÝÑÇ")
_MIRROR = str.maketrans(
    "abcdefghijklmnopqrstuvwxyz" * 2, "אבגדהוזחטיכלמנסעפצקרשתאבגד" * 2
) | str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "אבגדהוזחטיכלמנסעפצקרשתאבגד")  # fmt: skip


def accented(text: str) -> str:
    """The text with accents, in brackets, and a third longer. Places to fill in stay."""
    longer = " ".join(["éé"] * (len(text) // 9))
    return f"[{_outside_places(text, lambda part: part.translate(_ACCENTS))}{f' {longer}' if longer else ''}]"


def mirrored(text: str) -> str:
    """The text in letters that run from right to left. Places to fill in stay."""
    return _outside_places(text, lambda part: part.translate(_MIRROR))


def _outside_places(text: str, change: Callable[[str], str]) -> str:
    return "".join(part if PLACE.fullmatch(part) else change(part) for part in PLACE.split(text))


PSEUDO: dict[str, Callable[[str], str]] = {"en-XA": accented, "ar-XB": mirrored}
"""By the codes that others use for such languages."""


def translation(rulebook: Rulebook, language: str, turn: Callable[[str], str]) -> Translation:
    """A translation that makes every text by turning its original."""
    texts = texts_of(rulebook)
    entries = [Entry(1, parts={"msgctxt": text.context, "msgid": text.original, "msgstr": turn(text.original)})
               for text in texts]  # fmt: skip
    file = PoFile("pseudo.po", Entry(1, parts={"msgid": "", "msgstr": ""}), entries, language.encode())
    return Translation(language, texts, (file,))


@cache
def pseudo(folder: Path, language: str) -> Rulebook:
    """A rulebook in one of the languages, read once for all tests."""
    return in_language(book(folder), translation(book(folder), language, PSEUDO[language]))
