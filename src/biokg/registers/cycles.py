"""Rounds in links that should lead upwards only."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from pyoxigraph import NamedNode

__all__ = ["cycles"]


def cycles(links: Mapping[NamedNode, Collection[NamedNode]]) -> Iterator[tuple[NamedNode, ...]]:
    """Yield rounds that links lead in, at least one of each knot, each from its smallest node, in a stable order.

    >>> a, b, c = (NamedNode(f"https://example.org/{name}") for name in "abc")
    >>> [[node.value[-1] for node in ring] for ring in cycles({b: {a}, a: {b}, c: {a}})]
    [['a', 'b']]
    """
    done: set[NamedNode] = set()
    for start in sorted(links, key=str):
        way: dict[NamedNode, None] = {}
        todo = [(start, False)]
        while todo:
            node, leave = todo.pop()
            if leave:
                del way[node]
                done.add(node)
            elif node in way:
                ring = list(way)[list(way).index(node) :]
                first = ring.index(min(ring, key=str))
                yield (*ring[first:], *ring[:first])
            elif node not in done:
                way[node] = None
                todo.append((node, True))
                todo += [(above, False) for above in sorted(links.get(node, ()), key=str, reverse=True)]
