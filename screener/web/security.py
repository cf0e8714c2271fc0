"""What the server lets in and out: security headers, a strict Content-Security-Policy, no stranger on the socket.

Streamlit sends none of these headers by itself, keeps no-store off downloads, answers to any name over HTTP, and opens
its socket to a client that names no origin. The names it goes by are ``server.allowedHosts`` in its configuration.
"""

import re
from collections.abc import Callable, MutableMapping
from typing import Any

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from screener.web.pace import Pace
from screener.web.refusals import REFUSALS
from screener.web.session import TAB_STORE
from screener.web.shares import Shares
from screener.web.shell.serving import Index
from screener.web.tabs import Tabs

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::[0-9]{1,5})?")
CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/auth", "/oauth2callback")
"""Paths of Streamlit that nobody needs here."""
NOT_MY_NAME = (
    "This server does not go by that name. Where a proxy stands before it, the proxy has to pass on the name that was "
    "called (the Host header), and the app has to be started with that name: --name NAME."
)


def middleware(under: str = "") -> list[Middleware]:
    """The middleware of the app, outermost first. ``under`` is the path below which a proxy shows it."""
    hosts = frozenset(streamlit.get_option("server.allowedHosts"))
    return [
        *([Middleware(Under, path=under)] if under else []),
        Middleware(Security, policy=content_security_policy(), hosts=hosts),
        Middleware(Shares),
        Middleware(Pace),
        Middleware(Tabs, kept=TAB_STORE),
        Middleware(Index),
    ]


def content_security_policy() -> str:
    """The policy: everything from this server, nothing from elsewhere, and no script within a page."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            *(f"{kind} 'none'" for kind in ("frame-src", "object-src", "base-uri", "form-action", "frame-ancestors")),
            "manifest-src 'self'",
        )
    )


class Under:
    """Takes away the path below which a proxy shows the app. Proxies differ in whether they do that themselves."""

    def __init__(self, app: ASGIApp, path: str) -> None:
        self.app = app
        self.path = path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on as if the app were at the root."""
        path = scope.get("path", "")
        if path == self.path and scope["type"] == "http":  # links on the page lead on from a folder
            await RedirectResponse(f"{self.path}/")(scope, receive, send)
            return
        if path.startswith(f"{self.path}/"):
            scope = {**scope, "path": path.removeprefix(self.path), "raw_path": None}
        await self.app(scope, receive, send)


class Security:
    """Adds the headers to every response; refuses a foreign name, and a socket that no page of this server opened."""

    def __init__(self, app: ASGIApp, policy: str, hosts: frozenset[str]) -> None:
        self.app = app
        self.hosts = hosts
        self.headers = {
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        name = _HOST.fullmatch(host)
        known = name is not None and name[1] in self.hosts
        if scope["type"] == "websocket":
            if known and headers.get("origin") in (f"http://{host}", f"https://{host}"):
                await self.app(scope, receive, send)
            else:
                REFUSALS.count("a socket that no page of this server opened")
                await send({"type": "websocket.close", "code": 1008})
            return
        sending = self._with_headers(scope["path"], send)
        if not known:
            REFUSALS.count("another name")
            await PlainTextResponse(NOT_MY_NAME, 400)(scope, receive, sending)
        elif scope["path"].startswith(CLOSED):
            REFUSALS.count("a closed path")
            await PlainTextResponse("Not found", 404)(scope, receive, sending)
        else:
            await self.app(scope, receive, sending)

    def _with_headers(self, path: str, send: Send) -> Callable[[Message], Any]:
        async def sending(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self.headers)
                if not path.startswith("/static/"):
                    headers["Cache-Control"] = "no-store"
            await send(message)

        return sending
