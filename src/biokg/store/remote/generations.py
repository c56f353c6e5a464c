"""The builds on a server: readers go on with the current one until the next is whole, which then takes its place.

Every graph is kept under a name that tells its content. What two builds have in common is sent and kept once; what a
build that broke off had sent already is there for the next try. The two last builds that hold different things stay.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby

from pyoxigraph import NamedNode

from biokg.errors import StoreError
from biokg.ids import sha256
from biokg.store.failures import no_earlier_build
from biokg.store.manifest import Manifest
from biokg.store.remote.address import Address
from biokg.store.remote.answers import boolean, solutions
from biokg.store.remote.control import Control, Generation, Lease
from biokg.store.remote.loading import graph_of, has_blank, may_be_one, send, statement_of
from biokg.store.remote.naming import ALONE, MARK, kept_name
from biokg.store.remote.server import Server, connect
from biokg.store.remote.store import RemoteStore
from biokg.terms import graph

__all__ = ["Draft", "new_generation", "open_current", "open_previous"]

UNION = graph("~union")
"""What the graphs of sources and biokg's own say together, each triple once."""


def open_current(address: Address) -> RemoteStore:
    """Open what the last build made on a server, for reading.

    It stays the same until it is closed, or else is refused: two builds later its graphs are gone. Raises StoreError
    where nothing was built there, or a newer biokg did.
    """
    absent = StoreError(
        f"{address.url}: nothing was built there yet; run `biokg build` with this store.",
        zh=f"{address.url}：尚未构建；请以此存储运行 `biokg build`。",
    )
    return _opened(address, Control.current, absent)


def open_previous(address: Address) -> RemoteStore:
    """Open the last build before the current one that held something else; raises StoreError where there is none."""
    return _opened(address, Control.previous, no_earlier_build(address.url))


def _opened(address: Address, which: Callable[[Control], Generation | None], absent: StoreError) -> RemoteStore:
    server = connect(address)
    try:
        control = Control(server)
        found = which(control)
        if found is None:
            raise absent
        return RemoteStore(
            server, found.graphs, found.default, manifest=found.manifest, still_there=lambda: control.holds(found)
        )
    except BaseException:
        server.close()
        raise


@contextmanager
def new_generation(address: Address, report: Callable[[str], None] = lambda _step: None) -> Iterator[Draft]:
    """Begin a build on a server. Whatever ends the block without `Draft.commit` leaves the last good one in place.

    `report` is told what is sent, and how far. Raises StoreError where another build is under way.
    """
    server = connect(address)
    try:
        control = Control(server)
        with control.writing() as lease:
            yield Draft(server, control, lease, report)
    finally:
        server.close()


