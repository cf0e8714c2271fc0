"""Tests of the house rules, the set-up and the wheel."""
