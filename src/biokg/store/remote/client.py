"""One request to a server and its whole answer: tried again where that helps, bounded in time and size."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import httpx

from biokg import __version__
from biokg.errors import QueryTimeout, StoreError
from biokg.store.remote.failures import failed, unreachable

__all__ = ["Answer", "Client"]

DELAYS = (0.5, 1.0, 2.0, 4.0)
"""Seconds to wait before each further try."""
PASSING = frozenset({429, 502, 503, 504})
"""What a server answers that may answer otherwise in a moment."""
LONGEST_WAIT = 60.0
SILENCE = 600.0
"""Seconds without a sign after which a server is given up, where nobody said how long to wait."""
LARGEST = 2 * 10**9
"""Bytes of an answer, unpacked: more would fill the memory."""
_WORDS = 4000


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


class _Passing(Exception):
    """A failure that may be over in a moment, with the seconds that the server wants to be left alone."""

    def __init__(self, error: StoreError, wait: float = 0.0) -> None:
        self.error = error
        self.wait = wait


class Client:
    """Sends requests to one server; safe for several threads.

    It goes through no proxy, reads no `.netrc` and follows no redirection: what is secret reaches the host that was
    named, or none. Certificates are those that the system trusts.
    """

    def __init__(self, auth: httpx.Auth | None = None, transport: httpx.BaseTransport | None = None) -> None:
        self.knows_user = auth is not None
        self._http = httpx.Client(
            auth=auth,
            trust_env=False,
            follow_redirects=False,
            verify=_trusted(),
            headers={"User-Agent": f"biokg/{__version__}"},
            transport=transport,
        )

    def send(
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        form: Mapping[str, str | Sequence[str]] | None = None,
        body: bytes | None = None,
        accept: str = "*/*",
        content_type: str | None = None,
        timeout: float | None = None,
        tries: int = 1 + len(DELAYS),
    ) -> Answer:
        """Send a request and return the answer; what fails for the moment is tried again, `tries` times in all.

        `timeout` bounds all tries and the way of the answer back, in seconds. Raises QueryTimeout after it, QueryError
        for a request that the server does not understand, StoreError for all else.
        """
        deadline = None if timeout is None else time.monotonic() + timeout
        headers = {"Accept": accept} | ({"Content-Type": content_type} if content_type else {})
        request: dict[str, Any] = {"params": params, "data": form, "content": body, "headers": headers}
        for delay in (*DELAYS[: tries - 1], None):
            try:
                with _in_words(url, timeout):
                    return self._send_once(method, url, request, deadline, timeout)
            except _Passing as failure:
                wait = max(delay or 0.0, failure.wait)
                if delay is None or wait > LONGEST_WAIT or (deadline and time.monotonic() + wait > deadline):
                    raise failure.error from failure.__cause__
                time.sleep(wait)
        raise AssertionError("the last try returns or raises")

    def _send_once(
        self, method: str, url: str, request: dict[str, Any], deadline: float | None, timeout: float | None
    ) -> Answer:
        silence = SILENCE if deadline is None else max(deadline - time.monotonic(), 0.001)
        limits = httpx.Timeout(silence, connect=min(10.0, silence))
        with self._http.stream(method, url, timeout=limits, **request) as response:
            if response.status_code >= 300:
                words = self._read(response, deadline, timeout, _WORDS).decode(errors="replace")
                error = failed(response.status_code, url, words, response.headers, knows_user=self.knows_user)
                if response.status_code in PASSING and isinstance(error, StoreError):
                    raise _Passing(error, _seconds(response.headers.get("retry-after", "")))
                raise error
            return Answer(self._read(response, deadline, timeout), response.headers)

    def _read(
        self, response: httpx.Response, deadline: float | None, timeout: float | None, enough: int | None = None
    ) -> bytes:
        """Read an answer to its end, or `enough` of it."""
        parts, size = [], 0
        for part in response.iter_bytes():
            parts.append(part)
            size += len(part)
            if enough and size >= enough:
                break
            if size > LARGEST:
                raise StoreError(f"The answer is larger than {LARGEST // 10**6:,} MB; ask for less.")
            if deadline is not None and time.monotonic() > deadline:
                raise QueryTimeout(_too_slow(timeout))
        return b"".join(parts)[:enough]

    def name_of_server(self, url: str) -> str:
        """Return what a server calls itself, whatever it answers; empty where it gives no name."""
        with _in_words_at_once(url), self._http.stream("GET", url, timeout=10.0) as response:
            return str(response.headers.get("server", ""))

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()


@cache
def _trusted() -> ssl.SSLContext:
    """Return what the system trusts; reading it takes longer than many a request."""
    return ssl.create_default_context()


@contextmanager
def _in_words(url: str, timeout: float | None) -> Iterator[None]:
    """Turn what goes wrong on the way into a sentence."""
    try:
        yield
    except httpx.TimeoutException as error:
        if timeout is not None:
            raise QueryTimeout(_too_slow(timeout)) from error
        raise _Passing(StoreError(f"{url}: the server gave no sign for {SILENCE:g} s.")) from error
    except httpx.TransportError as error:
        raise _Passing(unreachable(url, error)) from error
    except httpx.HTTPError as error:  # an answer that cannot be unpacked, for instance
        raise StoreError(f"{url}: the answer cannot be read ({error}).") from error


@contextmanager
def _in_words_at_once(url: str) -> Iterator[None]:
    """Turn what goes wrong into a sentence, where nothing is tried again."""
    try:
        with _in_words(url, None):
            yield
    except _Passing as failure:
        raise failure.error from failure.__cause__


def _too_slow(timeout: float | None) -> str:
    return (
        f"The server did not answer within {timeout:g} s; make the query more specific, add a LIMIT, "
        "or allow more time."
    )


def _seconds(text: str) -> float:
    """Return the seconds of a header `Retry-After`; 0 where it names a day or nothing."""
    return float(text) if text.strip().isdecimal() else 0.0
