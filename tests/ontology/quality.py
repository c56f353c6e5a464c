"""What every term must have. Each check takes a graph and returns the sentences that say what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from axioms import read_axioms, read_expected
from files import classes, properties, term
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from biokg.terms import BASE, shorten

LANGUAGES = ("en", "zh")
HEADER = {
    "dct:title": 2, "dct:abstract": 2, "dct:license": 1, "dct:creator": 1, "dct:created": 1, "owl:versionIRI": 1,
    "owl:versionInfo": 1, "vann:preferredNamespacePrefix": 1, "vann:preferredNamespaceUri": 1,
}  # fmt: skip
LIST_NEEDS = {SKOS.prefLabel: LANGUAGES, SKOS.definition: LANGUAGES, SKOS.scopeNote: ("en",)}
SCHEME_NEEDS = {SKOS.prefLabel: LANGUAGES, SKOS.definition: LANGUAGES}
ORDERED = {"b:StageList": 6, "b:TierList": 7}


def languages(graph: Graph, node: Node, predicate: URIRef) -> list[str]:
    """Return the languages of a node's texts, sorted, one entry a text."""
    return sorted(str(text.language) for text in graph.objects(node, predicate) if isinstance(text, Literal))


def check_texts(graph: Graph) -> list[str]:
    """Exactly one label, definition and example in each language."""
    needs = (RDFS.label, SKOS.definition, SKOS.example)
    return [
        f"{shorten(node)} has {shorten(need)} in {languages(graph, node, need)}"
        for node in sorted(classes(graph) | properties(graph))
        for need in needs
        if languages(graph, node, need) != list(LANGUAGES)
    ]


def check_defined_by(graph: Graph) -> list[str]:
    """Every term, list and list entry names the ontology that defines it."""
    entries = {
        URIRef(str(node)) for kind in (SKOS.Concept, SKOS.ConceptScheme) for node in graph.subjects(RDF.type, kind)
    }
    return [
        f"{shorten(node)} lacks rdfs:isDefinedBy"
        for node in sorted(classes(graph) | properties(graph) | entries)
        if (node, RDFS.isDefinedBy, URIRef(BASE)) not in graph
    ]


def check_labels_differ(graph: Graph) -> list[str]:
    """No two terms have the same label in a language."""
    counts = Counter(label for node in classes(graph) | properties(graph) for label in graph.objects(node, RDFS.label))
    return [f"{label} is used {count} times" for label, count in counts.items() if count > 1]


def check_definitions(graph: Graph) -> list[str]:
    """A definition names the next wider class and what sets the term apart (ISO 704)."""
    return [
        f"{shorten(node)}: {text}"
        for node in sorted(classes(graph) | properties(graph))
        for text in graph.objects(node, SKOS.definition)
        if isinstance(text, Literal) and not _is_formed(graph, node, text)
    ]


def _is_formed(graph: Graph, node: URIRef, text: Literal) -> bool:
    wide, words = _wider(graph, node, str(text.language)), str(text)
    if text.language == "zh":
        return wide in words and words.endswith("。")
    return words.startswith((f"A {wide} ", f"An {wide} ")) and words.endswith(".")


def _wider(graph: Graph, node: URIRef, language: str) -> str:
    if (node, RDF.type, OWL.ObjectProperty) in graph:
        return {"en": "relation from", "zh": "之间的关系"}[language]
    if (node, RDF.type, OWL.DatatypeProperty) in graph:
        return {"en": "attribute that", "zh": "的属性"}[language]
    parents = [parent for parent in graph.objects(node, RDFS.subClassOf) if str(parent).startswith(BASE)]
    labels = [str(label) for parent in parents for label in graph.objects(parent, RDFS.label)
              if isinstance(label, Literal) and label.language == language]  # fmt: skip
    return (labels or [{"en": "thing that", "zh": "事物"}[language]])[0]


