"""The service of one process, made from settings: several processes can share one port."""

import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict
from starlette.applications import Starlette

from screener.check import load_rulebook
from screener.connections import end_silent_connections
from screener.service.app import service_app
from screener.service.tokens import Tokens, UsedTokens, read_issuers

VARIABLE = "SCREENER_SERVICE"
"""The environment variable that passes the settings to each worker, as JSON."""


class Settings(BaseModel):
    """What was said at the start about the service."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rules: Path
    issuers: Path | None
    """None lets everybody in."""
    url: str = ""
    checklist: str | None = None
    origins: tuple[str, ...] = ()
    used: Path | None = None
    """The file in which workers remember used tokens together."""


def made_from(settings: Settings) -> Starlette:
    """The service.

    Raises:
        Refused: for rules or issuers that cannot be used.
    """
    tokens = Tokens(read_issuers(settings.issuers), UsedTokens(settings.used)) if settings.issuers else None
    return service_app(
        load_rulebook(settings.rules),
        tokens=tokens,
        url=settings.url,
        checklist=settings.checklist,
        origins=settings.origins,
    )


def worker() -> Starlette:
    """The service, as a worker process starts it."""
    end_silent_connections()
    return made_from(Settings.model_validate_json(os.environ[VARIABLE]))
