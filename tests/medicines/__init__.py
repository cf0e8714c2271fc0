"""Tests of reading medicine lists."""
