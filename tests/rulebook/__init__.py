"""Tests of rule files, their words and translations."""
