"""Counts, groups and ranks over whole graphs, from columns: the same as by SPARQL, in a hundredth of the time.

As in the default graph of a query, a statement that several graphs make counts once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from heapq import nsmallest
from typing import TypeVar

import numpy as np
from pyoxigraph import NamedNode

from .part import Ints, distinct
from .table import Columns, value_of

__all__ = ["degrees", "first_by_name", "members", "tally", "tally_by"]

Key = TypeVar("Key", str, tuple[str, str])
_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


def tally(columns: Columns, property: NamedNode, graphs: Collection[NamedNode] | None = None) -> dict[str, int]:
    """Return how many different subjects have each value of a property: the most first, then by value as N-Triples.

    In some graphs, or in all.
    """
    _, object = _pairs(columns, property, graphs)
    count = np.bincount(object, minlength=1)
    values = np.flatnonzero(count)
    return _ranked(zip(columns.texts(values), count[values].tolist(), strict=True))


def tally_by(columns: Columns, property: NamedNode, other: NamedNode) -> dict[tuple[str, str], int]:
    """Return how many subjects have a value of one property together with a value of another, and with none of it.

    Pair of values as N-Triples, the second empty where there is none → number; the most first, then by values.
    """
    subject, value = _pairs(columns, property, None)
    by, second = _pairs(columns, other, None)  # sorted by subject
    low, high = np.searchsorted(by, subject, "left"), np.searchsorted(by, subject, "right")
    times = np.maximum(high - low, 1)
    row = np.repeat(np.arange(len(subject)), times)
    place = low[row] + np.arange(len(row)) - np.repeat(np.cumsum(times) - times, times)
    found = np.where(high[row] > low[row], np.append(second, -1)[np.minimum(place, len(second))], -1)
    keys = value[row].astype(np.int64) * (columns.terms + 1) + found + 1
    pairs, counts = np.unique(keys, return_counts=True)
    one, two = np.divmod(pairs, columns.terms + 1)
    words = np.array([*columns.texts(two[two > 0] - 1)], dtype=object)
    seconds = np.full(len(two), "", dtype=object)
    seconds[two > 0] = words
    return _ranked(zip(zip(columns.texts(one), seconds.tolist(), strict=True), counts.tolist(), strict=True))


def members(columns: Columns, property: NamedNode, value: NamedNode, limit: int | None = None) -> list[str]:
    """Return the IRIs of the subjects that have a value of a property, sorted; at most `limit`."""
    subject, object = _pairs(columns, property, None)
    found = columns.iris(subject[object == columns.number(value)])
    return sorted(found) if limit is None else nsmallest(limit, found)


def degrees(columns: Columns, properties: Iterable[NamedNode], limit: int | None = None) -> dict[str, int]:
    """Return how many statements of some properties each IRI stands in, as subject or object; one of both counts twice.

    The most first, then by IRI; at most `limit`.
    """
    count = np.zeros(columns.terms, dtype=np.int64)
    for property in properties:
        for ends in _pairs(columns, property, None):
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
    subject, name = _pairs(columns, property, None)
    chosen = columns.ending(name, f'"@{language}')
    if cls is not None:
        of, classes = _pairs(columns, NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), None)
        wanted = np.zeros(columns.terms, dtype=bool)
        wanted[of[classes == columns.number(cls)]] = True
        chosen &= wanted[subject]
    names = columns.values(name[chosen])
    least = max(nsmallest(limit, names), default="")
    kept = [place for place, word in enumerate(names) if word <= least]
    iris = columns.iris(subject[chosen][kept])
    return sorted(zip((names[place] for place in kept), iris, strict=True))[:limit]


def _pairs(columns: Columns, property: NamedNode, graphs: Collection[NamedNode] | None) -> tuple[Ints, Ints]:
    """Return subjects and objects of the statements of a property, each once, sorted by subject and object."""
    rows = columns.rows(property)
    pairs: Ints = rows.subject.astype(np.int64) << 32 | rows.object
    if graphs is not None:
        pairs = pairs[np.isin(rows.graph, [columns.number(graph) for graph in graphs])]
    pairs = distinct(pairs)
    return pairs >> 32, pairs & 0xFFFFFFFF


def _ranked(counts: Iterable[tuple[Key, int]]) -> dict[Key, int]:
    return dict(sorted(counts, key=lambda item: (-item[1], item[0])))
