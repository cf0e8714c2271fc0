"""Tests of `screener.records`."""
