"""How the app is served: where it listens, under which names, with which TLS files. Checked before it starts."""

import ipaddress
import re
import ssl
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from screener.rulebook.default import PANEL, VARIABLE

LOOPBACK = "127.0.0.1"
THIS_COMPUTER = (LOOPBACK, "localhost")
"""The names under which a browser on this computer reaches the app."""
FOR_LIBRARIES = {
    # A browser sends the cookies of every program on this computer to the socket, which can be many.
    "WEBSOCKETS_MAX_LINE_LENGTH": "65536",
    # Otherwise the C library of Linux keeps memory apart for each thread, and after many people at once it stays taken.
    "MALLOC_ARENA_MAX": "2",
    # Who may say from which address a request comes: a proxy on this computer, and nobody else.
    "FORWARDED_ALLOW_IPS": "127.0.0.1,::1",
}
"""What libraries take from the environment alone."""
_NAME = re.compile(r"(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*|\[[0-9a-f:.]+\]")
_UNDER = re.compile(r"(/[A-Za-z0-9_-]+)+")
_FROM_ELSEWHERE = ("STREAMLIT_", "PYTHON", VARIABLE, PANEL)
_ONLY_OUTPUT = ("PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE")


class ServerOptions(BaseModel):
    """What was said at the start about how the app is served."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    port: int = 8501
    address: str = LOOPBACK
    """The address of this computer at which the app listens."""
    names: tuple[str, ...] = ()
    """The names under which other computers reach it."""
    certificate: Path | None = None
    key: Path | None = None
    behind_proxy: bool = False
    """Whether a proxy on another computer holds the TLS files."""
    under: str = ""
    """The path below which a proxy shows the app: ``/ldn``."""
    open_browser: bool = False

    @property
    def serves_others(self) -> bool:
        """Whether other computers can reach it, directly or through a proxy on this one."""
        return bool(self.names) or not _is_loopback(self.address)

    @property
    def known_names(self) -> tuple[str, ...]:
        """Every name that is let in."""
        own = () if _is_wildcard(self.address) else (bracketed(self.address),)
        return tuple(dict.fromkeys((*self.names, *own, *THIS_COMPUTER)))

    @property
    def url(self) -> str:
        """Where a browser finds it, when no proxy stands before it."""
        scheme = "https" if self.certificate else "http"
        return f"{scheme}://{self.known_names[0]}:{self.port}{self.under}"

    @property
    def for_streamlit(self) -> dict[str, Any]:
        """The same as options of Streamlit."""
        named: dict[str, Any] = {
            "server.port": self.port,
            "browser.serverPort": self.port,
            "server.address": self.address,
            "server.headless": not self.open_browser,
            "server.allowedHosts": list(self.known_names),
            "browser.serverAddress": self.known_names[0],
        }
        if self.names:
            named["server.corsAllowedOrigins"] = [
                f"{scheme}://{name}" for name in self.names for scheme in ("http", "https")
            ]
        if self.certificate:
            named |= {"server.sslCertFile": str(self.certificate), "server.sslKeyFile": str(self.key)}
        return named


def problems_of(options: ServerOptions) -> Iterator[str]:
    """Everything that stands against starting the app like this."""
    if not _is_address(options.address):
        yield f"--serve {options.address}: this is no IP address; --name takes names"
    elif _is_wildcard(options.address) and not options.names:
        yield f"--serve {options.address}: say with --name under which name browsers reach it"
    elif not _is_loopback(options.address) and not options.certificate and not options.behind_proxy:
        yield (f"--serve {options.address}: what is typed would cross the network readable; give --certificate and "
               "--key, or say --behind-proxy where a proxy on another computer has them")  # fmt: skip
    for name in options.names:
        if not _NAME.fullmatch(name):
            yield f"--name {name}: write the name alone, in small letters, without http:// and without a port"
    if options.under and not _UNDER.fullmatch(options.under):
        yield f"--under {options.under}: write a path such as /ldn"
    yield from _problems_of_files(options)


def set_aside(environment: MutableMapping[str, str]) -> list[str]:
    """Take settings that were made elsewhere out of an environment: their names."""
    names = sorted(key for key in environment if key.startswith(_FROM_ELSEWHERE) and key not in _ONLY_OUTPUT)
    for name in names:
        del environment[name]
    return names


def bracketed(address: str) -> str:
    """An address as it stands in a URL."""
    return f"[{address}]" if ":" in address else address


def _problems_of_files(options: ServerOptions) -> Iterator[str]:
    if bool(options.certificate) != bool(options.key):
        yield "--certificate and --key: give both, or none"
    elif options.certificate and options.key:
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(options.certificate, options.key, password="")
        except (OSError, ssl.SSLError) as error:
            yield f"--certificate {options.certificate}, --key {options.key}: they cannot be used: {error}"


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _is_loopback(address: str) -> bool:
    return _is_address(address) and ipaddress.ip_address(address).is_loopback


def _is_wildcard(address: str) -> bool:
    return _is_address(address) and ipaddress.ip_address(address).is_unspecified
