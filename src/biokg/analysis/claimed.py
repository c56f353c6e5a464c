"""All claims of a graph as columns: how they are said, which facts they stand behind, and on what those rest.

The same as the ledger says of them (`biokg.claims.ledger`), without an object for each: for counts over everything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
from pyoxigraph import NamedNode

from ..claims.derive import MACHINE, STATUS, TIERS, UNSETTLED_STATUS
from ..network.columns import Flags, Ints
from ..network.facts import facts_of
from ..network.said import MODALITIES
from ..terms import PREFIXES, b, graph, iri
from ..values import day

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["Claimed", "claimed"]

DERIVED = graph("derived")
INTENDED, DENIED = MODALITIES.index("intended"), MODALITIES.index("denied")


class Claimed:
    """The claims of a graph, one a row, with the facts (plain edges) that they stand behind; read when asked for."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        facts = facts_of(kg)
        self.columns, self.said, self.ontology = facts.columns, facts.said, kg.ontology
        rows = self.columns.rows(b("claimSubject"))
        self.claim, self.subject = rows.subject, rows.object
        """The claim itself and what it is about, as terms of the columns."""
        self._place = np.full(self.columns.terms, -1, dtype=np.int32)
        self._place[self.claim] = np.arange(len(self.claim))
        self.machine: Flags = self.said.tier == TIERS.index(MACHINE)
        """Whether a claim rests on machine-made text alone."""
        of_sources = {source.name: source.tier for source in kg.sources()}
        self.sources = [NamedNode(PREFIXES["source"] + name) for name in self.said.sources]
        self._tiers = [of_sources[name] for name in self.said.sources]

    def __len__(self) -> int:
        return len(self.claim)

    @cached_property
    def object(self) -> Ints:
        """What is said, as a term: a thing, a concept, a text, a number or a date."""
        found = np.full(len(self), -1, dtype=np.int64)
        for name in ("claimObject", "claimValue"):
            row, value = self._rows(b(name))
            found[row] = value
        return found

    def _rows(self, property: NamedNode) -> tuple[Ints, Ints]:
        """Return the claims that have a property, by row, and its values as terms."""
        rows = self.columns.rows(property)
        claim = self._place[rows.subject]
        kept = claim >= 0
        return claim[kept], rows.object[kept]

    # ---- how they are said

    def by(self, aspect: str) -> dict[NamedNode, int]:
        """Return how many claims each source, tier, modality or kind of evidence has: the most first, then by id.

        A claim counts once for each kind of evidence that it rests on, else once. Raises KeyError for another aspect.
        """
        counts = {
            "source": self._by_source, "tier": self._by_tier, "modality": self._by_modality,
            "evidence": self._by_evidence,
        }[aspect]()  # fmt: skip
        return dict(sorted(((one, n) for one, n in counts.items() if n), key=lambda item: (-item[1], item[0].value)))

    def _by_source(self) -> dict[NamedNode, int]:
        return dict(zip(self.sources, np.bincount(self.said.source, minlength=len(self.sources)).tolist(), strict=True))

    def _by_tier(self) -> dict[NamedNode, int]:
        written = np.bincount(self.said.source[~self.machine], minlength=len(self.sources)).tolist()
        counts = {MACHINE: int(self.machine.sum())}
        for tier, number in zip(self._tiers, written, strict=True):
            counts[tier] = counts.get(tier, 0) + number
        return counts

    def _by_modality(self) -> dict[NamedNode, int]:
        counts = np.bincount(self.said.modality, minlength=len(MODALITIES)).tolist()
        return {iri(f"modality:{name}"): number for name, number in zip(MODALITIES, counts, strict=True)}

    def _by_evidence(self) -> dict[NamedNode, int]:
        kind = np.full(self.columns.terms, -1, dtype=np.int64)
        for name in ("b:evidenceKind", "oa:hasSource"):  # of sections, then of the citations in them
            rows = self.columns.rows(iri(name))
            kind[rows.subject] = rows.object if name == "b:evidenceKind" else kind[rows.object]
        claim, citation = self._rows(b("citation"))
        known = kind[citation] >= 0
        pairs = np.unique(claim[known] * np.int64(self.columns.terms) + kind[citation][known])
        terms, counts = np.unique(pairs % self.columns.terms, return_counts=True)
        return {NamedNode(name): n for name, n in zip(self.columns.iris(terms), counts.tolist(), strict=True)}

    # ---- the facts

    @cached_property
    def facts(self) -> int:
        """How many facts the graph has."""
        derived = self.columns.number(DERIVED)
        return sum(size for (_, where), size in self.columns.sizes.items() if where == derived)

    @cached_property
    def fact(self) -> Ints:
        """The number of the fact that each claim stands behind, -1 where it stands behind none."""
        found = np.full(len(self), -1, dtype=np.int64)
        first, keys = 0, self.subject.astype(np.int64) << 32 | self.object
        for name, code in self.said.predicates.items():
            rows = self.columns.rows(NamedNode(name), DERIVED)
            edges = np.sort(rows.subject.astype(np.int64) << 32 | rows.object)
            mine = np.flatnonzero((self.said.predicate == code) & self._settling)
            place = np.searchsorted(edges, keys[mine])
            there = np.append(edges, -1)[place] == keys[mine]
            found[mine[there]] = first + place[there]
            first += len(edges)
        return found

    @cached_property
    def _settling(self) -> Flags:
        """Whether a claim counts and is for its fact, as `biokg.claims.derive.settles` has it."""
        open_phases, unsettled = (np.zeros(self.columns.terms + 1, dtype=bool) for _ in range(2))
        open_phases[[number for one in UNSETTLED_STATUS if (number := self.columns.number(one)) >= 0]] = True
        phases = self.columns.rows(STATUS, DERIVED)
        unsettled[phases.subject[open_phases[phases.object]]] = True
        status = self.said.predicate == self.said.predicates.get(STATUS.value, -1)
        meant = np.where(status, open_phases[self.object], unsettled[self.subject] | unsettled[self.object])
        found: Flags = self.said.live & ((self.said.modality < INTENDED) | ((self.said.modality == INTENDED) & meant))
        return found

    @cached_property
    def behind(self) -> Ints:
        """The claims that stand behind a fact, by row."""
        return np.flatnonzero(self.fact >= 0)

    def backed(self, claims: Flags | None = None) -> int:
        """Return how many facts have a claim behind them, or one of some claims."""
        fact = self.fact if claims is None else self.fact[claims]
        return len(np.unique(fact[fact >= 0]))

    @cached_property
    def cited(self) -> Flags:
        """Whether a claim has a citation."""
        found = np.zeros(len(self), dtype=bool)
        found[self._rows(b("citation"))[0]] = True
        return found

    @cached_property
    def alone(self) -> Ints:
        """The facts that one independent source alone states."""
        origins = int(self.said.origin.max(initial=0)) + 1
        pairs = np.unique(self.fact[self.behind] * origins + self.said.origin[self.behind])
        facts, counts = np.unique(pairs // origins, return_counts=True)
        found: Ints = facts[counts == 1]
        return found

    def only_here(self) -> dict[NamedNode, int]:
        """Return how many facts each source states that no other independent source does."""
        rows = self.behind[np.isin(self.fact[self.behind], self.alone)]
        pairs = np.unique(self.fact[rows] * np.int64(len(self.sources)) + self.said.source[rows])
        counts = np.bincount(pairs % max(len(self.sources), 1), minlength=len(self.sources))
        return dict(zip(self.sources, counts.tolist(), strict=True))

    def newest(self) -> dict[dt.date, int]:
        """Return how many facts have a newest source that was published on a day: by day, oldest first."""
        numbers, place = np.unique(self.fact[self.behind], return_inverse=True)
        found = np.zeros(len(numbers), dtype=np.int64)
        np.maximum.at(found, place, self.said.day[self.behind])
        counts = np.bincount(found, minlength=len(self.said.days)).tolist()
        return {day(text): n for text, n in zip(self.said.days, counts, strict=True) if n}

    # ---- what is disputed, and chosen claims

    def disputed(self, changing: Collection[NamedNode]) -> Flags:
        """Tell which terms may have claims about them that disagree; of all others none do.

        By a mark of a curator, by a denial, or by another value of a property that can have one, but for `changing`.
        """
        marked = np.zeros(self.columns.terms, dtype=bool)
        rows = self.columns.rows(b("conflictsWith"))
        named = self._place[np.concatenate([rows.subject, rows.object])]
        marked[self.subject[named[named >= 0]]] = True
        marked[self.subject[self.said.live & (self.said.modality == DENIED)]] = True
        lost = self.said.live & (self.fact < 0) & (self.said.modality < DENIED)
        for property in self.ontology.one_valued - set(changing):
            code = self.said.predicates.get(property.value, -1)
            filled = np.zeros(self.columns.terms, dtype=bool)
            filled[self.columns.rows(property, DERIVED).subject] = True
            mine = self.subject[lost & (self.said.predicate == code)]
            marked[mine[filled[mine]]] = True
        return marked

    def terms(self, nodes: Iterable[NamedNode]) -> Flags:
        """Return some nodes as terms."""
        found = np.zeros(self.columns.terms, dtype=bool)
        found[[number for one in nodes if (number := self.columns.number(one)) >= 0]] = True
        return found

    def about(self, terms: Flags) -> set[NamedNode]:
        """Return the claims about some terms, as their subject."""
        return {NamedNode(name) for name in self.columns.iris(self.claim[terms[self.subject]])}

    def reached(self, terms: Flags, properties: Iterable[NamedNode]) -> Flags:
        """Return what claims about some terms say of them by some properties, as terms."""
        codes = [code for one in properties if (code := self.said.predicates.get(one.value)) is not None]
        chosen = terms[self.subject] & np.isin(self.said.predicate, codes) & (self.object >= 0)
        found = np.zeros(self.columns.terms, dtype=bool)
        found[self.object[chosen]] = True
        return found


_KNOWN: WeakKeyDictionary[KnowledgeGraph, Claimed] = WeakKeyDictionary()


def claimed(kg: KnowledgeGraph) -> Claimed:
    """Return the claims of a graph as columns, the same ones each time."""
    return _KNOWN.get(kg) or _KNOWN.setdefault(kg, Claimed(kg))
