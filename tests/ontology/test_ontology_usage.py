"""No term without a use, no use without a term."""

from __future__ import annotations

import re
from functools import cache

from files import REPOSITORY, classes, data, ontology, properties, shapes
from rdflib import RDF, URIRef

from biokg.terms import BASE, PREFIXES, shorten
from biokg.turtle import read_text

COMPUTED = {"b:earliest", "b:latest", "b:minValue", "b:maxValue"}


@cache
def asked() -> str:
    """The text of all questions."""
    return "\n".join(read_text(path) for path in sorted((REPOSITORY / "questions").glob("*.rq")))


def is_asked(name: str) -> bool:
    """Tell whether a question names a term (``b:Park``), as a whole word."""
    return re.search(rf"(?<![\w:]){name}\b", asked()) is not None


def test_every_class_and_property_is_used_by_a_shape_or_a_question() -> None:
    shaped = {node for triple in shapes() for node in triple if isinstance(node, URIRef)}
    terms = classes(ontology()) | properties(ontology())
    assert [shorten(node) for node in sorted(terms - shaped) if not is_asked(shorten(node))] == []


def test_questions_speak_of_known_terms_only() -> None:
    known = {str(node) for node in ontology().subjects(RDF.type)}
    names = set(re.findall(r"(?<![\w:])b:(\w+)", asked()))
    assert [name for name in sorted(names) if BASE + name not in known] == []


def test_data_use_known_terms_only() -> None:
    known = {str(node) for node in ontology().subjects(RDF.type)}
    used = {str(predicate) for predicate in data().predicates()} | {
        str(kind) for kind in data().objects(None, RDF.type)
    }
    foreign = {name for name in used if not name.startswith((PREFIXES["rdf"], PREFIXES["rdfs"]))}
    assert sorted(foreign - known) == []


def test_bounds_are_computed_never_claimed() -> None:
    claimed = {shorten(str(node)) for node in data().objects(None, URIRef(BASE + "claimPredicate"))}
    assert claimed & COMPUTED == set()
