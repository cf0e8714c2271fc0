"""Text in ASCII alone, for record systems that lose other letters. Nothing is lost: what has no equal has its code."""

SIGNS = {
    "\u2013": "-", "\u2014": "-", "\u2010": "-", "\u2011": "-", "\u2212": "-", "\u2018": "'", "\u2019": "'",
    "\u201c": '"', "\u201d": '"', "\u00ab": '"', "\u00bb": '"', "\u00b7": "|", "\u2026": "...", "\u00a0": " ",
    "\u202f": " ", "\u2009": " ", "\u2265": ">=", "\u2264": "<=", "\u00d7": "x",
}  # fmt: skip
"""Signs that mean the same on a typewriter. Letters are not among them: without its accent, a name may be another."""


def in_ascii(text: str) -> str:
    """The text with signs as on a typewriter, and every other letter outside ASCII as ``[U+00E9]``."""
    if text.isascii():
        return text
    return "".join(SIGNS.get(one, one if one.isascii() else f"[U+{ord(one):04X}]") for one in text)
