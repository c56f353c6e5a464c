"""Counts, groups and ranks over whole graphs, from columns: the same as by SPARQL, in a hundredth of the time.

As in the default graph of a query, a statement that several graphs make counts once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from heapq import nsmallest
from typing import TypeVar

import numpy as np
from pyoxigraph import NamedNode

from .pairs import Scope, spread
from .part import Ints
from .table import Columns, value_of

__all__ = ["degrees", "first_by_name", "members", "tally", "tally_by"]

Key = TypeVar("Key", str, tuple[str, str])
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


def tally(columns: Columns, property: NamedNode, graphs: Collection[NamedNode] | None = None) -> dict[str, int]:
    """Return how many different subjects have each value of a property: the most first, then by value as N-Triples.

    In some graphs, or in all.
    """
    return Scope(columns, graphs).pairs(property).tally()


def tally_by(columns: Columns, property: NamedNode, other: NamedNode) -> dict[tuple[str, str], int]:
    """Return how many subjects have a value of one property together with a value of another, and with none of it.

    Pair of values as N-Triples, the second empty where there is none → number; the most first, then by values.
    """
    scope = Scope(columns)
    one, two = scope.pairs(property), scope.pairs(other)
    low, high = (np.searchsorted(two.subject, one.subject, side) for side in ("left", "right"))
    row, place = spread(low, np.maximum(high, low + 1))
    found = np.where(high[row] > low[row], np.append(two.object, -1)[np.minimum(place, len(two))], -1)
    keys = one.object[row].astype(np.int64) * (columns.terms + 1) + found + 1
    pairs, counts = np.unique(keys, return_counts=True)
    first, second = np.divmod(pairs, columns.terms + 1)
    seconds = np.full(len(second), "", dtype=object)
    seconds[second > 0] = columns.texts(second[second > 0] - 1)
    return _ranked(zip(zip(columns.texts(first), seconds.tolist(), strict=True), counts.tolist(), strict=True))


def members(columns: Columns, property: NamedNode, value: NamedNode, limit: int | None = None) -> list[str]:
    """Return the IRIs of the subjects that have a value of a property, sorted; at most `limit`."""
    scope = Scope(columns)
    found = columns.iris(np.flatnonzero(scope.having(property, value)))
    return sorted(found) if limit is None else nsmallest(limit, found)


def degrees(columns: Columns, properties: Iterable[NamedNode], limit: int | None = None) -> dict[str, int]:
    """Return how many statements of some properties each IRI stands in, as subject or object; one of both counts twice.

    The most first, then by IRI; at most `limit`.
    """
    scope, count = Scope(columns), np.zeros(columns.terms, dtype=np.int64)
    for property in properties:
        pairs = scope.pairs(property)
        for ends in (pairs.subject, pairs.object):
            count += np.bincount(ends, minlength=columns.terms)
    nodes = np.flatnonzero(count)
    if limit is not None and len(nodes) > limit > 0:
        least = np.partition(count[nodes], len(nodes) - limit)[len(nodes) - limit]
        nodes = nodes[count[nodes] >= least]
    named = ((text, number) for text, number in zip(columns.texts(nodes), count[nodes].tolist(), strict=True))
    ranked = _ranked((value_of(text), number) for text, number in named if text.startswith("<"))
    return dict(list(ranked.items())[:limit])


def first_by_name(
    columns: Columns, language: str, limit: int, cls: NamedNode | None = None, property: NamedNode = _LABEL
) -> list[tuple[str, str]]:
    """Return the first things by name in a language, with their IRIs: pairs (name, IRI), by name, then IRI.

    Of a class as it is stated or entailed; of all that has a name without one.
    """
    scope = Scope(columns)
    named = scope.pairs(property)
    if cls is not None:
        named = named.among(scope.having(_TYPE, cls))
    chosen = columns.ending(named.object, f'"@{language}')
    first = columns.beginnings(named.object[chosen])
    kept = np.flatnonzero(chosen)[first <= _at_most(first[first > 0], limit)]
    names, iris = columns.values(named.object[kept]), columns.iris(named.subject[kept])
    return sorted(zip(names, iris, strict=True))[:limit]


def _at_most(values: Ints, limit: int) -> int:
    """Return the greatest of the `limit` least values, or of all."""
    last = min(limit, len(values)) - 1
    return int(np.partition(values, last)[last]) if last >= 0 else 0


def _ranked(counts: Iterable[tuple[Key, int]]) -> dict[Key, int]:
    return dict(sorted(counts, key=lambda item: (-item[1], item[0])))
