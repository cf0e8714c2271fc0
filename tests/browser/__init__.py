"""Tests of the running app, most of them in a real Chromium."""
