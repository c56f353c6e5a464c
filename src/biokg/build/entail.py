"""What follows from derived edges by the axioms of the ontology: a small, fixed part of OWL 2 RL, as SPARQL.

Only what people ask for is written down: superclasses, superproperties, inverses, symmetry, transitivity, chains of two
and classes defined by a value; alignments to other vocabularies stay out. Beside the axioms stand two conventions of
`biokg.values`: the window of an uncertain date and the safe bounds of a hedged number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, QueryTriples, Store, Triple

from ..terms import BASE, PREFIXES, b, graph, iri, local_name
from ..values import bounds, instant, window

__all__ = ["ENTAILED", "entail"]

ENTAILED = graph("entailed")
DATETIME, DECIMAL = iri("xsd:dateTime"), iri("xsd:decimal")

RULES = {
    "superclass": """CONSTRUCT { ?x a ?above } WHERE {
        GRAPH ?facts { ?x a ?class } GRAPH graph:ontology { ?class rdfs:subClassOf ?above } }""",
    "superproperty": """CONSTRUCT { ?x ?above ?y } WHERE {
        GRAPH graph:ontology { ?property rdfs:subPropertyOf ?above } GRAPH ?facts { ?x ?property ?y } }""",
    "inverse": """CONSTRUCT { ?y ?other ?x } WHERE {
        GRAPH graph:ontology { ?property owl:inverseOf|^owl:inverseOf ?other } GRAPH ?facts { ?x ?property ?y } }""",
    "symmetry": """CONSTRUCT { ?y ?property ?x } WHERE {
        GRAPH graph:ontology { ?property a owl:SymmetricProperty } GRAPH ?facts { ?x ?property ?y } }""",
    "transitivity": """CONSTRUCT { ?x ?property ?z } WHERE {
        GRAPH graph:ontology { ?property a owl:TransitiveProperty }
        GRAPH ?facts { ?x ?property ?y } GRAPH ?others { ?y ?property ?z } FILTER(?x != ?z) }""",
    "chain": """CONSTRUCT { ?x ?property ?z } WHERE {
        GRAPH graph:ontology { ?property owl:propertyChainAxiom ?list . ?list rdf:first ?one .
            ?list rdf:rest/rdf:first ?two . ?list rdf:rest/rdf:rest rdf:nil }
        GRAPH ?facts { ?x ?one ?y } GRAPH ?others { ?y ?two ?z } }""",
}
"""Name of the rule → what it adds. Each is applied until nothing new follows."""

DEFINED = """SELECT ?class ?base ?property ?value WHERE { GRAPH graph:ontology {
    ?class owl:equivalentClass/owl:intersectionOf ?both .
    ?both rdf:rest*/rdf:first ?base , [ owl:onProperty ?property ; owl:hasValue ?value ] .
    ?base a owl:Class . FILTER(isIRI(?base)) } }"""
"""Classes defined by a value. Each becomes a rule of its own: as one rule, the join costs more than all others."""


def entail(ontology: Iterable[Triple], facts: Iterable[Triple]) -> list[Quad]:
    """Return what follows from `facts` (classes of things and derived edges), sorted, without the facts themselves."""
    known = set(facts)
    store = Store()
    store.bulk_extend(Quad(t.subject, t.predicate, t.object, graph("ontology")) for t in ontology)
    fresh = known | set(_conventions(known))
    found: set[Triple] = fresh - known
    rules = [*RULES.values(), *_rules_of_defined_classes(store)]
    while fresh:
        store.bulk_extend(Quad(t.subject, t.predicate, t.object, graph("derived")) for t in fresh)
        fresh = {triple for rule in rules for triple in _apply(store, rule)} - known - found
        found |= fresh
    return [Quad(t.subject, t.predicate, t.object, ENTAILED) for t in sorted(found, key=str)]


def _rules_of_defined_classes(store: pyoxigraph.Store) -> Iterator[str]:
    rows = store.query(DEFINED, prefixes=PREFIXES)
    assert isinstance(rows, QuerySolutions)
    for cls, base, property, value in sorted(rows, key=str):
        yield f"CONSTRUCT {{ ?x a {cls} }} WHERE {{ GRAPH ?facts {{ ?x {property} {value} ; a {base} }} }}"


def _apply(store: pyoxigraph.Store, rule: str) -> Iterator[Triple]:
    for name in ("facts", "others"):
        rule = rule.replace(f"?{name} ", "graph:derived ")
    results = store.query(rule, prefixes=PREFIXES)
    assert isinstance(results, QueryTriples)
    return (triple for triple in results if _is_own(triple))


def _is_own(triple: Triple) -> bool:
    """Tell whether a statement is in biokg's own words: alignments to other vocabularies are for those who merge."""
    spoken = triple.object if triple.predicate == iri("rdf:type") else triple.predicate
    return isinstance(spoken, NamedNode) and spoken.value.startswith(BASE)


def _conventions(facts: Iterable[Triple]) -> Iterator[Triple]:
    """Yield the windows of uncertain dates and the bounds of hedged numbers."""
    about: dict[NamedNode, dict[NamedNode, NamedNode | Literal]] = defaultdict(dict)
    wanted = {b("edtf"), b("value"), b("qualifier")}
    for triple in facts:
        if triple.predicate in wanted and isinstance(triple.subject, NamedNode):
            about[triple.subject][triple.predicate] = triple.object  # type: ignore[assignment]
    for node, values in about.items():
        if b("edtf") in values:
            first, last = window(values[b("edtf")].value)
            yield Triple(node, b("earliest"), Literal(instant(first), datatype=DATETIME))
            yield Triple(node, b("latest"), Literal(instant(last), datatype=DATETIME))
        if b("value") in values:
            qualifier = local_name(values.get(b("qualifier"))) or "exactly"
            known = bounds(Decimal(values[b("value")].value), qualifier)
            for name, limit in (("minValue", known.low), ("maxValue", known.high)):
                if limit is not None:
                    yield Triple(node, b(name), Literal(str(limit), datatype=DECIMAL))
