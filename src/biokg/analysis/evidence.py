"""Evidence: which tiers and independent reports the facts rest on, and what would fall with each report."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Triple

from ..claims.derive import tier_rank
from ..claims.ledger import Statement
from ..claims.model import Claim, Source, Value
from .backing import Backing, backing
from .circle import circle
from .said import nodes_of, said_of
from .withdrawal import Remainder, Withdrawal

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["Evidence", "Fact", "Loss", "Report", "Standing", "evidence"]


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
    losses: tuple[Loss, ...]
    """What would fall if it were withdrawn, with all that reproduces it and what was inferred from it."""


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

    Base: plain edges, each once, and the live claims about the same things.
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
    sources: dict[NamedNode, list[Source]] = defaultdict(list)
    for source in kg.sources():
        sources[kg.ledger.origin(source.id)].append(source)
    claims: dict[NamedNode, list[Claim]] = defaultdict(list)
    for file in kg.ledger.files:
        claims[kg.ledger.origin(file.source.id)] += file.claims
    support = {fact: {kg.ledger.origin(one.source.id) for one in fact.statements} for fact in facts}
    counts = Counter(origin for origins in support.values() for origin in origins)
    alone = Counter(next(iter(origins)) for origins in support.values() if len(origins) == 1)
    withdrawal = Withdrawal(kg)
    by_slot: dict[tuple[NamedNode, NamedNode], list[Fact]] = defaultdict(list)
    for fact in facts:
        by_slot[fact.subject, fact.predicate].append(fact)
    found = [
        Report(
            id=origin,
            sources=tuple(sources[origin]),
            tier=min((one.tier for one in by_report[origin]), key=tier_rank),
            claims=len(by_report[origin]),
            facts=counts[origin],
            alone=alone[origin],
            losses=_losses(kg, withdrawal.of(claims[origin]), by_slot),
        )
        for origin in by_report
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.losses), -one.facts, one.id.value)))


def _losses(
    kg: KnowledgeGraph, without: Remainder, facts: Mapping[tuple[NamedNode, NamedNode], Sequence[Fact]]
) -> tuple[Loss, ...]:
    """Return the facts that fall, in their order, each with what is left in its place."""
    touched = (fact for slot in without.slots for fact in facts.get(slot, ()))
    fallen = sorted((one for one in touched if without.falls(one.subject, one.predicate, one.object)), key=_words)
    single = kg.ontology.one_valued
    return tuple(
        Loss(fact, without.objects(fact.subject, fact.predicate) if fact.predicate in single else ()) for fact in fallen
    )
