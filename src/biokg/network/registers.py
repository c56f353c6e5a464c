"""What registers state, from columns: found for many ties at once, each with its register and the records behind it.

It is what `biokg.build.recorded` tells of one thing: what a register says of a record is said of the thing that is the
same (skos:exactMatch), too; classes, citations and what only follows from other facts are no statements.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
from pyoxigraph import NamedNode

from ..build.recovery import matches_in, registered
from ..claims.derive import tier_rank
from ..claims.model import Citation
from ..columns import Pairs, distinct
from ..columns.pairs import spread
from ..ids import claim_id
from ..terms import PREFIXES, b, iri, local_name
from .columns import Flags, Ints, Words
from .said import MODALITIES, Said

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["Registers", "Stated", "registers_of", "with_stated"]

CITATION, EXACT, ASSERTED = b("citation"), iri("skos:exactMatch"), iri("modality:asserted")
UNTOLD = frozenset({iri("rdf:type"), CITATION, b("earliest"), b("latest")})
"""Properties with which registers state nothing of things, besides those that say another one backwards."""


@dataclass(frozen=True, eq=False)
class Stated:
    """Statements of registers, one a row, as terms of the columns."""

    subject: Ints
    property: Ints
    object: Ints
    """The thing, where the register has a record that is the same."""
    register: Ints
    """Place among the registers."""
    citing: Ints
    """The end whose records say so, as the register has it; -1 where that is the release as a whole."""

    @classmethod
    def joined(cls, parts: Sequence[Stated]) -> Stated:
        """Return the statements of all parts, one part after the other."""
        none = np.empty(0, dtype=np.int32)
        return cls(*(np.concatenate([none, *(getattr(part, one.name) for part in parts)]) for one in fields(cls)))

    def take(self, rows: Ints) -> Stated:
        """Return some of them."""
        return Stated(*(getattr(self, one.name)[rows] for one in fields(self)))

    def __len__(self) -> int:
        return len(self.subject)


class Registers:
    """The registers of a graph; terms are numbers of `columns`."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.columns = graph.store.columns()
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
        if not len(subject) or property in UNTOLD or property in self._ontology.backward:
            return np.empty(0, dtype=np.int32), Stated.joined([])
        found = [self._stating(property, register, subject, object) for register in range(len(self))]
        return np.concatenate([np.empty(0, np.int32), *(row for row, _ in found)]), Stated.joined(
            [one for _, one in found]
        )

    def _stating(self, property: NamedNode, register: int, subject: Ints, object: Ints) -> tuple[Ints, Stated]:
        things, pairs = self.things, self._pairs(property, register)
        pairs = pairs.among(self._mask(things[subject])[things])
        keys = _packed(things[pairs.subject], things[pairs.object])
        order = np.argsort(keys, kind="stable")
        wanted = _packed(things[subject], things[object])
        row, place = spread(*(np.searchsorted(keys[order], wanted, side) for side in ("left", "right")))
        pairs = Pairs(self.columns, pairs.subject[order[place]], pairs.object[order[place]])
        kept = self._means(subject[row], pairs.subject) & self._means(object[row], pairs.object)
        kept[kept] = ~self._follows(property, register, Pairs(self.columns, pairs.subject[kept], pairs.object[kept]))
        row, one, other = row[kept], pairs.subject[kept], pairs.object[kept]
        cited = self._mask(self._pairs(CITATION, register).subject)
        citing = np.where(cited[one], one, np.where(cited[other], other, -1))
        number = np.full(len(row), self.columns.number(property))
        return row, Stated(subject[row], number, things[other], np.full(len(row), register), citing)

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

    def speaking(self, terms: Ints) -> tuple[Ints, Ints]:
        """Return which registers speak of which terms, or of their records: pairs (row of `terms`, register)."""
        found = [np.empty((2, 0), dtype=np.int64)]
        records = self.columns.numbers(self._same)
        records = records[records >= 0]
        for register, graph in enumerate(self.graphs):
            spoken = np.zeros(self.columns.terms, dtype=bool)
            number = self.columns.number(graph)
            properties = np.array([one for one, where in self.columns.sizes if where == number], dtype=np.int64)
            for property in self.columns.iris(properties):
                pairs = self._pairs(NamedNode(property), register)
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


def _between_two(pairs: Pairs) -> Pairs:
    """Return the pairs of a term and another one."""
    kept = pairs.subject != pairs.object
    return Pairs(pairs.columns, pairs.subject[kept], pairs.object[kept])


def _packed(subject: Ints, object: Ints) -> Ints:
    """Return each pair as one number, which sorts as the pair does."""
    return np.asarray((subject.astype(np.int64) << 32) | object)


class Ids:
    """The ids of claims, then those of statements of registers, which are made when they are looked at."""

    def __init__(self, claims: Words, registers: Registers, stated: Stated) -> None:
        self._claims, self._registers, self._stated = claims, registers, stated

    def __len__(self) -> int:
        return len(self._claims) + len(self._stated)

    def __getitem__(self, places: Ints | Flags | slice) -> npt.NDArray[np.bytes_]:
        """Return the ids at some places."""
        places = np.arange(len(self))[places]
        of_claims = places < len(self._claims)
        known = self._claims[places[of_claims]]
        made = np.array(self._registers.ids(self._stated.take(places[~of_claims] - len(self._claims))), dtype=np.bytes_)
        found = np.empty(len(places), dtype=max(known.dtype, made.dtype))
        found[of_claims], found[~of_claims] = known, made
        return found


def with_stated(said: Said, registers: Registers, by: Ints, rows: Sequence[Ints], stated: Stated) -> Said:
    """Return claims, and after them what registers (`by`, one a row) state, as claims that count.

    `rows` are subject, predicate and object, as in `Said`; -1 as an object is of a row that says no more than that the
    register speaks of the subject. These come last, after those of `stated`.
    """
    days = sorted({*said.days, *registers.days})
    place = {day: number for number, day in enumerate(days)}

    def joined(of_claims: Ints, of_rows: Ints) -> Ints:
        return np.concatenate([of_claims, of_rows.astype(of_claims.dtype)])

    def placed(some: Sequence[str]) -> Ints:
        return np.array([place[day] for day in some], dtype=np.int32)

    none = np.zeros(len(by), dtype=np.int8)
    return Said(
        ids=Ids(said.ids, registers, stated),
        subject=joined(said.subject, rows[0]),
        predicate=joined(said.predicate, rows[1]),
        predicates=said.predicates,
        object=joined(said.object, rows[2]),
        modality=joined(said.modality, none + MODALITIES.index("asserted")),
        confidence=np.concatenate([said.confidence, np.full(len(by), np.nan)]),
        live=np.concatenate([said.live, none == 0]),
        tier=joined(said.tier, np.array(registers.tiers)[by]),
        day=joined(placed(said.days)[said.day], placed(registers.days)[by]),
        days=days,
        origin=joined(said.origin, said.origin.max(initial=-1) + 1 + by),
        source=joined(said.source, len(said.sources) + by),
        sources=[*said.sources, *registers.names],
    )


_KNOWN: WeakKeyDictionary[KnowledgeGraph, Registers] = WeakKeyDictionary()


def registers_of(graph: KnowledgeGraph) -> Registers:
    """Return the registers of a graph, the same ones each time."""
    return _KNOWN[graph] if graph in _KNOWN else _KNOWN.setdefault(graph, Registers(graph))
