"""Two versions of a rulebook: which outcomes differ, for whom."""
