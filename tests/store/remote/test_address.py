"""Addresses: what is taken, and what would be unsafe."""

from __future__ import annotations

import pytest

from biokg.errors import StoreError
from biokg.store.remote.address import Address, address_of


@pytest.mark.parametrize(
    ("text", "url", "profile"),
    [
        ("https://example.org/ds", "https://example.org/ds", None),
        ("https://example.org/ds/", "https://example.org/ds", None),
        ("virtuoso+https://example.org:8890", "https://example.org:8890", "virtuoso"),
        ("http://localhost:7878", "http://localhost:7878", None),
        ("http://127.0.0.2:7878", "http://127.0.0.2:7878", None),
        ("http://[::1]:7878/x", "http://[::1]:7878/x", None),
        ("plain+http://db.example.org:7878", "http://db.example.org:7878", None),
        ("fuseki+plain+http://10.0.0.5:3030/ds", "http://10.0.0.5:3030/ds", "fuseki"),
        (" HTTPS://example.org/ds ", "https://example.org/ds", None),
    ],
)
def test_what_is_an_address(text: str, url: str, profile: str | None) -> None:
    assert address_of(text) == Address(url, profile)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "given as the address of a server"),
        ("example.org/ds", "given as the address of a server"),
        ("ftp://example.org", "given as the address of a server"),
        ("https://", "given as the address of a server"),
        ("https:///ds", "given as the address of a server"),
        ("https://example.org:port/", "given as the address of a server"),
        ("fuseki+qlever+https://example.org", "given as the address of a server"),
        ("blazegraph+https://example.org", "no profile 'blazegraph' of a server; take one of allegrograph, fuseki"),
        ("https://example.org/ds?x=1", "leave out what follows"),
        ("https://example.org/ds#x", "leave out what follows"),
        ("http://example.org/ds", "http to another machine can be read and changed on the way"),
        ("http://localhost.example.org/ds", "http to another machine"),
        ("http://192.168.0.5/ds", "http to another machine"),
    ],
)
def test_what_is_refused(text: str, words: str) -> None:
    with pytest.raises(StoreError, match=words):
        address_of(text)


@pytest.mark.parametrize("user", ["me:hunter2@", "hunter2@", ":hunter2@"])
def test_a_password_in_an_address_is_refused_and_not_repeated(user: str) -> None:
    with pytest.raises(StoreError, match="holds no user or password") as error:
        address_of(f"https://{user}example.org/ds")
    assert "hunter2" not in str(error.value)
