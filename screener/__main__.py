"""``python -m screener``, which is ``ldn-screener``."""

import io
import sys

import screener.cli.panel
import screener.cli.serve  # noqa: F401 it adds its command
from screener.cli.commands import app


def main() -> None:
    """Run the command that was typed."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # what is written to a file can be read again, whatever writes it
    app(prog_name="ldn-screener")


if __name__ == "__main__":
    main()
