"""RDF: the triples of the store, sorted, so that the same graph gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import IO, TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse, serialize

from biokg.query.formats import used_prefixes
from biokg.query.xml import refuse_for_rdf_xml
from biokg.terms import iri

if TYPE_CHECKING:
    from biokg.graph import KnowledgeGraph

__all__ = ["write_annotated", "write_jsonld", "write_nquads", "write_rdfxml", "write_trig", "write_turtle"]

BATCH = 10_000  # lines


def write_turtle(graph: KnowledgeGraph, output: IO[bytes]) -> None:
    """Write all triples as one graph in Turtle, those of registers after the others."""
    _write(_union(graph), RdfFormat.TURTLE, output, _of_registers(graph))


def write_rdfxml(graph: KnowledgeGraph, output: IO[bytes]) -> None:
    """Write all triples as one graph in RDF/XML."""
    triples = _union(graph)
    refuse_for_rdf_xml(triples)
    _write(triples, RdfFormat.RDF_XML, output, _of_registers(graph))


def write_trig(graph: KnowledgeGraph, output: IO[bytes]) -> None:
    """Write all graphs by name in TriG, those of registers after the others."""
    _write(_by_graph(graph), RdfFormat.TRIG, output, _graphs_of_registers(graph))


def write_jsonld(graph: KnowledgeGraph, output: IO[bytes]) -> None:
    """Write all graphs by name in JSON-LD, those of registers after the others."""
    _write(_by_graph(graph), RdfFormat.JSON_LD, output, _graphs_of_registers(graph))


def write_nquads(graph: KnowledgeGraph, output: IO[bytes]) -> None:
    """Write all graphs by name in canonical N-Quads."""
    graph.store.dump(output)


def write_annotated(graph: KnowledgeGraph, output: IO[bytes]) -> None:
    """Write RDF 1.2 Turtle: all triples, and for each claim ``claim:… rdf:reifies <<( s p o )>>``.

    So every plain edge leads to the claims behind it. A claim reifies what it says also where that is only planned or
    denied; the statement itself then is no triple of the graph.
    """
    reifies = iri("rdf:reifies")
    said = (statement.claim for statement in graph.ledger.statements.values())
    terms = (Triple(claim.id, reifies, Triple(claim.subject, claim.predicate, claim.object)) for claim in said)
    _write(sorted([*_union(graph), *terms], key=_order), RdfFormat.TURTLE, output, _of_registers(graph))


def _few(graph: KnowledgeGraph) -> Iterator[Quad]:
    """Yield the quads of all graphs but those of registers, which may be too many to be sorted in memory."""
    if not graph.store.registers:
        return graph.store.quads()
    names = (name for name in graph.store.graphs() if name not in graph.store.registers)
    return (quad for name in names for quad in graph.store.quads(graph=name))


def _union(graph: KnowledgeGraph) -> list[Triple]:
    return sorted({quad.triple for quad in _few(graph)}, key=_order)


def _by_graph(graph: KnowledgeGraph) -> list[Quad]:
    return sorted(_few(graph), key=lambda quad: (str(quad.graph_name), *_order(quad)))


def _graphs_of_registers(graph: KnowledgeGraph) -> Iterator[Quad]:
    """Yield the quads of registers, one register after another, sorted."""
    for name in sorted(graph.store.registers, key=str):
        for text in _batched(graph.store.triples(name)):
            for quad in parse(text, RdfFormat.N_TRIPLES):
                yield Quad(quad.subject, quad.predicate, quad.object, name)


def _of_registers(graph: KnowledgeGraph) -> Iterator[Triple]:
    return (quad.triple for quad in _graphs_of_registers(graph))


def _order(triple: Triple | Quad) -> tuple[str, bool, str, str]:
    """Sort by subject, with its class first, as people write it."""
    predicate = str(triple.predicate)
    return str(triple.subject), triple.predicate != _TYPE, predicate, str(triple.object)


_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def _write(
    statements: Sequence[Triple] | Sequence[Quad],
    kind: RdfFormat,
    output: IO[bytes],
    more: Iterable[Triple] | Iterable[Quad] = (),
) -> None:
    """Write statements, and `more` of them that come one by one."""
    prefixes = {} if kind == RdfFormat.JSON_LD else used_prefixes(statements)
    serialize(chain(statements, more), output, kind, prefixes=prefixes)  # type: ignore[arg-type]  # both of one kind


def _batched(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Yield lines, many at once: to parse them one by one takes ten times as long."""
    while batch := b"".join(islice(lines, BATCH)):
        yield batch
