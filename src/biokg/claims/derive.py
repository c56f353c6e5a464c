"""From claims to plain edges: the one rule by which a sentence becomes a fact of the graph.

A claim is *live* unless it was invalidated, is superseded by a sound claim, or was inferred from a claim that is not
live. A live claim *settles* its edge when it is asserted, attributed or inferred. An intended claim settles its edge
only where one end is itself planned or expected: "will feature four zones" makes planned zones, and their place is part
of the plan; "will link with Fengchi Park" is said of two things that exist already and stays a claim. A denied claim
settles nothing. Where a property has one value (owl:FunctionalProperty), the best live claim wins: the better tier,
then the newer source, then the smaller id; for the status, which changes with time, the newer source comes first. A
date gives way to a finer one that lies within it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from pyoxigraph import Literal, NamedNode, Triple

from ..terms import b, iri
from ..values import lies_within
from .model import Claim, SourceFile

__all__ = ["TIERS", "Bond", "Standpoint", "derive", "live_claims", "settles", "standpoints", "tier_rank"]

_NAMES = ("official", "register", "company", "agency", "trade", "aggregator", "machine")
TIERS = tuple(iri(f"tier:{name}") for name in _NAMES)
"""From the strongest voice to the weakest; ontology/lists.ttl says the same in `b:TierList`."""

SETTLING = {iri(f"modality:{name}") for name in ("asserted", "attributed", "inferred")}
INTENDED = iri("modality:intended")
UNSETTLED_STATUS = {iri("status:planned"), iri("status:expected")}
STATUS = b("status")
EDTF = b("edtf")
MACHINE = iri("tier:machine")


@dataclass(frozen=True)
class Standpoint:
    """Where a claim stands: its tier (machine-made text outweighs the source's own tier) and when it was published."""

    tier: NamedNode
    issued: str

    @cached_property
    def rank(self) -> tuple[int, float]:
        """The rank of the tier and the age: the less, the better."""
        return tier_rank(self.tier), -dt.datetime.fromisoformat(self.issued).timestamp()


class Bond(Protocol):
    """What decides whether a claim counts: what it rests on, what it replaces, whether it was taken back."""

    @property
    def id(self) -> NamedNode:
        """The id of the claim."""

    @property
    def premises(self) -> Collection[NamedNode]:
        """The claims that it is inferred from."""

    @property
    def supersedes(self) -> Collection[NamedNode]:
        """The claims that it replaces."""

    @property
    def invalidated(self) -> object:
        """When it was taken back; None where it was not."""


B = TypeVar("B", bound=Bond)


def tier_rank(tier: NamedNode) -> int:
    """Return 0 for the strongest tier; an unknown tier is weaker than all.

    >>> tier_rank(iri("tier:official")), tier_rank(iri("tier:machine"))
    (0, 6)
    """
    return TIERS.index(tier) if tier in TIERS else len(TIERS)


def standpoints(files: Iterable[SourceFile], machine_made: Collection[NamedNode]) -> dict[NamedNode, Standpoint]:
    """Return the standpoint of every claim. `machine_made` are the evidence kinds of text that no person wrote.

    A claim with several citations stands on the strongest of them.
    """
    found: dict[NamedNode, Standpoint] = {}
    for file in files:
        evidence = {section.id: section.evidence for section in file.sections}
        section_of = {citation.id: citation.section for citation in file.citations}
        written = Standpoint(file.source.tier, file.source.issued.value)
        made = Standpoint(MACHINE, file.source.issued.value)
        for claim in file.claims:
            kinds = (evidence.get(section_of.get(node, node)) for node in claim.citations)
            found[claim.id] = made if all(kind in machine_made for kind in kinds) else written
    return found


def live_claims(claims: Iterable[B]) -> dict[NamedNode, B]:
    """Return the claims that count, by id: not invalidated, not superseded by a live one, resting on live premises.

    A superseded claim still supersedes: of three versions only the last one is live. A premise that is not among
    `claims` (not yet known at some date) makes the inference dead, and so does a circle of premises. Whether a claim
    is superseded may depend on premises that depend on other claims being superseded; what is certainly and what is
    possibly sound is narrowed down in turn until nothing changes (the well-founded model).
    """
    upheld = {claim.id: claim for claim in claims if claim.invalidated is None}
    certain: set[NamedNode] = set()
    while True:
        possible = _sound(upheld, _superseded(upheld, certain))
        narrowed = _sound(upheld, _superseded(upheld, possible))
        if narrowed == certain:
            out = _superseded(upheld, possible)
            return {name: claim for name, claim in upheld.items() if name in certain and name not in out}
        certain = narrowed


def _superseded(claims: Mapping[NamedNode, Bond], by: Iterable[NamedNode]) -> set[NamedNode]:
    return {old for name in by for old in claims[name].supersedes}


def _sound(claims: Mapping[NamedNode, Bond], superseded: Collection[NamedNode]) -> set[NamedNode]:
    """Return the claims that rest on nothing, or on sound claims that are not superseded."""
    found = {name for name, claim in claims.items() if not claim.premises}
    todo = {name: claim for name, claim in claims.items() if claim.premises}
    while True:
        fresh = [
            name
            for name, claim in todo.items()
            if all(premise in found and premise not in superseded for premise in claim.premises)
        ]
        if not fresh:
            return found
        found.update(fresh)
        for name in fresh:
            del todo[name]


def derive(
    live: Mapping[NamedNode, Claim],
    standing: Mapping[NamedNode, Standpoint],
    one_valued: Collection[NamedNode],
) -> dict[Triple, list[NamedNode]]:
    """Return the plain edges that live claims settle, each with the claims behind it (by id, sorted)."""
    phases = (claim for claim in live.values() if claim.predicate == STATUS and settles(claim))
    status = {edge.subject: edge.object for edge in _choose(phases, standing, one_valued)}
    unsettled = {thing for thing, phase in status.items() if phase in UNSETTLED_STATUS}
    return _choose((claim for claim in live.values() if settles(claim, unsettled)), standing, one_valued)


def settles(claim: Claim, unsettled: Collection[object] = ()) -> bool:
    """Tell whether a live claim is for its edge, given the things that are planned or expected."""
    if claim.modality != INTENDED:
        return claim.modality in SETTLING
    if claim.predicate == STATUS:
        return claim.object in UNSETTLED_STATUS
    return claim.subject in unsettled or claim.object in unsettled


def _choose(
    claims: Iterable[Claim], standing: Mapping[NamedNode, Standpoint], one_valued: Collection[NamedNode]
) -> dict[Triple, list[NamedNode]]:
    edges: dict[Triple, list[Claim]] = defaultdict(list)
    slots: dict[tuple[NamedNode, NamedNode], set[Triple]] = defaultdict(set)
    for claim in claims:
        edge = Triple(claim.subject, claim.predicate, claim.object)
        edges[edge].append(claim)
        if claim.predicate in one_valued:
            slots[claim.subject, claim.predicate].add(edge)
    for rivals in (rivals for rivals in slots.values() if len(rivals) > 1):
        best = _best(rivals, lambda edge: min(_order(claim, standing[claim.id]) for claim in edges[edge]))
        for edge in rivals - {best}:
            del edges[edge]
    return {edge: sorted((claim.id for claim in edges[edge]), key=str) for edge in sorted(edges, key=str)}


def _best(rivals: set[Triple], rank: Callable[[Triple], tuple[object, ...]]) -> Triple:
    """Return the best of rival edges; a date gives way to a finer one that lies within it, which does not rival it."""
    best = min(rivals, key=rank)
    dates = {edge: edge.object.value for edge in rivals if edge.predicate == EDTF and isinstance(edge.object, Literal)}
    finer = {edge for edge, date in dates.items() if best in dates and lies_within(date, dates[best])}
    return _best(finer, rank) if finer else best


def _order(claim: Claim, standpoint: Standpoint) -> tuple[object, ...]:
    tier, newest = standpoint.rank
    return (newest, tier, claim.id.value) if claim.predicate == STATUS else (tier, newest, claim.id.value)
