"""Typed text made visible: characters that are invisible or reorder the line become their codes."""

import unicodedata

_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
# Joiners shape words in several scripts and build emoji; removing them would change what is read.
_KEPT = "\u200c\u200d"


def visible(text: str) -> str:
    """The text with control, invisible, direction-changing and unassigned characters as ``[U+202E]``."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        f"[U+{ord(character):04X}]"
        if unicodedata.category(character) in _UNSEEN and character not in _KEPT
        else character
        for character in text
    )


def escaped(json_text: str) -> str:
    """The JSON text with such characters as escapes: terminals obey some of them."""
    return "".join(character if character in "\n\t" or visible(character) == character else _code(character)
                   for character in json_text)  # fmt: skip


def _code(character: str) -> str:
    halves = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{halves[at : at + 2].hex()}" for at in range(0, len(halves), 2))
