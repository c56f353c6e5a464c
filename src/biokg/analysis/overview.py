"""The whole graph at a glance: everything that the first report says, as plain data."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from pyoxigraph import NamedNode

from ..claims.model import Source
from ..network import edge_arrays
from ..network.facts import facts_of
from ..terms import b
from .backing import SourcesRead, origin_of
from .claimed import claimed
from .components import Components, components
from .conflicts import CHANGING, Conflict, conflicts
from .connections import Connected, best_connected
from .expectations import Expectation, expectations
from .holdings import ASPECTS, ClassCount, claims_by, things_by_class, things_of
from .support import Support, support

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph
    from ..network import EdgeArrays

__all__ = ["Net", "Overview", "SourceCount", "outlined", "overview"]


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
    newest: Mapping[dt.date, int]
    """Day of publication of the newest source of a fact → number of facts, oldest first."""
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
    """Return the overview of a graph; `as_of` is the day at which expectations are judged.

    What it counts comes from columns; of the claims only those on what is disputed or expected are read.
    """
    held, part = support(kg), outlined(kg)
    settled, network = (edge_arrays(kg, planned=planned) for planned in (False, True))
    return Overview(
        as_of=as_of,
        things=facts_of(kg).count,
        claims=held.live.n,
        facts=held.sourced.n,
        sources=_sources(kg),
        classes=things_by_class(kg),
        claims_by={aspect: claims_by(kg, aspect) for aspect in ASPECTS if aspect != "source"},
        support=held,
        newest=claimed(kg).newest(),
        read=_read(kg),
        conflicts=conflicts(part),
        expectations=expectations(part, as_of),
        settled=_net(settled, best_connected(settled, limit=None)),
        with_planned=_net(network, ()),
    )


def outlined(kg: KnowledgeGraph) -> KnowledgeGraph:
    """Return the graph with no other claims in its ledger than those on what is disputed or expected.

    With all claims where the ledger has been read already. Made once for a graph.
    """
    return _OUTLINED.get(kg) or _OUTLINED.setdefault(kg, _outlined(kg))


_OUTLINED: WeakKeyDictionary[KnowledgeGraph, KnowledgeGraph] = WeakKeyDictionary()


def _outlined(kg: KnowledgeGraph) -> KnowledgeGraph:
    claims = claimed(kg)
    expected = claims.terms(things_of(kg, "Expectation"))
    spoken = claims.disputed(CHANGING) | expected | claims.reached(expected, (b("expects"), b("fulfilledBy")))
    part = copy(kg)
    vars(part)["ledger"] = kg.excerpt(lambda _: claims.about(spoken))
    return part


def _read(kg: KnowledgeGraph) -> SourcesRead:
    """Return how many sources make claims, how many of them are independent, and how many origins make none."""
    sources, read = {source.id: source for source in kg.sources()}, set(claims_by(kg, "source"))
    origins = {origin_of(sources, source) for source in read}
    return SourcesRead(len(read), len(origins), len(origins - read))


def _sources(kg: KnowledgeGraph) -> list[SourceCount]:
    counts, alone = claims_by(kg, "source"), claimed(kg).only_here()
    return [SourceCount(source, counts.get(source.id, 0), alone.get(source.id, 0)) for source in kg.sources()]


def _net(network: EdgeArrays, best: Sequence[Connected]) -> Net:
    return Net(len(network.names), len(network), best, components(network))
