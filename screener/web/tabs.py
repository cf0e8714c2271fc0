"""Which browser tab is speaking: the value that our script makes for each tab, taken from the handshake of its socket.

A browser lets a script add nothing to that handshake but names of protocols, which is where Streamlit puts its own
tokens too. Ours is taken out before Streamlit reads them, and passed on as a header. So it is in no address, no cookie
and no log.
"""

import asyncio
import re
from dataclasses import dataclass
from typing import Any

import streamlit as st
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from screener.web.tab_store import TabStore

HEADER = "x-screener-tab"
PROTOCOLS = "sec-websocket-protocol"
LAST_WORDS = 0.5
"""Seconds for which a tab that has gone still counts as there, so that what it sent last is taken in."""
_ENTRY = re.compile(r"tab\.(new|held)\.([0-9a-f]{32})")


@dataclass(frozen=True)
class Tab:
    """A browser tab, and whether it says that something was answered in it before."""

    value: str
    held: bool


def this_tab() -> Tab | None:
    """The tab that this run of the page is for. None where no script of ours ran, as in a test without a browser."""
    entry = _ENTRY.fullmatch(st.context.headers.get(HEADER) or "")
    return Tab(entry[2], entry[1] == "held") if entry else None


class Tabs:
    """Middleware: reads the tab's value from the handshake; the tab is in contact while the socket is open."""

    def __init__(self, app: ASGIApp, kept: TabStore[Any]) -> None:
        self.app = app
        self.kept = kept

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a socket on, with the value as a header."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        offered = [name.strip() for line in Headers(scope=scope).getlist(PROTOCOLS) for name in line.split(",")]
        ours = [name for name in offered if _ENTRY.fullmatch(name)]
        theirs = [name for name in offered if name not in ours]
        entry = ours[0] if len(ours) == 1 else ""
        headers = [
            (name, value) for name, value in scope["headers"] if name not in (PROTOCOLS.encode(), HEADER.encode())
        ]
        headers += [(PROTOCOLS.encode(), ", ".join(theirs).encode("latin-1"))] if theirs else []
        headers += [(HEADER.encode(), entry.encode())] if entry else []
        scope = {**scope, "headers": headers, "subprotocols": [name for name in theirs if name]}
        if found := _ENTRY.fullmatch(entry):
            with self.kept.in_contact(found[2]):
                await self.app(scope, *_patient(receive, send))
        else:
            await self.app(scope, receive, send)


def _patient(receive: Receive, send: Send) -> tuple[Receive, Send]:
    """A socket whose end is told a moment late: Streamlit stops at once, with an answer just sent not yet taken in."""
    gone = False

    async def receiving() -> Message:
        nonlocal gone
        message = await receive()
        if message["type"] == "websocket.disconnect":
            gone = True
            await asyncio.sleep(LAST_WORDS)
        return message

    async def sending(message: Message) -> None:
        if not gone:
            await send(message)

    return receiving, sending
