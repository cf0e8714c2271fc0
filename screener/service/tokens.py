"""Who asks: the signed token that comes with each request, held against the issuers that are let in."""

import json
import time
from collections import OrderedDict
from pathlib import Path
from typing import Any

import jwt
from pydantic import BaseModel, ConfigDict, Field

from screener.engine.problems import Place, refused

ALGORITHMS = ("ES384", "RS384")
LONGEST = 300
"""Seconds that a token may be valid. A longer one is refused, however it is signed."""
MOST_SEEN = 100_000
"""Tokens that are remembered, so that none is used twice; while so many are valid, others are refused."""
_CLAIMS = ["exp", "iat", "iss", "aud", "jti"]


class Issuer(BaseModel):
    """A records system that is let in."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    iss: str
    jku: str | None = None
    """The address of its keys, if its tokens name one. It is compared, and never fetched."""
    keys: tuple[dict[str, Any], ...] = Field(min_length=1)
    """Its public keys, as a JWK Set holds them."""


class NotLetIn(Exception):
    """A token that is not accepted. Why is not said to whoever sent it."""


class Tokens:
    """Holds tokens against the issuers of a file."""

    def __init__(self, issuers: tuple[Issuer, ...]) -> None:
        self._keys = {(one.iss, key.get("kid")): (one, jwt.PyJWK.from_dict(key)) for one in issuers for key in one.keys}
        self._seen: OrderedDict[tuple[str, str], float] = OrderedDict()

    def check(self, header: str, audience: str) -> None:
        """Let a request in, once.

        Raises:
            NotLetIn: for a token that is missing, forged, too old, too long valid, used before, or for another service.
        """
        scheme, _, token = header.partition(" ")
        if scheme.lower() != "bearer":
            raise NotLetIn
        try:
            head = jwt.get_unverified_header(token)
            claims = jwt.decode(token, options={"verify_signature": False})
            issuer, key = self._keys[str(claims.get("iss")), head.get("kid")]
            if head.get("alg") not in ALGORITHMS or head.get("jku") not in (None, issuer.jku):
                raise NotLetIn
            claims = jwt.decode(
                token, key, algorithms=list(ALGORITHMS), audience=audience, issuer=issuer.iss,
                options={"require": _CLAIMS},
            )  # fmt: skip
        except (jwt.PyJWTError, KeyError, TypeError):
            raise NotLetIn from None
        if claims["exp"] - claims["iat"] > LONGEST:
            raise NotLetIn
        self._once((issuer.iss, str(claims["jti"])), float(claims["exp"]))

    def _once(self, token: tuple[str, str], until: float) -> None:
        now = time.time()
        for old in [one for one, end in self._seen.items() if end < now]:
            del self._seen[old]
        if token in self._seen or len(self._seen) >= MOST_SEEN:
            raise NotLetIn
        self._seen[token] = until


def read_issuers(path: Path) -> tuple[Issuer, ...]:
    """The issuers of a JSON file: a list of ``iss``, ``keys`` and perhaps ``jku``.

    Raises:
        Refused: for a file that cannot be read or holds something else.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        issuers = tuple(Issuer.model_validate(one) for one in content)
        Tokens(issuers)
    except (OSError, ValueError, TypeError, jwt.PyJWTError):
        what, hint = "the issuers cannot be read", 'a list of { "iss": …, "keys": [public keys as JWK] }'
        raise refused(Place(path.name), "K004", what, hint) from None
    return issuers
