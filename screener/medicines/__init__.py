"""Medicine names: a typed line in, its medicines out. ``read_line`` is the only door."""

from screener.medicines.reading import MAX_LINE, Question, Reading, ReadingKind, Refusal, read_line
from screener.medicines.vocabulary import Match, Vocabulary

__all__ = ["MAX_LINE", "Match", "Question", "Reading", "ReadingKind", "Refusal", "Vocabulary", "read_line"]
