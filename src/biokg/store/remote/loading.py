"""Statements on their way to a server: in chunks, and those that have arrived are not sent again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from biokg.store.remote.server import Server

__all__ = ["graph_of", "has_blank", "send", "statement_of"]

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

    `sent` is told after each chunk how many have arrived. A `whole` graph goes in one request: in two, its blank
    nodes would be two each.
    """
    count = 0
    for chunk in _chunks(lines, server.chunk, whole=whole):
        if count + len(chunk) > arrived:
            server.add(graph, chunk[max(arrived - count, 0) :])
            sent(count + len(chunk))
        count += len(chunk)
    return count


def _chunks(lines: Iterable[bytes], most: int, *, whole: bool) -> Iterator[list[bytes]]:
    chunk: list[bytes] = []
    size = 0
    for line in lines:
        chunk.append(line)
        size += len(line)
        if not whole and (len(chunk) == most or size > BYTES):
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
