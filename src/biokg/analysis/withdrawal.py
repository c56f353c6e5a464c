"""Withdrawal: what the graph would be without a report, worked out from what it touches alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import Literal, NamedNode, Triple

from ..claims.derive import Standpoint, derive, live_claims
from ..claims.model import Claim, Value
from ..terms import b, iri

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["Remainder", "Withdrawal"]

STATUS, INTENDED = b("status"), iri("modality:intended")
Slot: TypeAlias = tuple[NamedNode, NamedNode]


@dataclass(frozen=True)
class Remainder:
    """What stands where a withdrawn report spoke; everywhere else the graph is as it was."""

    slots: frozenset[Slot]
    """The subjects and properties of which something may have changed."""
    edges: Collection[Triple]
    """The plain edges that are left there."""

    def falls(self, subject: NamedNode, predicate: NamedNode, value: Value) -> bool:
        """Tell whether an edge of the graph no longer stands."""
        return (subject, predicate) in self.slots and Triple(subject, predicate, value) not in self.edges

    def objects(self, subject: NamedNode, predicate: NamedNode) -> tuple[Value, ...]:
        """Return where the edges of a thing lead that are left, sorted."""
        found = (edge.object for edge in self.edges if (edge.subject, edge.predicate) == (subject, predicate))
        return tuple(sorted((one for one in found if isinstance(one, NamedNode | Literal)), key=str))


class Withdrawal:
    """Withdraws one set of claims after the other from a graph. Each costs as much as it touches, not as the graph."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self.kg = kg
        self.live = kg.ledger.live

    def of(self, claims: Iterable[Claim]) -> Remainder:
        """Return what is left without some claims and those inferred from them; what they superseded counts again."""
        dead, again = self._liveness(self._with_inferred(claims))
        changed = [*(self.live[name] for name in dead if name in self.live), *again.values()]
        slots = {_slot(claim) for claim in changed}
        slots |= {slot for claim in changed if claim.predicate == STATUS for slot in self._meant.get(claim.subject, ())}
        kept = self._kept(slots, dead, again)
        ends = {end for claim in kept.values() for end in (claim.subject, claim.object) if isinstance(end, NamedNode)}
        kept |= self._kept({(end, STATUS) for end in ends}, dead, again)
        edges = derive(kept, self._standing(kept), self.kg.ontology.one_valued)
        return Remainder(frozenset(slots), {edge for edge in edges if (edge.subject, edge.predicate) in slots})

    def _with_inferred(self, claims: Iterable[Claim]) -> set[NamedNode]:
        dead: set[NamedNode] = set()
        todo = [claim.id for claim in claims]
        while todo:
            name = todo.pop()
            if name not in dead:
                dead.add(name)
                todo += self._conclusions.get(name, ())
        return dead

    def _liveness(self, gone: set[NamedNode]) -> tuple[set[NamedNode], Mapping[NamedNode, Claim]]:
        """Return the claims that no longer count, and those that count again as nothing supersedes them any more."""
        if not any(self._every[name].supersedes for name in gone):
            return gone, {}
        left = live_claims(claim for name, claim in self._every.items() if name not in gone)
        again = {name: claim for name, claim in left.items() if name not in self.live}
        return gone | (self.live.keys() - left.keys()), again

    def _kept(
        self, slots: Iterable[Slot], dead: Collection[NamedNode], again: Mapping[NamedNode, Claim]
    ) -> dict[NamedNode, Claim]:
        wanted = set(slots)
        found = [claim for slot in wanted for claim in self._by_slot.get(slot, ())]
        found += [claim for claim in again.values() if _slot(claim) in wanted]
        return {claim.id: claim for claim in found if claim.id not in dead}

    def _standing(self, claims: Iterable[NamedNode]) -> dict[NamedNode, Standpoint]:
        told = ((name, self.kg.ledger.statements[name]) for name in claims)
        return {name: Standpoint(one.tier, one.source.issued.value) for name, one in told}

    @cached_property
    def _every(self) -> Mapping[NamedNode, Claim]:
        return {claim.id: claim for claim in self.kg.ledger.claims}

    @cached_property
    def _by_slot(self) -> Mapping[Slot, list[Claim]]:
        found: dict[Slot, list[Claim]] = defaultdict(list)
        for claim in self.live.values():
            found[_slot(claim)].append(claim)
        return found

    @cached_property
    def _meant(self) -> Mapping[NamedNode, set[Slot]]:
        """Thing → where something is meant of it: there an edge hangs on whether the thing is planned."""
        found: dict[NamedNode, set[Slot]] = defaultdict(set)
        for claim in self.live.values():
            if claim.modality == INTENDED:
                for end in (claim.subject, claim.object):
                    if isinstance(end, NamedNode):
                        found[end].add(_slot(claim))
        return found

    @cached_property
    def _conclusions(self) -> Mapping[NamedNode, list[NamedNode]]:
        found: dict[NamedNode, list[NamedNode]] = defaultdict(list)
        for claim in self.kg.ledger.claims:
            for premise in claim.premises:
                found[premise].append(claim.id)
        return found


def _slot(claim: Claim) -> Slot:
    return claim.subject, claim.predicate
