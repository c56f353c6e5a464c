"""What nodes that are no things of the sources are called and are: read for all of them at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from pyoxigraph import NamedNode

from ..columns import Columns, value_of
from ..names import LABELS
from ..ontology import Ontology
from ..terms import iri, local_name, shorten
from .columns import Ints

__all__ = ["Others"]


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
        """Return the own class of each, by its local name: the farthest down, then the first by name; None without."""
        place, values = self._values(iri("rdf:type"))
        different, codes = np.unique(values, return_inverse=True)
        classes = [NamedNode(name) for name in self._columns.iris(different)]
        depth = {cls: len(self._ontology.ancestors(cls)) for cls in classes}
        ranked = sorted(classes, key=lambda cls: (-depth[cls], cls.value))
        rank = np.array([ranked.index(cls) for cls in classes], dtype=np.int64)
        first = np.full(len(self._names), len(ranked))
        np.minimum.at(first, place, rank[codes])
        words = [*(local_name(cls).rpartition("#")[2] for cls in ranked), None]
        return [words[code] for code in first.tolist()]
