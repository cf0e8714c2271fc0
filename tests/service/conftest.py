"""A real server on this computer, and what asks it."""

import json
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pytest
import uvicorn

from screener.service import service_app
from screener.service.tokens import Tokens
from tests.intakes import ldn


class Answer(NamedTuple):
    """A status, and what stands in the body."""

    status: int
    body: Any
    headers: Any
    url: str

    @property
    def cards(self) -> list[dict[str, Any]]:
        """The cards of an answer."""
        assert self.status == 200, self.body
        cards: list[dict[str, Any]] = self.body["cards"]
        return cards


Ask = Callable[..., Answer]


@contextmanager
def served(tokens: Tokens | None = None, url: str = "", **more: Any) -> Iterator[Ask]:
    """The service, running. What it is asked is a path, and perhaps a body and headers."""
    config = uvicorn.Config(service_app(ldn(), tokens=tokens, url=url, **more), port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]

    def ask(path: str, body: object = None, **headers: str) -> Answer:
        content = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        sent = {"Content-Type": "application/json"} | {key.replace("_", "-"): value for key, value in headers.items()}
        request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", content, sent)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 likewise
                return Answer(answer.status, json.loads(answer.read() or b"null"), answer.headers, answer.url)
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.read().decode(), error.headers, str(error.url))

    yield ask
    server.should_exit = True
    thread.join(30)


@pytest.fixture(scope="session")
def ask() -> Iterator[Ask]:
    """The service without tokens, once for all tests."""
    with served() as asking:
        yield asking


def ordered(text: str, status: str = "active", **more: object) -> dict[str, Any]:
    """An order of a medicine."""
    return {
        "resourceType": "MedicationRequest",
        "status": status,
        "intent": "order",
        "subject": {"reference": "Patient/1"},
        "medicationCodeableConcept": {"text": text},
        **more,
    }


def bundle(*resources: object) -> dict[str, Any]:
    """Resources as a Bundle."""
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": one} for one in resources]}


def asked(hook: str, *drafts: str, on_list: tuple[str, ...] | None = (), **prefetch: object) -> dict[str, Any]:
    """A request of a hook. ``on_list`` holds the medicines of the list; None: none was sent."""
    context: dict[str, Any] = {"userId": "Practitioner/1", "patientId": "1"}
    if hook != "patient-view":
        context["draftOrders"] = bundle(*(ordered(draft, "draft") for draft in drafts))
    sent = {} if on_list is None else {"requests": bundle(*map(ordered, on_list))}
    return {"hook": hook, "hookInstance": "a-b-c", "context": context, "prefetch": sent | prefetch}
