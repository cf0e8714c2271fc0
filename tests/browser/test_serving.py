"""The app served to other computers on purpose: with TLS of its own, behind nginx and behind Caddy, as the docs say."""

import os
import re
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, HttpCredentials, Page, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from tests.conftest import Server, free_port, running
from tests.intakes import ROOT, ldn

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group(name="serving")]
NAME = "clinic.example"
DOCS = (ROOT / "docs" / "serving.md").read_text(encoding="utf-8")
WORDS = ldn().words
NO_CONNECTION = WORDS.shell.no_connection


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for the clinic's name, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    certificate, key = folder / "clinic.pem", folder / "clinic.key"
    making = f"req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN={NAME} -addext subjectAltName=DNS:{NAME}"
    files = ["-out", str(certificate), "-keyout", str(key)]
    subprocess.run([needed("openssl"), *making.split(), *files], check=True, capture_output=True)
    return certificate, key


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app, started as the docs say for a proxy on the same computer."""
    (said,) = re.findall(r"^python3 run.py --no-browser (--name .*)$", DOCS, re.MULTILINE)
    with running(tmp_path_factory.mktemp("app") / "log.txt", free_port(), *said.split()) as server:
        yield server


def needed(program: str) -> str:
    """Where a program is; without it the test is skipped, and says how to get it."""
    found = shutil.which(program) or shutil.which(program, path="/usr/sbin")
    return found or pytest.skip(f"{program} is not on this machine (on Debian: apt install {program})")


@contextmanager
def nginx(app: Server, tls: tuple[Path, Path], folder: Path, change: Callable[[str], str] = str) -> Iterator[str]:
    """Nginx with the example of the docs: the address that it serves."""
    port = free_port()
    (example,) = re.findall(r"```nginx\n(.*?)```", DOCS, re.DOTALL)
    (folder / "passwords").write_text("clinic:{PLAIN}word\n", encoding="utf-8")
    example = change(_placed(example, app, tls).replace("listen 443", f"listen 127.0.0.1:{port}"))
    example = example.replace("/etc/nginx/screener.passwords", str(folder / "passwords"))
    places = "".join(f"{kind}_temp_path {folder / kind}; "
                     for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))  # fmt: skip
    config = f"user root;\npid {folder / 'pid'};\nevents {{}}\nhttp {{\naccess_log off;\n{places}\n{example}\n}}\n"
    (folder / "nginx.conf").write_text(config if os.geteuid() == 0 else config.partition("\n")[2], encoding="utf-8")
    command = [needed("nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "errors"),
               "-g", "daemon off;"]  # fmt: skip
    with served(command, port, folder):
        yield f"https://{NAME}:{port}/ldn/"


@contextmanager
def caddy(app: Server, tls: tuple[Path, Path], folder: Path) -> Iterator[str]:
    """Caddy with the example of the docs: the address that it serves."""
    port, program = free_port(), needed("caddy")
    (example,) = re.findall(r"```caddyfile\n(.*?)```", DOCS, re.DOTALL)
    hashed = subprocess.run(
        [program, "hash-password", "--plaintext", "word"], check=True, capture_output=True, text=True
    )
    example = _placed(example, app, tls).replace(f"{NAME} {{", f"https://{NAME}:{port} {{\nbind 127.0.0.1", 1)
    example = example.replace("HASH", hashed.stdout.strip())
    (folder / "Caddyfile").write_text("{\nadmin off\nauto_https off\n}\n" + example, encoding="utf-8")
    with served([program, "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"], port, folder):
        yield f"https://{NAME}:{port}/ldn/"


def _placed(example: str, app: Server, tls: tuple[Path, Path]) -> str:
    """An example of the docs, with the ports and the files of this test."""
    placed = example.replace("127.0.0.1:8501", f"127.0.0.1:{app.port}")
    return placed.replace("/etc/ssl/clinic.pem", str(tls[0])).replace("/etc/ssl/clinic.key", str(tls[1]))


@contextmanager
def served(command: list[str], port: int, folder: Path) -> Iterator[None]:
    """A proxy, while it runs."""
    environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, env=environment)
        try:
            for _ in range(200):
                if process.poll() is not None:
                    pytest.fail((folder / "log").read_text(encoding="utf-8"))
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    break
                except OSError:
                    time.sleep(0.05)
            yield
        finally:
            process.terminate()
            process.wait(timeout=20)


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """A tab on an address, of somebody who knows the password."""
    who: HttpCredentials = {"username": "clinic", "password": "word"}
    context = browser.new_context(
        ignore_https_errors=True, http_credentials=who, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def used_as_a_clinic_does(page: Page, address: str) -> None:
    """Type a medicine, read, look at the rules, come back, load again, take a document; all below the address."""
    asked_for: list[str] = []
    page.goto(f"{address}checklist")
    page.on("request", lambda request: asked_for.append(request.url))
    box = page.get_by_role("textbox", name=ldn().about.medicines.clinician.ask)
    box.fill("codeine 30 mg at night")
    box.press("Control+Enter")
    expect(page.locator(".pane .row", has_text="codeine 30 mg at night").first).to_be_visible()
    page.get_by_role("link", name=WORDS.about.title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(WORDS.about.title)
    assert page.url == f"{address}rules"
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(WORDS.about.title)
    page.goto(f"{address}checklist")
    expect(box).to_have_value("codeine 30 mg at night")
    page.get_by_role("button", name=WORDS.checklist.more).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=WORDS.page.download_text, exact=True).click()
    assert "codeine 30 mg at night" in waiting.value.path().read_text(encoding="utf-8")
    assert [url for url in asked_for if not url.startswith((address, "blob:", "data:"))] == []


@pytest.mark.parametrize("proxy", [nginx, caddy], ids=["nginx", "caddy"])
def test_the_app_works_behind_the_proxy_of_the_docs(
    browser: Browser,
    app: Server,
    tls: tuple[Path, Path],
    tmp_path: Path,
    proxy: Callable[..., AbstractContextManager[str]],
) -> None:
    """With TLS, a password and a path before it, everything works, and nothing is asked for beside the path."""
    with proxy(app, tls, tmp_path) as address, opened(browser, address) as page:
        used_as_a_clinic_does(page, address)
        answer = page.goto(f"{address}health")
        assert answer is not None
        assert (answer.status, answer.text()) == (200, "ok")
        assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.fixture(params=[('proxy_set_header Connection "upgrade";', "socket"),
                        ("proxy_set_header Host $http_host;", "host")], ids=["socket", "host"])  # fmt: skip
def faulty(
    request: pytest.FixtureRequest, app: Server, tls: tuple[Path, Path], tmp_path: Path
) -> Iterator[tuple[str, str]]:
    """An nginx with the example of the docs, in which a line is missing; and what is in the way then."""
    line, what = request.param
    with nginx(app, tls, tmp_path, lambda text: text.replace(line, "")) as address:
        yield address, what


def test_a_proxy_that_lets_no_socket_through_is_told(browser: Browser, faulty: tuple[str, str]) -> None:
    """In the place of an empty page, in both languages, stands what is in the way."""
    address, what = faulty
    with opened(browser, address) as page:
        message = page.get_by_role("alert")
        expect(message).to_contain_text(NO_CONNECTION[what])
        expect(message.locator("section[lang=es]")).to_contain_text("WebSocket" if what == "socket" else "Host")


def test_cookies_of_other_programs_do_not_leave_the_page_empty(browser: Browser, server: Server) -> None:
    """Cookies of 30 KB change nothing; with more than a socket takes, the page says so until they are gone."""
    with opened(browser, f"{server.url}/checklist") as page:
        box = page.get_by_role("textbox", name=ldn().about.medicines.clinician.ask)
        for count in (8, 20):
            page.context.add_cookies([{"name": f"other{number}", "value": "x" * 3900, "url": server.url}
                                      for number in range(count)])  # fmt: skip
            page.goto(f"{server.url}/checklist")
            told = page.get_by_role("alert")
            expect(box if count == 8 else told).to_be_visible()
        expect(told).to_contain_text(NO_CONNECTION["cookies"])
        page.context.clear_cookies()
        expect(box).to_be_visible()
        expect(told).to_have_count(0)


def test_a_page_for_which_there_is_no_room_says_so_and_goes_on(browser: Browser, server: Server) -> None:
    """One client has as many pages in use as one can: the next says so in both languages, until there is room."""
    with ExitStack() as until_the_end:
        with ExitStack() as many:
            address, refused = f"ws://127.0.0.1:{server.port}/_stcore/stream", 0
            in_use = [Subprotocol(f"tab.held.{'0' * 32}")]
            while refused < 3:  # a page of another test may be closing still
                try:
                    many.enter_context(connect(address, origin=Origin(server.url), subprotocols=in_use, proxy=None))
                except InvalidStatus:
                    refused += 1
                    time.sleep(1)
            page = until_the_end.enter_context(opened(browser, f"{server.url}/checklist"))
            told = page.get_by_role("alert")
            expect(told).to_contain_text(NO_CONNECTION["full"])
            expect(told.locator("section[lang=es]")).to_contain_text("Hay demasiadas páginas")
        expect(page.get_by_role("textbox", name=ldn().about.medicines.clinician.ask)).to_be_visible()
        expect(told).to_have_count(0)


def test_the_app_serves_tls_itself(browser: Browser, tls: tuple[Path, Path], tmp_path: Path) -> None:
    """With a certificate and a name, a browser opens it under that name; what was said at the start tells so."""
    port, (certificate, key) = free_port(), tls
    options = ("--name", NAME, "--certificate", str(certificate), "--key", str(key))
    with running(tmp_path / "log.txt", port, *options) as server:
        with opened(browser, f"https://{NAME}:{port}/") as page:
            used_as_a_clinic_does(page, f"https://{NAME}:{port}/")
        with pytest.raises(OSError, match=r"."):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5)
        said = server.log.read_text(encoding="utf-8")
    assert f"for {NAME}, 127.0.0.1, localhost" in said
    assert "there is no login" in said
