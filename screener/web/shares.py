"""A share for each client: how much of the server one address can have at once. All limits of this kind stand here.

A client is an address of the network. Behind a proxy on this computer it is the one that the proxy names
(``X-Forwarded-For``, which is believed of nobody else); behind another proxy all are one client.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from typing import NamedTuple

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from screener.web.refusals import REFUSALS

TOO_MANY = "Too many people or requests at once. Please try again in a minute."
AGAIN_LATER = 1013
"""The code with which a socket is closed for which there is no room."""
LONGEST_UPLOAD = 120.0
"""Seconds for which a file can be on its way."""


class Share(NamedTuple):
    """How many can be open at once: of one client, and of all together."""

    of_one: int
    of_all: int


class Kind(Enum):
    """What can be open. A clinic may be one address: fifty people with two tabs each, who load a page together."""

    SOCKET = Share(100, 600)
    UPLOAD = Share(3, 8)
    REQUEST = Share(200, 800)


class Rate(NamedTuple):
    """Messages that are taken at once, and then so many a second."""

    at_once: int
    a_second: int


OF_A_SOCKET = Rate(100, 5)
"""Nobody clicks so fast."""
OF_A_CLIENT = Rate(20, 10)
"""Of all sockets of one client, while nobody else is there: fifty people. One process bears some fifteen a second."""
OF_A_MOMENT = Rate(3, 15)
"""Of all sockets of one client: the processor takes one after the other, so more at once would only hold up others."""
LATELY = 10.0
"""Seconds. To a client that sent something in this time, others in a burst give way."""


def client_of(scope: Scope) -> str:
    """The address from which somebody comes."""
    return str((scope.get("client") or ("",))[0])


class Open:
    """What is open now, of each client."""

    def __init__(self) -> None:
        self._of_one: Counter[tuple[Kind, str]] = Counter()
        self._of_all: Counter[Kind] = Counter()

    def count(self, kind: Kind, client: str) -> int:
        """How many are open of one client."""
        return self._of_one[kind, client]

    def has_room(self, kind: Kind, client: str) -> bool:
        """Whether one more can be opened."""
        return self._of_one[kind, client] < kind.value.of_one and self._of_all[kind] < kind.value.of_all

    @contextmanager
    def one_more(self, kind: Kind, client: str) -> Iterator[None]:
        """One more is open, until it is done."""
        self._count(kind, client, 1)
        try:
            yield
        finally:
            self._count(kind, client, -1)

    def _count(self, kind: Kind, client: str, change: int) -> None:
        self._of_all[kind] += change
        self._of_one[kind, client] += change
        if not self._of_one[kind, client]:
            del self._of_one[kind, client]


OPEN = Open()
"""What is open at this server."""


class Socket:
    """An open page, and whether anything was done on it."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.client = client_of(scope)
        self._receive, self._send = receive, send
        self._messages = 0
        self._held = any(name.startswith("tab.held.") for name in scope.get("subprotocols", ()))
        self._gives_way = asyncio.Event()

    @property
    def is_empty(self) -> bool:
        """Whether it was opened and left. The first message of a page only asks to be drawn."""
        return self._messages < 2 and not self._held and not self._gives_way.is_set()

    async def send(self, message: Message) -> None:
        """Pass on what is sent to the page, while it is there."""
        if not self._gives_way.is_set():
            await self._send(message)

    def give_way(self) -> None:
        """Close it, and make room for somebody else."""
        self._gives_way.set()

    async def receive(self) -> Message:
        """The next message of the page; the end, where it gives way."""
        message, end = asyncio.ensure_future(self._receive()), asyncio.ensure_future(self._gives_way.wait())
        try:
            await asyncio.wait((message, end), return_when=asyncio.FIRST_COMPLETED)
        finally:
            end.cancel()
            if not message.done():
                message.cancel()
        if not message.done() or self._gives_way.is_set():
            await self._send({"type": "websocket.close", "code": AGAIN_LATER})
            return {"type": "websocket.disconnect", "code": AGAIN_LATER}
        self._messages += message.result()["type"] == "websocket.receive"
        return message.result()


class Shares:
    """Middleware: refuses what a client opens beyond its share. Of too many pages, an empty one gives way first."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._sockets: dict[int, Socket] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what there is room for."""
        kind, client = _kind(scope), client_of(scope)
        if kind is None:
            await self.app(scope, receive, send)
        elif OPEN.has_room(kind, client) or (kind is Kind.SOCKET and self._make_room(client)):
            with OPEN.one_more(kind, client):
                await self._serve(kind, scope, receive, send)
        else:
            REFUSALS.count(f"more than a share: {kind.name.lower()}")
            await _refuse(kind, scope, receive, send)

    async def _serve(self, kind: Kind, scope: Scope, receive: Receive, send: Send) -> None:
        if kind is Kind.SOCKET:
            socket = Socket(scope, receive, send)
            self._sockets[id(socket)] = socket
            try:
                await self.app(scope, socket.receive, socket.send)
            finally:
                del self._sockets[id(socket)]
            return
        if kind is Kind.REQUEST:
            await self.app(scope, receive, send)
            return
        try:
            async with asyncio.timeout(LONGEST_UPLOAD):
                await self.app(scope, receive, send)
        except TimeoutError:
            REFUSALS.count("an upload that does not end")
            await _refuse(kind, scope, receive, send)

    def _make_room(self, client: str) -> bool:
        """Have an empty page give way: of this client if it has its share, else of the client that has most of them."""
        empty = [one for one in self._sockets.values() if one.is_empty]
        if OPEN.count(Kind.SOCKET, client) >= Kind.SOCKET.value.of_one:
            empty = [one for one in empty if one.client == client]
        if not empty:
            return False
        of_each = Counter(one.client for one in empty)
        max(empty, key=lambda one: of_each[one.client]).give_way()  # the first of those is the one open longest
        return True


def _kind(scope: Scope) -> Kind | None:
    if scope["type"] == "websocket":
        return Kind.SOCKET
    if scope["type"] != "http":
        return None
    return Kind.UPLOAD if scope["method"] in ("PUT", "POST") else Kind.REQUEST


async def _refuse(kind: Kind, scope: Scope, receive: Receive, send: Send) -> None:
    if kind is Kind.SOCKET:
        await send({"type": "websocket.close", "code": AGAIN_LATER})
    else:
        await PlainTextResponse(TOO_MANY, 503, {"Retry-After": "60"})(scope, receive, send)


class Turns:
    """Who takes messages: some at once, then so many a second. Clients that want more give way to others."""

    def __init__(
        self, rate: Rate, clock: Callable[[], float] = time.monotonic, others: Callable[[], int] = lambda: 0
    ) -> None:
        self._rate = rate
        self._clock = clock
        self._others = others
        self._free, self._before = float(rate.at_once), clock()

    @property
    def rested(self) -> bool:
        """Whether as many are taken at once as at first."""
        return self._free + (self._clock() - self._before) * self._rate.a_second >= self._rate.at_once

    def next(self) -> float:
        """Seconds until the turn of one more message."""
        now, a_second = self._clock(), float(self._rate.a_second)
        if self._free < 0 and (others := self._others()):
            a_second /= others + 2
        self._free = min(self._rate.at_once, self._free + (now - self._before) * a_second) - 1
        self._before = now
        return max(0.0, -self._free / a_second)
