"""``python -m screener``."""

import io
import sys

from screener.cli import app

for stream in (sys.stdout, sys.stderr):
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8")  # what is written to a file can be read again, whatever the console writes
app(prog_name="python -m screener")
