"""Why a page that was loaded cannot open its socket, in every language there is, for the script of the page to show."""

import asyncio
from collections.abc import Iterator
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

from screener.rulebook.model import Rulebook
from screener.rulebook.words.locale import direction
from screener.web.rules_in_use import rules_in_use
from screener.web.shares import OPEN, Kind, client_of

LONGEST_LINE = 60_000
"""Bytes of one header that the socket's handshake takes. Cookies of every program at this address are one header."""
PAGE = "x-page"
"""The header in which the script says which address the page has."""


async def why_there_is_none(request: Request) -> JSONResponse:
    """What blocks the socket, as far as this request shows: it takes the path that the socket could not."""
    if len(request.headers.get("cookie", "")) > LONGEST_LINE:
        why = "cookies"
    elif request.headers.get(PAGE, "") != request.headers.get("host", ""):
        why = "host"
    elif not OPEN.has_room(Kind.SOCKET, client_of(request.scope)):
        why = "full"
    else:
        why = "socket"
    written = await asyncio.to_thread(rules_in_use)
    return JSONResponse(list(_said(written, why)) if isinstance(written, Rulebook) else [])


def _said(written: Rulebook, why: str) -> Iterator[dict[str, Any]]:
    for rules in (written, *written.translations.values()):
        words = rules.words.shell
        yield {
            "language": rules.about.language,
            "direction": direction(rules.about.language),
            "title": words.no_connection_title,
            "said": [words.no_connection[why], *(rules.translated.label if rules.translated else ())],
        }
