"""A socket takes messages at the pace of a person, and all sockets of a client at the pace of a clinic."""

import pytest
from starlette.types import Message, Receive, Scope, Send

from screener.web.pace import Pace, paced
from screener.web.shares import OF_A_CLIENT, Rate, Turns
from tests.loops import outcome


class Time:
    """A clock that goes on only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.pauses: list[float] = []
        self.number = 0

    def __call__(self) -> float:
        """The time."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.pauses.append(seconds)
        self.now += seconds

    async def message(self) -> Message:
        """The next message of a program that sends as fast as it can."""
        self.number += 1
        return {"type": "websocket.receive", "bytes": str(self.number).encode()}


def test_a_burst_of_messages_waits_and_clicks_do_not() -> None:
    """What a person sends is taken at once; of a burst each further message waits for its turn, and none is lost."""
    time = Time()

    async def take() -> None:
        receiving = paced(time.message, Turns(Rate(100, 5), time), sleep=time.sleep)
        taken = [await receiving() for _ in range(100)]
        assert time.pauses == []
        taken += [await receiving() for _ in range(10)]
        assert time.pauses == pytest.approx([1 / 5] * 10)
        assert [message["bytes"] for message in taken] == [str(one).encode() for one in range(1, 111)]
        time.now += 100 / 5
        await receiving()
        assert len(time.pauses) == 10

    outcome(take())


def test_many_sockets_of_one_client_wait_for_each_other() -> None:
    """Whoever opens many sockets sends no more than a clinic does; another client does not wait."""
    time = Time()

    async def take() -> None:
        ours = Turns(Rate(20, 15), time)
        for _ in range(4):
            receiving = paced(time.message, Turns(Rate(10, 5), time), ours, sleep=time.sleep)
            for _ in range(10):
                await receiving()
        assert time.pauses == pytest.approx([1 / 15] * 20)
        await paced(time.message, Turns(Rate(10, 5), time), Turns(Rate(20, 15), time), sleep=time.sleep)()
        assert len(time.pauses) == 20

    outcome(take())


def test_a_client_in_a_burst_gives_way_to_others() -> None:
    """A client in a burst is slower while others click, and they do not wait; alone it has all again."""
    time = Time()

    async def app(_scope: Scope, _receive: Receive, _send: Send) -> None: ...

    pace = Pace(app, time)
    burst = pace.client("192.0.2.1")
    while burst.next() < 1:
        pass
    person = pace.client("192.0.2.2")
    assert person.next() == 0
    time.now += 60
    alone = [burst.next() for _ in range(100)]
    time.now += 60
    person.next()
    beside = [burst.next() for _ in range(100)]
    assert alone[-1] - alone[-2] == pytest.approx(1 / OF_A_CLIENT.a_second)
    assert beside[-1] - beside[-2] == pytest.approx(3 / OF_A_CLIENT.a_second)
