"""What the failures of HTTP mean, and what to do about each: one sentence a case."""

from __future__ import annotations

import re
import ssl
from collections.abc import Mapping
from urllib.parse import urlsplit

import httpx

from biokg.errors import BiokgError, QueryError, QueryTimeout, StoreError
from biokg.store.remote.credentials import HOW

__all__ = ["failed", "unreachable"]

_SECURITY = re.compile(r"SR186|no permission|access denied|not authorized", re.IGNORECASE)
_TIME = re.compile(r"timed? ?out|time ?limit|S1T00|has been cancelled", re.IGNORECASE)
_LONGEST = 300

SENTENCES = {
    404: "there is nothing at this address; look at its path, and at the engine before it (virtuoso+https://…)",
    405: "the server takes no such request at this address; look at the engine before it (virtuoso+https://…)",
    406: "the server has no answer in a format that biokg reads",
    408: "the server gave up waiting for the request",
    413: "the request is too large for the server, or for a proxy before it; allow larger ones there",
    415: "the server does not read what biokg sends; look at the engine before the address (virtuoso+https://…)",
    429: "the server is asked too often; try again later",
    501: "the server cannot do this",
    502: "the server behind the proxy does not answer; try again later",
    503: "the server is not ready; try again later",
    504: "the server behind the proxy took too long; try again later, or ask for less",
    507: "the disk of the server is full",
}


def failed(status: int, url: str, body: str, headers: Mapping[str, str], *, knows_user: bool) -> BiokgError:
    """Return the error for an answer that is none; `body` is the beginning of what the server says."""
    words = _first_words(body)
    said = f" It says: {words}" if words else ""
    if 300 <= status < 400:
        where = urlsplit(headers.get("location", "")).netloc or "another place"
        return StoreError(f"{url}: sends on to {where}, and biokg does not follow; give the address itself.")
    if status == 401 or (status in {403, 500} and not knows_user and _SECURITY.search(body)):
        reason = "refuses the user and password" if knows_user else "wants to know who asks"
        return StoreError(f"{url}: the server {reason}; {HOW}.")
    if status == 403:
        return StoreError(f"{url}: the server does not allow this; ask who runs it for the right to write.{said}")
    if status in {400, 500, 503, 504} and _TIME.search(body):
        return QueryTimeout(f"The server stopped the query: it took too long.{said}")
    if status == 400:
        return QueryError(f"The server does not take this query.{said}")
    sentence = SENTENCES.get(status, f"the server failed (HTTP {status})")
    return StoreError(f"{url}: {sentence}.{said}")


def unreachable(url: str, error: httpx.TransportError) -> StoreError:
    """Return the error for a server that cannot be spoken with."""
    causes = []
    cause: BaseException | None = error
    while cause is not None:
        causes.append(cause)
        cause = cause.__cause__ or cause.__context__
    if any(isinstance(one, ssl.SSLCertVerificationError) for one in causes):
        return StoreError(f"{url}: the certificate of the server is not one that this system trusts.")
    if isinstance(error, httpx.ConnectError):
        return StoreError(f"{url}: no server answers there; look at host and port, and whether it runs.")
    return StoreError(f"{url}: the connection broke ({error or type(error).__name__}).")


def _first_words(body: str) -> str:
    """Return the beginning of what a server says, on one line, without markup and without the query it repeats."""
    text = re.sub(r"<(script|style).*?</\1>|<[^>]{0,200}>", " ", body.partition("SPARQL query:")[0], flags=re.DOTALL)
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[:_LONGEST] + " …"
