"""Settings that somebody made elsewhere, for other programs or to do harm: the app starts, and no door is open."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.test_running_app import SOCKET, request
from tests.conftest import Server, free_port, running
from tests.intakes import ROOT

OPTIONS = {
    "server.address": "0.0.0.0",  # noqa: S104 it is what may not come true
    "server.port": "80",
    "server.allowedHosts": "evil.example",
    "server.enableCORS": "false",
    "server.corsAllowedOrigins": "https://evil.example",
    "server.enableXsrfProtection": "false",
    "server.baseUrlPath": "elsewhere",
    "server.enableStaticServing": "true",
    "server.enableAgentApi": "true",
    "server.trustedUserHeaders": '{"X-User": "name"}',
    "server.fileWatcherType": "poll",
    "server.maxUploadSize": "9000",
    "server.runOnSave": "true",
    "server.sslCertFile": "/nowhere/certificate.pem",
    "server.disconnectedSessionTTL": "99999",
    "browser.serverAddress": "evil.example",
    "browser.gatherUsageStats": "true",
    "client.showErrorDetails": "full",
    "client.toolbarMode": "developer",
    "client.allowedOrigins": "https://evil.example",
    "global.developmentMode": "true",
    "logger.level": "debug",
    "runner.magicEnabled": "true",
}
HEADERS = ("Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy",
           "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy")  # fmt: skip
HOSTILE_MODULE = "raise SystemExit('a module of somebody else was run')\n"


def variable(option: str) -> str:
    """The variable of the environment that sets one of Streamlit's options."""
    words = "".join(f"_{letter}" if letter.isupper() else letter for letter in option.replace(".", "_"))
    return f"STREAMLIT_{words}".upper().replace("C_O_R_S", "CORS").replace("T_T_L", "TTL")


def in_the_environment(folder: Path) -> tuple[dict[str, str], Path]:
    """Every option as a variable, and Python led astray."""
    hostile = folder / "hostile"
    hostile.mkdir()
    for name in ("streamlit", "typer", "pip", "hashlib", "sitecustomise"):
        (hostile / f"{name}.py").write_text(HOSTILE_MODULE, encoding="utf-8")
    python = dict.fromkeys(("PYTHONPATH", "PYTHONSTARTUP", "PYTHONUSERBASE"), str(hostile))
    rules = {"SCREENER_RULES": str(hostile)}
    return {variable(option): value for option, value in OPTIONS.items()} | python | rules, ROOT


def in_files(folder: Path) -> tuple[dict[str, str], Path]:
    """Every option in the home folder and in the folder of whoever starts it, and modules that Python would find."""
    text = "\n".join(f"{option} = {value if value in ('true', 'false') else repr(value)}"
                     for option, value in OPTIONS.items())  # fmt: skip
    for place in ("home", "here"):
        (folder / place / ".streamlit").mkdir(parents=True)
        (folder / place / ".streamlit" / "config.toml").write_text(text, encoding="utf-8")
        (folder / place / ".streamlit" / "secrets.toml").write_text('SSL_CERT_FILE = "evil"', encoding="utf-8")
        (folder / place / "streamlit.py").write_text(HOSTILE_MODULE, encoding="utf-8")
        (folder / place / "pip.py").write_text(HOSTILE_MODULE, encoding="utf-8")
    home = str(folder / "home")
    return {"HOME": home, "USERPROFILE": home}, folder / "here"


