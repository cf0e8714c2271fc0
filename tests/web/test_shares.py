"""What one client can have open at once."""

import asyncio

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from screener.web.refusals import REFUSALS
from screener.web.shares import Kind, Shares
from tests.loops import outcome


class Client:
    """Somebody who opens something of the app."""

    def __init__(self, shares: Shares, address: str, kind: Kind, *, messages: int = 2) -> None:
        self.shares = shares
        self.messages = messages
        self.said: list[Message] = []
        method = {"method": "PUT" if kind is Kind.UPLOAD else "GET"}
        self.scope: Scope = {"type": "websocket" if kind is Kind.SOCKET else "http", "client": (address, 1), **method}

    async def come(self) -> None:
        """Open it, and stay until it is over."""

        async def send(message: Message) -> None:
            self.said.append(message)

        async def receive() -> Message:
            self.messages -= 1
            if self.messages < 0:
                await asyncio.sleep(3600)
            return {"type": "websocket.receive", "bytes": b"a click"}

        await self.shares(self.scope, receive, send)

    @property
    def refused(self) -> bool:
        """Whether it was told that there is no room."""
        return bool(self.said) and (self.said[0].get("status") == 503 or self.said[0].get("code") == 1013)


async def came(*clients: Client) -> list["asyncio.Task[None]"]:
    """Let some come, one after the other: their visits, which go on."""
    stay = []
    for client in clients:
        stay.append(asyncio.create_task(client.come()))
        for _ in range(10):
            await asyncio.sleep(0)
    return stay


def staying(over: asyncio.Event) -> ASGIApp:
    """An app that takes what is sent to it, until it is over or the other side has gone."""

    async def app(scope: Scope, receive: Receive, _send: Send) -> None:
        end = asyncio.ensure_future(over.wait())
        while scope["type"] == "websocket" and not over.is_set():
            message = asyncio.ensure_future(receive())
            await asyncio.wait((message, end), return_when=asyncio.FIRST_COMPLETED)
            if not message.done() or message.result()["type"] == "websocket.disconnect":
                message.cancel()
                break
        else:
            await end
        end.cancel()

    return app


@pytest.mark.parametrize("kind", Kind)
def test_a_client_has_its_share_and_takes_nothing_from_others(kind: Kind, caplog: pytest.LogCaptureFixture) -> None:
    """What is more than a share is refused and counted; another client comes in; what is over makes room."""

    async def visits() -> None:
        over = asyncio.Event()

        app = staying(over)

        shares = Shares(app)
        first = [Client(shares, "192.0.2.1", kind) for _ in range(kind.value.of_one + 1)]
        other = Client(shares, "192.0.2.2", kind)
        stay = await came(*first, other)
        assert [one.refused for one in (*first, other)] == [False] * kind.value.of_one + [True, False]
        over.set()
        await asyncio.gather(*stay)
        again = Client(shares, "192.0.2.1", kind)
        await again.come()
        assert not again.refused

    outcome(visits())
    REFUSALS.tell()
    assert f"1 × more than a share: {kind.name.lower()}" in caplog.text


@pytest.mark.parametrize("kind", Kind)
def test_all_clients_together_have_a_share(kind: Kind) -> None:
    """Many clients with a little each take no more than the server bears."""

    async def visits() -> None:
        over = asyncio.Event()

        app = staying(over)

        shares = Shares(app)
        people = [Client(shares, f"192.0.2.{number}", kind) for number in range(kind.value.of_all + 1)]
        stay = await came(*people)
        assert [one.refused for one in people] == [False] * kind.value.of_all + [True]
        over.set()
        await asyncio.gather(*stay)

    outcome(visits())


def test_of_too_many_pages_an_empty_one_gives_way() -> None:
    """Whoever comes next gets in: a page that was opened and left goes, of that client where it has its share."""

    async def visits() -> None:
        over = asyncio.Event()
        shares = Shares(staying(over))
        one, all_ = Kind.SOCKET.value
        in_use = [Client(shares, "192.0.2.1", Kind.SOCKET) for _ in range(one)]
        left = [Client(shares, f"192.0.2.{2 + number // one}", Kind.SOCKET, messages=1) for number in range(all_ - one)]
        stay = await came(*in_use, *left)
        new = [Client(shares, f"192.0.2.{number}", Kind.SOCKET) for number in (99, 4)]
        stay += await came(*new)
        assert not any(client.refused for client in (*in_use, *new))
        assert [number for number, client in enumerate(left) if client.refused] == [0, 200]
        over.set()
        await asyncio.gather(*stay)

    outcome(visits())
