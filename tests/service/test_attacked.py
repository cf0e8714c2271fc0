"""The service under attack."""

import asyncio

import pytest
from starlette.types import Message

from screener.service import app
from tests.intakes import ldn
from tests.loops import outcome
from tests.service.conftest import Ask, served


def test_another_name_is_refused(ask: Ask) -> None:
    """A page elsewhere that gives its own name to this computer gets no answer. The service's own name is let in."""
    assert ask("/cds-services", Host="evil.example").status == 400
    assert ask("/cds-services", Host="localhost:8787").status == 200
    with served(url="https://records.example/cds") as other:
        assert other("/cds-services", Host="records.example").status == 200


def test_a_request_that_is_never_sent_whole_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever sends a part and waits is told so."""
    monkeypatch.setattr(app, "SECONDS", 0.2)

    said: list[Message] = []
    sent: list[Message] = [{"type": "http.request", "body": b"{", "more_body": True}]
    headers = [(b"host", b"localhost"), (b"content-type", b"application/json")]
    scope = {"type": "http", "method": "POST", "path": "/cds-services/ldn-patient-view", "headers": headers}

    async def receive() -> Message:
        if not sent:
            await asyncio.sleep(60)
        return sent.pop()

    async def send(message: Message) -> None:
        said.append(message)

    outcome(app.service_app(ldn())(scope, receive, send))
    assert said[0]["status"] == 408
