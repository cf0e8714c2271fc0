"""What one client can have open at once."""

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send

from screener.web.refusals import REFUSALS
from screener.web.shares import Kind, Shares
from tests.loops import outcome


class Client:
    """Somebody who opens something of the app."""

    def __init__(self, shares: Shares, address: str, kind: Kind) -> None:
        self.shares = shares
        self.said: list[Message] = []
        method = {"method": "PUT" if kind is Kind.UPLOAD else "GET"}
        self.scope: Scope = {"type": "websocket" if kind is Kind.SOCKET else "http", "client": (address, 1), **method}

    async def come(self) -> None:
        """Open it, and stay until it is over."""

        async def send(message: Message) -> None:
            self.said.append(message)

        async def receive() -> Message:
            raise AssertionError("nothing is read of what is refused")

        await self.shares(self.scope, receive, send)

    @property
    def refused(self) -> bool:
        """Whether it was told that there is no room."""
        return bool(self.said) and (self.said[0].get("status") == 503 or self.said[0].get("code") == 1013)


@pytest.mark.parametrize("kind", Kind)
def test_a_client_has_its_share_and_takes_nothing_from_others(kind: Kind, caplog: pytest.LogCaptureFixture) -> None:
    """What is more than a share is refused and counted; another client comes in; what is over makes room."""

    async def visits() -> None:
        over = asyncio.Event()

        async def app(_scope: Scope, _receive: Receive, _send: Send) -> None:
            await over.wait()

        shares = Shares(app)
        first = [Client(shares, "192.0.2.1", kind) for _ in range(kind.value.of_one + 1)]
        other = Client(shares, "192.0.2.2", kind)
        stay = [asyncio.create_task(one.come()) for one in (*first, other)]
        await asyncio.sleep(0)
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

        async def app(_scope: Scope, _receive: Receive, _send: Send) -> None:
            await over.wait()

        shares = Shares(app)
        people = [Client(shares, f"192.0.2.{number}", kind) for number in range(kind.value.of_all + 1)]
        stay = [asyncio.create_task(one.come()) for one in people]
        await asyncio.sleep(0)
        assert [one.refused for one in people] == [False] * kind.value.of_all + [True]
        over.set()
        await asyncio.gather(*stay)

    outcome(visits())
