"""The whole graph at a glance: everything that the first report says, as plain data."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..claims.model import Source
from ..network import settled_part
from .backing import SourcesRead, sources_read
from .components import Components, components
from .conflicts import Conflict, conflicts
from .connections import Connected, best_connected
from .expectations import Expectation, expectations
from .holdings import ASPECTS, ClassCount, claims_by, things_by_class
from .support import Support, support

if TYPE_CHECKING:
    import networkx

    from ..graph import KnowledgeGraph

__all__ = ["Net", "Overview", "SourceCount", "overview"]


@dataclass(frozen=True)
class SourceCount:
    """What one source contributes."""

    source: Source
    claims: int
    only_here: int
    """Facts that no other independent source states."""


@dataclass(frozen=True)
class Net:
    """The network in numbers."""

    things: int
    ties: int
    """Ties of all kinds, parallel ones each."""
    best: Sequence[Connected]
    """All things, the best connected first; empty where not asked for."""
    components: Components


@dataclass(frozen=True)
class Overview:
    """What a graph holds and how well it is supported, as of a day."""

    as_of: dt.date
    things: int
    claims: int
    facts: int
    sources: Sequence[SourceCount]
    """All sources, oldest first; those without claims are known only by what reproduces them."""
    classes: Sequence[ClassCount]
    claims_by: Mapping[str, Mapping[NamedNode, int]]
    """Tier, modality and kind of evidence → name → number of claims, the most first."""
    support: Support
    read: SourcesRead
    conflicts: Sequence[Conflict]
    expectations: Sequence[Expectation]
    settled: Net
    """The network of what is settled."""
    with_planned: Net
    """The same with what is planned or expected."""

    @property
    def statuses(self) -> dict[str, int]:
        """Things by status over all classes, the most frequent first; ``""`` where none is stated."""
        counts: Counter[str] = Counter()
        for row in self.classes:
            counts.update(row.by_status)
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def overview(kg: KnowledgeGraph, as_of: dt.date) -> Overview:
    """Return the overview of a graph; `as_of` is the day at which expectations are judged."""
    statements = kg.ledger.statements.values()
    held, network = support(kg), kg.network(planned=True)
    settled = settled_part(network)
    return Overview(
        as_of=as_of,
        things=len(kg.things()),
        claims=len(statements),
        facts=held.sourced.n,
        sources=_sources(kg),
        classes=things_by_class(kg),
        claims_by={aspect: claims_by(statements, aspect) for aspect in ASPECTS if aspect != "source"},
        support=held,
        read=sources_read(kg, statements),
        conflicts=conflicts(kg),
        expectations=expectations(kg, as_of),
        settled=_net(settled, best_connected(settled, limit=None)),
        with_planned=_net(network, ()),
    )


def _sources(kg: KnowledgeGraph) -> list[SourceCount]:
    ledger = kg.ledger
    counts = claims_by(ledger.statements.values(), "source")
    alone: Counter[NamedNode] = Counter()
    for claims in ledger.edges.values():
        behind = [ledger.statements[claim] for claim in claims]
        if ledger.independent(behind) == 1:
            alone.update({statement.source.id for statement in behind})
    return [SourceCount(source, counts.get(source.id, 0), alone[source.id]) for source in kg.sources()]


def _net(network: networkx.MultiDiGraph, best: Sequence[Connected]) -> Net:
    return Net(len(network), network.number_of_edges(), best, components(network))
