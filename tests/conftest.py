"""A running app and a browser, shared by the tests that need the real ones."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright

from run import HOW_TO_GET_A_BROWSER, find_browser
from screener.rulebook.default import VARIABLE
from screener.web import rules_in_use as rules
from tests.intakes import ROOT

settings.register_profile("ci", derandomize=True, deadline=None, max_examples=200)
settings.load_profile("ci")

QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync",
         "--host-resolver-rules=MAP clinic.example 127.0.0.1")  # fmt: skip
"""Chromium's own calls to its maker are switched off, so that every request seen is one of the page. The made-up name
of a clinic is this computer."""


@pytest.fixture(autouse=True)
def _own_rules(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test begins with the project's own rules: those that another named are read by no test after it."""
    monkeypatch.delenv(VARIABLE, raising=False)
    yield
    if VARIABLE in os.environ:
        rules.rules_in_use.cache_clear()


@dataclass(frozen=True)
class Server:
    """A running app: its address, its port, and the file that holds all it printed."""

    port: int
    log: Path
    process: int

    @property
    def url(self) -> str:
        """Where a browser finds it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def temporary(self) -> Path:
        """The folder for temporary files that the app was given."""
        return self.log.parent / "temporary"

    def left_behind(self) -> str:
        """Everything it printed, and everything in its temporary files."""
        files = [path for path in self.temporary.rglob("*") if path.is_file()]
        return "".join(path.read_bytes().decode(errors="replace") for path in (self.log, *files))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app, started with the README's command."""
    with running(tmp_path_factory.mktemp("server") / "log.txt", free_port()) as server:
        yield server


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def running(
    log: Path,
    port: int,
    *options: str,
    settings: Mapping[str, str] | None = None,
    folder: Path = ROOT,
) -> Iterator[Server]:
    """A separate app, started with the README's command, and stopped at the end.

    ``settings`` are variables of the environment that are set besides, and ``folder`` is where the command is typed.
    """
    command = [sys.executable, str(ROOT / "run.py"), "--no-browser", "--port", str(port), *options]
    temporary = log.parent / "temporary"
    temporary.mkdir(exist_ok=True)
    environment = {**os.environ, "TMPDIR": str(temporary), **(settings or {})}
    with log.open("ab") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, env=environment)
        server = Server(port, log, process.pid)
        try:
            _wait_for(port, process, log)
            yield server
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_for(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(600):
        if process.poll() is not None:
            pytest.fail(f"the app did not start:\n{log.read_text(encoding='utf-8')}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"the app did not answer:\n{log.read_text(encoding='utf-8')}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium. Without one the test is skipped and says how to get it; with CI=true it fails."""
    path = find_browser()
    if path is None:
        message = f"no browser on this machine: {HOW_TO_GET_A_BROWSER}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    expect.set_options(timeout=60_000)  # on a busy machine the first visitor waits while the rules are read, and all do
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield chromium
        chromium.close()
