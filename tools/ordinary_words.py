"""Make the list of ordinary words in English and Spanish from pyspellchecker's word lists (MIT).

    uv run --with pyspellchecker==0.9.1 python -m tools.ordinary_words

The lists count how often a word occurs in movie subtitles. A word is ordinary if it occurs at least ``OFTEN`` times.
"""

import importlib.resources
import json
from gzip import decompress
from textwrap import fill

from screener import SHIPPED
from screener.medicines.words import fold

OFTEN = 200
"""Occurrences. The lists give 50 for words added by hand."""
SHORTEST = 3
"""Letters. A shorter word may be an abbreviation."""
LANGUAGES = {"english": "en", "spanish": "es"}
HEAD = """\
# yaml-language-server: $schema=../../../schema/ordinary_words.schema.json
# Made by tools/ordinary_words.py. In the sentences of a direction these words are passed over beside a known medicine:
# "until the cough is gone". Where a word stands alone, in a place of a name, the row stays open all the same.
source: pyspellchecker
words:
"""


def ordinary(language: str) -> list[str]:
    """The ordinary words of a language, folded, in order."""
    packed = importlib.resources.files("spellchecker").joinpath(f"resources/{language}.json.gz").read_bytes()
    counted: dict[str, int] = json.loads(decompress(packed))
    words = {fold(word) for word, count in counted.items() if count >= OFTEN}
    return sorted({one[0] for one in words if len(one) == 1 and len(one[0]) >= SHORTEST and one[0].isalpha()})


def main() -> None:
    """Write the word list."""
    groups = (
        f"  {name}: >-\n" + fill(" | ".join(ordinary(code)), 118, initial_indent="    ", subsequent_indent="    ")
        for name, code in LANGUAGES.items()
    )
    path = SHIPPED / "rules" / "ldn" / "medicines" / "ordinary_words.yaml"
    path.write_text(HEAD + "\n".join(groups) + "\n...\n", encoding="utf-8")


if __name__ == "__main__":
    main()
