"""Tests of what a screening comes to, and how it is said."""
