"""The record that a PDF carries as an attached file. Nothing else in the PDF is read, and nothing of it is run."""

import os
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

from screener.saved.unread import Unread

MAX_RECORD = 5_000_000
"""Bytes. A record that would be larger is not unpacked."""
_TAIL = 2_048
"""The end mark has to be in these last bytes: a file that was cut short has none there."""
_CHILD = Path(__file__).with_name("pdf_child.py")
_PATIENCE = 30.0
"""Seconds of the clock for one file, however busy the computer is. Of a processor it gets two."""
_TURNS = BoundedSemaphore(2)
"""Files that are read at the same time."""


def record_in(pdf: bytes) -> bytes | Unread:
    """The record that a PDF carries, or why there is none. A program of its own reads it, within limits."""
    if b"%%EOF" not in pdf[-_TAIL:]:
        return Unread.DAMAGED
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with _TURNS:
        try:
            command = [sys.executable, "-P", str(_CHILD)]
            done = subprocess.run(  # noqa: S603 Python, with a file of ours
                command, input=pdf, env=environment, capture_output=True, timeout=_PATIENCE, check=True
            )
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
            return Unread.TOO_MUCH
    word, _, record = done.stdout.partition(b"\n")
    return record if word == b"record" else Unread(word.decode())
