"""Whether things are what they are said to be: classes that exclude each other, properties of other kinds of things."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from ..claims.model import Claim
from ..terms import b, iri, shorten
from .dossier import Dossier
from .report import Finding

__all__ = ["disjoint_classes", "wrong_ends"]

DISJOINT = """
SELECT DISTINCT ?thing ?one ?other {
  GRAPH graph:ontology {
    { ?one owl:disjointWith ?other }
    UNION
    { ?group a owl:AllDisjointClasses ; owl:members ?list .
      ?list rdf:rest*/rdf:first ?one . ?list rdf:rest*/rdf:first ?other . FILTER(STR(?one) < STR(?other)) } }
  ?thing a ?one . ?thing a ?other .
} ORDER BY ?thing ?one ?other
"""
CONCEPT = iri("skos:Concept")
CONCEPT_NAMES = {"en": "concept of a list", "zh": "列表概念"}


def disjoint_classes(dossier: Dossier) -> Iterator[Finding]:
    """Yield things that are, stated or entailed, of two classes that exclude each other."""
    for row in dossier.store.select(DISJOINT):
        thing, one, other = row["thing"], row["one"], row["other"]
        if isinstance(thing, NamedNode) and isinstance(one, NamedNode) and isinstance(other, NamedNode):
            yield dossier.found("disjoint-classes", thing, one=shorten(one.value), other=shorten(other.value))


def wrong_ends(dossier: Dossier) -> Iterator[Finding]:
    """Yield claims whose subject or object is of another class than the property is for, whatever their modality."""
    for claim in dossier.claims:
        yield from _wrong_end("wrong-subject", claim, claim.subject, dossier.ontology.domain(claim.predicate), dossier)
        if isinstance(claim.object, NamedNode):
            expected = dossier.ontology.datatype(claim.predicate)
            yield from _wrong_end("wrong-object", claim, claim.object, expected, dossier)


def _wrong_end(
    code: str, claim: Claim, node: NamedNode, expected: NamedNode | None, dossier: Dossier
) -> Iterator[Finding]:
    found = dossier.class_of(node)
    if expected is None or found is None or found == expected:
        return
    if expected in dossier.ontology.ancestors(found) or _is_multinational(found, expected):
        return
    values = {"property": shorten(claim.predicate.value), "name": shorten(node.value)}
    for key, cls in (("found", found), ("expected", expected)):
        values |= {key: _name(cls, "en", dossier), f"{key}_zh": _name(cls, "zh", dossier)}
    yield dossier.found(code, claim.id, **values)


def _name(cls: NamedNode, language: str, dossier: Dossier) -> str:
    return CONCEPT_NAMES[language] if cls == CONCEPT else dossier.ontology.label(cls, language)


def _is_multinational(found: NamedNode, expected: NamedNode) -> bool:
    """Tell whether a property is for multinationals: whether a company is one follows from its kind."""
    return expected == b("MultinationalCompany") and found == b("Company")
