"""What registers state, from columns: found for many ties at once, each with its register and the records behind it.

It is what `biokg.build.recorded` tells of one thing: what a register says of a record is said of the thing that is the
same (skos:exactMatch), too; classes, citations and what only follows from other facts are no statements.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
from pyoxigraph import NamedNode

from ..build.recovery import matches_in, registered
from ..claims.derive import tier_rank
from ..claims.model import Citation
from ..columns import Pairs, distinct
from ..columns.pairs import spread
from ..ids import claim_id
from ..terms import BASE, PREFIXES, b, iri, local_name
from .columns import Flags, Ints
from .facts import facts_of
from .stated import Stated

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["Registers", "registers_of"]

CITATION, EXACT, ASSERTED = b("citation"), iri("skos:exactMatch"), iri("modality:asserted")
UNTOLD = frozenset({iri("rdf:type"), CITATION, b("earliest"), b("latest")})
"""Properties with which registers state nothing of things, besides those that say another one backwards."""


class Registers:
    """The registers of a graph; terms are numbers of `columns`."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.columns = facts_of(graph).whole
        self.graphs = graph.recorded.graphs
        found = [registered(graph.store, name) for name in self.graphs]
        self.days = [source.issued.value[:10] for source, _ in found]
        """Of their releases."""
        self.tiers = [tier_rank(source.tier) for source, _ in found]
        self._whole = [Citation(section.id).id for _, section in found]
        self._ontology = graph.ontology
        matches = reversed(matches_in(graph.store, kind=EXACT))  # of several things for one record, the first
        self._same = {record: thing for thing, _, record in matches} if found else {}

    def __len__(self) -> int:
        return len(self.graphs)

    @property
    def names(self) -> list[str]:
        """Their names, sorted."""
        return [local_name(name) for name in self.graphs]

    @cached_property
    def things(self) -> Ints:
        """For each term the thing that is the same as it, where it is a record of one; else itself."""
        found = np.arange(self.columns.terms, dtype=np.int32)
        records, things = self.columns.numbers(self._same), self.columns.numbers(self._same.values())
        known = (records >= 0) & (things >= 0)
        found[records[known]] = things[known]
        return found

    def _pairs(self, property: NamedNode, register: int) -> Pairs:
        rows = self.columns.rows(property, self.graphs[register])
        return Pairs(self.columns, rows.subject, rows.object)

    def stating(self, property: NamedNode, subject: Ints, object: Ints) -> tuple[Ints, Stated]:
        """Return what states pairs of different terms, of a thing or of its records: rows of the pairs, statements."""
        found: list[tuple[Ints, Stated]] = [(np.empty(0, dtype=np.int32), Stated.joined([]))]
        if len(subject) and self._is_told(property):
            found += [self._stating(property, register, subject, object) for register in range(len(self))]
        return np.concatenate([row for row, _ in found]), Stated.joined([stated for _, stated in found])

    def values(self, property: NamedNode, chosen: Iterable[int]) -> tuple[Ints, Ints]:
        """Return all values of a property in some registers, what follows included: subjects and objects."""
        found = [self._pairs(property, register) for register in chosen]
        return np.concatenate([one.subject for one in found]), np.concatenate([one.object for one in found])

    def _is_told(self, property: NamedNode) -> bool:
        return property not in UNTOLD and property not in self._ontology.backward

    def _stating(self, property: NamedNode, register: int, subject: Ints, object: Ints) -> tuple[Ints, Stated]:
        things, pairs = self.things, self._pairs(property, register)
        pairs = pairs.among(self._mask(things[subject])[things])
        keys = _packed(things[pairs.subject], things[pairs.object])
        order = np.argsort(keys, kind="stable")
        wanted = _packed(things[subject], things[object])
        row, place = spread(*(np.searchsorted(keys[order], wanted, side) for side in ("left", "right")))
        pairs = Pairs(self.columns, pairs.subject[order[place]], pairs.object[order[place]])
        meant = self._means(subject[row], pairs.subject) & self._means(object[row], pairs.object)
        kept = np.flatnonzero(meant)
        kept = kept[~self._follows(property, register, _taken(pairs, kept))]
        return row[kept], self._told(property, register, _taken(pairs, kept), subject[row[kept]])

    def stated(self, property: NamedNode, chosen: Iterable[int]) -> Stated:
        """Return what some registers state with a property, things in the place of their records."""
        found: list[Stated] = []
        for register in chosen if self._is_told(property) else ():
            pairs = self._pairs(property, register)
            pairs = _taken(pairs, ~self._follows(property, register, pairs))
            subject, object = self.things[pairs.subject], self.things[pairs.object]
            kept = (subject != object) | (pairs.subject == pairs.object)  # two records of one thing are not two things
            found.append(self._told(property, register, _taken(pairs, kept), subject[kept]))
        return Stated.joined(found)

    def leading(self, chosen: Iterable[int]) -> set[str]:
        """Return the properties, of biokg's own, with which some registers lead from one thing to another."""
        found = set[str]()
        for register in chosen:
            for property in self._properties(register):
                first = self._pairs(property, register).object[:1]
                if property.value.startswith(BASE) and self.columns.texts(first)[0].startswith("<"):
                    found.add(local_name(property))
        return found

    def _properties(self, register: int) -> list[NamedNode]:
        number = self.columns.number(self.graphs[register])
        found = np.array([one for one, where in self.columns.sizes if where == number], dtype=np.int64)
        return list(map(NamedNode, self.columns.iris(found)))

    def _told(self, property: NamedNode, register: int, pairs: Pairs, subject: Ints) -> Stated:
        """Return what a register states as statements of `subject`."""
        cited = self._mask(self._pairs(CITATION, register).subject)
        citing = np.where(cited[pairs.subject], pairs.subject, np.where(cited[pairs.object], pairs.object, -1))
        number, by = (np.full(len(pairs), one) for one in (self.columns.number(property), register))
        return Stated(subject, number, self.things[pairs.object], by, citing)

    def _means(self, end: Ints, own: Ints) -> Flags:
        """Tell where an end of a tie is what a register speaks of, or the same thing."""
        return np.asarray((end == own) | (end == self.things[own]))

    def _mask(self, terms: Ints) -> Flags:
        found = np.zeros(self.columns.terms, dtype=bool)
        found[terms] = True
        return found

    def _follows(self, property: NamedNode, register: int, pairs: Pairs) -> Flags:
        """Tell which statements follow from others of the same register, so that no record makes them."""
        subjects = self._mask(pairs.subject)
        ways = [self._pairs(below, register) for below in self._ontology.properties_below(property)]
        for above, one, two in self._ontology.chains:
            if above == property:
                first, second = (_between_two(self._pairs(step, register)) for step in (one, two))
                ways.append(first.among(subjects).then(second))
        wanted = _packed(pairs.subject, pairs.object)
        others = [_packed(one.subject, one.object) for one in (way.among(subjects) for way in ways)]
        return np.isin(wanted, np.concatenate(others)) if others else np.zeros(len(pairs), dtype=bool)

    def speaking(self, terms: Ints, chosen: Iterable[int] | None = None) -> tuple[Ints, Ints]:
        """Return which registers, all or some, speak of which terms, or of their records: pairs (row, register)."""
        found = [np.empty((2, 0), dtype=np.int64)]
        records = self.columns.numbers(self._same)
        records = records[records >= 0]
        for register in range(len(self)) if chosen is None else chosen:
            spoken = np.zeros(self.columns.terms, dtype=bool)
            for property in self._properties(register):
                pairs = self._pairs(property, register)
                spoken[pairs.subject] = spoken[pairs.object] = True
            spoken[self.things[records[spoken[records]]]] = True
            row = np.flatnonzero(spoken[terms])
            found.append(np.stack([row, np.full(len(row), register)]))
        row, register = np.concatenate(found, axis=1)
        return row, register

    def ids(self, stated: Stated) -> list[str]:
        """Return the ids of statements, without prefix: those by which claims about their subjects are called."""
        cited = self._citations(stated)
        numbers = distinct(np.concatenate([stated.subject, stated.property, stated.object]))
        node = dict(zip(numbers.tolist(), map(NamedNode, self.columns.iris(numbers)), strict=True))
        rows = zip(*(one.tolist() for one in (stated.subject, stated.property, stated.object)), cited, strict=True)
        before = len(PREFIXES["claim"])
        return [
            claim_id(node[subject], node[property], node[object], ASSERTED, None, cites).value[before:]
            for subject, property, object, cites in rows
        ]

    def _citations(self, stated: Stated) -> list[list[NamedNode]]:
        """Return the citations of the records behind each statement."""
        found = [
            [self._whole[register]] if citing < 0 else []
            for register, citing in zip(stated.register.tolist(), stated.citing.tolist(), strict=True)
        ]
        for register in range(len(self)):
            rows, cites = np.flatnonzero(stated.register == register), self._pairs(CITATION, register)
            ends = stated.citing[rows]
            row, place = spread(*(np.searchsorted(cites.subject, ends, side) for side in ("left", "right")))
            for statement, name in zip(rows[row].tolist(), self.columns.iris(cites.object[place]), strict=True):
                found[statement].append(NamedNode(name))
        return found


def _taken(pairs: Pairs, rows: Ints | Flags) -> Pairs:
    return Pairs(pairs.columns, pairs.subject[rows], pairs.object[rows])


def _between_two(pairs: Pairs) -> Pairs:
    """Return the pairs of a term and another one."""
    return _taken(pairs, pairs.subject != pairs.object)


def _packed(subject: Ints, object: Ints) -> Ints:
    """Return each pair as one number, which sorts as the pair does."""
    return np.asarray((subject.astype(np.int64) << 32) | object)


_KNOWN: WeakKeyDictionary[KnowledgeGraph, Registers] = WeakKeyDictionary()


def registers_of(graph: KnowledgeGraph) -> Registers:
    """Return the registers of a graph, the same ones each time."""
    return _KNOWN[graph] if graph in _KNOWN else _KNOWN.setdefault(graph, Registers(graph))
