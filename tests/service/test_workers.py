"""Several processes answer on one port: a token is used once in all of them, and one that is killed harms no answer."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.intakes import ROOT
from tests.service.conftest import asked
from tests.service.test_tokens import ISSUER, PATH, PUBLIC, URL, token

WAIT = 60.0


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _status(port: int, sent: str) -> int:
    """The status of an answer; 0 where the connection was cut."""
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {sent}"}
    content = json.dumps(asked("patient-view", on_list=("lisinopril 10 mg",))).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{port}{PATH}", content, headers)
    try:
        with urllib.request.urlopen(request, timeout=WAIT) as answer:  # noqa: S310 this computer
            assert json.loads(answer.read()) == {"cards": []}
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def _children(process: int) -> set[int]:
    """The workers of a process."""
    found = set()
    for one in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((one / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == process and b"spawn_main" in (one / "cmdline").read_bytes():
                found.add(int(one.name))
        except OSError:
            continue  # it ended meanwhile
    return found


@pytest.fixture
def service(tmp_path: Path) -> Iterator[tuple[int, int]]:
    """Two workers: the port, and the process that started them."""
    issuers = tmp_path / "issuers.json"
    issuers.write_text(json.dumps([{"iss": ISSUER, "keys": [PUBLIC]}]))
    port = _free_port()
    command = [sys.executable, "-m", "screener", "serve", "--port", str(port), "--workers", "2",
               "--issuers", str(issuers), "--url", URL]  # fmt: skip
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        until = time.monotonic() + WAIT
        while _status(port, token()) != 200:
            assert time.monotonic() < until
            time.sleep(0.1)
        yield port, process.pid
        process.terminate()
        process.wait(WAIT)


@pytest.mark.skipif(sys.platform != "linux", reason="workers are found in /proc")
def test_a_token_is_used_once_in_all_workers_and_a_killed_worker_is_replaced(service: tuple[int, int]) -> None:
    """One of twenty requests with a token is let in. While a worker is killed, each answer is right or absent."""
    port, process = service
    tokens = [token() for _ in range(5)]
    with ThreadPoolExecutor(8) as pool:
        for sent in tokens:
            found = Counter(pool.map(lambda _, sent=sent: _status(port, sent), range(20)))
            assert found == {200: 1, 401: 19}
        before = _children(process)
        assert len(before) == 2
        answers = [pool.submit(_status, port, token()) for _ in range(40)]
        os.kill(min(before), signal.SIGKILL)
        assert {one.result() for one in answers} <= {200, 0}
    until = time.monotonic() + WAIT
    while len(_children(process)) < 2 or _children(process) == before:
        assert time.monotonic() < until
        time.sleep(0.1)
    assert _status(port, tokens[0]) == 401
