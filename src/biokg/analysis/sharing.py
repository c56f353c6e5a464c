"""What organisations share without being tied: things that both are tied to, fields, stages and diseases of both."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import inf, log
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import NamedNode

from ..claims.ledger import Statement
from ..network import SETTLED, settled_part
from ..terms import ID, iri
from .connections import simple
from .hops import Hop, hop_between, node_of
from .links import BELONGING, actors_of, links, nodes_of_class
from .paths import HUBS
from .prediction import adamic_adar, holders, preferential_attachment, resource_allocation, shared_topics
from .said import Said, said, said_of
from .subjects import SUBJECTS

if TYPE_CHECKING:
    import networkx

    from ..graph import KnowledgeGraph

__all__ = ["PARTNERS", "Hint", "Reason", "Scored", "Sharing", "Single", "Suggestion"]

PARTNERS = SUBJECTS["meet"]
"""Classes of organisations that can be suggested. Plain organisations are teams and unnamed groups; a person is met
through an organisation, and no register at hand could tell how good a hint about persons is."""

CROWD = 200
"""What more than so many are tied to is nothing shared: it says little, and its pairs are too many to weigh. A topic of
more than so many organisations counts beside another reason, or for the organisation asked about."""

TOPICS = {"field": "b:field", "stage": "b:stage", "disease": "b:indicatedFor"}
EVALUATED = frozenset({"disease"})
"""Topics of which registers tell how good a reason they are; so they do of shared organisations. Nothing at hand tells
that of shared places (parks among them), people, products, fields and stages: see docs/networks.md."""

OWN = ("b:developedBy", "b:managedBy")
"""What an organisation develops or runs has its topics."""


@dataclass(frozen=True)
class Reason:
    """One thing that two organisations share."""

    kind: str
    """``tie``, ``field``, ``stage`` or ``disease``."""
    shared: NamedNode
    weight: float
    """1 / ln(how many others share it)."""
    among: int
    """How many things are tied to it, or how many organisations have the topic."""
    first: tuple[Statement, ...]
    """What ties the first organisation to it."""
    second: tuple[Statement, ...]
    ties: tuple[Hop, ...] = ()
    """The two hops to it, where it is a tie."""
    evaluated: bool = False
    """Whether registers tell how good such a reason is (see `EVALUATED`)."""


@dataclass(frozen=True)
class Suggestion:
    """Two organisations that have no tie known to the graph, and what they share."""

    first: NamedNode
    second: NamedNode
    """The two by id; the one asked about first."""
    adamic_adar: float
    shared_topics: float
    resource_allocation: float
    preferential_attachment: int
    reasons: tuple[Reason, ...]
    """Ties first, then topics; what says most first."""

    @property
    def evaluated(self) -> bool:
        """Whether registers tell of any of its reasons how good it is."""
        return any(one.evaluated for one in self.reasons)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The claims behind all reasons, each once."""
        return tuple(dict.fromkeys(one for reason in self.reasons for one in (*reason.first, *reason.second)))


@dataclass(frozen=True)
class Hint:
    """One thing that pairs share and nothing else: too little to order them by, or to suggest one of them."""

    kind: str
    """``tie``, ``field`` or ``stage``."""
    shared: NamedNode
    among: int
    """How many things are tied to it, or how many organisations have the topic."""
    organisations: tuple[NamedNode, ...]
    """Those that share it and nothing else with another; by id, without the one asked about."""
    pairs: int
    """How many pairs of them there are."""
    statements: tuple[Statement, ...]
    """What ties the organisations to it."""


Single: TypeAlias = tuple[str, str]
"""One thing that two share: ``tie`` and the name of a node, or one of `TOPICS` and an IRI."""
Scored: TypeAlias = tuple[float, float, tuple[str, str]]
"""Score and topics, negative so that the best sort first, and the pair."""


