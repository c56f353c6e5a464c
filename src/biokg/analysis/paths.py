"""Paths: how two things are connected, hop by hop, and what is missing where they are not.

Every hop costs 1, every thing between costs the logarithm (base 2) of the number of its neighbours: how much has to be
known to choose the right way out of it. A founder with two ties says more than a park with forty.
"""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
from pyoxigraph import NamedNode

from ..claims.ledger import STANDINGS, Statement
from ..errors import InputError
from ..network import PROJECTIONS, Coded, values_of
from ..network.columns import Flags
from ..terms import ID, iri, local_name
from .hops import Hop, hop_between
from .ways import Ground

if TYPE_CHECKING:
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
        raise InputError(
            f"'{start}' and '{end}' are the same thing, {kg.label(nodes[0])}; name two.",
            zh=f"“{start}”与“{end}”是同一事物（{kg.label(nodes[0], 'zh')}）；请给出两个不同的事物。",
        )
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
    """Raise InputError for what is no node of the network: numbers, goals, events, the ties themselves."""
    classes, ecosystem = {local_name(cls) for cls in kg.classes(node)}, PROJECTIONS["ecosystem"]
    if classes & ecosystem.gone and not classes & ecosystem.kept:
        cls = kg.classes(node)[0]
        raise InputError(
            f"'{kg.label(node)}' is a thing of the class '{kg.label(cls)}', which no path leads to.",
            zh=f"“{kg.label(node, 'zh')}”属于“{kg.label(cls, 'zh')}”类，没有路径通向此类事物。",
        )


_GROUNDS: WeakKeyDictionary[KnowledgeGraph, dict[bool, Ground]] = WeakKeyDictionary()


def _ground_of(kg: KnowledgeGraph, planned: bool) -> Ground:
    """Return the ground to walk on, the same one each time: making it takes longer than any search."""
    from ..network import edge_arrays

    known = _GROUNDS.setdefault(kg, {})
    if planned not in known:
        known[planned] = Ground(edge_arrays(kg, planned=planned))
    return known[planned]


class _Search:
    """The search between two nodes, in the network with and without what is planned and the hubs."""

    def __init__(self, kg: KnowledgeGraph, start: str, end: str) -> None:
        self.kg, self.ends = kg, (start, end)

    def ground(self, planned: bool) -> Ground:
        return _ground_of(self.kg, planned)

    def numbers(self, planned: bool) -> list[int]:
        """Return the two ends by number; fewer where the network holds them not."""
        names = self.ground(planned).network.names
        places = ((bisect_left(names, name), name) for name in self.ends)
        return [place for place, name in places if place < len(names) and names[place] == name]

    def hubs(self, planned: bool) -> Flags:
        """Tell which nodes are hubs, but for the two ends."""
        cls = self.ground(planned).network.nodes["cls"]
        assert isinstance(cls, Coded)
        hubs = set(map(self.kg.ontology.cls, HUBS))
        fitting = [not hubs.isdisjoint(self.kg.ontology.ancestors(self.kg.ontology.cls(name))) for name in cls.words]
        found = np.array([*fitting, False], dtype=bool)[cls.codes]
        found[self.numbers(planned)] = False
        return found

    def shut(self, planned: bool, through_hubs: bool) -> Flags:
        hubs = self.hubs(planned)
        return np.zeros_like(hubs) if through_hubs else hubs

    def hubs_worth_a_word(self, planned: bool) -> tuple[NamedNode, ...]:
        ground = self.ground(planned)
        found = np.flatnonzero(self.hubs(planned) & (ground.degree > 1)).tolist()
        return tuple(map(partial(_node, ground), sorted(found, key=lambda hub: (-ground.degree[hub], hub))))

    def best(
        self, limit: int, planned: bool, through_hubs: bool, seconds: float = SECONDS
    ) -> tuple[list[Connection], bool]:
        """Return the cheapest connections and whether the search ended of itself."""
        found: list[tuple[float, tuple[int, ...]]] = []
        deadline = time.monotonic() + seconds
        ground = self.ground(planned)
        for seen, way in enumerate(self._ways(planned, through_hubs), start=1):
            cost = ground.cost(way)
            if len(found) >= limit and cost > found[limit - 1][0]:
                break
            if not any(set(known) < set(way) for _, known in found):
                found.append((cost, way))
            if seen >= MOST or time.monotonic() > deadline:
                return self._connections(planned, sorted(found)[:limit]), False
        return self._connections(planned, sorted(found)[:limit]), True

    def _ways(self, planned: bool, through_hubs: bool, *, fewest_hops: bool = False) -> Iterator[tuple[int, ...]]:
        """Yield the ways between the two; none where one is absent or nothing connects them."""
        ends, shut = self.numbers(planned), self.shut(planned, through_hubs)
        if len(ends) == 2:
            yield from self.ground(planned).ways(ends[0], ends[1], shut, fewest_hops=fewest_hops)

    def alternatives(self, known: Connection | None, planned: bool, through_hubs: bool) -> Iterator[Alternative]:
        """Yield what would be shorter through a hub; where nothing connects the two, whatever would."""
        asked = (planned, through_hubs)
        ways = [(planned, True)] if known else [(False, True), (True, False), (True, True)]
        connects = False
        for to_come, hubs in ways:
            beyond = (to_come, hubs) != asked and to_come >= planned and hubs >= through_hubs
            if not beyond or (connects and to_come and hubs):
                continue
            way = next(self._ways(to_come, hubs, fewest_hops=True), None)
            if way and (known is None or len(way) - 1 < len(known.hops)):
                connects = True
                between = [node for node in way[1:-1] if self.hubs(to_come)[node]]
                (path,) = self._connections(to_come, [(self.ground(to_come).cost(way), way)])
                yield Alternative(hubs, to_come, tuple(map(partial(_node, self.ground(to_come)), between)), path)

    def side(self, node: NamedNode, planned: bool, through_hubs: bool) -> Side:
        ground, shut = self.ground(planned), self.shut(planned, through_hubs)
        name = node.value.removeprefix(ID)
        number = next((one for one in self.numbers(planned) if ground.network.names[one] == name), None)
        if number is None:
            return Side(node, 0, ())
        part = ground.part(number, shut)
        open_ties = {one: int((~shut[ground.near(one)]).sum()) for one in part if one != number}
        best = sorted(open_ties, key=lambda one: (-open_ties[one], one))[:SHOWN]
        return Side(node, len(part), tuple(map(partial(_node, ground), best)))

    def _connections(self, planned: bool, found: Sequence[tuple[float, Sequence[int]]]) -> list[Connection]:
        """Return ways with what is said of each hop; only the claims behind these are read."""
        whole = self.ground(planned).network
        passed = whole.among(np.array([node for _, way in found for node in way], dtype=np.int64))
        claims = {iri(f"claim:{name}") for names in values_of(passed.edges["claims"]) for name in (names or "").split()}
        ledger, network = self.kg.excerpt(lambda _: claims), passed.to_networkx()

        def hop(start: int, end: int) -> Hop:
            return hop_between(self.kg, network, whole.names[start], whole.names[end], ledger)

        return [_connection(cost, tuple(hop(*step) for step in pairwise(way))) for cost, way in found]


def _connection(cost: float, hops: tuple[Hop, ...]) -> Connection:
    worst = max((hop.standing for hop in hops), key=STANDINGS.index)
    return Connection(cost, worst, min(hop.sources for hop in hops), hops)


def _node(ground: Ground, number: int) -> NamedNode:
    """Return the thing with a number."""
    named = ground.network.nodes["iri"]
    assert isinstance(named, Coded)
    return NamedNode(named.words[named.codes[number]])
