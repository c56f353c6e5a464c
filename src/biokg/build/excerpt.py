"""A part of the ledger, for a page about one thing or one claim: read in a moment, however large the graph is.

The whole ledger derives all edges from all claims. A part cannot, for what decides over a claim may stand in any
source; but the store holds the outcome: the edges, and with them the status of everything. Only whether a claim counts
is not written down; that follows from the few claims that rest on others, replace them or were taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Triple

from ..claims.derive import UNSETTLED_STATUS, live_claims, settles
from ..claims.ledger import Ledger
from ..claims.model import Claim
from ..claims.records import literal, node
from ..ontology import Ontology
from ..store import Store
from ..terms import b, graph, local_name
from .columns import Said
from .recovery import files_with

__all__ = ["Excerpt", "claims_about", "claims_around", "claims_beside"]

DERIVED = graph("derived")
ENDS = (b("claimSubject"), b("claimObject"))
SPEAKER = b("attributedTo")
LINKS = tuple(b(name) for name in ("inferredFrom", "conflictsWith", "supersedes"))


class Excerpt(Ledger):
    """The ledger of some claims only. Of each it says what the whole ledger says; of others it knows nothing."""

    def __init__(self, store: Store, ontology: Ontology, claims: Collection[NamedNode]) -> None:
        super().__init__(files_with(store, claims), ontology)
        self._store = store

    @cached_property
    def live(self) -> dict[NamedNode, Claim]:
        """Its claims that count."""
        fallen = _fallen(self._store)
        return {claim.id: claim for claim in self.claims if claim.id not in fallen}

    @cached_property
    def status(self) -> dict[NamedNode, str]:
        """The present status of what its claims speak of, as local names of the status list."""
        return {thing: local_name(phase) for thing, phase in self._phases_of.items()}

    @cached_property
    def _phases_of(self) -> dict[NamedNode, NamedNode]:
        ends = {end for claim in self.claims for end in (claim.subject, claim.object) if isinstance(end, NamedNode)}
        quads = (quad for end in ends for quad in self._store.quads(end, b("status"), None, DERIVED))
        return {quad.subject: quad.object for quad in quads if isinstance(quad.object, NamedNode)}  # type: ignore[misc]

    @cached_property
    def edges(self) -> dict[Triple, list[NamedNode]]:
        """The plain edges that its claims settle, with those of its claims that are behind each."""
        unsettled = {thing for thing, phase in self._phases_of.items() if phase in UNSETTLED_STATUS}
        edges: dict[Triple, list[NamedNode]] = {}
        for claim in self.live.values():
            if settles(claim, unsettled) and self._is_edge(claim):
                edges.setdefault(Triple(claim.subject, claim.predicate, claim.object), []).append(claim.id)
        return {edge: sorted(edges[edge], key=str) for edge in sorted(edges, key=str)}

    def _is_edge(self, claim: Claim) -> bool:
        return any(self._store.quads(claim.subject, claim.predicate, claim.object, DERIVED))


@dataclass(frozen=True, slots=True)
class _Bond:
    """What decides whether a claim counts; see `biokg.claims.derive.Bond`."""

    id: NamedNode
    premises: tuple[NamedNode, ...]
    supersedes: tuple[NamedNode, ...]
    invalidated: Literal | None


def _fallen(store: Store) -> set[NamedNode]:
    """Return the claims that do not count."""
    said = Said(store)
    premises, supersedes = said.many("b:inferredFrom", node), said.many("b:supersedes", node)
    invalidated = said.one("prov:invalidatedAtTime", literal)
    named = {name for names in (*premises.values(), *supersedes.values()) for name in names}
    bound = {*premises, *supersedes, *invalidated, *(name for name in named if _is_claim(store, name))}
    bonds = (_Bond(name, premises.get(name, ()), supersedes.get(name, ()), invalidated.get(name)) for name in bound)
    return bound - live_claims(bonds).keys()


def _is_claim(store: Store, name: NamedNode) -> bool:
    return any(store.quads(name, b("claimSubject")))


def claims_about(store: Store, node: NamedNode) -> set[NamedNode]:
    """Return the claims of which a node is subject or object."""
    return set(_subjects(store, ENDS, node))


def claims_around(store: Store, node: NamedNode, depth: int, through: Callable[[NamedNode], bool]) -> set[NamedNode]:
    """Return the claims about a node, those that it makes as a speaker, and all that disagree with one of them.

    The claims about the ends of those claims are among them where `through` says that these only make sense with what
    is said of them, and so on to `depth`.
    """
    found, seen, edge = set(_subjects(store, (SPEAKER,), node)), {node}, {node}
    for step in range(depth + 1):
        near = {claim for end in edge for claim in claims_about(store, end)} - found
        found |= near
        ends = {end for claim in near for end in _ends(store, claim)} - seen if step < depth else set()
        seen |= ends
        edge = {end for end in ends if through(end)}
    return found | _reached(store, found, LINKS[1:2])


def claims_beside(store: Store, claim: NamedNode) -> set[NamedNode]:
    """Return a claim, those that it names or that name it, and those that say the same."""
    found = {claim, *_linked(store, claim, LINKS)}
    ends = [next(_objects(store, claim, (end,)), None) for end in ENDS]
    if isinstance(ends[0], NamedNode):
        found |= claims_about(store, ends[0])
    return found


def _reached(store: Store, claims: Iterable[NamedNode], links: Collection[NamedNode]) -> set[NamedNode]:
    """Return the claims to which links lead from some, in any direction and any number of steps."""
    found, todo = set[NamedNode](), list(claims)
    while todo:
        fresh = set(_linked(store, todo.pop(), links)) - found
        found |= fresh
        todo += fresh
    return found


def _linked(store: Store, claim: NamedNode, links: Collection[NamedNode]) -> Iterator[NamedNode]:
    yield from _subjects(store, links, claim)
    yield from _objects(store, claim, links)


def _ends(store: Store, claim: NamedNode) -> Iterator[NamedNode]:
    return _objects(store, claim, ENDS)


def _subjects(store: Store, predicates: Iterable[NamedNode], object: NamedNode) -> Iterator[NamedNode]:
    for predicate in predicates:
        for quad in store.quads(predicate=predicate, object=object):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject


def _objects(store: Store, subject: NamedNode, predicates: Iterable[NamedNode]) -> Iterator[NamedNode]:
    for predicate in predicates:
        for quad in store.quads(subject=subject, predicate=predicate):
            if isinstance(quad.object, NamedNode):
                yield quad.object
