"""Who asks: where it comes from, how it is shown, and where it never appears."""

from __future__ import annotations

import datetime as dt
import sys
from types import ModuleType

import httpx
import pytest

from biokg.errors import StoreError
from biokg.store.remote.address import address_of
from biokg.store.remote.credentials import Bearer, credentials_for
from biokg.store.remote.profile import profile_called
from biokg.store.remote.signing import Signature

LOCAL, AFAR = address_of("http://localhost:7878"), address_of("plain+http://db.example.org")
NAMES = (
    "BIOKG_STORE_USER", "BIOKG_STORE_PASSWORD", "BIOKG_STORE_TOKEN", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN", "AWS_REGION", "AWS_DEFAULT_REGION",
)  # fmt: skip


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setitem(sys.modules, "keyring", None)


def shown(auth: httpx.Auth | None) -> str:
    request = httpx.Request("GET", "https://example.org")
    assert auth is not None
    return str(next(auth.auth_flow(request)).headers["Authorization"])


def test_without_any_nothing_is_shown() -> None:
    assert credentials_for(LOCAL, profile_called("fuseki")) is None


@pytest.mark.parametrize(("engine", "kind"), [("fuseki", httpx.BasicAuth), ("virtuoso", httpx.DigestAuth)])
def test_a_password_is_shown_as_the_engine_wants_it(
    engine: str, kind: type[httpx.Auth], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BIOKG_STORE_USER", "me")
    monkeypatch.setenv("BIOKG_STORE_PASSWORD", "hunter2")
    assert isinstance(credentials_for(LOCAL, profile_called(engine)), kind)


def test_a_token_is_shown_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIOKG_STORE_TOKEN", "hunter2")
    assert shown(credentials_for(LOCAL, profile_called("qlever"))) == "Bearer hunter2"


def test_nothing_travels_readable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIOKG_STORE_USER", "me")
    monkeypatch.setenv("BIOKG_STORE_PASSWORD", "hunter2")
    with pytest.raises(StoreError, match="would travel readable") as error:
        credentials_for(AFAR, profile_called("fuseki"))
    assert "hunter2" not in str(error.value)
    assert isinstance(credentials_for(AFAR, profile_called("virtuoso")), httpx.DigestAuth)


@pytest.mark.parametrize(("secret", "kind"), [("me:hunter2", httpx.BasicAuth), ("hunter2", Bearer), (None, type(None))])
def test_a_keyring_is_asked_for_the_host(
    secret: str | None, kind: type[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    ring, errors = ModuleType("keyring"), ModuleType("keyring.errors")
    ring.get_password = {("biokg", "localhost:7878"): secret}.__getitem__  # type: ignore[attr-defined]
    ring.get_password = lambda *asked: {("biokg", "localhost:7878"): secret}[asked]  # type: ignore[attr-defined]
    errors.KeyringError = RuntimeError  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", ring)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    assert isinstance(credentials_for(LOCAL, profile_called("fuseki")), kind)


NOON = dt.datetime(2015, 8, 30, 12, 36, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("url", "signature"),
    [
        ("https://example.amazonaws.com/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
        ("https://example.amazonaws.com/?Param2=value2&Param1=value1",
         "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"),
    ],
)  # fmt: skip
def test_signatures_are_those_of_the_published_examples(url: str, signature: str) -> None:
    request = httpx.Request("GET", url)
    secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
    Signature("AKIDEXAMPLE", secret, "us-east-1", "service").sign(request, NOON)
    assert request.headers["Authorization"] == (
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
        f"SignedHeaders=host;x-amz-date, Signature={signature}"
    )


def test_keys_for_signatures_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    neptune = profile_called("neptune")
    assert credentials_for(LOCAL, neptune) is None
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "hunter2")
    with pytest.raises(StoreError, match="set AWS_REGION"):
        credentials_for(LOCAL, neptune)
    monkeypatch.setenv("AWS_REGION", "cn-north-1")
    found = credentials_for(LOCAL, neptune)
    assert isinstance(found, Signature)
    assert (found.region, found.service) == ("cn-north-1", "neptune-db")
    assert "hunter2" not in repr(found)
