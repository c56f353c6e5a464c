"""What a source file says as triples: the inverse of reading one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Triple

from ..terms import b, iri
from .model import Citation, Claim, Section, Source, SourceFile, Value

__all__ = ["Said", "said_by", "source_triples"]

Said: TypeAlias = tuple[NamedNode, NamedNode, Value]

TYPE = iri("rdf:type")
INTEGER = iri("xsd:integer")


def source_triples(file: SourceFile) -> Iterator[Triple]:
    """Yield the triples of a source file, in no particular order."""
    return (Triple(*said) for said in said_by(file))


def said_by(file: SourceFile) -> Iterator[Said]:
    """Yield subject, predicate and object of each triple of a source file, for those who make quads of them."""
    yield from _source_triples(file.source)
    for section in file.sections:
        yield from _section_triples(section)
    for citation in file.citations:
        yield from _citation_triples(citation)
    for claim in file.claims:
        yield from _claim_triples(claim)


def _text(value: str | None) -> Literal | None:
    return None if value is None else Literal(value)


def _number(value: int | None) -> Literal | None:
    return None if value is None else Literal(str(value), datatype=INTEGER)


def _about(node: NamedNode, kind: str, values: Iterable[tuple[str, Value | None]]) -> Iterator[Said]:
    yield node, TYPE, b(kind)
    for name, value in values:
        if value is not None:
            yield node, iri(name), value


def _source_triples(source: Source) -> Iterator[Said]:
    values = [
        *(("dct:title", title) for title in source.titles),
        ("dct:publisher", source.publisher),
        ("dct:language", _text(source.language)),
        ("dct:issued", source.issued),
        ("dct:rights", _text(source.rights)),
        ("foaf:page", source.page),
        ("b:edtf", _text(source.edtf)),
        ("b:tier", source.tier),
        ("b:sha256", _text(source.sha256)),
        ("b:length", _number(source.length)),
        ("b:reproduces", source.reproduces),
        ("b:note", source.note),
    ]
    return _about(source.id, "Source", values)


def _section_triples(section: Section) -> Iterator[Said]:
    values: list[tuple[str, Value | None]] = [
        ("dct:isPartOf", section.source),
        *(("rdfs:label", label) for label in section.labels),
        ("b:evidenceKind", section.evidence),
        ("oa:start", _number(section.start)),
        ("oa:end", _number(section.end)),
    ]
    return _about(section.id, "SourceSection", values)


def _citation_triples(citation: Citation) -> Iterator[Said]:
    values = [
        ("oa:hasSource", citation.section),
        ("oa:start", _number(citation.start)),
        ("oa:end", _number(citation.end)),
        ("b:sha256", _text(citation.sha256)),
    ]
    return _about(citation.id, "Citation", values)


def _claim_triples(claim: Claim) -> Iterator[Said]:
    said = "b:claimObject" if isinstance(claim.object, NamedNode) else "b:claimValue"
    values: list[tuple[str, Value | None]] = [
        ("b:claimSubject", claim.subject),
        ("b:claimPredicate", claim.predicate),
        (said, claim.object),
        ("b:claimModality", claim.modality),
        *(("b:citation", node) for node in claim.citations),
        ("prov:generatedAtTime", claim.recorded),
        ("b:attributedTo", claim.speaker),
        *(("b:inferredFrom", node) for node in claim.premises),
        ("b:confidence", claim.confidence),
        ("b:openList", Literal("true", datatype=iri("xsd:boolean")) if claim.open_list else None),
        *(("b:caveat", caveat) for caveat in claim.caveats),
        *(("b:note", note) for note in claim.notes),
        *(("b:conflictsWith", node) for node in claim.conflicts),
        *(("b:supersedes", node) for node in claim.supersedes),
        ("prov:invalidatedAtTime", claim.invalidated),
    ]
    return _about(claim.id, "Claim", values)
