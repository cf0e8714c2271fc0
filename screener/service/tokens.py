"""Who asks: the signed token of each request, checked against the issuers that are let in."""

import hashlib
import json
import sqlite3
import time
from pathlib import Path
from typing import Any

import jwt
from pydantic import BaseModel, ConfigDict, Field

from screener.engine.problems import Place, refused

ALGORITHMS = ("ES384", "RS384")
LONGEST = 300
"""Seconds that a token may be valid. A longer one is refused, however it is signed."""
CLOCKS = 30
"""Seconds by which the clocks of a record system and of this computer may differ."""
MOST_USED = 1_000_000
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
    """A token that is not accepted. The sender is not told why."""


class Tokens:
    """Holds tokens against the issuers of a file."""

    def __init__(self, issuers: tuple[Issuer, ...], used: "UsedTokens | None" = None) -> None:
        """``used`` is shared by the workers of one service; by itself, a service has its own."""
        self._keys = {(one.iss, key.get("kid")): (one, jwt.PyJWK.from_dict(key)) for one in issuers for key in one.keys}
        self._used = used or UsedTokens()

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
                leeway=CLOCKS, options={"require": _CLAIMS},
            )  # fmt: skip
        except (jwt.PyJWTError, KeyError, TypeError):
            raise NotLetIn from None
        if claims["exp"] - claims["iat"] > LONGEST:
            raise NotLetIn
        if not self._used.is_first(json.dumps([issuer.iss, claims["jti"]]), float(claims["exp"]) + CLOCKS):
            raise NotLetIn


class UsedTokens:
    """The tokens that were used and are still valid, as hashes: in memory, or in a file that several workers share."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = sqlite3.connect(file or ":memory:", timeout=10, isolation_level=None, check_same_thread=False)
        for setting in ("journal_mode = MEMORY", "synchronous = OFF"):  # it need not outlive the service
            self._file.execute(f"PRAGMA {setting}")
        self._file.execute("CREATE TABLE IF NOT EXISTS used (token BLOB PRIMARY KEY, until REAL) WITHOUT ROWID")
        self._cleared, self._count = 0.0, 0

    def is_first(self, token: str, until: float) -> bool:
        """Whether a token was not used before. From now on it was."""
        now = time.time()
        if now - self._cleared >= 1:
            self._file.execute("DELETE FROM used WHERE until < ?", (now,))
            (self._count,) = self._file.execute("SELECT count(*) FROM used").fetchone()
            self._cleared = now
        if self._count >= MOST_USED:
            return False
        self._count += 1
        key = hashlib.sha256(token.encode()).digest()
        return self._file.execute("INSERT OR IGNORE INTO used VALUES (?, ?)", (key, until)).rowcount == 1


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
