"""Text that a person typed, made visible: what would be invisible, or would reorder the line, becomes its code."""

import unicodedata

_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
# Joiners shape words in several scripts and build emoji; taking them away would change what is read.
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
    """A JSON text that holds the same, with such characters as escapes: a terminal obeys some of them."""
    return "".join(character if character in "\n\t" or visible(character) == character else _code(character)
                   for character in json_text)  # fmt: skip


def _code(character: str) -> str:
    halves = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{halves[at : at + 2].hex()}" for at in range(0, len(halves), 2))
