"""The graph as columns of numbers: the things, the derived edges and the claims, without an object for each of them."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
from pyoxigraph import NamedNode

from ..columns import Columns, Rows, Texts, distinct, ordering, value_of
from ..ontology import Ontology
from ..store import Store
from ..terms import ID, b, graph, iri, local_name, shorten
from .columns import Coded, Flags, Ints
from .said import Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..graph import KnowledgeGraph

__all__ = ["Facts", "facts_of", "short"]

DERIVED, THINGS = graph("derived"), graph("things")


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
        self.whole = store.columns()
        """The columns of all graphs; `columns` are of those that the facts come from."""
        columns = self.whole.holding(THINGS)
        things = columns.rows(iri("rdf:type"), THINGS)
        names = columns.iris(things.subject)
        order = np.array(sorted(range(len(names)), key=names.__getitem__), dtype=np.int64)
        names = list(map(names.__getitem__, order.tolist()))
        self._begin(columns, ontology, things.subject[order], things.object[order], names)
        self.recorded = np.zeros(self.count, dtype=bool)
        """Which things no source speaks of, but only a register."""

    def _begin(self, columns: Columns, ontology: Ontology, things: Ints, classes: Ints, names: list[str]) -> None:
        """Number the things, terms of the columns in the order of their names, and whatever else claims speak of."""
        self.columns, self.ontology = columns, ontology
        self.count = len(names)
        """How many things there are: the numbers below it are things."""
        self._numbers = np.full(columns.terms, -1, dtype=np.int32)
        """The number of each term of the columns; -1 for what is no thing and of which nothing is said."""
        self._numbers[things] = np.arange(self.count)
        self.names: list[str] = [*names, *self._others()]
        """IRIs by number."""
        self.cls = self._words_of(classes)
        """The own class of each thing."""
        self._pairs: dict[NamedNode, Pairs] = {}
        self._words: dict[str, Coded] = {}
        self._labels: dict[str, Coded] = {}
        self._reading = Lock()

    def _others(self) -> list[str]:
        """Number what claims speak of besides the things; return its IRIs."""
        spoken = np.zeros(self.columns.terms, dtype=bool)
        for name in ("claimSubject", "claimObject"):
            spoken[self.columns.rows(b(name)).object] = True
        others = np.flatnonzero(spoken & (self._numbers < 0))
        self._numbers[others] = self.count + np.arange(len(others))
        return self.columns.iris(others)

    @cached_property
    def short(self) -> list[str]:
        """The names of the things as nodes."""
        names = self.names[: self.count]
        text = "\n".join(["", *names]).replace("\n" + ID, "\n")  # many times as fast as one by one
        return text.split("\n")[1:] if "/" not in text else list(map(short, names))

    @cached_property
    def number(self) -> dict[str, int]:
        """The numbers by IRI."""
        return {name: place for place, name in enumerate(self.names)}

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
            return known or self._read_said()

    def _read_said(self) -> Said:
        return Said.read(self.columns, self.ontology.machine_made, self._numbers)

    def place(self, node: NamedNode) -> int:
        """Return the number of a node, -1 where it has none."""
        term = self.columns.number(node)
        number = int(self._numbers[term]) if term >= 0 else -1
        return number if number >= 0 else self.number.get(node.value, -1)

    def extended(self) -> Facts:
        """Return the same facts to which names can be added that no other network knows."""
        _ = self.said  # read once for all
        own = copy(self)
        own.names, own.number = self.names.copy(), self.number.copy()
        return own

    def numbered(self, names: Sequence[str], nodes: Flags) -> Flags:
        """Return nodes of the graph, by their numbers among `names`, by their numbers here."""
        return np.append(nodes, np.zeros(len(self.names) - len(names), dtype=bool))

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
        start, end = self._ends(property)
        kept = (start >= 0) & (start < self.count) & (end >= 0) & (end < self.count)
        start, end = start[kept], end[kept]
        order = ordering(start, end)
        return Pairs(start[order], end[order])

    def _ends(self, property: NamedNode) -> tuple[Ints, Ints]:
        """Return what plain edges lead from and to."""
        rows = self.columns.rows(property, DERIVED)
        return self._numbers[rows.subject], self._numbers[rows.object]

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
        thing, rows = self._values(iri(property))
        found = self._words_of(rows)
        codes = np.full(self.count, -1, dtype=np.int32)
        codes[thing] = found.codes
        several = np.bincount(thing, minlength=self.count)[thing] > 1
        parts: dict[int, list[str]] = {}
        for number, value in zip(thing[several].tolist(), self.columns.texts(rows[several]), strict=True):
            parts.setdefault(number, []).append(value)
        known = {word: code for code, word in enumerate(found.words)}
        for number, values in parts.items():
            word = " ".join(map(_word, sorted(values)))
            codes[number] = known.setdefault(word, len(known))
        return Coded(codes, tuple(known))

    def _values(self, property: NamedNode) -> tuple[Ints, Ints]:
        """Return the values of a property as terms, with the thing that has each, by number."""
        return self._of_things(self.columns.rows(property, DERIVED))

    def _of_things(self, rows: Rows) -> tuple[Ints, Ints]:
        """Return the things that statements are made of, by number, and the values as terms."""
        thing = self._numbers[rows.subject]
        kept = (thing >= 0) & (thing < self.count)
        return thing[kept], rows.object[kept]

    def _words_of(self, terms: Ints) -> Coded:
        """Return terms as words: members of lists and classes by their local names, a day without its midnight."""
        different = distinct(terms)
        codes = np.searchsorted(different, terms).astype(np.int32)
        return Coded(codes, tuple(map(_word, self.columns.texts(different))))

    @cached_property
    def when(self) -> Coded:
        """The date of each thing; where it has none, the window in which an expectation foresees it."""
        own = self.words("b:edtf")
        expects = self.pairs(b("expects"))
        chosen = (own.codes[expects.end] < 0) & (own.codes[expects.start] >= 0)
        foreseen: dict[int, set[str]] = {}
        for expectation, thing in zip(expects.start[chosen].tolist(), expects.end[chosen].tolist(), strict=True):
            foreseen.setdefault(thing, set()).add(own.words[own.codes[expectation]])
        codes, known = own.codes.copy(), {word: code for code, word in enumerate(own.words)}
        for thing, words in foreseen.items():
            codes[thing] = known.setdefault(" ".join(sorted(words)), len(known))
        return Coded(codes, tuple(known))

    def labels(self, language: str) -> Coded:
        """Return the name of each thing in a language."""
        if language not in self._labels:
            thing, terms = self._of_things(self.columns.rows(iri("rdfs:label"), THINGS))
            chosen = np.flatnonzero(self.columns.ending(terms, f'"@{language}'))
            codes = np.full(self.count, -1, dtype=np.int32)
            codes[thing[chosen]] = np.arange(len(chosen))
            self._labels[language] = Coded(codes, Texts(self.columns, terms[chosen]))
        return self._labels[language]


_OWN = len(ID)
_KNOWN: WeakKeyDictionary[KnowledgeGraph, Facts] = WeakKeyDictionary()


def facts_of(graph: KnowledgeGraph) -> Facts:
    """Return the columns of a graph, the same ones each time: reading them is most of the work."""
    return _KNOWN.get(graph) or _KNOWN.setdefault(graph, Facts(graph.store, graph.ontology))


def short(name: str) -> str:
    """Return the name of a node: the id of a thing, else the prefixed name or the IRI.

    >>> short(ID + "libevitug"), short("https://w3id.org/biokg/status/planned")
    ('libevitug', 'status:planned')
    """
    return name[_OWN:] if name.startswith(ID) and name.find("/", _OWN) < 0 else shorten(name)


def _word(term: str) -> str:
    value = value_of(term)
    return value.rpartition("/")[2] if term.startswith("<") else value.removesuffix("T00:00:00Z")
