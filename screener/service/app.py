"""The routes of the service. It answers, counts, and keeps nothing else."""

import asyncio
import logging
import traceback
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from screener.engine.day import today
from screener.engine.intake import parse_json
from screener.engine.problems import Place, Refused, refused
from screener.medicines import PlainRows
from screener.records.known import Known
from screener.rulebook.hooks import Hook, Hooks
from screener.rulebook.model import Rulebook
from screener.service.cards import Card, cards_of
from screener.service.deciding import decide
from screener.service.request import MOST_BYTES, PREFETCH, NothingToCheck, outcome, read_request
from screener.service.request import Request as Asked
from screener.service.tokens import NotLetIn, Tokens

BASE = "/cds-services"
_JSON = "application/json"
_log = logging.getLogger(__name__)
Answering = Callable[[Request], Awaitable[Response]]
"""A route."""


class Limits(NamedTuple):
    """What keeps memory bounded."""

    at_once: int = 200
    """Requests that are answered or still arriving; more get 503."""
    body_seconds: float = 10
    """How long a body may take to arrive."""


_LIMITS = Limits()


def service_app(  # noqa: PLR0913 who is let in, from where, and within which limits
    rulebook: Rulebook,
    *,
    tokens: Tokens | None = None,
    url: str = "",
    checklist: str | None = None,
    origins: Sequence[str] = (),
    limits: Limits = _LIMITS,
) -> Starlette:
    """The service as an ASGI app.

    ``tokens`` holds who is let in; None lets everybody in, which is for this computer alone. ``url`` is where record
    systems reach the service, as their tokens name it. ``checklist`` is the address of the app, for the link.
    ``origins`` are the pages from which a browser may ask. ``limits`` keep memory bounded.

    Raises:
        Refused: for a rulebook without `hooks.yaml`, or without a mapping of records.
    """
    if rulebook.hooks is None or rulebook.records is None:
        hint = "write hooks.yaml and fhir.yaml, or choose other rules"
        raise refused(Place(rulebook.about.id), "K005", "these rules answer no records system", hint)
    service = _Service(rulebook, rulebook.hooks, Known(rulebook, rulebook.records, PlainRows()), checklist, limits)
    service.let_in(tokens, url)
    ids = {hook: service_id(rulebook, hook) for hook in rulebook.hooks.services}
    answers = [Route(f"{BASE}/{one}", service.guarded(service.answering(hook)), methods=["POST"])
               for hook, one in ids.items()]  # fmt: skip
    counts = [Route(f"{BASE}/{one}/feedback", service.guarded(service.feedback), methods=["POST"])
              for one in ids.values()]  # fmt: skip
    own = [Route(BASE, service.discovery), Route("/health", service.health)]
    # A page elsewhere can give its own name to this computer, and would be let in as if it were of this computer.
    known = {"127.0.0.1", "localhost", urlsplit(url).hostname or "localhost"}
    names = Middleware(TrustedHostMiddleware, allowed_hosts=sorted(known), www_redirect=False)
    cors = Middleware(
        CORSMiddleware,
        allow_origins=list(origins),
        allow_methods=["GET", "POST"],
        allow_headers=["Authorization", "Content-Type"],
    )
    return Starlette(routes=[*own, *answers, *counts], middleware=[names, cors])


def service_id(rulebook: Rulebook, hook: Hook) -> str:
    """The id of the service for a hook."""
    return f"{rulebook.about.id}-{hook}"


class _Service:
    def __init__(self, rulebook: Rulebook, hooks: Hooks, known: Known, checklist: str | None, limits: Limits) -> None:
        self.rulebook, self.hooks, self.known, self.checklist, self.limits = rulebook, hooks, known, checklist, limits
        self.tokens: Tokens | None = None
        self.url = ""
        self.counts: Counter[str] = Counter()
        self.under_way = 0

    def let_in(self, tokens: Tokens | None, url: str) -> None:
        """Say who is let in; None: everybody."""
        self.tokens, self.url = tokens, url.rstrip("/")

    async def discovery(self, _request: Request) -> Response:
        """What services there are."""
        services = [
            {
                "hook": hook,
                "id": service_id(self.rulebook, hook),
                "title": one.title,
                "description": f"{one.description} {self.hooks.silence}",
                "prefetch": PREFETCH,
            }
            for hook, one in self.hooks.services.items()
        ]
        return JSONResponse({"services": services})

    async def health(self, _request: Request) -> Response:
        """That it runs, with which rules, and how often cards were accepted or set aside."""
        return JSONResponse({"rules": self.rulebook.about.version, "feedback": dict(self.counts)})

    def guarded(self, route: Answering) -> Answering:
        """A route that takes a bounded number of requests, and whose errors repeat nothing that was sent."""

        async def answer(request: Request) -> Response:
            if self.under_way >= self.limits.at_once:
                return Response(status_code=503, headers={"Retry-After": "1"})
            self.under_way += 1
            try:
                return await route(request)
            except Exception as error:  # noqa: BLE001 the server would log its message, which can repeat a request
                where = "".join(traceback.format_tb(error.__traceback__))
                _log.error("%s, its message left out because it may repeat a request\n%s", type(error).__name__, where)
                return Response(status_code=500)
            finally:
                self.under_way -= 1

        return answer

    def answering(self, hook: Hook) -> Answering:
        """The route of one hook."""

        async def answer(request: Request) -> Response:
            content = await self._let_in(request)
            if isinstance(content, Response):
                return content
            try:
                asked = read_request(content, hook)
                cards = await run_in_threadpool(self._cards, asked)
            except NothingToCheck:
                return Response(status_code=412)
            except Refused as refusal:
                return Response(outcome(refusal), 400, media_type=_JSON)
            return JSONResponse({"cards": cards})

        return answer

    def _cards(self, asked: Asked) -> list[Card]:
        decided = decide(self.rulebook, self.known, self.hooks, asked, today())
        return cards_of(self.rulebook, self.hooks, decided, self.checklist)

    async def feedback(self, request: Request) -> Response:
        """Count what became of cards. What a clinician wrote beside it is not looked at."""
        content = await self._let_in(request)
        if isinstance(content, Response):
            return content
        try:
            said: Any = parse_json(content.decode(), Place("feedback"), "feedback")
            outcomes = [one["outcome"] for one in said["feedback"]]
        except (Refused, UnicodeDecodeError, KeyError, TypeError):
            return Response(status_code=400)
        self.counts.update(one for one in outcomes if one in ("accepted", "overridden"))
        return JSONResponse({})

    async def _let_in(self, request: Request) -> bytes | Response:
        """The body of a request, or why there is no answer to it."""
        if self.tokens is not None:
            try:
                self.tokens.check(request.headers.get("authorization", ""), self.url + request.url.path)
            except NotLetIn:
                return Response(status_code=401, headers={"WWW-Authenticate": "Bearer"})
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _JSON:
            return Response(status_code=415)
        content = bytearray()
        try:
            async with asyncio.timeout(self.limits.body_seconds):
                async for part in request.stream():
                    content += part
                    if len(content) > MOST_BYTES:
                        return Response(status_code=413)
        except TimeoutError:
            return Response(status_code=408, headers={"Connection": "close"})
        except ClientDisconnect:
            return Response(status_code=400)
        return bytes(content)
