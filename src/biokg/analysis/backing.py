"""How well a set of statements is backed: sources, single-source facts, facts of machine-made text only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..claims.derive import tier_rank
from ..claims.ledger import Statement
from ..claims.model import Source
from .share import Share, share

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["Backing", "SourcesRead", "backing", "origin_of", "sources_read"]


@dataclass(frozen=True)
class SourcesRead:
    """How many sources something rests on."""

    read: int
    """Sources that state it."""
    independent: int
    """Those, counted once with the report that they copy, translate or digest."""
    origins: int
    """Reports that they go back to and that were not read themselves."""


@dataclass(frozen=True)
class Backing:
    """What an answer rests on. A fact is a plain edge of the graph behind which a statement of the answer stands."""

    claims: int
    facts: int
    single_source: Share
    """Facts that one independent source alone states."""
    machine_only: Share
    """Facts that nothing but machine-made text states."""
    sources: SourcesRead
    tiers: dict[NamedNode, int]
    """Claims by tier, the strongest tier first."""
    first: str
    """Date of publication (EDTF) of the oldest source; empty without claims."""
    last: str


def origin_of(sources: Mapping[NamedNode, Source], source: NamedNode) -> NamedNode:
    """Return the report that a source goes back to; itself where it reproduces none."""
    seen: set[NamedNode] = set()
    while source not in seen and source in sources:
        seen.add(source)
        source = sources[source].reproduces or source
    return source


def sources_read(kg: KnowledgeGraph, statements: Iterable[Statement]) -> SourcesRead:
    """Return how many sources statements rest on."""
    read = {one.source.id for one in statements}
    origins = {kg.ledger.origin(source) for source in read}
    said_something = {file.source.id for file in kg.ledger.files if file.claims}
    return SourcesRead(len(read), len(origins), len(origins - said_something))


def backing(kg: KnowledgeGraph, statements: Iterable[Statement]) -> Backing:
    """Return what statements rest on; each counts once, however often it is given."""
    told = {one.claim.id: one for one in statements}
    facts = [behind for behind in kg.ledger.edges.values() if any(claim in told for claim in behind)]
    whole = [[kg.ledger.statements[claim] for claim in behind] for behind in facts]
    tiers = Counter(one.tier for one in told.values())
    dates = sorted(told.values(), key=lambda one: (one.source.issued.value, one.source.name))
    return Backing(
        claims=len(told),
        facts=len(facts),
        single_source=share(whole, lambda behind: kg.ledger.independent(behind) == 1),
        machine_only=share(whole, kg.ledger.machine_only),
        sources=sources_read(kg, told.values()),
        tiers=dict(sorted(tiers.items(), key=lambda item: tier_rank(item[0]))),
        first=dates[0].source.edtf if dates else "",
        last=dates[-1].source.edtf if dates else "",
    )
