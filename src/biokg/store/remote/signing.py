"""Requests signed as Amazon's services want them (Signature Version 4), so that no key travels."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import parse_qsl, quote

import httpx

from biokg.errors import StoreError

__all__ = ["Signature"]

ALGORITHM = "AWS4-HMAC-SHA256"


@dataclass(frozen=True)
class Signature(httpx.Auth):
    """Signs requests to one service in one region."""

    key: str
    secret: str = field(repr=False)
    region: str
    service: str
    session: str | None = field(default=None, repr=False)

    requires_request_body = True

    @classmethod
    def from_environment(cls, service: str) -> Self | None:
        """Take the keys from where Amazon's own tools look first; None where there are none."""
        key, secret = os.environ.get("AWS_ACCESS_KEY_ID"), os.environ.get("AWS_SECRET_ACCESS_KEY")
        if not key or not secret:
            return None
        region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")
        if not region:
            raise StoreError("To sign requests, the region has to be known; set AWS_REGION.")
        return cls(key, secret, region, service, os.environ.get("AWS_SESSION_TOKEN"))

    def auth_flow(self, request: httpx.Request) -> Iterator[httpx.Request]:  # type: ignore[override]
        """Sign a request."""
        self.sign(request, dt.datetime.now(dt.UTC))
        yield request

    def sign(self, request: httpx.Request, now: dt.datetime) -> None:
        """Add the headers that sign a request at a time."""
        request.headers["X-Amz-Date"] = stamp = now.strftime("%Y%m%dT%H%M%SZ")
        if self.session:
            request.headers["X-Amz-Security-Token"] = self.session
        headers = {
            name.lower(): " ".join(value.split())
            for name, value in request.headers.items()
            if name.lower() == "host" or name.lower().startswith("x-amz-")
        }
        names = ";".join(sorted(headers))
        canonical = "\n".join([
            request.method,
            quote(request.url.path, safe="/~-._") or "/",
            _query(request.url),
            *(f"{name}:{headers[name]}" for name in sorted(headers)),
            "",
            names,
            hashlib.sha256(request.content).hexdigest(),
        ])  # fmt: skip
        scope = f"{stamp[:8]}/{self.region}/{self.service}/aws4_request"
        text = "\n".join([ALGORITHM, stamp, scope, hashlib.sha256(canonical.encode()).hexdigest()])
        signed = hmac.new(self._key_of(stamp[:8]), text.encode(), hashlib.sha256).hexdigest()
        request.headers["Authorization"] = (
            f"{ALGORITHM} Credential={self.key}/{scope}, SignedHeaders={names}, Signature={signed}"
        )

    def _key_of(self, day: str) -> bytes:
        key = f"AWS4{self.secret}".encode()
        for part in (day, self.region, self.service, "aws4_request"):
            key = hmac.new(key, part.encode(), hashlib.sha256).digest()
        return key


def _query(url: httpx.URL) -> str:
    """Return the parameters of an address, sorted and escaped as the signature wants them."""
    pairs = parse_qsl(url.query.decode(), keep_blank_values=True)
    return "&".join(f"{quote(name, safe='~-._')}={quote(value, safe='~-._')}" for name, value in sorted(pairs))
