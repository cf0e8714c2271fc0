"""Tests of answers, conditions and intakes."""
