"""A share of the server's time for each socket and each client: some messages at once, then so many a second.

Nobody clicks so fast. A program that does would have the page drawn again and again, while the clicks of other people
wait. To open a page counts as a message.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from screener.web.shares import LATELY, OF_A_CLIENT, OF_A_MOMENT, OF_A_SOCKET, OPEN, Kind, Turns, client_of


class Client:
    """One sending address, and its turns."""

    def __init__(self, clock: Callable[[], float], others: Callable[[], int]) -> None:
        self._clock = clock
        self._turns = (Turns(OF_A_MOMENT, clock), Turns(OF_A_CLIENT, clock, others))
        self._seen = clock()

    @property
    def was_here_lately(self) -> bool:
        """Whether it sent something."""
        return self._clock() - self._seen < LATELY

    @property
    def rested(self) -> bool:
        """Whether nothing of it needs to be remembered."""
        return all(turns.rested for turns in self._turns)

    def next(self) -> float:
        """Seconds until the turn of one more message."""
        self._seen = self._clock()
        return max(turns.next() for turns in self._turns)


class Pace:
    """Middleware: takes the messages of a socket at the pace of a person, those of a client at the pace of a clinic."""

    def __init__(self, app: ASGIApp, clock: Callable[[], float] = time.monotonic) -> None:
        self.app = app
        self._clock = clock
        self.clients: dict[str, Client] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, and the messages of a socket at their pace."""
        if scope["type"] == "websocket":
            client = self.client(client_of(scope))
            await asyncio.sleep(client.next())
            receive = paced(receive, Turns(OF_A_SOCKET, self._clock), client)
        await self.app(scope, receive, send)

    def client(self, address: str) -> Client:
        """A client is the same on its next socket, and is forgotten once it is gone and at rest."""
        self.clients = {
            one: client for one, client in self.clients.items() if OPEN.count(Kind.SOCKET, one) or not client.rested
        }
        return self.clients.setdefault(address, Client(self._clock, self._others))

    def _others(self) -> int:
        """How many sent something lately, beside the one who asks."""
        return sum(client.was_here_lately for client in self.clients.values()) - 1


def paced(
    receive: Receive, *shared: Turns | Client, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
) -> Receive:
    """The messages of a socket, each as soon as it is its turn. What is not taken yet waits in the socket."""

    async def receiving() -> Message:
        message = await receive()
        if message["type"] == "websocket.receive" and (pause := max(turns.next() for turns in shared)):
            await sleep(pause)
        return message

    return receiving
