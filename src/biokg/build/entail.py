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

from ..terms import PREFIXES, b, graph, iri, local_name
from ..values import bounds, instant, window

__all__ = ["ENTAILED", "entail"]

ENTAILED = graph("entailed")
DATETIME, DECIMAL = iri("xsd:dateTime"), iri("xsd:decimal")

RULES = {
    "superclass": """CONSTRUCT { ?x a ?above } WHERE {
        GRAPH graph:ontology { ?class rdfs:subClassOf ?above FILTER(STRSTARTS(STR(?above), STR(b:))) }
        GRAPH ?facts { ?x a ?class } }""",
    "superproperty": """CONSTRUCT { ?x ?above ?y } WHERE {
        GRAPH graph:ontology { ?property rdfs:subPropertyOf ?above FILTER(STRSTARTS(STR(?above), STR(b:))) }
        GRAPH ?facts { ?x ?property ?y } }""",
    "inverse": """CONSTRUCT { ?y ?other ?x } WHERE {
        GRAPH graph:ontology { ?property owl:inverseOf|^owl:inverseOf ?other FILTER(STRSTARTS(STR(?other), STR(b:))) }
        GRAPH ?facts { ?x ?property ?y } }""",
    "symmetry": """CONSTRUCT { ?y ?property ?x } WHERE {
        GRAPH graph:ontology { ?property a owl:SymmetricProperty FILTER(STRSTARTS(STR(?property), STR(b:))) }
        GRAPH ?facts { ?x ?property ?y } }""",
    "transitivity": """CONSTRUCT { ?x ?property ?z } WHERE {
        GRAPH graph:ontology { ?property a owl:TransitiveProperty FILTER(STRSTARTS(STR(?property), STR(b:))) }
        GRAPH ?facts { ?x ?property ?y } GRAPH ?others { ?y ?property ?z } FILTER(?x != ?z) }""",
}
"""Name of the rule → what it adds, in biokg's own words: alignments to other vocabularies are for those who merge."""

DEFINED = """SELECT ?class ?base ?property ?value WHERE { GRAPH graph:ontology {
    ?class owl:equivalentClass/owl:intersectionOf ?both .
    ?both rdf:rest*/rdf:first ?base , [ owl:onProperty ?property ; owl:hasValue ?value ] .
    ?base a owl:Class . FILTER(isIRI(?base)) } }"""
CHAINS = """SELECT ?property ?one ?two WHERE { GRAPH graph:ontology {
    ?property owl:propertyChainAxiom ?list . ?list rdf:first ?one . ?list rdf:rest/rdf:first ?two .
    ?list rdf:rest/rdf:rest rdf:nil FILTER(STRSTARTS(STR(?property), STR(b:))) } }"""
"""Classes defined by a value, and chains. Each becomes a rule of its own: as one, the join costs more than all else."""

TELLING = """SELECT DISTINCT ?property WHERE { GRAPH graph:ontology {
    { ?property rdfs:subPropertyOf|owl:inverseOf|^owl:inverseOf|^owl:onProperty ?any }
    UNION { VALUES ?kind { owl:SymmetricProperty owl:TransitiveProperty } ?property a ?kind }
    UNION { ?any owl:propertyChainAxiom/rdf:rest*/rdf:first ?property } } }"""
"""The properties from which something can follow; the others (names, notes, dates) need not be looked at."""

LOGIC = {iri(name) for name in (
    "rdf:type", "rdf:first", "rdf:rest", "rdfs:subClassOf", "rdfs:subPropertyOf", "owl:inverseOf",
    "owl:equivalentClass", "owl:intersectionOf", "owl:onProperty", "owl:hasValue", "owl:propertyChainAxiom",
)}  # fmt: skip
"""What the rules ask of the ontology, a sixth of it: names, definitions and lists say nothing to them."""


def entail(ontology: Iterable[Triple], facts: Iterable[Triple]) -> list[Quad]:
    """Return what follows from `facts` (classes of things and derived edges), sorted, without the facts themselves."""
    known = set(facts)
    store = Store()
    _add(store, "ontology", (axiom for axiom in ontology if axiom.predicate in LOGIC))
    telling = {iri("rdf:type"), *(row["property"] for row in _select(store, TELLING))}
    rules = [*RULES.values(), *_rules_of_defined_classes(store), *_rules_of_chains(store)]
    found: set[Triple] = set(_conventions(known)) - known
    fresh = {triple for triple in known if triple.predicate in telling} | found
    while fresh:
        store.remove_graph(graph("fresh"))
        _add(store, "fresh", fresh)
        _add(store, "derived", fresh)
        fresh = {triple for rule in rules for triple in _apply(store, rule)} - known - found
        found |= fresh
    return [Quad(t.subject, t.predicate, t.object, ENTAILED) for t in sorted(found, key=str)]


def _add(store: pyoxigraph.Store, name: str, triples: Iterable[Triple]) -> None:
    node = graph(name)
    store.bulk_extend(Quad(subject, predicate, value, node) for subject, predicate, value in triples)


def _select(store: pyoxigraph.Store, query: str) -> QuerySolutions:
    rows = store.query(query, prefixes=PREFIXES)
    assert isinstance(rows, QuerySolutions)
    return rows


def _rules_of_defined_classes(store: pyoxigraph.Store) -> Iterator[str]:
    for cls, base, property, value in sorted(_select(store, DEFINED), key=str):
        yield f"""CONSTRUCT {{ ?x a {cls} }} WHERE {{
            GRAPH ?facts {{ ?x {property} {value} }} GRAPH ?others {{ ?x a {base} }} }}"""


def _rules_of_chains(store: pyoxigraph.Store) -> Iterator[str]:
    for property, one, two in sorted(_select(store, CHAINS), key=str):
        yield f"""CONSTRUCT {{ ?x {property} ?z }} WHERE {{
            GRAPH ?facts {{ ?x {one} ?y }} GRAPH ?others {{ ?y {two} ?z }} }}"""


def _apply(store: pyoxigraph.Store, rule: str) -> Iterator[Triple]:
    """Yield what a rule adds from what the last round has found, together with all that was found before."""
    ways = [("fresh", "derived"), ("derived", "fresh")] if "?others" in rule else [("fresh", "")]
    for facts, others in ways:
        text = rule.replace("?facts ", f"graph:{facts} ").replace("?others ", f"graph:{others} ")
        results = store.query(text, prefixes=PREFIXES)
        assert isinstance(results, QueryTriples)
        yield from results


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
