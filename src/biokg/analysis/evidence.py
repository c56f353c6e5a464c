"""Evidence: which tiers and independent reports the facts rest on, and what would fall with each report."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Triple

from ..claims.derive import tier_rank
from ..claims.ledger import Ledger, Statement
from ..claims.model import Source, Value
from .backing import Backing, backing
from .circle import circle
from .said import nodes_of, said_of

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["TRIED", "Evidence", "Fact", "Loss", "Report", "Standing", "evidence"]

TRIED = 50
"""Of how many reports it is worked out what would fall with them, those first that alone state the most."""


@dataclass(frozen=True)
class Fact:
    """A plain edge of the graph, and what it rests on."""

    subject: NamedNode
    predicate: NamedNode
    object: Value
    tier: NamedNode
    """The best tier that states it."""
    independent: int
    """Independent reports: a digest, a translation and a copy of one report count once."""
    machine_only: bool
    """Whether nothing but machine-made text states it."""
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Standing:
    """What one tier contributes."""

    tier: NamedNode
    claims: int
    facts: int
    """Facts of which it is the best tier."""


@dataclass(frozen=True)
class Loss:
    """A fact that would no longer stand."""

    fact: Fact
    instead: tuple[Value, ...]
    """What would stand in its place, of a property with one value; empty where nothing would."""


@dataclass(frozen=True)
class Report:
    """One independent report with all that reproduces it."""

    id: NamedNode
    """The report that the others go back to."""
    sources: tuple[Source, ...]
    """Those of the graph that are it or reproduce it, the oldest first."""
    tier: NamedNode
    """The best tier of its claims."""
    claims: int
    facts: int
    alone: int
    """Facts that no other report states."""
    losses: tuple[Loss, ...] | None
    """What would fall if it were withdrawn, what was inferred from it included; None where not worked out (`TRIED`)."""


@dataclass(frozen=True)
class Evidence:
    """What a graph, or what is said about one thing, rests on."""

    as_of: dt.date
    about: NamedNode | None
    backing: Backing
    tiers: tuple[Standing, ...]
    """The strongest tier first."""
    facts: tuple[Fact, ...]
    """By subject, property and value."""
    reports: tuple[Report, ...]
    """Those with the most to lose first, then by facts, then by id; those without claims are left out."""


def evidence(kg: KnowledgeGraph, about: NamedNode | None = None) -> Evidence:
    """Return what the facts of a graph rest on; with `about` those about a thing and what belongs to it.

    Base: plain edges, each once, and the live claims about the same things. What would fall is found by deriving the
    graph anew without the report and all that reproduces it, claims inferred from it included.
    """
    near = None if about is None else _near(kg, about)
    live = (one for one in kg.ledger.statements.values() if one.live)
    told = [one for one in live if _within(one.claim.subject, one.claim.object, near, about)]
    edges = ((edge, claims) for edge, claims in kg.ledger.edges.items() if _within(edge[0], edge[2], near, about))
    ordered = tuple(sorted((_fact(kg, edge, claims) for edge, claims in edges), key=_words))
    return Evidence(
        as_of=kg.today,
        about=about,
        backing=backing(kg, told),
        tiers=_tiers(told, ordered),
        facts=ordered,
        reports=_reports(kg, told, ordered),
    )


def _near(kg: KnowledgeGraph, about: NamedNode) -> set[NamedNode]:
    nodes = {about, *circle(kg, about)}
    return nodes | {one for node in nodes for one in nodes_of(said_of(kg, node, "b:statisticOf"), settled=False)}


def _within(subject: object, value: object, near: Collection[NamedNode] | None, about: NamedNode | None) -> bool:
    return near is None or subject in near or value == about


def _fact(kg: KnowledgeGraph, edge: Triple, claims: Iterable[NamedNode]) -> Fact:
    statements = tuple(kg.ledger.statements[claim] for claim in claims)
    best = min((one.tier for one in statements), key=tier_rank)
    subject, value = edge.subject, edge.object
    assert isinstance(subject, NamedNode)  # derived edges have no other terms
    return Fact(
        subject,
        edge.predicate,
        value,  # type: ignore[arg-type]  # the same
        best,
        kg.ledger.independent(statements),
        kg.ledger.machine_only(statements),
        statements,
    )


def _words(fact: Fact) -> tuple[str, str, str]:
    return fact.subject.value, fact.predicate.value, str(fact.object)


def _tiers(told: Iterable[Statement], facts: Iterable[Fact]) -> tuple[Standing, ...]:
    claims, best = Counter(one.tier for one in told), Counter(fact.tier for fact in facts)
    order = sorted(claims.keys() | best.keys(), key=lambda tier: (tier_rank(tier), tier.value))
    return tuple(Standing(tier, claims[tier], best[tier]) for tier in order)


def _reports(kg: KnowledgeGraph, told: Iterable[Statement], facts: Sequence[Fact]) -> tuple[Report, ...]:
    by_report: dict[NamedNode, list[Statement]] = defaultdict(list)
    for one in told:
        by_report[kg.ledger.origin(one.source.id)].append(one)
    support = {fact: {kg.ledger.origin(one.source.id) for one in fact.statements} for fact in facts}
    counts = Counter(origin for origins in support.values() for origin in origins)
    alone = Counter(next(iter(origins)) for origins in support.values() if len(origins) == 1)
    order = sorted(by_report, key=lambda origin: (-alone[origin], -counts[origin], origin.value))
    found = [
        Report(
            id=origin,
            sources=tuple(source for source in kg.sources() if kg.ledger.origin(source.id) == origin),
            tier=min((one.tier for one in by_report[origin]), key=tier_rank),
            claims=len(by_report[origin]),
            facts=counts[origin],
            alone=alone[origin],
            losses=_losses(kg, origin, facts) if place < TRIED else None,
        )
        for place, origin in enumerate(order)
    ]
    return tuple(sorted(found, key=lambda one: (one.losses is None, -len(one.losses or ()), -one.facts, one.id.value)))


def _losses(kg: KnowledgeGraph, origin: NamedNode, facts: Iterable[Fact]) -> tuple[Loss, ...]:
    """Return what would fall without a report: the graph is derived anew from all other files."""
    files = [file for file in kg.ledger.files if kg.ledger.origin(file.source.id) != origin]
    without = Ledger(files, kg.ontology)
    return tuple(
        Loss(fact, _instead(kg, without, fact))
        for fact in facts
        if Triple(fact.subject, fact.predicate, fact.object) not in without.edges
    )


def _instead(kg: KnowledgeGraph, without: Ledger, fact: Fact) -> tuple[Value, ...]:
    single = fact.predicate in kg.ontology.one_valued
    return tuple(without.objects(fact.subject, fact.predicate)) if single else ()