def check_header(graph: Graph) -> list[str]:
    """Title, abstract, licence, creator, date, version, preferred prefix and namespace."""
    ontology = URIRef(BASE)
    problems = [] if (ontology, RDF.type, OWL.Ontology) in graph else ["there is no ontology header"]
    for name, count in HEADER.items():
        found = len(set(graph.objects(ontology, term(name))))
        problems += [] if found == count else [f"the header has {found} of {name}, not {count}"]
    return problems


def check_axioms(graph: Graph) -> list[str]:
    """The axioms are those that are written down, no more and no fewer."""
    found, expected = read_axioms(graph), read_expected()
    missing = [f"missing: {' '.join(axiom)}" for axiom in sorted(expected - found)]
    return missing + [f"unexpected: {' '.join(axiom)}" for axiom in sorted(found - expected)]


def check_structure(graph: Graph) -> list[str]:
    """No blank node stands without a type or a place, so that no piece of an axiom can be lost unseen."""
    problems = []
    for node in graph.subjects(OWL.members):
        problems += [] if (node, RDF.type, OWL.AllDisjointClasses) in graph else ["a group of classes has no type"]
    for node in graph.subjects(OWL.intersectionOf):
        problems += [] if (node, RDF.type, OWL.Class) in graph else ["an intersection is not typed as a class"]
    return problems + check_list_ends(graph)


def check_list_ends(graph: Graph) -> list[str]:
    """Every rdf:List goes on to its end."""
    cells = [*graph.subjects(RDF.first), *graph.objects(None, RDF.rest)]
    return ["a list has no end" for cell in cells if cell != RDF.nil and graph.value(cell, RDF.rest) is None]


def check_lists(graph: Graph) -> list[str]:
    """Every list and every entry has its texts; every entry stands in a list, at the top or below another entry."""
    entries = {*map(str, graph.subjects(SKOS.inScheme)), *map(str, graph.subjects(RDF.type, SKOS.Concept))}
    lists = graph.subjects(RDF.type, SKOS.ConceptScheme)
    problems = [problem for node in sorted(entries) for problem in check_entry(graph, URIRef(node))]
    problems += [
        problem for node in sorted(map(str, lists)) for problem in _check_needs(graph, URIRef(node), SCHEME_NEEDS)
    ]
    return problems + check_order(graph)


def check_entry(graph: Graph, node: URIRef) -> list[str]:
    """One entry of a list: typed, with its texts, in one list, at the top of it or below another entry of it."""
    problems = _check_needs(graph, node, LIST_NEEDS)
    lists = list(graph.objects(node, SKOS.inScheme))
    if len(lists) != 1 or (lists[0], RDF.type, SKOS.ConceptScheme) not in graph:
        return [*problems, f"{shorten(node)} stands in {len(lists)} lists, or in something else"]
    is_top = (node, SKOS.topConceptOf, lists[0]) in graph
    above = [wider for wider in graph.objects(node, SKOS.broader) if (wider, SKOS.inScheme, lists[0]) in graph]
    problems += [] if is_top != bool(above) else [f"{shorten(node)} is neither at the top nor below one entry"]
    return problems + ([] if (node, RDF.type, SKOS.Concept) in graph else [f"{shorten(node)} is no skos:Concept"])


def _check_needs(graph: Graph, node: URIRef, needs: Mapping[URIRef, tuple[str, ...]]) -> list[str]:
    return [
        f"{shorten(node)} has {shorten(need)} in {languages(graph, node, need)}"
        for need, wanted in needs.items()
        if languages(graph, node, need) != list(wanted)
    ]


def check_order(graph: Graph) -> list[str]:
    """The ordered lists are numbered from 1 on without a gap."""
    problems = []
    for name, count in ORDERED.items():
        numbers = sorted(
            int(str(number))
            for node in graph.subjects(SKOS.inScheme, term(name))
            for number in graph.objects(node, SKOS.notation)
        )
        problems += [] if numbers == list(range(1, count + 1)) else [f"{name} is numbered {numbers}"]
    return problems


CHECKS: tuple[Callable[[Graph], list[str]], ...] = (
    check_texts, check_defined_by, check_labels_differ, check_definitions, check_header, check_axioms,
    check_structure, check_lists,
)  # fmt: skip
