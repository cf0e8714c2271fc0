"""The page for whoever connects a record system: its request and its nginx, exactly as written there."""

import json
import re
import shutil
import socket
import ssl
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from screener.service.tokens import Issuer, Tokens
from tests.intakes import ROOT
from tests.service.conftest import Ask, asked, served
from tests.service.test_tokens import ISSUER, PUBLIC, token

PAGE = (ROOT / "docs/record-systems.md").read_text(encoding="utf-8")
PATH = "/cds-services/ldn-patient-view"
LONG = {"extension": [{"url": "x", "valueString": "y" * 400_000}]}


def test_the_first_request_of_the_page_gets_its_cards(ask: Ask) -> None:
    """Oxycodone beside an order of naltrexone, and what was not checked."""
    ((path, body),) = re.findall(r"^curl http://127.0.0.1:8787(\S+) .* -d '(.*?)'$", PAGE, re.MULTILINE | re.DOTALL)
    first, *_, last = ask(path, body.encode()).cards
    assert first["summary"].startswith("oxycodone")
    assert last["summary"].startswith("Not checked")


@pytest.fixture
def proxied(tmp_path: Path) -> Iterator[tuple[str, ssl.SSLContext]]:
    """The service behind the nginx of the page: where it is reached, and whom to trust."""
    nginx, openssl = (shutil.which(one, path="/usr/bin:/usr/sbin") for one in ("nginx", "openssl"))
    if not nginx or not openssl:
        pytest.skip("nginx or openssl is not on this machine (on Debian: apt install nginx openssl)")
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    url = f"https://localhost:{port}"
    pem, key = tmp_path / "screener.pem", tmp_path / "screener.key"
    making = f"req -x509 -newkey rsa:2048 -nodes -subj /CN=localhost -addext subjectAltName=DNS:localhost -out {pem}"
    subprocess.run([openssl, *making.split(), "-keyout", key], check=True, capture_output=True)
    (example,) = re.findall(r"```nginx\n(.*?)```", PAGE, re.DOTALL)
    with served(Tokens((Issuer(iss=ISSUER, keys=(PUBLIC,)),)), url) as ask:
        behind = urlsplit(ask("/health").url).netloc
        for written, here in (("listen 443", f"listen 127.0.0.1:{port}"), ("screener.example", "localhost"),
                              ("/etc/ssl", str(tmp_path)), ("127.0.0.1:8787", behind)):  # fmt: skip
            assert written in example
            example = example.replace(written, here)
        places = "".join(f"{kind}_temp_path {tmp_path / kind}; "
                         for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))  # fmt: skip
        general = f"daemon off; pid {tmp_path / 'pid'}; error_log {tmp_path / 'errors'} warn; events {{}}"
        config = tmp_path / "nginx.conf"
        config.write_text(f"{general}\nhttp {{ {places}\n{example}\n}}\n", encoding="utf-8")
        with subprocess.Popen([nginx, "-c", config, "-e", tmp_path / "errors"], stderr=subprocess.DEVNULL) as process:
            while not _answers(port):
                assert process.poll() is None, (tmp_path / "errors").read_text(encoding="utf-8")
                time.sleep(0.05)
            yield url, ssl.create_default_context(cafile=pem)
            process.terminate()


def _answers(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


def test_the_proxy_of_the_page_passes_requests_on_and_writes_none(
    proxied: tuple[str, ssl.SSLContext], tmp_path: Path
) -> None:
    """A token for the outer address is let in, and a long request stays off the disk of the proxy."""
    url, trusted = proxied
    body = json.dumps(asked("patient-view", on_list=("metformin",)) | LONG).encode()
    sent = {"Content-Type": "application/json", "Authorization": f"Bearer {token(aud=url + PATH)}"}
    request = urllib.request.Request(url + PATH, body, sent)  # noqa: S310 this computer
    with urllib.request.urlopen(request, timeout=60, context=trusted) as answer:  # noqa: S310 this computer
        assert json.loads(answer.read()) == {"cards": []}
    assert (tmp_path / "errors").read_text(encoding="utf-8") == ""