class Sharing:
    """What suggestions are made of: who is tied to what, who has which topic, who has to do with whom already."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self.kg = kg
        self.whole = kg.network(planned=True)
        self.network = settled_part(self.whole)
        hubs = nodes_of_class(kg, self.network, *HUBS)
        graph = simple(self.network)
        self.near = {node: set(graph[node]) - hubs for node in sorted(graph) if node not in hubs}
        self.organisations = nodes_of_class(kg, self.network, "Organization")
        self.everyone = self._partners(self.whole)
        self.partners = self._partners(self.network)
        self.topics = {node: set(self._said[node]) for node in self.partners}
        self.holding = holders(self.topics)

    def _partners(self, network: networkx.MultiDiGraph) -> set[str]:
        return actors_of(self.kg, network) & nodes_of_class(self.kg, network, *PARTNERS)

    @cached_property
    def _said(self) -> dict[str, dict[tuple[str, NamedNode], tuple[Statement, ...]]]:
        """Organisation → (kind of topic, topic) → the claims that say so."""
        return {node: _topics(self.kg, node_of(self.network, node)) for node in sorted(self.partners)}

    @cached_property
    def _linked(self) -> set[frozenset[str]]:
        """Pairs that have to do with each other, are to have, or of whom a claim says that they have or have not."""
        found = links(self.kg, self.whole, self.everyone)
        named = {frozenset(one.value.removeprefix(ID) for one in (link.first, link.second)) for link in found}
        claims = (one.claim for one in self.kg.ledger.statements.values() if one.live)
        return named | {frozenset((claim.subject.value.removeprefix(ID), claim.object.value.removeprefix(ID)))
                        for claim in claims if isinstance(claim.object, NamedNode)}  # fmt: skip

    @cached_property
    def _bodies(self) -> dict[str, frozenset[str]]:
        """Organisation → itself, those that it is a part of, and the records elsewhere of any of them."""
        above: dict[str, set[str]] = {}
        for start, end, name in self.whole.edges(data="predicate"):
            if name in BELONGING and {start, end} <= self.everyone:
                above.setdefault(start, set()).add(end)
        return {node: frozenset(self._identities(_up(node, above))) for node in self.everyone}

    def _identities(self, nodes: Iterable[str]) -> Iterator[str]:
        for node in nodes:
            yield node
            same = self.kg.store.quads(subject=node_of(self.whole, node), predicate=iri("skos:exactMatch"))
            yield from (quad.object.value for quad in same if isinstance(quad.object, NamedNode))

    def scored(self, start: str, *, both: bool) -> Iterator[Scored]:
        """Yield (score, topics, pair) for all who share something, negative, so that the best sort first."""
        ties = adamic_adar(self.near, start, CROWD)
        topics = shared_topics(self.topics, self.holding, start, inf if both else CROWD)
        for other in (ties.keys() | topics.keys()) & self.partners:
            if both or other > start:
                yield -round(ties.get(other, 0.0), 9), -self._of_topics(start, other), (start, other)

    def _of_topics(self, first: str, second: str) -> float:
        """Return what the topics weigh that two share, those of a crowd too."""
        both = self.topics.get(first, set()) & self.topics.get(second, set())
        return round(sum(1 / log(len(self.holding[topic])) for topic in both), 9)

    def single(self, first: str, second: str) -> Single | None:
        """Return what two share where it is one thing, of which no register tells how good a reason it is."""
        ties = list(filter(self._counts, self.near.get(first, set()) & self.near.get(second, set())))
        topics = self.topics.get(first, set()) & self.topics.get(second, set())
        if len(ties) + len(topics) != 1:
            return None
        if topics:
            return next(((kind, topic.value) for kind, topic in topics if kind not in EVALUATED), None)
        return None if ties[0] in self.organisations else ("tie", ties[0])

    def _counts(self, node: str) -> bool:
        return len(self.near[node]) <= CROWD

    def among(self, shared: Single) -> int:
        """Return how many things are tied to what is shared, or how many organisations have the topic."""
        kind, name = shared
        return len(self.near[name] if kind == "tie" else self.holding[kind, NamedNode(name)])

    def hint(self, shared: Single, pairs: Collection[tuple[str, str]], centre: NamedNode | None) -> Hint:
        """Return what pairs share that share nothing else."""
        kind, name = shared
        names = sorted({one for pair in pairs for one in pair})
        told = dict.fromkeys(one for organisation in names for one in self._told(organisation, shared))
        nodes = [node_of(self.network, one) for one in names]
        node = node_of(self.network, name) if kind == "tie" else NamedNode(name)
        others = tuple(one for one in nodes if one != centre)
        return Hint(kind, node, self.among(shared), others, len(pairs), tuple(told))

    def _told(self, organisation: str, shared: Single) -> tuple[Statement, ...]:
        kind, name = shared
        if kind == "tie":
            return hop_between(self.kg, self.network, organisation, name).statements
        return self._said[organisation][kind, NamedNode(name)]

    def are_tied(self, first: str, second: str) -> bool:
        return frozenset((first, second)) in self._linked or not self._bodies[first].isdisjoint(self._bodies[second])

    def suggestion(self, first: str, second: str) -> Suggestion:
        nodes = node_of(self.network, first), node_of(self.network, second)
        ties = adamic_adar(self.near, first, CROWD).get(second, 0.0)
        lean = resource_allocation(self.near, first, CROWD).get(second, 0.0)
        topics = self._of_topics(first, second)
        popular = preferential_attachment(self.near, first, second)
        reasons = (*self._shared_ties(first, second), *self._shared_topics(first, second))
        return Suggestion(*nodes, round(ties, 6), round(topics, 6), round(lean, 6), popular, reasons)

    def _shared_ties(self, first: str, second: str) -> list[Reason]:
        reasons = []
        for node in filter(self._counts, self.near.get(first, set()) & self.near.get(second, set())):
            among = len(self.near[node])
            hops = hop_between(self.kg, self.network, first, node), hop_between(self.kg, self.network, second, node)
            shared = node_of(self.network, node)
            evaluated = node in self.organisations
            told = hops[0].statements, hops[1].statements
            reasons.append(Reason("tie", shared, _weight(among), among, *told, hops, evaluated))
        return sorted(reasons, key=_order)

    def _shared_topics(self, first: str, second: str) -> list[Reason]:
        one, other = self._said[first], self._said[second]
        return sorted(
            (
                Reason(kind, topic, _weight(among), among, one[kind, topic], other[kind, topic],
                       evaluated=kind in EVALUATED)
                for kind, topic in one.keys() & other.keys()
                if (among := len(self.holding[kind, topic]))
            ),
            key=_order,
        )  # fmt: skip


def _weight(among: int) -> float:
    return round(1 / log(among), 6)


def _order(reason: Reason) -> tuple[float, str]:
    return -reason.weight, reason.shared.value


def _up(node: str, above: Mapping[str, Collection[str]]) -> set[str]:
    """Return a node and all that stand above it."""
    found, todo = {node}, [node]
    while todo:
        for higher in above.get(todo.pop(), ()):
            if higher not in found:
                found.add(higher)
                todo.append(higher)
    return found


def _topics(kg: KnowledgeGraph, node: NamedNode) -> dict[tuple[str, NamedNode], tuple[Statement, ...]]:
    """Return the fields, stages and diseases of an organisation and of what it develops or runs, with their claims."""
    found: dict[tuple[str, NamedNode], tuple[Statement, ...]] = {}
    for thing, through in ((node, ()), *_settled(said_of(kg, node, *OWN))):
        for kind, name in TOPICS.items():
            for topic, told in _settled(said(kg, thing, name)):
                found[kind, topic] = tuple(dict.fromkeys((*found.get((kind, topic), ()), *through, *told)))
    return found


def _settled(values: Iterable[Said]) -> Iterator[tuple[NamedNode, tuple[Statement, ...]]]:
    for one in values:
        if isinstance(one.value, NamedNode) and one.settled and one.standing in SETTLED:
            yield one.value, one.statements
