"""Links: which organisations have to do with each other - tied directly, or through a thing both have a hand in.

A person who founded one and works for the other, a drug that one develops and the other decides on, a facility that one
runs and the other uses link two organisations; that both stand in the same place, or use the same base, does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..claims.ledger import STANDINGS, Statement
from ..terms import b, local_name
from .hops import Hop, hop_between, node_of

if TYPE_CHECKING:
    import networkx

    from ..graph import KnowledgeGraph

__all__ = ["Link", "Way", "actors_of", "links", "nodes_of_class"]

CARRIERS = ("Person", "MedicalProduct", "RegulatoryDecision", "ClinicalTrial", "Facility", "ServicePlatform")
"""Classes of things through which two organisations are linked; those below them count too."""

SIZE = b("groupSize")
FURTHEST = 2
"""Most things between two organisations: company - drug - decision - regulator."""

CROWD = 25
"""A thing with more neighbours than that links no two of them: it is there for everyone."""

HAND = {"managedBy", "developedBy", "foundedBy", "affiliatedWith", "Position"}
"""How one of the two at least has to be tied to what is between: it runs, develops or employs it."""

BELONGING = {"managedBy", "partOf"}
"""What makes one organisation part of another: a centre and the administration that runs it."""

ACTING = "plans"
"""What a place does only through its government: a city that plans an institute is tied to it."""


@dataclass(frozen=True)
class Way:
    """One way in which two organisations are linked."""

    via: tuple[NamedNode, ...]
    """The things between, from the first organisation on; none where the tie is direct."""
    standing: str
    """The worst of its hops: a chain holds as far as its weakest part."""
    hops: tuple[Hop, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The claims of all its hops, each once."""
        return tuple(dict.fromkeys(one for hop in self.hops for one in hop.statements))


@dataclass(frozen=True)
class Link:
    """Two organisations that have to do with each other."""

    first: NamedNode
    second: NamedNode
    """The two, by id."""
    standing: str
    """The best standing of its ways."""
    ways: tuple[Way, ...]
    """By standing, then the shortest, then by what is between."""

    @property
    def settled(self) -> bool:
        """Whether one of its ways holds now or held once."""
        return any(all(hop.settled for hop in way.hops) for way in self.ways)

    @property
    def inner(self) -> bool:
        """Whether the one is part of the other, and nothing else links them."""
        bonds = [bond for way in self.ways for hop in way.hops for bond in hop.bonds]
        return all(not way.via for way in self.ways) and all(local_name(bond.predicate) in BELONGING for bond in bonds)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The claims of all its ways, each once."""
        return tuple(dict.fromkeys(one for way in self.ways for one in way.statements))


def nodes_of_class(kg: KnowledgeGraph, network: networkx.MultiDiGraph, *classes: str) -> set[str]:
    """Return the nodes of some classes, subclasses included."""
    wanted = set(map(kg.ontology.cls, classes))
    own = {name for _, name in network.nodes(data="cls") if name}
    fitting = {name for name in own if not wanted.isdisjoint(kg.ontology.ancestors(kg.ontology.cls(name)))}
    return {node for node, name in network.nodes(data="cls") if name in fitting}


def actors_of(kg: KnowledgeGraph, network: networkx.MultiDiGraph) -> set[str]:
    """Return the organisations of a network, and the areas with a government of their own that plan something.

    Groups of a stated size ("six centres") are none: their members are, where they are named.
    """
    groups = {one.claim.subject for one in kg.ledger.statements.values() if one.live and one.claim.predicate == SIZE}
    named = {node for node in nodes_of_class(kg, network, "Organization") if node_of(network, node) not in groups}
    areas = nodes_of_class(kg, network, "AdministrativeArea", "DevelopmentZone")
    planning = {start for start, _, name in network.edges(data="predicate") if name == ACTING}
    return named | (areas & planning)


def links(kg: KnowledgeGraph, network: networkx.MultiDiGraph, actors: Collection[str]) -> list[Link]:
    """Return how actors of a network are linked: each pair once, by the ids of the two.

    A way leads over at most `FURTHEST` things of the classes in `CARRIERS` with at most `CROWD` neighbours each, and
    one of the two has a hand in it (`HAND`). Of a place that acts for its government only what it plans counts. Ties of
    a thing to itself are none.
    """
    near = _neighbours(network, set(actors) - nodes_of_class(kg, network, "Organization"))
    carriers = {node for node in nodes_of_class(kg, network, *CARRIERS) - set(actors) if len(near[node]) <= CROWD}
    found: dict[tuple[str, str], list[Way]] = defaultdict(list)
    hops: dict[tuple[str, str], Hop] = {}
    for actor in sorted(actors):
        for route in _routes(actor, near, set(actors), carriers):
            if route[-1] > actor:
                steps = list(pairwise(route))
                hops |= {step: hop_between(kg, network, *step) for step in steps if step not in hops}
                way = _way(network, route, tuple(hops[step] for step in steps))
                if _has_hand(way):
                    found[actor, route[-1]].append(way)
    return [_link(network, pair, ways) for pair, ways in sorted(found.items())]


def _link(network: networkx.MultiDiGraph, pair: tuple[str, str], ways: list[Way]) -> Link:
    ordered = tuple(sorted(ways, key=_order))
    return Link(node_of(network, pair[0]), node_of(network, pair[1]), ordered[0].standing, ordered)


def _way(network: networkx.MultiDiGraph, route: tuple[str, ...], hops: tuple[Hop, ...]) -> Way:
    worst = max((hop.standing for hop in hops), key=STANDINGS.index)
    return Way(tuple(node_of(network, node) for node in route[1:-1]), worst, hops)


def _has_hand(way: Way) -> bool:
    """Tell whether a way is direct, or one of the two organisations has a hand in what is between."""
    ends = (way.hops[0], way.hops[-1])
    return not way.via or any(local_name(bond.predicate) in HAND for hop in ends for bond in hop.bonds)


def _order(way: Way) -> tuple[int, int, list[str]]:
    return STANDINGS.index(way.standing), len(way.via), [node.value for node in way.via]


def _neighbours(network: networkx.MultiDiGraph, acting: Collection[str]) -> dict[str, set[str]]:
    """Return the neighbours of each node, over the ties that link; `acting` are places that act for a government."""
    near: dict[str, set[str]] = defaultdict(set)
    for start, end, about in network.edges(data=True):
        places = {start, end} & set(acting)
        if start != end and (not places or (places == {start} and about["predicate"] == ACTING)):
            near[start].add(end)
            near[end].add(start)
    return near


def _routes(
    actor: str, near: dict[str, set[str]], actors: Collection[str], carriers: Collection[str]
) -> Iterator[tuple[str, ...]]:
    """Yield the ways from an actor to another one, over carriers alone, none twice on the same way."""
    todo: list[tuple[str, ...]] = [(actor,)]
    while todo:
        route = todo.pop()
        for node in sorted(near.get(route[-1], ())):
            if node in actors and node != actor:
                yield (*route, node)
            elif node in carriers and node not in route and len(route) <= FURTHEST:
                todo.append((*route, node))