class Draft:
    """A build in the making: add its graphs, then `commit`."""

    def __init__(self, server: Server, control: Control, lease: Lease, report: Callable[[str], None]) -> None:
        self._server = server
        self._control = control
        self._lease = lease
        self._report = report
        self._sent = control.sent()
        self._held = _kept_by(control.current(), control.previous())
        self.graphs: dict[str, str] = {}
        """Name of a graph, as said → as kept."""
        self.sizes: dict[NamedNode, int] = {}
        """Name of a graph → number of its statements."""
        self._default: list[str] = []

    @property
    def store(self) -> RemoteStore:
        """What was added so far, for reading."""
        return RemoteStore(self._server, dict(self.graphs), list(self._default))

    def add_register(self, name: NamedNode, digest: str, size: int, lines: Callable[[], Iterable[bytes]]) -> None:
        """Add a large graph: `lines` opens its N-Triples, without blank nodes and each once, whose SHA-256 is known."""
        kept = kept_name(name, digest).value
        self._add(name, kept, size, lines)
        self.graphs[name.value] = kept
        self.sizes[name] = size
        self._default.append(kept)

    def add(self, quads: Iterable[bytes]) -> None:
        """Add all other graphs, as canonical N-Quads."""
        lines = sorted((graph_of(line), statement_of(line)) for line in quads)
        union: set[bytes] = set()
        for name, group in groupby(lines, key=lambda line: line[0]):
            statements = [line for _, line in group]
            whole = has_blank(statements)
            kept = self._add_small(NamedNode(name), statements, whole=whole)
            self.sizes[NamedNode(name)] = len(statements)
            self.graphs[name] = kept
            if whole:  # its blank nodes would be others in a second graph
                self._default.append(kept)
            else:
                union.update(statements)
        if union:
            self._default.append(self._add_small(UNION, sorted(union)))

    def _add_small(self, name: NamedNode, statements: list[bytes], *, whole: bool = False) -> str:
        kept = kept_name(name, hashlib.sha256(b"".join(statements)).hexdigest()).value
        self._add(name, kept, len(statements), lambda: statements, whole=whole)
        return kept

    def _add(
        self, name: NamedNode, kept: str, size: int, lines: Callable[[], Iterable[bytes]], *, whole: bool = False
    ) -> None:
        """Send a graph, or what of it has not arrived yet, and see that all of it is there."""
        if kept in self._held:
            return

        def sent(count: int) -> None:
            self._control.note_sent(kept, count)
            self._lease.keep()
            self._report(f"sending {name.value.rpartition('/')[2]}: {count:,} of {size:,}")

        arrived = self._sent.get(kept, 0)
        self._control.note_sent(kept, arrived)  # so that it is found and dropped if this build breaks off
        send(self._server, kept, lines(), whole=whole, arrived=arrived, sent=sent)
        held = self._count(kept)
        if held > size or held + may_be_one(lines()) < size:
            self._control.forget(kept)
            raise StoreError(
                f"{self._server.address.url}: of {size:,} statements of {name.value} the server holds {held:,}; "
                "run `biokg build` again, and look at the server if that does not help."
            )

    def _count(self, kept: str) -> int:
        text = f"SELECT (COUNT(?s) AS ?n) {{ GRAPH <{kept}> {{ ?s ?p ?o }} }}"
        answer = self._server.query(text, default=[kept], named=[kept])
        return int(next(iter(solutions(answer.body, self._server.profile)))["n"].value)

    def commit(self, manifest: Manifest) -> None:
        """Make this the build that readers open from now on, and drop the graphs that no build needs any more.

        Raises StoreError where another build has taken over meanwhile; the last good one then stays.
        """
        self._report("switching")
        self._lease.check()
        default = self._distinct()
        former = self._control.current()
        made = self._control.switch(Generation(manifest, self.graphs, default), self._lease)
        previous = self._control.previous()
        needed = _kept_by(former, made, previous)
        for kept in sorted(self._control.sent().keys() - needed):
            self._report("tidying up")
            self._lease.keep()
            self._control.forget(kept)

    def _distinct(self) -> list[str]:
        """Return graphs whose union is the default graph, and of which no two state the same triple.

        Few servers count a triple once that two graphs state, so where two overlap, the later one is copied without
        what the earlier ones state. What sources say comes first, and stays whole beside registers.
        """
        former = self._control.current()
        known = set(former.default) if former else set()
        found: list[str] = []
        for kept in reversed(self._default):
            others = [one for one in found if not {one, kept} <= known and self._overlap(one, kept)]
            found.append(self._without(kept, others) if others else kept)
        return found

    def _overlap(self, one: str, other: str) -> bool:
        text = f"ASK {{ GRAPH <{one}> {{ ?s ?p ?o }} GRAPH <{other}> {{ ?s ?p ?o }} }}"
        answer = self._server.query(text, default=[one], named=[one, other])
        return bool(boolean(answer.body, self._server.profile))

    def _without(self, kept: str, others: list[str]) -> str:
        """Copy a graph without what others state, on the server; return the name of the copy."""
        copy = kept_name(NamedNode(f"{kept.rpartition(MARK)[0]}{ALONE}"), sha256("\n".join([kept, *others]))).value
        if self._sent.get(copy):
            return copy
        self._control.note_sent(copy, 0)
        self._server.update(f"INSERT {{ GRAPH <{copy}> {{ ?s ?p ?o }} }} WHERE {{ GRAPH <{kept}> {{ ?s ?p ?o }} }}")
        for other in others:
            both = f"GRAPH <{copy}> {{ ?s ?p ?o }} GRAPH <{other}> {{ ?s ?p ?o }}"
            self._server.update(f"DELETE {{ GRAPH <{copy}> {{ ?s ?p ?o }} }} WHERE {{ {both} }}")
        self._control.note_sent(copy, 1)
        return copy


def _kept_by(*generations: Generation | None) -> set[str]:
    """Return the graphs of a server that some builds need."""
    return {kept for one in generations if one is not None for kept in one.kept}
