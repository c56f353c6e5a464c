"""The rule of networks once more, claim by claim with the ledger: slow, plain, and written apart from the columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import networkx as nx
from pyoxigraph import NamedNode

from biokg.claims.derive import tier_rank
from biokg.claims.ledger import STANDINGS, Ledger, Statement
from biokg.claims.things import Thing
from biokg.graph import KnowledgeGraph
from biokg.network import PROJECTIONS, SETTLED, Projection
from biokg.terms import ID, b, iri, local_name

TO_COME = ("planned", "expected")
ABOUT = {"role": "role", "kind": "kind", "status": "status", "valid_from": "validFrom", "valid_to": "validTo"}
Side = list[Statement]


def reference(kg: KnowledgeGraph, name: str, planned: bool) -> nx.MultiDiGraph:
    """Return the network that a projection should give, without its `graph` attributes."""
    projection, ledger = PROJECTIONS[name], kg.ledger
    core, context = set(), set()
    for thing in kg.things():
        status = ledger.status.get(thing.id, "")
        if status == "cancelled" or (status in TO_COME and not planned) or not live(ledger, thing.id):
            continue
        if is_core(kg, thing, projection):
            core.add(thing.id)
        elif lines(kg, thing) & projection.context:
            context.add(thing.id)
    things = {thing.id: thing for thing in kg.things()}
    network = nx.MultiDiGraph()
    found = []
    for start, end, key, sides, via, about in [*plain(kg, projection), *folded(kg, projection)]:
        if {start, end} <= core | context and {start, end} & core:
            standing = worst(ledger, sides, start, end, *([via] if via else []))
            attracted = about["predicate"] == "Engagement" and about.get("role") == "attracted"
            later = standing not in SETTLED or (attracted and standing == "under way")
            if planned or not later:
                told = {**about, **evidence(ledger, sides), "standing": standing, "planned": later}
                found.append((start, end, key, told))
    reached = {end for start, end, *_ in found} | {start for start, *_ in found}
    for node in sorted(core | (context & reached), key=lambda one: one.value):
        network.add_node(short(node), **of_thing(kg, things[node], node in context))
    for start, end, key, about in sorted(found, key=lambda one: (one[0].value, one[1].value, one[2])):
        network.add_edge(short(start), short(end), key, **about)
    return network


def lines(kg: KnowledgeGraph, thing: Thing) -> set[str]:
    return {local_name(cls) for cls in kg.ontology.ancestors(thing.cls)}


def is_core(kg: KnowledgeGraph, thing: Thing, projection: Projection) -> bool:
    own = lines(kg, thing)
    if projection.nodes is not None:
        return bool(own & projection.nodes)
    folded = {fold.cls for fold in projection.folds}
    return bool(own & projection.kept) or not own & (projection.left_out | folded)


def live(ledger: Ledger, node: NamedNode) -> Side:
    return [statement for statement in ledger.about(node) if statement.live]


def short(node: NamedNode) -> str:
    return node.value.removeprefix(ID)


def plain(kg: KnowledgeGraph, projection: Projection) -> Iterator[tuple[Any, ...]]:
    pairs = ((t.subject, t.object) for t in kg.ontology.triples if t.predicate == iri("owl:inverseOf"))
    inverse = {one: other for one, other in pairs if isinstance(other, NamedNode)}
    symmetric = {t.subject for t in kg.ontology.triples if t.object == iri("owl:SymmetricProperty")}
    ties: dict[tuple[Any, Any, str], Side] = defaultdict(list)
    for edge, claims in kg.ledger.edges.items():
        start, end, property = edge.subject, edge.object, edge.predicate
        if not isinstance(end, NamedNode) or not isinstance(start, NamedNode):
            continue
        if property in inverse:
            start, end, property = end, start, inverse[property]
        elif property in symmetric:
            start, end = sorted((start, end), key=lambda one: one.value)
        name = local_name(property)
        if projection.relations is None or name in projection.relations:
            ties[start, end, name] += [kg.ledger.statements[claim] for claim in claims]
    for (start, end, name), statements in ties.items():
        yield start, end, name, [statements], None, {"predicate": name}


def folded(kg: KnowledgeGraph, projection: Projection) -> Iterator[tuple[Any, ...]]:
    ledger = kg.ledger
    for fold in projection.folds:
        for thing in kg.things(fold.cls):
            if ledger.status.get(thing.id) == "cancelled":
                continue
            for way in fold.ways:
                one, other = b(way.start), b(way.end)
                for start, end in product(ledger.objects(thing.id, one), ledger.objects(thing.id, other)):
                    sides = [ledger.behind(thing.id, one, start), ledger.behind(thing.id, other, end)]
                    predicate = way.predicate or local_name(thing.cls)
                    key = short(thing.id) + (f"#{predicate}" if len(fold.ways) > 1 else "")
                    yield start, end, key, sides, thing.id, {"predicate": predicate, **of_folded(kg, thing.id)}


def of_folded(kg: KnowledgeGraph, node: NamedNode) -> dict[str, str]:
    found = {"via": short(node)}
    for name, property in ABOUT.items():
        values = kg.ledger.objects(node, b(property))
        if values:
            found[name] = " ".join(local_name(value) or value.value.removesuffix("T00:00:00Z") for value in values)
    dates = [value.value for value in kg.ledger.objects(node, b("edtf"))]
    if not dates:
        hopes = [thing.id for thing in kg.things("Expectation") if node in kg.ledger.objects(thing.id, b("expects"))]
        dates = sorted({value.value for hope in hopes for value in kg.ledger.objects(hope, b("edtf"))})
    return found | ({"when": " ".join(dates)} if dates else {})


def worst(ledger: Ledger, sides: Sequence[Side], *ends: NamedNode) -> str:
    best = [min((one.standing for one in side), key=STANDINGS.index) for side in sides]
    lent = [status for end in ends if (status := ledger.status.get(end, "")) in TO_COME]
    return max([*best, *lent], key=STANDINGS.index)


def evidence(ledger: Ledger, sides: Sequence[Side]) -> dict[str, Any]:
    told = [one for side in sides for one in side]
    numbers = [[one.claim.confidence for one in side] for side in sides]
    sure = [max(float(one.value) for one in side if one) for side in numbers if all(side)]
    return {
        "claims": " ".join(sorted({local_name(one.claim.id) for one in told})),
        "first": max(min(day(one) for one in side) for side in sides),
        "last": max(day(one) for one in told),
        "sources": min(ledger.independent(side) for side in sides),
        "tier": local_name(max((min((one.tier for one in side), key=tier_rank) for side in sides), key=tier_rank)),
        **({"confidence": min(sure)} if sure else {}),
    }


def day(statement: Statement) -> str:
    return statement.source.issued.value[:10]


def of_thing(kg: KnowledgeGraph, thing: Thing, context: bool) -> dict[str, Any]:
    told = live(kg.ledger, thing.id)
    status = kg.ledger.status.get(thing.id, "")
    kinds = sorted(local_name(value) for value in kg.ledger.objects(thing.id, b("kind")))
    return {
        "iri": thing.id.value,
        **{f"label_{label.language}": label.value for label in thing.labels},
        "cls": local_name(thing.cls),
        **({"kind": " ".join(kinds)} if kinds else {}),
        **({"status": status} if status else {}),
        "planned": status in TO_COME,
        **({"context": True} if context else {}),
        "first": min(map(day, told)),
        "last": max(map(day, told)),
        "sources": kg.ledger.independent(told),
        "tier": local_name(min((one.tier for one in told), key=tier_rank)),
    }
