"""Two versions of a rulebook: which outcomes differ, and for whom."""

from screener.check.comparing.comparison import compare, known_to
from screener.check.comparing.model import Change, Comparison, Example, Pair, Tried

__all__ = ["Change", "Comparison", "Example", "Pair", "Tried", "compare", "known_to"]
