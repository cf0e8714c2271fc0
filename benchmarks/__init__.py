"""Measures how fast the screener is on this machine, next to other libraries in the same run."""
