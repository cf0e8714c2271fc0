"""Serves our index page wherever Streamlit would serve its own, and the style sheet and the script beside it."""

import asyncio
import secrets
from collections.abc import Callable
from pathlib import Path

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from screener.engine.problems import Refused
from screener.rulebook.interface import read_words
from screener.rulebook.model import Rulebook
from screener.rulebook.reading import FALLBACK_LANGUAGE
from screener.web.broken import NO_WORDS
from screener.web.rules_in_use import rules_in_use
from screener.web.shell.index import index_page
from screener.web.shell.no_connection import why_there_is_none

FILES = ("shell.css", "clinic.css", "journey.css", "worklist.css", "print.css", "shell.js", "journey.js")
"""What is served of this folder."""

STARTED = secrets.token_hex(8)
"""Another value each time the program starts: a page that outlived it can tell, and says what is lost."""

DOCUMENTS = "/media/"
"""Where Streamlit serves what is downloaded: a summary can be HTML too."""


def routes() -> list[BaseRoute]:
    """The routes of our own files. ``Security`` sees to it that a browser does not keep them."""
    files = [Route(f"/shell/{name}", _serve(Path(__file__).parent / name)) for name in FILES]
    return [
        *files,
        Route("/shell/started", lambda _request: PlainTextResponse(STARTED)),
        Route("/shell/no-connection", why_there_is_none),
        Route("/health", health),
    ]


async def health(_request: Request) -> PlainTextResponse:
    """For programs that watch this one: 200 where it can be used, 503 where its rules cannot."""
    usable = isinstance(await asyncio.to_thread(rules_in_use), Rulebook)
    return PlainTextResponse("ok" if usable else "the rules cannot be used", 200 if usable else 503)


def _serve(path: Path) -> Callable[[Request], FileResponse]:
    return lambda _request: FileResponse(path)


def page_of_the_app() -> str:
    """The index page. It uses the program's words, because the rules may still be loading."""
    try:
        words = read_words(FALLBACK_LANGUAGE).shell
        texts = (words.title, words.description, words.no_script)
    except Refused:
        texts = (NO_WORDS, "", NO_WORDS)  # the page itself will say what is wrong
    return index_page(*texts, language=FALLBACK_LANGUAGE)


class Index:
    """Middleware: an HTML page that Streamlit serves is its index page, and ours takes its place."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.page = page_of_the_app()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and exchange the answer where it is the index page."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_document, replaced = scope["path"].startswith(DOCUMENTS), False

        async def sending(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and message["status"] == 200 and not is_document:
                replaced = Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")
                if replaced:
                    await HTMLResponse(self.page)(scope, receive, send)
            if not replaced:
                await send(message)

        await self.app(scope, receive, sending)
