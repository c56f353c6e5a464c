"""A small SPARQL server with the layout and the oddities of a profile, for engines that tests cannot start."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from pyoxigraph import NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Store

from biokg.store.remote.profile import Profile


@dataclass
class Request:
    """A request as it came."""

    method: str
    path: str
    params: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes

    @property
    def form(self) -> dict[str, list[str]]:
        return parse_qs(self.body.decode(), keep_blank_values=True)


@dataclass
class Reply:
    """What is answered."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


class Server(ThreadingHTTPServer):
    """A server that does not mind when a client hangs up."""

    def handle_error(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(answer: Callable[[Request], Reply]) -> Iterator[str]:
    """Answer requests on a port of loopback; give its address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else a body waits 40 ms for the other side to have seen the head

        def _answer(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            params = parse_qs(parts.query, keep_blank_values=True)
            reply = answer(Request(self.command, parts.path, params, headers, body))
            self.send_response(reply.status)
            for name, value in ({"Content-Length": str(len(reply.body))} | reply.headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        do_GET = do_POST = do_PUT = do_DELETE = _answer

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Engine:
    """Answers as the engine of a profile does, below the path `base`; keeps every request."""

    def __init__(self, profile: Profile, base: str = "") -> None:
        self.profile = profile
        self.base = base
        self.store = Store()
        self.requests: list[Request] = []
        self.fail: Callable[[Request], Reply | None] = lambda _request: None
        """Gives another answer than the right one, where it gives one."""
        self._lock = threading.Lock()

    def __call__(self, request: Request) -> Reply:
        with self._lock:
            self.requests.append(request)
            return self.fail(request) or self._right(request)

    def _at(self, path: str | None) -> str:
        return f"{self.base}/{path}" if path else self.base or "/"

    def _right(self, request: Request) -> Reply:
        named = request.params.get("context" if self.profile.context else "graph")
        if named and self.profile.graphs is not None and request.path == self._at(self.profile.graphs):
            return self._graph(request, NamedNode(named[0].strip("<>")))
        form = request.form if request.headers.get("content-type", "").endswith("form-urlencoded") else {}
        if "query" in form and request.path == self._at(self.profile.query):
            return self._query(request, form)
        if "update" in form and request.path == self._at(self.profile.update):
            self.store.update(form["update"][0])
            return Reply(204)
        return Reply(404, b"no such place")

    def _graph(self, request: Request, name: NamedNode) -> Reply:
        if request.headers.get("content-type") != "application/n-triples":
            return Reply(415)
        if request.method == "PUT":
            self.store.remove_graph(name)
        self.store.load(request.body, RdfFormat.N_TRIPLES, to_graph=name)
        return Reply(204)

    def _query(self, request: Request, form: dict[str, list[str]]) -> Reply:
        results = self.store.query(
            form["query"][0],
            default_graph=[NamedNode(name) for name in form.get("default-graph-uri", [])] or None,
            named_graphs=[NamedNode(name) for name in form.get("named-graph-uri", [])] or None,
        )
        if not isinstance(results, QueryBoolean | QuerySolutions):
            return Reply(200, results.serialize(format=RdfFormat.N_TRIPLES) or b"")
        body = results.serialize(format=QueryResultsFormat.JSON) or b""
        assert request.headers["accept"] == "application/sparql-results+json"
        if self.profile.int_as_integer:  # QLever
            body = body.replace(b"XMLSchema#integer", b"XMLSchema#int")
            body = json.dumps(json.loads(body) | {"meta": {"query-time-ms": 1}}).encode()
        return Reply(200, body, {"Content-Type": "application/sparql-results+json"})
