"""The store as columns of numbers: the things, the derived edges and the claims, without an object for each of them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
from pyoxigraph import Literal, NamedNode

from ..ontology import Ontology
from ..store import Store
from ..terms import ID, b, iri, local_name
from .columns import Coded, Flags, Ints
from .said import Said

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["Facts", "Progress", "facts_of"]

Progress: TypeAlias = Callable[[float], None]
"""Is told what share (0-1) is done."""

_DERIVED = "SELECT ?s ?o { GRAPH graph:derived { ?s %s ?o } }"
_THINGS = "SELECT ?thing ?class { GRAPH graph:things { ?thing a ?class } }"
_LABELS = "SELECT ?thing ?name { GRAPH graph:things { ?thing rdfs:label ?name FILTER(LANG(?name) = '%s') } }"


@dataclass(frozen=True, eq=False)
class Pairs:
    """The plain edges of one property, in the order of their subjects."""

    start: Ints
    end: Ints


class Facts:
    """What a store holds, by number: things first, in the order of their IRIs, then whatever else claims speak of.

    Everything is read when it is first asked for, and once.
    """

    def __init__(self, store: Store, ontology: Ontology) -> None:
        self.store = store
        self.ontology = ontology
        self.progress: Progress = lambda _share: None
        rows = sorted((row[0].value, local_name(row[1])) for row in store.select(_THINGS))
        self.names: list[str] = [name for name, _ in rows]
        """IRIs by number."""
        self.number: dict[str, int] = {name: place for place, name in enumerate(self.names)}
        self.count = len(rows)
        """How many things there are: the numbers below it are things."""
        self.cls = Coded.of(cls for _, cls in rows)
        """The own class of each thing."""
        self._pairs: dict[NamedNode, Pairs] = {}
        self._words: dict[str, Coded] = {}
        self._reading = Lock()
        self._labels: dict[str, Coded] = {}

    @cached_property
    def short(self) -> list[str]:
        """The ids of the things, without their namespace."""
        return [name.removeprefix(ID) for name in self.names[: self.count]]

    def intern(self, name: str) -> int:
        """Return the number of an IRI, a new one where it has none."""
        number = self.number.setdefault(name, len(self.names))
        if number == len(self.names):
            self.names.append(name)
        return number

    @cached_property
    def said(self) -> Said:
        """The claims; where several threads ask at once, one reads them."""
        with self._reading:
            known = self.__dict__.get("said")
            return known or Said.read(self.store, self.ontology.machine_made, self.intern, self.progress)

    def extended(self) -> Facts:
        """Return the same facts to which names can be added that no other network knows."""
        _ = self.said  # read once for all
        own = copy(self)
        own.names, own.number = self.names.copy(), self.number.copy()
        return own

    def of_classes(self, classes: Iterable[str]) -> Flags:
        """Tell for each thing whether its class is one of some or below one."""
        wanted = set(classes)
        above = (self.ontology.ancestors(iri(f"b:{cls}")) for cls in self.cls.words)
        chosen = np.array([bool(wanted & {local_name(one) for one in line}) for line in above], dtype=bool)
        return chosen[self.cls.codes] if self.count else np.zeros(0, dtype=bool)

    def pairs(self, property: NamedNode) -> Pairs:
        """Return the plain edges of a property between things, sorted by subject, then object."""
        if property not in self._pairs:
            self._pairs[property] = self._read_pairs(property)
        return self._pairs[property]

    def _read_pairs(self, property: NamedNode) -> Pairs:
        start, end = array("q"), array("q")
        for subject, object in self.store.select(_DERIVED % property):
            if isinstance(object, NamedNode):
                start.append(self.number.get(subject.value, -1))
                end.append(self.number.get(object.value, -1))
        one, other = _array(start), _array(end)
        kept = (one >= 0) & (one < self.count) & (other >= 0) & (other < self.count)
        one, other = one[kept], other[kept]
        order = np.lexsort((other, one))
        return Pairs(one[order], other[order])

    @cached_property
    def relations(self) -> list[NamedNode]:
        """The properties by which claims tie things, sorted: a plain edge always has a claim of its own."""
        said = self.said
        between = (said.object >= 0) & (said.object < self.count) & (said.subject < self.count)
        names = list(said.predicates)
        return [
            NamedNode(name)
            for name in sorted(names[code] for code in np.flatnonzero(np.bincount(said.predicate[between])))
        ]

    @cached_property
    def status(self) -> Coded:
        """The present status of each thing, by the local names of the list."""
        return self.words("b:status")

    @cached_property
    def cancelled(self) -> Flags:
        """Which things never came to be."""
        return np.asarray(self.status.codes == self.status.code("cancelled"))

    def words(self, property: str) -> Coded:
        """Return for each thing the values of a property as one text, sorted, with a space between.

        Members of lists are their local names, a day is without its midnight.
        """
        if property not in self._words:
            self._words[property] = self._read_words(property)
        return self._words[property]

    def _read_words(self, property: str) -> Coded:
        found: dict[int, list[tuple[str, str]]] = {}
        for subject, object in self.store.select(_DERIVED % iri(property)):
            number = self.number.get(subject.value, self.count)
            if number < self.count and isinstance(object, NamedNode | Literal):
                found.setdefault(number, []).append((str(object), _word(object)))
        return self._column({number: " ".join(word for _, word in sorted(words)) for number, words in found.items()})

    @cached_property
    def when(self) -> Coded:
        """The date of each thing; where it has none, the window in which an expectation foresees it."""
        own = list(self.words("b:edtf"))
        foreseen: dict[int, list[str]] = {}
        expects = self.pairs(b("expects"))
        for expectation, thing in zip(expects.start.tolist(), expects.end.tolist(), strict=True):
            if own[thing] is None and own[expectation] is not None:
                foreseen.setdefault(thing, []).append(own[expectation])
        return self._column(
            {number: word for number, word in enumerate(own) if word is not None}
            | {number: " ".join(sorted(set(words))) for number, words in foreseen.items()}
        )

    def labels(self, language: str) -> Coded:
        """Return the name of each thing in a language."""
        if language not in self._labels:
            rows = self.store.select(_LABELS % language)
            self._labels[language] = self._column({self.number[row[0].value]: row[1].value for row in rows})
        return self._labels[language]

    def _column(self, values: dict[int, str]) -> Coded:
        return Coded.of(values.get(number) for number in range(self.count))


_KNOWN: WeakKeyDictionary[KnowledgeGraph, Facts] = WeakKeyDictionary()


def facts_of(graph: KnowledgeGraph) -> Facts:
    """Return the columns of a graph, the same ones each time: reading them is most of the work."""
    return _KNOWN.get(graph) or _KNOWN.setdefault(graph, Facts(graph.store, graph.ontology))


def _word(value: NamedNode | Literal) -> str:
    return local_name(value) if isinstance(value, NamedNode) else value.value.removesuffix("T00:00:00Z")


def _array(numbers: array[int]) -> npt.NDArray[np.int64]:
    return np.frombuffer(numbers, dtype=np.int64) if len(numbers) else np.empty(0, dtype=np.int64)
