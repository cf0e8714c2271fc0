"""Medicine names: a typed line in, its medicines out. ``read_line`` is the only door."""

from screener.medicines.reading import MAX_LINE, Reading, ReadingKind, read_line
from screener.medicines.vocabulary import Vocabulary

__all__ = ["MAX_LINE", "Reading", "ReadingKind", "Vocabulary", "read_line"]
