"""A share of the server's time for each socket: some messages at once, then so many a second. The others wait.

Nobody clicks so fast. A program that does would have the page drawn again and again, while the clicks of other people
wait.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

AT_ONCE = 100
"""Messages that are taken as they come."""
A_SECOND = 5
"""Messages a second that are taken after those."""


class Pace:
    """Middleware: takes the messages of a socket at the pace of a person."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, and the messages of a socket at their pace."""
        await self.app(scope, paced(receive) if scope["type"] == "websocket" else receive, send)


def paced(
    receive: Receive,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> Receive:
    """The messages of a socket, each as soon as it is its turn. What is not taken yet waits in the socket."""
    free, before = float(AT_ONCE), clock()

    async def receiving() -> Message:
        nonlocal free, before
        message = await receive()
        if message["type"] == "websocket.receive":
            now = clock()
            free, before = min(AT_ONCE, free + (now - before) * A_SECOND) - 1, now
            if free < 0:
                await sleep(-free / A_SECOND)
        return message

    return receiving
