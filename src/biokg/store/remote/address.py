"""Where a store is: an address as people write it, taken only if what is sent there is safe."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from biokg.errors import StoreError
from biokg.store.remote.profile import profile_called

__all__ = ["Address", "address_of"]

PLAIN = "plain"


@dataclass(frozen=True)
class Address:
    """The address of a store and, if it was said, the engine behind it."""

    url: str
    profile: str | None = None

    @property
    def host(self) -> str:
        """The host with its port, as credentials are kept for it."""
        return urlsplit(self.url).netloc

    @property
    def private(self) -> bool:
        """Whether nobody on the way can read what is sent: by https, or on this machine."""
        parts = urlsplit(self.url)
        return parts.scheme == "https" or _is_loopback(parts.hostname or "")

    def at(self, path: str) -> str:
        """Return the address of what lies below it.

        >>> Address("http://localhost:7878").at("query")
        'http://localhost:7878/query'
        """
        return f"{self.url}/{path}" if path else self.url


def address_of(text: str) -> Address:
    """Read ``https://…``, ``virtuoso+https://…``; ``plain+http://…`` where http goes to another machine.

    Raises StoreError where it is no such address, names a password, or is http to another machine without `plain`.

    >>> address_of("virtuoso+http://localhost:8890/")
    Address(url='http://localhost:8890', profile='virtuoso')
    """
    words, _, rest = text.strip().partition("://")
    *said, scheme = words.lower().split("+")
    plain = PLAIN in said
    engines = [word for word in said if word != PLAIN]
    try:
        parts = urlsplit(f"{scheme}://{rest}")
        port_is_number = parts.port is None or parts.port > 0
    except ValueError:
        port_is_number = False
    if not rest or scheme not in {"http", "https"} or len(engines) > 1 or not port_is_number or not parts.hostname:
        raise StoreError(
            "The store is given as the address of a server, for instance https://example.org/ds "
            "or virtuoso+https://example.org."
        )
    if parts.username is not None or parts.password is not None:
        raise StoreError(
            "The address of a store holds no user or password: it would be printed and kept. "
            "Set BIOKG_STORE_USER and BIOKG_STORE_PASSWORD, or BIOKG_STORE_TOKEN."
        )
    if parts.query or parts.fragment:
        raise StoreError("The address of a store ends with its path; leave out what follows ? or #.")
    address = Address(f"{scheme}://{rest}".rstrip("/"), profile_called(engines[0]).name if engines else None)
    if not address.private and not plain:
        raise StoreError(
            f"{address.url}: http to another machine can be read and changed on the way; use https, "
            f"or write {PLAIN}+http://… where the network is your own."
        )
    return address


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
