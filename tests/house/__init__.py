"""Tests of the house rules, the setup and the wheel."""
