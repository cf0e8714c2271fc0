"""A socket takes messages at the pace of a person."""

import pytest
from starlette.types import Message

from screener.web.pace import A_SECOND, AT_ONCE, paced
from tests.loops import outcome


def test_a_burst_of_messages_waits_and_clicks_do_not() -> None:
    """What a person sends is taken at once; of a burst each further message waits for its turn, and none is lost."""
    now, pauses, number = 0.0, list[float](), 0

    async def receive() -> Message:
        nonlocal number
        number += 1
        return {"type": "websocket.receive", "bytes": str(number).encode()}

    async def sleep(seconds: float) -> None:
        nonlocal now
        pauses.append(seconds)
        now += seconds

    async def take() -> None:
        nonlocal now
        receiving = paced(receive, lambda: now, sleep)
        taken = [await receiving() for _ in range(AT_ONCE)]
        assert pauses == []
        taken += [await receiving() for _ in range(10)]
        assert pauses == pytest.approx([1 / A_SECOND] * 10)
        assert [message["bytes"] for message in taken] == [str(one).encode() for one in range(1, AT_ONCE + 11)]
        now += AT_ONCE / A_SECOND
        await receiving()
        assert len(pauses) == 10

    outcome(take())
