"""What nodes that are no things of the sources are called and are: read for all of them at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from pyoxigraph import NamedNode

from ..columns import Columns, distinct, value_of
from ..names import LABELS
from ..ontology import Ontology
from ..terms import iri, local_name, shorten
from .columns import Ints

__all__ = ["Others", "own_classes"]


class Others:
    """Nodes by IRI, in order."""

    def __init__(self, columns: Columns, ontology: Ontology, names: Sequence[str]) -> None:
        self._columns, self._ontology, self._names = columns, ontology, names
        terms = columns.numbers(map(NamedNode, names))
        self._row = np.full(columns.terms, -1, dtype=np.int32)
        known = np.flatnonzero(terms >= 0)
        self._row[terms[known]] = known
        self._called: list[dict[str, str]] | None = None

    def _values(self, property: NamedNode) -> tuple[Ints, Ints]:
        """Return the values of a property, as terms, with the place of the node that has each."""
        rows = self._columns.rows(property)
        place = self._row[rows.subject]
        return place[place >= 0], rows.object[place >= 0]

    def labels(self, language: str) -> list[str]:
        """Return the name of each in a language, as `KnowledgeGraph.label` does."""
        if self._called is None:
            self._called = self._read()
        named = zip(self._called, self._names, strict=True)
        return [
            found.get(language) or found.get("en") or next(iter(found.values()), None) or shorten(name)
            for found, name in named
        ]

    def _read(self) -> list[dict[str, str]]:
        """Return the names of each by language."""
        found: list[list[tuple[str, str]]] = [[] for _ in self._names]
        for property in LABELS:
            place, values = self._values(property)
            for number, text in zip(place.tolist(), self._columns.texts(values), strict=True):
                if text.startswith('"'):
                    found[number].append((value_of(text), text.rpartition('"')[2].removeprefix("@")))
        for names in found:
            names.sort(reverse=True)  # of several names in a language, the first
        return [{language: name for name, language in names} for names in found]

    def classes(self) -> list[str | None]:
        """Return the own class of each, by its local name, as `own_classes` does; None where it has none."""
        place, classes = own_classes(self._columns, self._ontology, self._row)
        found: list[str | None] = [None] * len(self._names)
        words = {cls: local_name(NamedNode(name)).rpartition("#")[2] for cls, name in _named(self._columns, classes)}
        for number, cls in zip(place.tolist(), classes.tolist(), strict=True):
            found[number] = words[cls]
        return found


def own_classes(columns: Columns, ontology: Ontology, row: Ints) -> tuple[Ints, Ints]:
    """Return the rows of terms that have a class, rising, with the class: the farthest down, then the first by name.

    `row` gives the row of each term of the columns, -1 for those that are not asked for.
    """
    rows = columns.rows(iri("rdf:type"))
    place = row[rows.subject]
    place, values = place[place >= 0], rows.object[place >= 0]
    named = _named(columns, values)
    depth = {name: len(ontology.ancestors(NamedNode(name))) for _, name in named}
    ranked = np.array([cls for cls, name in sorted(named, key=lambda one: (-depth[one[1]], one[1]))], dtype=np.int64)
    rank = np.zeros(columns.terms, dtype=np.int32)
    rank[ranked] = np.arange(len(ranked))
    first = np.full(row.max(initial=-1) + 1, len(ranked))
    np.minimum.at(first, place, rank[values])
    known = np.flatnonzero(first < len(ranked))
    return known, ranked[first[known]]


def _named(columns: Columns, terms: Ints) -> list[tuple[int, str]]:
    """Return the different terms, all IRIs, with their names."""
    different = distinct(terms)
    return list(zip(different.tolist(), columns.iris(different), strict=True))
