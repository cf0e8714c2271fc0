"""Tests of the evidence gathered from outside the program."""
