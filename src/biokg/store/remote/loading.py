"""Statements on their way to a server: in chunks, and those that have arrived are not sent again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from biokg.errors import StoreError
from biokg.store.remote.server import Server

__all__ = ["graph_of", "has_blank", "may_be_one", "send", "statement_of"]

BYTES = 8 * 10**6
"""Size at which a chunk is full, however few statements it holds."""


def graph_of(line: bytes) -> str:
    r"""Return the graph of a line of N-Quads.

    >>> graph_of(b'<http://a> <http://b> "c d" <http://g> .\n')
    'http://g'
    """
    return line[line.rindex(b" <") + 2 : -4].decode()


def statement_of(line: bytes) -> bytes:
    r"""Return the statement of a line of N-Quads.

    >>> statement_of(b'<http://a> <http://b> "c d" <http://g> .\n')
    b'<http://a> <http://b> "c d" .\n'
    """
    return line[: line.rindex(b" <")] + b" .\n"


def has_blank(lines: Iterable[bytes]) -> bool:
    """Tell whether a blank node stands in any of some statements."""
    return any(line.startswith(b"_:") or b" _:" in line for line in lines)


def send(
    server: Server,
    graph: str,
    lines: Iterable[bytes],
    *,
    whole: bool = False,
    arrived: int = 0,
    sent: Callable[[int], None] = lambda _count: None,
) -> int:
    """Add statements (lines of N-Triples) to a graph and return their number; `arrived` are passed over.

    `sent` is told after each chunk how many have arrived. A `whole` graph goes in one request and replaces what is
    there: in two, or sent twice, its blank nodes would be two each. Raises StoreError for a statement that SPARQL 1.1
    does not know.
    """
    if whole:
        chunk = [_plain(line) for line in lines]
        server.put(graph, chunk)
        sent(len(chunk))
        return len(chunk)
    count = 0
    for chunk in _chunks(lines, server.chunk):
        if count + len(chunk) > arrived:
            server.add(graph, [_plain(line) for line in chunk[max(arrived - count, 0) :]])
            sent(count + len(chunk))
        count += len(chunk)
    return count


def _chunks(lines: Iterable[bytes], most: int) -> Iterator[list[bytes]]:
    chunk: list[bytes] = []
    size = 0
    for line in lines:
        chunk.append(line)
        size += len(line)
        if len(chunk) == most or size > BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _plain(line: bytes) -> bytes:
    if b"<<(" in line and b" <<(" in line.partition(b'"')[0]:
        raise StoreError(
            "A server of SPARQL 1.1 reads no triple terms of RDF 1.2, and this statement has one: "
            f"{line[:200].decode(errors='replace').strip()} Leave rdf:reifies out; claims are nodes of their own."
        )
    return line


def may_be_one(lines: Iterable[bytes]) -> int:
    r"""Count the statements that a server may hold as one with the statement before.

    Servers keep numbers and times by value: 3.5 and 3.50 of one thing and property become one.

    >>> may_be_one([b'<a> <b> "3.5"^^<d> .\n', b'<a> <b> "3.50"^^<d> .\n', b'<a> <c> "3.5"^^<d> .\n'])
    1
    """
    count, last = 0, b""
    for line in lines:
        start = line[: line.find(b' "') + 1] if b'"^^<' in line else b""
        count += bool(start) and start == last
        last = start
    return count
