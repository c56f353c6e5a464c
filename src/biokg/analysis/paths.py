"""Paths: how two things are connected, hop by hop, and what is missing where they are not.

Every hop costs 1, every thing between costs the logarithm (base 2) of the number of its neighbours: how much has to be
known to choose the right way out of it. A founder with two ties says more than a park with forty.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import log2
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..claims.ledger import STANDINGS, Statement
from ..errors import InputError
from ..terms import ID
from .connections import simple
from .hops import Hop, hop_between, node_of
from .links import nodes_of_class

if TYPE_CHECKING:
    import networkx

    from ..graph import KnowledgeGraph

__all__ = ["HUBS", "Alternative", "Connection", "Paths", "Side", "paths"]

HUBS = ("AdministrativeArea",)
"""Classes of hubs: that two things lie in one city or country connects everything with everything."""

SHOWN = 5  # best connected members of a part
MOST = 500  # paths that are looked through
SECONDS = 5.0


@dataclass(frozen=True)
class Connection:
    """One way from a thing to another."""

    cost: float
    """Hops, and for each thing between the logarithm (base 2) of the number of its neighbours."""
    standing: str
    """The worst of its hops: a chain holds as far as its weakest part."""
    sources: int
    """Independent sources behind the hop that has fewest."""
    hops: tuple[Hop, ...]

    @property
    def via(self) -> tuple[NamedNode, ...]:
        """The things between."""
        return tuple(hop.end for hop in self.hops[:-1])

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The claims behind all its hops, each once."""
        return tuple(dict.fromkeys(one for hop in self.hops for one in hop.statements))


@dataclass(frozen=True)
class Alternative:
    """What would connect the two, or connect them in fewer hops."""

    through_hubs: bool
    planned: bool
    """Whether it needs what is only planned or expected."""
    hubs: tuple[NamedNode, ...]
    """The hubs that it leads through."""
    path: Connection


@dataclass(frozen=True)
class Side:
    """The part of the network that one of the two belongs to, where no path connects them."""

    id: NamedNode
    things: int
    """How many things hang together with it, itself counted; 0 where the network does not hold it."""
    best: tuple[NamedNode, ...]
    """The best connected others of that part, by number of neighbours, then id."""


@dataclass(frozen=True)
class Paths:
    """How two things are connected."""

    start: NamedNode
    end: NamedNode
    through_hubs: bool
    planned: bool
    """Whether what is planned or expected was taken too."""
    paths: tuple[Connection, ...]
    """By cost, then the ids on the way; none where nothing connects the two."""
    complete: bool
    """Whether the search ended of itself; False where time ran out, or too many paths had to be looked through."""
    avoided: tuple[NamedNode, ...]
    """The hubs that were not used, the best connected first; those without two neighbours are not worth a word."""
    alternatives: tuple[Alternative, ...]
    """The path through hubs where it has fewer hops; where there is no path, whatever would make one."""
    sides: tuple[Side, ...]
    """The parts of the two, in their order; none where they are connected."""


def paths(
    kg: KnowledgeGraph,
    start: str,
    end: str,
    *,
    limit: int = 3,
    through_hubs: bool = False,
    planned: bool = False,
    seconds: float = SECONDS,
) -> Paths:
    """Return the cheapest connections of two things, at most `limit`, found within about `seconds`.

    A path that is a cheaper one with a detour is left out.

    The two are ids or names, as `KnowledgeGraph.resolve` takes them. The network is the ecosystem without directions,
    of what is settled or with `planned` also of what is to come. Areas with a government (`HUBS`) are left out unless
    they are one of the two or `through_hubs` is set. Raises UnknownName for names that mean nothing or several things,
    InputError where the two are one or the network holds no things of that class.
    """
    nodes = kg.resolve(start), kg.resolve(end)
    if nodes[0] == nodes[1]:
        raise InputError(f"'{start}' and '{end}' are the same thing, {kg.label(nodes[0])}; name two.")
    for node in nodes:
        _must_fit(kg, node)
    search = _Search(kg, *(node.value.removeprefix(ID) for node in nodes))
    found, complete = search.best(limit, planned, through_hubs, seconds)
    return Paths(
        start=nodes[0],
        end=nodes[1],
        through_hubs=through_hubs,
        planned=planned,
        paths=tuple(found),
        complete=complete,
        avoided=() if through_hubs else search.hubs_worth_a_word(planned),
        alternatives=tuple(search.alternatives(found[0] if found else None, planned, through_hubs)),
        sides=() if found else tuple(search.side(node, planned, through_hubs) for node in nodes),
    )


def _must_fit(kg: KnowledgeGraph, node: NamedNode) -> None:
    """Raise InputError for what is no node of the network: numbers, goals, the ties themselves."""
    left_out = {"Statistic", "Goal", "Expectation", "Relationship"}
    if any(kg.ontology.cls(name) in kg.classes(node) for name in left_out):
        cls = kg.label(kg.classes(node)[0])
        raise InputError(f"'{kg.label(node)}' is a thing of the class '{cls}', which no path leads to.")


