"""Connections that are opened and never spoken to."""

import asyncio
import http.client
import socket

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from screener import connections
from screener.connections import Connection
from tests.loops import outcome


def test_connections_that_say_nothing_end_and_the_next_person_gets_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of too many the first go; those that stay end after a while, also within their headers, which are bounded."""
    monkeypatch.setattr(connections, "MOST", 10)
    monkeypatch.setattr(connections, "SECONDS", 0.5)
    app = Starlette(routes=[Route("/", lambda _: PlainTextResponse("here"))])

    async def visit() -> None:
        config = uvicorn.Config(app, port=0, http=Connection, log_level="critical", lifespan="off")
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server.serve())
        while not server.started:  # noqa: ASYNC110 uvicorn has no event for it
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        silent = []
        for number in range(30):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET / HTTP/1.1\r\nHost: " if number % 2 else b"")
            silent.append((reader, writer))
        assert await asyncio.to_thread(_asked, port) == b"here"
        ended = [asyncio.ensure_future(reader.read()) for reader, _ in silent]
        await asyncio.sleep(0.1)
        assert all(one.done() for one in ended[:19])
        async with asyncio.timeout(20):
            assert await asyncio.gather(*ended) == [b""] * len(silent)
        assert not Connection.waiting
        for _, writer in silent:
            writer.close()
        assert await asyncio.to_thread(_endless_headers, port)
        server.should_exit = True
        await serving

    outcome(visit())


def _asked(port: int) -> bytes:
    """What the server answers to somebody."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/", headers={"Connection": "close"})
        return connection.getresponse().read()
    finally:
        connection.close()


def _endless_headers(port: int) -> bool:
    """Whether the server closes a connection whose headers do not end, before it has taken ten megabytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nX: ")
        try:
            for _ in range(10):
                connection.sendall(b"a" * 1_000_000)
        except OSError:
            return True
    return False
