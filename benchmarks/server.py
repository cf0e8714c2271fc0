"""Runs an app in its own process, on this machine's loopback only."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from benchmarks.measuring import ROOT

PATIENCE = 30.0
"""Seconds to wait for the server."""
SCREENER = ("app.py",)
"""What Streamlit runs for the screener."""


@dataclass(frozen=True)
class Server:
    """A running app."""

    process: int
    port: int
    first_byte: float
    """Seconds from starting the process to the first byte of the page."""


@contextmanager
def serving(script: Sequence[str] = SCREENER) -> Iterator[Server]:
    """Start an app on a free port, and always stop it at the end. ``script`` may include arguments."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--server.headless", "true", "--server.port", str(port)]
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", *options, *script],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for_first_byte(port)
        yield Server(process.pid, port, time.perf_counter() - start)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for_first_byte(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("GET", "/")
            connection.getresponse()
        except ConnectionRefusedError:
            if time.monotonic() > end:
                raise
            time.sleep(0.001)
        else:
            return
        finally:
            connection.close()
