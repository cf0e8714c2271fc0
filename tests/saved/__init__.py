"""Tests of saved summaries."""
