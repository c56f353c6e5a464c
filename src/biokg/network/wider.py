"""A graph as columns with what some registers state: a projection of it holds their ties beside those of sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
from pyoxigraph import NamedNode

from ..columns import distinct, distinct_pairs
from ..errors import UnknownName
from ..names import nearest
from ..terms import BASE, b, iri
from .columns import Flags, Ints
from .facts import THINGS, Facts, short
from .naming import own_classes
from .projections import Projection
from .registers import Registers, registers_of
from .said import Said
from .stated import Stated, with_stated

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph
    from ..ontology import Ontology

__all__ = ["wider_facts"]

TYPE = iri("rdf:type")


class WiderFacts(Facts):
    """What a store and some registers hold, as far as a projection needs it.

    Things are numbered in the order of their names as nodes; a record that is the same as a thing of the sources is
    that thing. What is not of the sources is there only where a register ties it to something.
    """

    def __init__(self, registers: Registers, chosen: list[int], projection: Projection, ontology: Ontology) -> None:
        self.whole = columns = registers.columns
        self._registers, self._chosen = registers, chosen
        properties = registers.leading(chosen) if projection.relations is None else projection.properties
        self._stated = Stated.joined([registers.stated(b(name), chosen) for name in sorted(properties)])
        things = columns.rows(TYPE, THINGS)
        row = np.full(columns.terms, -1, dtype=np.int32)
        ends = distinct(np.concatenate([self._stated.subject, self._stated.object]))
        row[ends] = np.arange(len(ends))
        row[things.subject] = -1
        known, classes = own_classes(columns, ontology, row)
        ours = np.array([name.startswith(BASE) for name in columns.iris(classes)], dtype=bool)  # no members of lists
        ends, classes = ends[known[ours]], classes[ours]
        terms, classes = np.concatenate([things.subject, ends]), np.concatenate([things.object, classes])
        names = columns.iris(terms)
        shorter = list(map(short, names))
        order = np.array(sorted(range(len(names)), key=shorter.__getitem__), dtype=np.int64)
        self._begin(columns, ontology, terms[order], classes[order], [names[place] for place in order.tolist()])
        self.recorded = order >= len(things)
        self._terms = terms[order]
        same = np.flatnonzero(registers.things != np.arange(columns.terms))
        self._numbers[same] = self._numbers[registers.things[same]]

    def _read_said(self) -> Said:
        said, stated = super()._read_said(), self._stated
        subject, object = self._numbers[stated.subject], self._numbers[stated.object]
        kept = np.flatnonzero((subject >= 0) & (object >= 0))
        stated = stated.take(kept)
        properties = distinct(stated.property)
        names = self.columns.iris(properties)
        predicates = said.predicates | dict.fromkeys(names, 0)
        predicates = {name: code for code, name in enumerate(predicates)}
        code = np.array([predicates[name] for name in names], dtype=np.int32)
        node, register = self._registers.speaking(self._terms, self._chosen)
        rows = [
            np.concatenate([subject[kept], node]),
            np.concatenate([code[np.searchsorted(properties, stated.property)], np.zeros_like(node)]),
            np.concatenate([object[kept], np.full(len(node), -1)]),
        ]
        by = np.concatenate([stated.register, register])
        return with_stated(replace(said, predicates=predicates), self._registers, by, rows, stated)

    def _ends(self, property: NamedNode) -> tuple[Ints, Ints]:
        start, end = super()._ends(property)
        rows = np.flatnonzero(self._stated.property == self.columns.number(property))
        more = (self._numbers[ends[rows]] for ends in (self._stated.subject, self._stated.object))
        return _once(*(np.concatenate(pair) for pair in zip((start, end), more, strict=True)))

    def _values(self, property: NamedNode) -> tuple[Ints, Ints]:
        """Return the values of a property; what registers say of things of the sources stays with their records."""
        thing, terms = super()._values(property)
        subject, object = self._registers.values(property, self._chosen)
        number = self._numbers[subject]
        kept = np.append(self.recorded, np.zeros(len(self.names) - self.count + 1, dtype=bool))[number]
        return _once(np.concatenate([thing, number[kept]]), np.concatenate([terms, object[kept]]))

    def numbered(self, names: Sequence[str], nodes: Flags) -> Flags:
        """Return nodes of the graph, by their numbers among `names`, by their numbers here."""
        found = np.zeros(len(self.names), dtype=bool)
        found[[self.place(NamedNode(names[number])) for number in np.flatnonzero(nodes).tolist()]] = True
        return found


def _once(one: Ints, other: Ints) -> tuple[Ints, Ints]:
    """Return the different pairs; any that has no number stands in none."""
    kept = (one >= 0) & (other >= 0)
    return distinct_pairs(one[kept], other[kept])


_WIDER: WeakKeyDictionary[KnowledgeGraph, dict[object, WiderFacts]] = WeakKeyDictionary()


def wider_facts(graph: KnowledgeGraph, names: Sequence[str], projection: Projection) -> WiderFacts:
    """Return the columns of a graph and of registers, by name; those asked for last are at hand.

    Raises UnknownName for what is no register of the graph.
    """
    registers = registers_of(graph)
    for name in names:
        if name not in registers.names:
            raise _unknown(name, registers.names)
    chosen = sorted({registers.names.index(name) for name in names})
    known, wanted = _WIDER.setdefault(graph, {}), (*chosen, projection)
    if wanted not in known:
        known.clear()
        known[wanted] = WiderFacts(registers, chosen, projection, graph.ontology)
    return known[wanted]


def _unknown(name: str, known: list[str]) -> UnknownName:
    listed = ", ".join(known)
    en, zh = (f" ({listed})", f"（{listed}）") if known else ("; the graph holds none", "，图谱中没有登记册")
    words = f"'{name}' is no register of this graph{en}."
    return UnknownName(words, nearest(name, known), zh=f"“{name}”不是此图谱的登记册{zh}。")
