"""Tests of the screener, through its public doors."""
