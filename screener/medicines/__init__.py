"""Medicine names: a typed line in, its medicines out. ``read_line`` is the only door."""

from screener.medicines.kinds import ReadingKind, Refusal, Why
from screener.medicines.line import Question
from screener.medicines.reading import Reading, read_line
from screener.medicines.vocabulary import Match, Vocabulary

__all__ = ["Match", "Question", "Reading", "ReadingKind", "Refusal", "Vocabulary", "Why", "read_line"]
