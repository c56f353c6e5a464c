"""Source files: Turtle ↔ sources, sections, citations and claims, strictly and without loss."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import NamedNode

from ..errors import InputError
from ..terms import b, shorten
from ..turtle import write_together
from .model import Citation, Claim, Section, Source, SourceFile
from .records import Record, count, flag, literal, node, read_records, string
from .triples import source_triples

__all__ = ["read_source", "source_file", "write_source", "write_sources"]

CLASSES = {b("Source"), b("SourceSection"), b("Citation"), b("Claim")}


def read_source(path: Path) -> SourceFile:
    """Read a source file. Raises InputError with file and line for anything that is not as the model says."""
    return source_file(read_records(path), path)


def source_file(records: Mapping[NamedNode, Record], path: Path) -> SourceFile:
    """Return what the statements of one source say; `path` is where errors say that they are from."""
    by_class: dict[NamedNode, list[Record]] = defaultdict(list)
    for record in records.values():
        kind = record.need("rdf:type", node, "say what it is")
        if kind not in CLASSES:
            raise record.error(f"is a {shorten(kind.value)}; a source file holds sources, sections, citations, claims.")
        by_class[kind].append(record)
    sources = [_source(record) for record in by_class[b("Source")]]
    if len(sources) != 1:
        raise InputError(f"describes {len(sources)} sources; a source file describes exactly one.", path=path)
    return SourceFile(
        sources[0],
        tuple(sorted((_section(record) for record in by_class[b("SourceSection")]), key=lambda part: part.id.value)),
        tuple(sorted((_citation(record) for record in by_class[b("Citation")]), key=lambda part: part.id.value)),
        tuple(sorted((_claim(record) for record in by_class[b("Claim")]), key=lambda part: part.id.value)),
    )


def _source(record: Record) -> Source:
    source = Source(
        id=record.node,
        titles=record.texts("dct:title"),
        issued=record.need("dct:issued", literal, "say when it was published (the latest day that it can be)"),
        edtf=record.need("b:edtf", string, "say when it was published, as precisely as it is known"),
        tier=record.need("b:tier", node, "say what kind of voice it is (tier:official, tier:agency …)"),
        publisher=record.one("dct:publisher", node),
        language=record.one("dct:language", string),
        page=record.one("foaf:page", node),
        rights=record.one("dct:rights", string),
        sha256=record.one("b:sha256", string),
        length=record.one("b:length", count),
        reproduces=record.one("b:reproduces", node),
        note=record.one("b:note", literal),
    )
    if not source.titles:
        raise record.error("has no dct:title; give the source a title in your own words.")
    record.end()
    return source


def _section(record: Record) -> Section:
    section = Section(
        id=record.node,
        source=record.need("dct:isPartOf", node, "say which source it is part of"),
        labels=record.literals("rdfs:label"),
        evidence=record.need("b:evidenceKind", node, "say how the text was made (evidence:reported-text …)"),
        start=record.one("oa:start", count),
        end=record.one("oa:end", count),
    )
    record.end()
    return section


def _citation(record: Record) -> Citation:
    citation = Citation(
        section=record.need("oa:hasSource", node, "name the section that it is a part of"),
        start=record.one("oa:start", count),
        end=record.one("oa:end", count),
        sha256=record.one("b:sha256", string),
        id=record.node,
    )
    record.end()
    if (citation.start is None) != (citation.end is None):
        raise record.error("has only one end; give both oa:start and oa:end, or neither.")
    if citation.start is not None and citation.end is not None and citation.start >= citation.end:
        raise record.error("ends before it begins; oa:end must be more than oa:start.")
    return citation


def _claim(record: Record) -> Claim:
    subject = record.need("b:claimSubject", node, "say what it is about")
    predicate = record.need("b:claimPredicate", node, "say which property it states")
    said = [*record.take("b:claimObject"), *record.take("b:claimValue")]
    if len(said) != 1:
        raise record.error(f"has {len(said)} objects; give exactly one b:claimObject or b:claimValue.")
    claim = Claim(
        subject=subject,
        predicate=predicate,
        object=said[0],
        modality=record.need("b:claimModality", node, "say how it is asserted (modality:asserted …)"),
        citations=record.nodes("b:citation"),
        recorded=record.need("prov:generatedAtTime", literal, "say when it was recorded"),
        speaker=record.one("b:attributedTo", node),
        premises=record.nodes("b:inferredFrom"),
        confidence=record.one("b:confidence", literal),
        open_list=record.one("b:openList", flag) or False,
        caveats=record.texts("b:caveat"),
        notes=record.literals("b:note"),
        conflicts=record.nodes("b:conflictsWith"),
        supersedes=record.nodes("b:supersedes"),
        invalidated=record.one("prov:invalidatedAtTime", literal),
        id=record.node,
    )
    if not claim.citations:
        raise record.error("has no citation; say where it is said with b:citation.")
    record.end()
    return claim


def write_source(path: Path, file: SourceFile) -> None:
    """Write a source file in canonical form, replacing it whole."""
    write_sources({path: file})


def write_sources(files: Mapping[Path, SourceFile]) -> None:
    """Write several source files in canonical form, all or none."""
    write_together({path: source_triples(file) for path, file in files.items()})
