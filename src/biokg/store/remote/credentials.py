"""How a server knows who asks. Passwords come from the environment or a keyring, and go into no file and no message."""

from __future__ import annotations

import os

import httpx

from biokg.errors import StoreError
from biokg.store.remote.address import Address
from biokg.store.remote.profile import Profile
from biokg.store.remote.signing import Signature

__all__ = ["credentials_for"]

USER, PASSWORD, TOKEN = "BIOKG_STORE_USER", "BIOKG_STORE_PASSWORD", "BIOKG_STORE_TOKEN"
HOW = f"set {USER} and {PASSWORD}, or {TOKEN}"


class Bearer(httpx.Auth):
    """Shows a token with every request."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request):  # type: ignore[no-untyped-def]
        """Add the token."""
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


def credentials_for(address: Address, profile: Profile) -> httpx.Auth | None:
    """Return what shows a server who asks; None where nothing is known.

    A token wins over a password; what the environment does not tell, a keyring may (service ``biokg``, the host as
    user name, ``user:password`` or a token as the secret), if the package `keyring` is installed. Raises StoreError
    where a secret would travel readable.
    """
    if profile.auth == "sigv4":
        return Signature.from_environment(profile.service)
    user, password, token = (os.environ.get(name) for name in (USER, PASSWORD, TOKEN))
    if not (token or user):
        user, password, token = _from_keyring(address.host)
    digest = profile.auth == "digest" and user and not token
    if (token or user) and not digest and not address.private:
        raise StoreError(f"{address.url}: the password or token would travel readable; use https.")
    if token:
        return Bearer(token)
    if user is None or password is None:
        return None
    return httpx.DigestAuth(user, password) if digest else httpx.BasicAuth(user, password)


def _from_keyring(host: str) -> tuple[str | None, str | None, str | None]:
    """Return user, password and token that the system's keyring holds for a host."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None, None, None
    try:
        secret = keyring.get_password("biokg", host)
    except KeyringError:  # locked, or there is none on this machine
        return None, None, None
    user, colon, password = (secret or "").partition(":")
    return (user, password, None) if colon else (None, None, secret or None)