class _Search:
    """The search between two nodes, in the network with and without what is planned and the hubs."""

    def __init__(self, kg: KnowledgeGraph, start: str, end: str) -> None:
        self.kg, self.start, self.end = kg, start, end
        self.network = cache(lambda planned: kg.network(planned=planned))
        self.whole = cache(lambda planned: _sorted(self.network(planned)))

    def hubs(self, planned: bool) -> set[str]:
        """Return the hubs but for the two ends."""
        return nodes_of_class(self.kg, self.network(planned), *HUBS) - {self.start, self.end}

    def graph(self, planned: bool, through_hubs: bool) -> networkx.Graph:
        """Return the simple graph to search in; the cost of a thing counts all its neighbours, hubs too."""
        graph = self.whole(planned)
        return graph if through_hubs else graph.subgraph(sorted(set(graph) - self.hubs(planned))).copy()

    def hubs_worth_a_word(self, planned: bool) -> tuple[NamedNode, ...]:
        graph, network = self.whole(planned), self.network(planned)
        found = sorted((hub for hub in self.hubs(planned) if graph.degree(hub) > 1), key=_by_degree(graph))
        return tuple(node_of(network, hub) for hub in found)

    def best(
        self, limit: int, planned: bool, through_hubs: bool, seconds: float = SECONDS
    ) -> tuple[list[Connection], bool]:
        """Return the cheapest connections and whether the search ended of itself."""
        found: list[tuple[float, list[str]]] = []
        deadline = time.monotonic() + seconds
        routes = _cheapest(self.graph(planned, through_hubs), self.start, self.end, "cost")
        for seen, route in enumerate(routes, start=1):
            cost = self._cost(planned, route)
            if len(found) >= limit and cost > found[limit - 1][0]:
                break
            if not any(set(known) < set(route) for _, known in found):
                found.append((cost, route))
            if seen >= MOST or time.monotonic() > deadline:
                return self._connections(planned, sorted(found)[:limit]), False
        return self._connections(planned, sorted(found)[:limit]), True

    def alternatives(self, known: Connection | None, planned: bool, through_hubs: bool) -> Iterator[Alternative]:
        """Yield what would be shorter through a hub; where nothing connects the two, whatever would."""
        asked = (planned, through_hubs)
        ways = [(planned, True)] if known else [(False, True), (True, False), (True, True)]
        connects = False
        for to_come, hubs in ways:
            beyond = (to_come, hubs) != asked and to_come >= planned and hubs >= through_hubs
            if not beyond or (connects and to_come and hubs):
                continue
            path = self._fewest_hops(to_come, hubs)
            if path and (known is None or len(path.hops) < len(known.hops)):
                connects = True
                between = [node for node in path.via if node.value.removeprefix(ID) in self.hubs(to_come)]
                yield Alternative(hubs, to_come, tuple(between), path)

    def _fewest_hops(self, planned: bool, through_hubs: bool) -> Connection | None:
        routes = _cheapest(self.graph(planned, through_hubs), self.start, self.end, "hops")
        first = next(routes, None)
        return None if first is None else self._connection(planned, self._cost(planned, first), first)

    def side(self, node: NamedNode, planned: bool, through_hubs: bool) -> Side:
        import networkx as nx

        graph, name = self.graph(planned, through_hubs), node.value.removeprefix(ID)
        if name not in graph:
            return Side(node, 0, ())
        part = nx.node_connected_component(graph, name)
        best = sorted(part - {name}, key=_by_degree(graph))[:SHOWN]
        return Side(node, len(part), tuple(node_of(self.network(planned), one) for one in best))

    def _cost(self, planned: bool, route: Sequence[str]) -> float:
        degree = self.whole(planned).degree
        return round(len(route) - 1 + sum(log2(degree(node)) for node in route[1:-1]), 6)

    def _connections(self, planned: bool, found: Sequence[tuple[float, Sequence[str]]]) -> list[Connection]:
        return [self._connection(planned, cost, route) for cost, route in found]

    def _connection(self, planned: bool, cost: float, route: Sequence[str]) -> Connection:
        hops = tuple(hop_between(self.kg, self.network(planned), *step) for step in pairwise(route))
        worst = max((hop.standing for hop in hops), key=STANDINGS.index)
        return Connection(cost, worst, min(hop.sources for hop in hops), hops)


def _sorted(network: networkx.MultiDiGraph) -> networkx.Graph:
    """Return the network as a simple graph with costs, in order of id: what is found does not hang on the input."""
    import networkx as nx

    plain, graph = simple(network), nx.Graph()
    graph.add_nodes_from(sorted(plain))
    penalty = {node: log2(max(degree, 1)) for node, degree in plain.degree}
    for start, end in sorted(tuple(sorted(edge)) for edge in plain.edges):
        cost = 1 + (penalty[start] + penalty[end]) / 2
        graph.add_edge(start, end, cost=cost, hops=1 + cost / 1_000_000)
    return graph


def _by_degree(graph: networkx.Graph) -> Callable[[str], tuple[int, str]]:
    return lambda node: (-graph.degree(node), node)


def _cheapest(graph: networkx.Graph, start: str, end: str, weight: str) -> Iterator[list[str]]:
    """Yield the paths between two nodes by weight; none where one is absent or nothing connects them."""
    import networkx as nx

    if start in graph and end in graph and nx.has_path(graph, start, end):
        yield from nx.shortest_simple_paths(graph, start, end, weight=weight)
