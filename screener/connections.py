"""Connections that say nothing: each has ten seconds to make a request. Of too many, the one that waits longest goes.

uvicorn waits for the first request of a connection, and for the end of its headers, as long as the other side likes. A
thousand of such connections would leave no room for people.
"""

import asyncio

from uvicorn.protocols.http import auto
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

SECONDS = 10.0
"""For the headers of one request, from the opening of the connection or the end of the answer before."""
MOST = 200
"""Connections that wait at once. A browser makes its request within milliseconds."""
HEAD = 131_072
"""Bytes of the headers of one request. Cookies of other programs on the same computer can be many."""
FILES = 4_096
"""What the system is asked to let open at once. Linux lets a program have 1,024 unless it asks."""


class Connection(HttpToolsProtocol):
    """A connection of uvicorn's that ends when it says nothing."""

    waiting: "dict[Connection, asyncio.TimerHandle]" = {}  # noqa: RUF012 of this program: there is one server
    """Those that have made no request yet, the one that waits longest first."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Somebody came."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Something was sent: headers, until a request is there."""
        if self in self.waiting and self._sent > HEAD:
            self.end()
            return
        self._sent += len(data)
        super().data_received(data)

    def on_headers_complete(self) -> None:
        """A request is there."""
        self._wait_no_more()
        super().on_headers_complete()

    def on_response_complete(self) -> None:
        """It is answered."""
        super().on_response_complete()
        if not self.transport.is_closing() and self.cycle.response_complete:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Somebody went."""
        self._wait_no_more()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._wait_no_more()
        self._sent = 0
        self.waiting[self] = self.loop.call_later(SECONDS, self.end)
        if len(self.waiting) > MOST:
            next(iter(self.waiting)).end()

    def _wait_no_more(self) -> None:
        if timer := self.waiting.pop(self, None):
            timer.cancel()

    def end(self) -> None:
        """Close it, for it says nothing."""
        self._wait_no_more()
        self.transport.close()


def end_silent_connections() -> None:
    """Have uvicorn take these connections in the place of its own, and have the system let in all that is bounded."""
    vars(auto)["AutoHTTPProtocol"] = Connection
    try:
        import resource  # noqa: PLC0415 only Unix has it
    except ImportError:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
