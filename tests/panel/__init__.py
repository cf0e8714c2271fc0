"""Panels: many people at once."""
