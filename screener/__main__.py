"""``python -m screener``."""

from screener.cli import app

app(prog_name="python -m screener")
