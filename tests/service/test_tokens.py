"""Who is let in: a signed token for this service, short-lived, used once."""

import time
from collections.abc import Iterator
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import ECAlgorithm

from screener.service.tokens import Issuer, Tokens
from tests.service.conftest import Ask, asked, served

URL = "https://screener.example"
PATH = "/cds-services/ldn-patient-view"
ISSUER = "https://records.example"
KEY = ec.generate_private_key(ec.SECP384R1())


def _public() -> dict[str, Any]:
    key: dict[str, Any] = ECAlgorithm.to_jwk(KEY.public_key(), as_dict=True)
    return key | {"kid": "one", "alg": "ES384"}


PUBLIC = _public()


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    """The service that lets one issuer in."""
    with served(Tokens((Issuer(iss=ISSUER, jku=f"{ISSUER}/keys", keys=(PUBLIC,)),)), URL) as asking:
        yield asking


def token(key: Any = KEY, algorithm: str = "ES384", head: dict[str, str] | None = None, **claims: object) -> str:
    """A token that is let in, but for what is said otherwise."""
    now = int(time.time())
    usual = {"iss": ISSUER, "aud": URL + PATH, "iat": now, "exp": now + 200, "jti": str(time.perf_counter_ns())}
    return jwt.encode(usual | claims, key, algorithm, {"kid": "one"} | (head or {}))


def _status(ask: Ask, sent: str) -> int:
    return ask(PATH, asked("patient-view"), Authorization=f"Bearer {sent}").status


def test_a_good_token_is_let_in_once(ask: Ask) -> None:
    """The same token again is not."""
    good = token()
    assert [_status(ask, good), _status(ask, good)] == [200, 401]


def test_clocks_may_differ_a_little(ask: Ask) -> None:
    """A record system whose clock is some seconds ahead or behind is let in."""
    now = int(time.time())
    assert _status(ask, token(iat=now + 5, exp=now + 305)) == 200
    assert _status(ask, token(iat=now - 305, exp=now - 5)) == 200


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "x.y.z",
        token(ec.generate_private_key(ec.SECP384R1())),
        token(aud="https://other.example"),
        token(iss="https://other.example"),
        token(exp=int(time.time()) - 100),
        token(iat=int(time.time()) + 100, exp=int(time.time()) + 200),
        token(exp=int(time.time()) + 100_000),
        token("secret" * 10, "HS384"),
        token(head={"jku": "https://other.example/keys"}),
        token(head={"kid": "two"}),
        jwt.encode({"iss": ISSUER, "aud": URL + PATH, "exp": 2_000_000_000, "iat": 1}, KEY, "ES384", {"kid": "one"}),
    ],
)
def test_any_other_token_is_refused_without_a_reason(ask: Ask, bad: str) -> None:
    """Forged, for another service, too old, too long valid, symmetric, with keys from elsewhere, without an id."""
    answer = ask(PATH, asked("patient-view"), Authorization=f"Bearer {bad}")
    assert (answer.status, answer.body) == (401, "")


def test_without_a_token_nobody_is_let_in(ask: Ask) -> None:
    """What services there are is open; answers are not."""
    assert ask("/cds-services").status == 200
    assert ask(PATH, asked("patient-view")).status == 401
