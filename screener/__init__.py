"""A screener that holds an intake against rule files, and lists what to discuss. It knows no medicine by itself."""

from pathlib import Path

_WITHIN = Path(__file__).parent / "shipped"
SHIPPED = _WITHIN if _WITHIN.is_dir() else Path(__file__).parents[1]
"""Where the rules, the schemas and ``app.py`` are: within the package if it was installed, beside it in a checkout."""
