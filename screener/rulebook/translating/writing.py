"""The files of a translation brought up to date, for translators: every text has its entry, in the rulebook's order."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from screener.rulebook.model import Rulebook
from screener.rulebook.translating.label import LANGUAGE
from screener.rulebook.translating.po import Entry, PoFile, po_bytes, read_po
from screener.rulebook.translating.reading import files_of
from screener.rulebook.translating.texts import WORDS, Text, texts_of

FUZZY = "fuzzy"
"""Gettext's mark on a translation that somebody has still to look at. It is not shown."""


class WrittenFile(NamedTuple):
    """One file as it should be."""

    path: Path
    shown: str
    content: bytes
    texts: int
    missing: int

    @property
    def changed(self) -> bool:
        """Whether the file there is another one, or none."""
        return not self.path.exists() or self.path.read_bytes() != self.content


def up_to_date(folder: Path, rulebook: Rulebook, language: str) -> tuple[WrittenFile, ...]:
    """Both files of a translation, with an entry for every text there is.

    What is translated stays. Where an original changed, its old translation stands marked as fuzzy; of a text that is
    gone, the entry is gone too. The same files give the same bytes.

    Raises:
        Refused: with every problem of the files as they are.
    """
    texts = texts_of(rulebook)
    written = []
    for path, shown in files_of(folder, language):
        of_words = (path, shown) == files_of(folder, language)[1]
        own = [text for text in texts if text.context.startswith(WORDS) is of_words]
        entries = _entries(own, read_po(path, shown) if path.exists() else None, language)
        missing = sum(not entry.text or entry.fuzzy for entry in entries[1:])
        written.append(WrittenFile(path, shown, po_bytes(entries), len(own), missing))
    return tuple(written)


def _entries(texts: list[Text], before: PoFile | None, language: str) -> list[Entry]:
    """The head, and an entry for every text."""
    old = {(entry.context, entry.original): entry for entry in before.entries} if before else {}
    now = {(text.context, text.original) for text in texts}
    places = Counter(text.context for text in texts)  # where several texts stand, nobody knows which one changed
    changed = {entry.context: entry for key, entry in old.items()
               if key not in now and entry.text and places[entry.context] == 1}  # fmt: skip
    return [before.head if before else _head(language), *(
        old.get((text.context, text.original)) or _entry(text, changed.get(text.context)) for text in texts
    )]  # fmt: skip


def _entry(text: Text, former: Entry | None) -> Entry:
    """A new entry, with the translation of the text that it replaces."""
    flags = [FUZZY] if former else []
    parts = {"msgctxt": text.context, "msgid": text.original, "msgstr": former.text if former else ""}
    return Entry(0, flags=flags, parts=parts)


def _head(language: str) -> Entry:
    """The head of a new file. It holds no date, so that the same texts are the same file."""
    lines = {
        LANGUAGE: language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    return Entry(0, parts={"msgid": "", "msgstr": "".join(f"{name}: {value}\n" for name, value in lines.items())})
