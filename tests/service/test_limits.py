"""What comes of requests that are too slow, too many, or that the service cannot answer."""

import socket
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest

from screener.service import Limits
from tests.service.conftest import asked, served

NORCO = "Norco 5/325"
SIGN = "/cds-services/ldn-order-sign"
HEADERS = "Host: localhost\r\nContent-Type: application/json\r\nContent-Length: 9"
BEGUN = f"POST {SIGN} HTTP/1.1\r\n{HEADERS}\r\n\r\n{{".encode()


def test_slow_bodies_end_and_meanwhile_others_are_told_to_come_again() -> None:
    """Two bodies that never arrive fill the service: the next gets 503, they get 408, and then there is room."""
    with served(limits=Limits(at_once=2, body_seconds=1)) as ask, ExitStack() as open_ones:
        address = urlsplit(ask("/health").url)
        body = asked("order-sign", "amoxicillin", on_list=("metformin",))
        slow = [open_ones.enter_context(socket.create_connection((address.hostname, address.port))) for _ in range(2)]
        for one in slow:
            one.sendall(BEGUN)
        while (answer := ask(SIGN, body)).status == 200:
            pass
        assert (answer.status, answer.headers["Retry-After"]) == (503, "1")
        for one in slow:
            assert b" 408 " in one.makefile("rb").readline()
        assert ask(SIGN, body).cards == []


def test_an_error_is_logged_without_its_message(caplog: pytest.LogCaptureFixture) -> None:
    """The message of an error can repeat what was sent: the log has its type and the lines of code."""
    with served(checklist={NORCO}) as ask:  # no address of a checklist, so no answer can be made
        assert ask(SIGN, asked("order-sign", "naltrexone", on_list=(NORCO,))).status == 500
    assert "TypeError" in caplog.text
    assert "app.py" in caplog.text
    assert NORCO not in caplog.text
    assert "serializable" not in caplog.text
