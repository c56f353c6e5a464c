"""Plain edges and claims as short texts, so that expectations read like sentences."""

from __future__ import annotations

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from biokg.graph import KnowledgeGraph
from biokg.terms import graph, iri, shorten

__all__ = ["claims_of", "edge", "edges", "objects", "short"]


def short(node: NamedNode | BlankNode | Literal | Triple) -> str:
    """Return a name with its prefix, or the text of a literal."""
    return (
        shorten(node.value) if isinstance(node, NamedNode) else node.value if isinstance(node, Literal) else str(node)
    )


def _predicate(name: str) -> NamedNode:
    return iri(name if ":" in name else f"b:{name}")


def edges(known: KnowledgeGraph, predicate: str, *graphs: str) -> set[tuple[str, str]]:
    """Return the plain edges of a property as (subject, object), derived and entailed ones unless told otherwise."""
    found = set()
    for name in graphs or ("derived", "entailed"):
        for quad in known.store.quads(predicate=_predicate(predicate), graph=graph(name)):
            found.add((short(quad.subject), short(quad.object)))
    return found


def objects(known: KnowledgeGraph, subject: str, predicate: str, *graphs: str) -> set[str]:
    """Return what a thing is linked to by a property."""
    return {found for thing, found in edges(known, predicate, *graphs) if thing == subject}


def edge(known: KnowledgeGraph, text: str) -> bool:
    """Tell whether the plain edge `subject property object` stands in the graph, e.g. ``:a partOf :b``."""
    subject, predicate, target = text.split()
    return (subject, target) in edges(known, predicate)


def claims_of(known: KnowledgeGraph, text: str) -> list[tuple[str, str, str]]:
    """Return (source, modality, standing) of the claims that say `subject property object`, in reading order."""
    subject, predicate, target = text.split()
    return [
        (said.source.name, said.claim.modality.value.rpartition("/")[2], said.standing)
        for said in known.ledger.statements.values()
        if said.claim.predicate == _predicate(predicate)
        and (short(said.claim.subject), short(said.claim.object)) == (subject, target)
    ]
