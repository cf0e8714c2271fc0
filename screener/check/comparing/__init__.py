"""Two versions of a rulebook: which outcomes differ, and for whom."""

from screener.check.comparing.comparison import compare, differing_people, known_to
from screener.check.comparing.model import Change, ChangeExample, Comparison, Pair, Tried

__all__ = ["Change", "ChangeExample", "Comparison", "Pair", "Tried", "compare", "differing_people", "known_to"]
