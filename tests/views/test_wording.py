"""How properties are read from their other end."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import NamedNode

from biokg.ontology import Ontology
from biokg.terms import BASE, iri, local_name
from biokg.views.wording import _INVERSE

OBJECT, SYMMETRIC, INVERSE = iri("owl:ObjectProperty"), iri("owl:SymmetricProperty"), iri("owl:inverseOf")
TYPE, RANGE, DOMAIN = iri("rdf:type"), iri("rdfs:range"), iri("rdfs:domain")
LISTS = {iri("skos:Concept")}
KEPT = {iri(f"b:{name}") for name in ("Claim", "Source", "Relationship", "Statistic")}
"""What is not read from its other end: members of lists, claims, and what is told as a whole."""


def test_every_property_that_ties_things_is_read_from_both_ends(repository: Path) -> None:
    """Without words of its own, a company would be told as "supported by" the study that it supports."""
    triples = {(one.subject, one.predicate, one.object) for one in Ontology.read(repository / "ontology").triples}
    about = {(subject, predicate): object for subject, predicate, object in triples if predicate in (RANGE, DOMAIN)}
    turned = {end for one, predicate, other in triples if predicate == INVERSE for end in (one, other)}
    ties = {one for one, predicate, kind in triples if (predicate, kind) == (TYPE, OBJECT)}
    silent = [
        local_name(one)
        for one in ties - turned
        if isinstance(one, NamedNode) and one.value.startswith(BASE) and (one, TYPE, SYMMETRIC) not in triples
        if about.get((one, RANGE)) not in LISTS and about.get((one, DOMAIN)) not in KEPT
        if f"b:{local_name(one)}" not in _INVERSE
    ]
    assert silent == []