@pytest.fixture(scope="module", params=[in_the_environment, in_files], ids=["environment", "files"])
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app, started among all these settings."""
    folder = tmp_path_factory.mktemp("hostile")
    settings, here = request.param(folder)
    with running(folder / "log.txt", free_port(), settings=settings, folder=here) as server:
        yield server


def listening(process: int) -> list[str]:
    """Every socket at which a process listens, as Linux tells it: TCP and UDP, of both versions."""
    own = {str(entry.readlink()) for entry in Path(f"/proc/{process}/fd").iterdir()}
    found = []
    for kind in ("tcp", "tcp6", "udp", "udp6"):
        for line in Path(f"/proc/{process}/net/{kind}").read_text(encoding="ascii").splitlines()[1:]:
            _, address, _, state, *rest = line.split()
            if f"socket:[{rest[5]}]" in own and state in ("0A", "07"):
                found.append(f"{kind} {address}")
    return found


pytestmark = pytest.mark.xdist_group(name="hostile settings")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the table of listening addresses is read from Linux's /proc")
def test_no_setting_from_elsewhere_opens_a_socket_to_others(hostile: Server) -> None:
    """The app listens at one socket, on this machine alone, at the port that was asked for."""
    loopback = socket.inet_aton("127.0.0.1")[::-1].hex().upper()
    assert listening(hostile.process) == [f"tcp {loopback}:{hostile.port:04X}"]


@pytest.mark.slow
def test_no_setting_from_elsewhere_takes_a_header_away(hostile: Server) -> None:
    """Pages and answers carry every header, name no other site, and are served at their usual place."""
    for path in ("/", "/rules", "/_stcore/health", "/_stcore/host-config", "/shell/shell.js"):
        status, headers = request(hostile, path, Origin="https://evil.example")
        assert status == 200, path
        assert [name for name in HEADERS if name not in headers] == []
        assert headers["Access-Control-Allow-Origin"] is None
    assert "default-src 'none'" in request(hostile, "/")[1]["Content-Security-Policy"]
    for path in ("/_stcore/metrics", "/_stcore/agent/openapi.json", "/app/static/x"):
        status, headers = request(hostile, path)
        assert status == 404 or headers["Content-Type"].startswith("text/html")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["evil.example", "127.0.0.1"])
def test_no_setting_from_elsewhere_lets_a_stranger_in(hostile: Server, name: str) -> None:
    """A foreign name is refused, and so is the socket for a page of another site."""
    host = f"{name}:{hostile.port}"
    if name == "evil.example":
        assert request(hostile, "/", Host=host)[0] == 400
    strange = {**SOCKET, "Host": host, "Origin": "https://evil.example"}
    assert request(hostile, "/_stcore/stream", **strange)[0] == 403
    own = {**SOCKET, "Host": f"127.0.0.1:{hostile.port}", "Origin": hostile.url}
    assert request(hostile, "/_stcore/stream", **own)[0] == 101


@pytest.mark.slow
def test_what_was_set_aside_is_told(hostile: Server) -> None:
    """Whoever starts it reads where it listens and which rules it has, and which variables were not used."""
    said = hostile.log.read_text(encoding="utf-8")
    assert f"Only this computer can open it: {hostile.url}" in said
    assert "Rules: rules/ldn" in said
    assert "evil.example" not in said
    if "STREAMLIT_" in said:
        assert all(word in said for word in ("PYTHONPATH", "PYTHONSTARTUP", "SCREENER_RULES", "SERVER_ADDRESS"))


@pytest.mark.slow
def test_streamlits_own_command_refuses_other_settings(tmp_path: Path) -> None:
    """Started past the program's own command, it stops, and names the setting and where it is from."""
    settings = {"STREAMLIT_SERVER_ADDRESS": "0.0.0.0", "STREAMLIT_SERVER_PORT": str(free_port()), "HOME": str(tmp_path)}  # noqa: S104
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **settings}, capture_output=True, text=True, timeout=60,
                          check=False)  # fmt: skip
    assert done.returncode != 0
    assert "server.address" in done.stderr
    assert "python3 run.py" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--port", "99999"], "65535"),
        (["--rules", "nowhere"], "does not exist"),
        (["--serve", "0.0.0.0"], "--name"),  # noqa: S104 that is the point
        (["--serve", "192.0.2.1"], "--certificate"),
        (["--serve", "clinic.example"], "IP address"),
        (["--name", "https://clinic.example:443"], "without http://"),
        (["--under", "ldn"], "/ldn"),
        (["--certificate", "app.py"], "both"),
        (["--certificate", "app.py", "--key", "app.py"], "cannot be used"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_an_option_that_cannot_be_is_answered_in_words(arguments: list[str], says: str) -> None:
    """Nothing is started, there is no traceback, and the message says what is meant."""
    done = subprocess.run([sys.executable, "-m", "screener", "app", "--no-browser", *arguments], cwd=ROOT,
                          capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)  # fmt: skip
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    """A second app at the same port does not go to another one in silence."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        command = [sys.executable, "-m", "screener", "app", "--no-browser", "--port", str(taken.getsockname()[1])]
        done = subprocess.run(command, cwd=ROOT, env={**os.environ, "HOME": str(tmp_path)}, capture_output=True,
                              text=True, timeout=60, check=False)  # fmt: skip
    assert done.returncode == 1
    assert "not available" in done.stdout + done.stderr
