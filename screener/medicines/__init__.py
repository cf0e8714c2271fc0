"""The rows of a medicine list go in, masked; what each row says comes out.

``Masking`` and ``read_rows`` are the entry points.
"""

from screener.medicines.kinds import ReadingKind, Refusal, Status, Why
from screener.medicines.line import LineQuestion, Named
from screener.medicines.masking import Masked, Masking
from screener.medicines.plain import PlainRows
from screener.medicines.reading import Reading, read_line
from screener.medicines.rows import Row, read_rows
from screener.medicines.vocabulary import Match, Vocabulary

__all__ = [
    "LineQuestion",
    "Masked",
    "Masking",
    "Match",
    "Named",
    "PlainRows",
    "Reading",
    "ReadingKind",
    "Refusal",
    "Row",
    "Status",
    "Vocabulary",
    "Why",
    "read_line",
    "read_rows",
]
