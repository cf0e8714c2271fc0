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
from starlette.types import ASGIApp, Receive, Scope, Send

from screener.web.refusals import REFUSALS

TOO_MANY = "Too many people or requests at once. Please try again in a minute."
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
OF_A_CLIENT = Rate(50, 10)
"""Of all sockets of one client: fifty people. One process bears some fifteen clicks a second."""


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


class Shares:
    """Middleware: refuses what a client opens beyond its share."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what there is room for."""
        kind, client = _kind(scope), client_of(scope)
        if kind is None:
            await self.app(scope, receive, send)
        elif OPEN.has_room(kind, client):
            with OPEN.one_more(kind, client):
                await self._serve(kind, scope, receive, send)
        else:
            REFUSALS.count(f"more than a share: {kind.name.lower()}")
            await _refuse(kind, scope, receive, send)

    async def _serve(self, kind: Kind, scope: Scope, receive: Receive, send: Send) -> None:
        if kind is not Kind.UPLOAD:
            await self.app(scope, receive, send)
            return
        try:
            async with asyncio.timeout(LONGEST_UPLOAD):
                await self.app(scope, receive, send)
        except TimeoutError:
            REFUSALS.count("an upload that does not end")
            await _refuse(kind, scope, receive, send)


def _kind(scope: Scope) -> Kind | None:
    if scope["type"] == "websocket":
        return Kind.SOCKET
    if scope["type"] != "http":
        return None
    return Kind.UPLOAD if scope["method"] in ("PUT", "POST") else Kind.REQUEST


async def _refuse(kind: Kind, scope: Scope, receive: Receive, send: Send) -> None:
    if kind is Kind.SOCKET:
        await send({"type": "websocket.close", "code": 1013})
    else:
        await PlainTextResponse(TOO_MANY, 503, {"Retry-After": "60"})(scope, receive, send)


class Turns:
    """Who takes messages: some at once, then so many a second."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._free, self._before = float(rate.at_once), clock()

    @property
    def rested(self) -> bool:
        """Whether as many are taken at once as at first."""
        return self._free + (self._clock() - self._before) * self._rate.a_second >= self._rate.at_once

    def next(self) -> float:
        """Seconds until the turn of one more message."""
        now = self._clock()
        self._free = min(self._rate.at_once, self._free + (now - self._before) * self._rate.a_second) - 1
        self._before = now
        return max(0.0, -self._free / self._rate.a_second)
