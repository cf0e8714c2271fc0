"""A rulebook in another language: each translation is two PO files, one for the rules and one for the interface words.

A text whose original changed has no translation any more: it stands in the original until somebody translates it, and
the label on every page and document says how many do.
"""

from screener.rulebook.translating.reading import (
    Translation,
    in_language,
    languages_of,
    read_translation,
    read_translations,
)

__all__ = ["Translation", "in_language", "languages_of", "read_translation", "read_translations"]
