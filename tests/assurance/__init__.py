"""Tests of what shows the program from outside."""
