"""Requests over HTTP: what is tried again, what is bounded, what is never done, and the words for each failure."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from biokg.errors import BiokgError, QueryError, QueryTimeout, StoreError
from biokg.store.remote import client as module
from biokg.store.remote.client import Client

from .stub import Reply, Request, serving


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "DELAYS", (0.01, 0.02, 0.03, 0.04))


@pytest.fixture
def client() -> Iterator[Client]:
    one = Client()
    yield one
    one.close()


def recorded(seen: list[Request], reply: Reply) -> Callable[[Request], Reply]:
    """Answer always the same, and keep what was asked."""

    def answer(request: Request) -> Reply:
        seen.append(request)
        return reply

    return answer


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_what_may_pass_is_tried_again(client: Client, status: int) -> None:
    left = [Reply(status), Reply(status, b"", {"Retry-After": "0"}), Reply(200, b"fine")]
    with serving(lambda _: left.pop(0)) as url:
        assert client.send("GET", url).body == b"fine"
    assert left == []


def test_it_is_given_up_after_five_tries(client: Client) -> None:
    seen: list[Request] = []
    words = r"the server is not ready; try again later\. It says: Loading"
    with serving(recorded(seen, Reply(503, b"<p>Loading</p>"))) as url, pytest.raises(StoreError, match=words):
        client.send("GET", url)
    assert len(seen) == 5


def test_a_long_wait_is_not_waited_for(client: Client) -> None:
    seen: list[Request] = []
    busy = Reply(503, b"", {"Retry-After": "3600"})
    with serving(recorded(seen, busy)) as url, pytest.raises(StoreError, match="not ready"):
        client.send("GET", url)
    assert len(seen) == 1


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 406, 413, 415, 500, 501, 507])
def test_what_stays_is_not_tried_again(client: Client, status: int) -> None:
    seen: list[Request] = []
    with serving(recorded(seen, Reply(status))) as url, pytest.raises(BiokgError):
        client.send("GET", url)
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("reply", "error", "words"),
    [
        (Reply(400, b"error at 1:16: no"), QueryError, r"does not take this query\. It says: error at 1:16: no"),
        (Reply(401), StoreError, "wants to know who asks; set BIOKG_STORE_USER and BIOKG_STORE_PASSWORD"),
        (Reply(403), StoreError, "does not allow this"),
        (Reply(404), StoreError, "there is nothing at this address"),
        (Reply(405), StoreError, "takes no such request"),
        (Reply(406), StoreError, "no answer in a format that biokg reads"),
        (Reply(408), StoreError, "gave up waiting"),
        (Reply(413), StoreError, "too large for the server"),
        (Reply(415), StoreError, "does not read what biokg sends"),
        (Reply(418, b"tea"), StoreError, r"failed \(HTTP 418\)\. It says: tea"),
        (Reply(500, b"Virtuoso 42000 Error SR186:SECURITY: No permission"), StoreError, "wants to know who asks"),
        (Reply(500, b"Virtuoso S1T00 Error SR171: Transaction timed out"), QueryTimeout, "stopped the query"),
        (Reply(500, b"boom"), StoreError, r"failed \(HTTP 500\)\. It says: boom"),
        (Reply(507), StoreError, "the disk of the server is full"),
    ],
)  # fmt: skip
def test_each_failure_has_its_sentence(client: Client, reply: Reply, error: type[BiokgError], words: str) -> None:
    with serving(lambda _: reply) as url, pytest.raises(error, match=words):
        client.send("POST", url, form={"query": "ASK {}"}, tries=1)


def test_wrong_credentials_are_told_from_none() -> None:
    client = Client(httpx.BasicAuth("me", "hunter2"))
    with (
        serving(lambda _: Reply(401)) as url,
        pytest.raises(StoreError, match="refuses the user and password") as error,
    ):
        client.send("GET", url)
    assert "hunter2" not in str(error.value)


def test_what_a_server_says_is_one_short_line_without_markup(client: Client) -> None:
    page = b"<html><style>p { x: y }</style><title>Bad</title>\n<p>" + b"word " * 1000 + b"</p></html>"
    with serving(lambda _: Reply(500, page)) as url, pytest.raises(StoreError) as error:
        client.send("GET", url)
    assert "It says: Bad word word" in str(error.value)
    assert "<" not in str(error.value).replace(url, "")
    assert len(str(error.value)) < 450


def test_a_redirection_is_not_followed() -> None:
    seen: list[Request] = []
    client = Client(httpx.BasicAuth("me", "hunter2"))
    with serving(recorded(seen, Reply(200))) as elsewhere:
        moved = Reply(302, b"", {"Location": elsewhere + "/query"})
        with (
            serving(lambda _: moved) as url,
            pytest.raises(StoreError, match=r"sends on to 127\.0\.0\.1:.* does not follow"),
        ):
            client.send("GET", url)
    assert seen == []


def test_no_proxy_and_no_netrc_are_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password hunter2\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(netrc))
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    seen: list[Request] = []
    one = Client()
    with serving(recorded(seen, Reply(200, b"fine"))) as url:
        assert one.send("GET", url).body == b"fine"
    assert "authorization" not in seen[0].headers


def test_a_deadline_holds_though_the_server_goes_on(client: Client) -> None:
    begun = time.monotonic()

    def late(_: Request) -> Reply:
        time.sleep(1.5)
        return Reply(200)

    with serving(late) as url:
        with pytest.raises(QueryTimeout, match=r"did not answer within 0\.2 s"):
            client.send("GET", url, timeout=0.2)
        assert time.monotonic() - begun < 1.2


def test_an_answer_may_not_fill_the_memory(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 1_000_000)
    bomb = Reply(200, gzip.compress(b"0" * 10_000_000), {"Content-Encoding": "gzip"})
    with serving(lambda _: bomb) as url, pytest.raises(StoreError, match="larger than 1 MB"):
        client.send("GET", url)


def test_an_answer_that_cannot_be_unpacked(client: Client) -> None:
    packed = Reply(200, b"no gzip", {"Content-Encoding": "gzip"})
    with serving(lambda _: packed) as url, pytest.raises(StoreError, match="cannot be read"):
        client.send("GET", url)


def test_an_answer_that_breaks_off(client: Client) -> None:
    short = Reply(200, b"half", {"Content-Length": "100", "Connection": "close"})
    with serving(lambda _: short) as url, pytest.raises(StoreError, match="connection broke"):
        client.send("GET", url, tries=2)


def test_nobody_there(client: Client) -> None:
    with serving(lambda _: Reply()) as url:
        pass
    with pytest.raises(StoreError, match="no server answers there"):
        client.send("GET", url)
