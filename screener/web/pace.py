"""A share of the server's time for each socket and each client: some messages at once, then so many a second.

Nobody clicks so fast. A program that does would have the page drawn again and again, while the clicks of other people
wait.
"""

import asyncio
from collections.abc import Awaitable, Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from screener.web.shares import OF_A_CLIENT, OF_A_SOCKET, OPEN, Kind, Turns, client_of


class Pace:
    """Middleware: takes the messages of a socket at the pace of a person, those of a client at the pace of a clinic."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.clients: dict[str, Turns] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, and the messages of a socket at their pace."""
        if scope["type"] == "websocket":
            receive = paced(receive, Turns(OF_A_SOCKET), self._turns_of(client_of(scope)))
        await self.app(scope, receive, send)

    def _turns_of(self, client: str) -> Turns:
        """Those of a client go on when it opens another socket, and are forgotten when it has gone and rested."""
        self.clients = {
            one: turns for one, turns in self.clients.items() if OPEN.count(Kind.SOCKET, one) or not turns.rested
        }
        return self.clients.setdefault(client, Turns(OF_A_CLIENT))


def paced(receive: Receive, *shared: Turns, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> Receive:
    """The messages of a socket, each as soon as it is its turn. What is not taken yet waits in the socket."""

    async def receiving() -> Message:
        message = await receive()
        if message["type"] == "websocket.receive" and (pause := max(turns.next() for turns in shared)):
            await sleep(pause)
        return message

    return receiving
