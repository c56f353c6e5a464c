"""The three protocols of SPARQL 1.1 as one server speaks them: Query, Update and Graph Store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from biokg.store.remote.address import Address
from biokg.store.remote.client import Answer, Client
from biokg.store.remote.credentials import credentials_for
from biokg.store.remote.profile import Profile, profile_by_header, profile_called

__all__ = ["JSON", "N_TRIPLES", "Server", "connect"]

JSON = "application/sparql-results+json"
N_TRIPLES = "application/n-triples"
READING_TRIES = 2
"""Somebody waits for an answer; a load may take its time."""


def connect(address: Address) -> Server:
    """Return the server at an address; where the engine is not said, it is asked for its name.

    Raises StoreError where none answers.
    """
    profile = profile_called(address.profile) if address.profile else _found(address)
    return Server(Client(credentials_for(address, profile)), profile, address)


def _found(address: Address) -> Profile:
    client = Client()
    try:
        return profile_by_header(client.name_of_server(address.url))
    finally:
        client.close()


class Server:
    """One server; safe for several threads."""

    def __init__(self, client: Client, profile: Profile, address: Address) -> None:
        self._client = client
        self.profile = profile
        self.address = address

    def query(
        self,
        text: str,
        accept: str = JSON,
        *,
        default: Sequence[str] = (),
        named: Sequence[str] = (),
        timeout: float | None = None,
    ) -> Answer:
        """Run a query on the union of the graphs `default`, in which GRAPH reaches those of `named`.

        The query goes as a form: Virtuoso never answers one that is sent as `application/sparql-query`.
        """
        form: dict[str, str | Sequence[str]] = {"query": text}
        if default:
            form["default-graph-uri"] = default
        if named:
            form["named-graph-uri"] = named
        url = self.address.at(self.profile.query)
        return self._client.send("POST", url, form=form, accept=accept, timeout=timeout, tries=READING_TRIES)

    def update(self, text: str) -> None:
        """Run an update."""
        self._client.send("POST", self.address.at(self.profile.update), form={"update": text})

    def add(self, graph: str, lines: Iterable[bytes]) -> None:
        """Add statements (lines of N-Triples) to a graph; what is there already stays."""
        if self.profile.graphs is None:
            self.insert(graph, b"".join(lines).decode())
        else:
            self._store("POST", graph, lines, {self.profile.fast: ""} if self.profile.fast else {})

    def put(self, graph: str, lines: Iterable[bytes]) -> None:
        """Make statements the content of a graph, all at once; what was there before goes."""
        if self.profile.graphs is None:
            statements = b"".join(lines).decode()
            self.update(f"{self.profile.drop % graph} ;\nINSERT DATA {{ GRAPH <{graph}> {{ {statements} }} }}")
        else:
            self._store("PUT", graph, lines, {})

    def _store(self, method: str, graph: str, lines: Iterable[bytes], options: dict[str, str]) -> None:
        assert self.profile.graphs is not None
        name = {"context": f"<{graph}>"} if self.profile.context else {"graph": graph}
        url = self.address.at(self.profile.graphs)
        self._client.send(method, url, params=name | options, body=b"".join(lines), content_type=N_TRIPLES)

    @property
    def chunk(self) -> int:
        """How many statements go in one request."""
        return self.profile.insert if self.profile.graphs is None else self.profile.chunk

    def drop(self, graph: str) -> None:
        """Take a graph out; nothing happens where there is none."""
        self.update(self.profile.drop % graph)

    def insert(self, graph: str, statements: str) -> None:
        """Add a few statements, all or none."""
        self.update(f"INSERT DATA {{ GRAPH <{graph}> {{ {statements} }} }}")

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()
