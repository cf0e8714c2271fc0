"""Tests of what holds the files of a rulebook together."""
