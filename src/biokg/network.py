"""The only bridge from the store to networkx: things as nodes, what ties them as edges, each with its evidence.

What is said of a thing in numbers, words and lists is no tie; a relationship that is a thing of its own (who, where, in
what role) becomes one edge from its party to where the party is. All attributes are plain text or numbers, so that
every writer of networkx takes them; several values stand in one text with a space between; what is unknown is absent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from .claims.derive import tier_rank
from .claims.ledger import STANDINGS, Ledger, Statement
from .claims.model import Value
from .claims.things import Thing
from .errors import UnknownName
from .names import nearest
from .ontology import Ontology
from .terms import ID, b, iri, local_name

if TYPE_CHECKING:
    import networkx

    from .graph import KnowledgeGraph

__all__ = ["PROJECTIONS", "SETTLED", "Projection", "project", "settled_part"]

SETTLED = ("stated", "under way", "inferred")
"""The standings of ties that hold now or held once; the others are of things to come."""

TO_COME = {"planned": "planned", "expected": "expected"}
"""Status of a thing that does not exist yet → the standing of every tie of it."""

NEVER = frozenset({"cancelled"})
"""Status of things that are in no network: they never came to be."""

PARTY, AT = b("party"), b("at")
ABOUT = {"role": b("role"), "valid_from": b("validFrom"), "valid_to": b("validTo")}
MIDNIGHT = "T00:00:00Z"


@dataclass(frozen=True)
class Projection:
    """What of the graph becomes the network. Classes count with their subclasses."""

    left_out: frozenset[str]
    """Classes whose things are no nodes: what is said or hoped of the world is no part of it."""
    folded: frozenset[str]
    """Classes whose things become edges, from `b:party` to `b:at`."""


PROJECTIONS = {"ecosystem": Projection(frozenset({"Statistic", "Goal", "Expectation"}), frozenset({"Relationship"}))}
"""The projections by name."""


@dataclass(frozen=True)
class Tie:
    """One edge of the network before it is written down."""

    start: NamedNode
    end: NamedNode
    key: str
    statements: tuple[Statement, ...]
    standing: str
    about: dict[str, str]


def project(graph: KnowledgeGraph, projection: str = "ecosystem", *, planned: bool = False) -> networkx.MultiDiGraph:
    """Return the network of a graph: what is settled, or with `planned` also what is planned or expected.

    Nodes are named by the last part of their id, e.g. ``huahui-health``. A thing is one where a live claim speaks of
    it; things that no tie reaches are there, without edges. Node attributes: `iri`, `label_en`, `label_zh`, `cls` (its
    own class), `kind`, `status`, `planned` (whether it is still to come), `first` and `last` (day of publication of
    the first and the last source that speaks of it, as ISO text), `sources` (how many independent ones), `tier` (the
    best of them).

    Edges are plain derived edges between two nodes (key: the property, e.g. ``developedBy``) and relationships (key:
    the id of the relationship). An inverse pair is written in one direction, a symmetric tie once, from the smaller
    id. Edge attributes: `predicate` (the property, or the class of the relationship), `standing`, `planned`, `claims`
    (ids), `sources`, `tier`, `first`, `last`, and for relationships `role`, `valid_from`, `valid_to` where stated.

    Nodes and edges are sorted by id. ``network.graph`` holds the name of the projection, `planned`, and `incomplete`:
    how many relationships lack a party or a place and are left out. Raises UnknownName for an unknown projection.
    """
    import networkx

    if projection not in PROJECTIONS:
        raise UnknownName(f"'{projection}' is not a projection.", nearest(projection, list(PROJECTIONS)))
    chosen = PROJECTIONS[projection]
    kinds = _kinds(graph, chosen)
    nodes = {node: thing for node, thing, kind in kinds if kind == "node" and _is_there(graph.ledger, node, planned)}
    folded = [thing for _, thing, kind in kinds if kind == "folded"]
    ties = [*_plain(graph, nodes), *(tie for thing in folded for tie in _folded(graph.ledger, thing, nodes))]
    incomplete = sum(not all(_ends(graph.ledger, thing)) for thing in folded)
    network = networkx.MultiDiGraph(projection=projection, planned=planned, incomplete=incomplete)
    for node, thing in nodes.items():
        network.add_node(_short(node), **_of_thing(thing, graph.ledger))
    for tie in sorted(ties, key=lambda tie: (tie.start.value, tie.end.value, tie.key)):
        if planned or tie.standing in SETTLED:
            network.add_edge(_short(tie.start), _short(tie.end), tie.key, **_of_tie(tie, graph.ledger))
    return network


def settled_part(network: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    """Return what is settled of a network with planned things: the same as projecting without them, but quicker."""
    settled = network.copy()
    settled.graph["planned"] = False
    settled.remove_edges_from(
        [(u, v, key) for u, v, key, to_come in network.edges(keys=True, data="planned") if to_come]
    )
    settled.remove_nodes_from([node for node, to_come in network.nodes(data="planned") if to_come])
    return settled


def _short(node: NamedNode) -> str:
    return node.value.removeprefix(ID)


def _kinds(graph: KnowledgeGraph, projection: Projection) -> list[tuple[NamedNode, Thing, str]]:
    """Tell what becomes of each thing: a node, an edge, or nothing."""
    found = []
    for thing in graph.things():
        classes = {local_name(cls) for cls in graph.ontology.ancestors(thing.cls)}
        kind = "folded" if classes & projection.folded else "" if classes & projection.left_out else "node"
        found.append((thing.id, thing, kind))
    return found


def _is_there(ledger: Ledger, node: NamedNode, planned: bool) -> bool:
    status = ledger.status.get(node, "")
    if status in NEVER or (status in TO_COME and not planned):
        return False
    return any(statement.live for statement in ledger.about(node))


def _plain(graph: KnowledgeGraph, nodes: Mapping[NamedNode, Thing]) -> Iterator[Tie]:
    """Yield the derived edges between nodes."""
    symmetric, inverse = _directions(graph.ontology)
    found: dict[tuple[NamedNode, NamedNode, str], list[Statement]] = defaultdict(list)
    for edge, claims in graph.ledger.edges.items():
        start, end = edge.subject, edge.object
        if not isinstance(start, NamedNode) or not isinstance(end, NamedNode) or not {start, end} <= nodes.keys():
            continue
        if edge.predicate in inverse or (edge.predicate in symmetric and end.value < start.value):
            start, end = end, start
        name = local_name(inverse.get(edge.predicate, edge.predicate))
        found[start, end, name] += [graph.ledger.statements[claim] for claim in claims]
    for (start, end, name), statements in found.items():
        standing = _standing(graph.ledger, statements, start, end)
        yield Tie(start, end, name, tuple(statements), standing, {"predicate": name})


def _directions(ontology: Ontology) -> tuple[set[NamedNode], dict[NamedNode, NamedNode]]:
    """Return the symmetric properties, and those declared as the inverse of another one with that other one."""
    symmetric: set[NamedNode] = set()
    inverse: dict[NamedNode, NamedNode] = {}
    for triple in ontology.triples:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode):
            if triple.object == iri("owl:SymmetricProperty"):
                symmetric.add(triple.subject)
            elif triple.predicate == iri("owl:inverseOf"):
                inverse[triple.subject] = triple.object
    return symmetric, inverse


def _folded(ledger: Ledger, relationship: Thing, nodes: Mapping[NamedNode, Thing]) -> Iterator[Tie]:
    """Yield the edges of one relationship: one for each place that its party is at."""
    about = {"predicate": local_name(relationship.cls)}
    for name, property in ABOUT.items():
        values = ledger.objects(relationship.id, property)
        if values:
            about[name] = " ".join(local_name(value) or value.value.removesuffix(MIDNIGHT) for value in values)
    for party, place in product(*_ends(ledger, relationship)):
        if not isinstance(party, NamedNode) or not isinstance(place, NamedNode) or not {party, place} <= nodes.keys():
            continue
        sides = (ledger.behind(relationship.id, PARTY, party), ledger.behind(relationship.id, AT, place))
        standing = max((_standing(ledger, side, relationship.id, party, place) for side in sides), key=_rank)
        statements = {statement.claim.id: statement for side in sides for statement in side}
        yield Tie(party, place, _short(relationship.id), tuple(statements.values()), standing, about)


def _ends(ledger: Ledger, relationship: Thing) -> tuple[list[Value], list[Value]]:
    return ledger.objects(relationship.id, PARTY), ledger.objects(relationship.id, AT)


def _rank(standing: str) -> int:
    return STANDINGS.index(standing)


def _standing(ledger: Ledger, statements: Sequence[Statement], *ends: NamedNode) -> str:
    """Return the best standing among statements; a tie of a thing to come is itself to come, however it is said."""
    phases = [TO_COME[status] for end in ends if (status := ledger.status.get(end, "")) in TO_COME]
    best = min((statement.standing for statement in statements), key=_rank)
    return max([best, *phases], key=_rank)


def _of_thing(thing: Thing, ledger: Ledger) -> dict[str, object]:
    status = ledger.status.get(thing.id, "")
    kinds = sorted(local_name(value) for value in ledger.objects(thing.id, b("kind")))
    return {
        "iri": thing.id.value,
        **{f"label_{label.language}": label.value for label in thing.labels},
        "cls": local_name(thing.cls),
        **({"kind": " ".join(kinds)} if kinds else {}),
        **({"status": status} if status else {}),
        "planned": status in TO_COME,
        **_evidence([statement for statement in ledger.about(thing.id) if statement.live], ledger),
    }


def _of_tie(tie: Tie, ledger: Ledger) -> dict[str, object]:
    return {
        **tie.about,
        "standing": tie.standing,
        "planned": tie.standing not in SETTLED,
        "claims": " ".join(sorted(local_name(statement.claim.id) for statement in tie.statements)),
        **_evidence(tie.statements, ledger),
    }


def _evidence(statements: Sequence[Statement], ledger: Ledger) -> dict[str, object]:
    days = sorted(statement.source.issued.value[:10] for statement in statements)
    return {
        "first": days[0],
        "last": days[-1],
        "sources": ledger.independent(statements),
        "tier": local_name(min((statement.tier for statement in statements), key=tier_rank)),
    }
