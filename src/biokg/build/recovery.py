"""Knowledge read back from a store: the inverse of `biokg.build.assemble`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from pyoxigraph import NamedNode

from ..claims.model import Citation, Claim, Section, Source, SourceFile
from ..claims.records import count, flag, literal, node, records, string
from ..claims.things import Thing, thing_of
from ..ontology import Ontology
from ..store import Store
from ..terms import graph
from .columns import Said

__all__ = ["files_in", "ontology_in", "things_in"]

Part = TypeVar("Part", Section, Citation, Claim)


def ontology_in(store: Store) -> Ontology:
    """Return the vocabulary that a store was built with."""
    return Ontology(tuple(quad.triple for quad in store.quads(graph=graph("ontology"))))


def things_in(store: Store) -> dict[NamedNode, Thing]:
    """Return the things of a store, sorted by id."""
    stated = records(store.quads(graph=graph("things")), Path("things"))
    return {node: thing_of(record) for node, record in sorted(stated.items(), key=lambda item: item[0].value)}


def files_in(store: Store) -> list[SourceFile]:
    """Return what each source of a store says, sorted by id; raises StoreError where something is missing."""
    said = Said(store)
    return _files(_sources(said), list(_sections(said)), list(_citations(said)), list(_claims(said)))


def _files(
    sources: Iterable[Source], sections: list[Section], citations: list[Citation], claims: list[Claim]
) -> list[SourceFile]:
    part_of = {section.id: section.source for section in sections}
    cited_from = {citation.id: part_of[citation.section] for citation in citations}
    sections_of = _grouped(sections, part_of.values())
    citations_of = _grouped(citations, cited_from.values())
    claims_of = _grouped(claims, (cited_from[claim.citations[0]] for claim in claims))
    return [
        SourceFile(source, sections_of[source.id], citations_of[source.id], claims_of[source.id])
        for source in sorted(sources, key=lambda source: source.id.value)
    ]


def _grouped(parts: Iterable[Part], sources: Iterable[NamedNode]) -> dict[NamedNode, tuple[Part, ...]]:
    """Return the parts by their sources, which stand in the same order, sorted by id."""
    groups: dict[NamedNode, list[Part]] = defaultdict(list)
    for part, source in zip(parts, sources, strict=True):
        groups[source].append(part)
    ordered = {source: tuple(sorted(group, key=lambda part: part.id.value)) for source, group in groups.items()}
    return defaultdict(tuple, ordered)


def _sources(said: Said) -> Iterator[Source]:
    title, issued, edtf = said.one("dct:title", literal), said.one("dct:issued", literal), said.one("b:edtf", string)
    publisher, language = said.one("dct:publisher", node), said.one("dct:language", string)
    page, rights, sha256 = said.one("foaf:page", node), said.one("dct:rights", string), said.one("b:sha256", string)
    length, reproduces = said.one("b:length", count), said.one("b:reproduces", node)
    note = said.many("b:note", literal)
    for source, tier in said.one("b:tier", node).items():
        yield Source(
            id=source,
            title=title[source],
            issued=issued[source],
            edtf=edtf[source],
            tier=tier,
            publisher=publisher.get(source),
            language=language.get(source),
            page=page.get(source),
            rights=rights.get(source),
            sha256=sha256.get(source),
            length=length.get(source),
            reproduces=reproduces.get(source),
            note=next(iter(note.get(source, ())), None),
        )


def _sections(said: Said) -> Iterator[Section]:
    source, labels = said.one("dct:isPartOf", node), said.many("rdfs:label", literal)
    start, end = said.one("oa:start", count), said.one("oa:end", count)
    for section, evidence in said.one("b:evidenceKind", node).items():
        yield Section(section, source[section], labels.get(section, ()), evidence, start.get(section), end.get(section))


def _citations(said: Said) -> Iterator[Citation]:
    start, end, sha256 = said.one("oa:start", count), said.one("oa:end", count), said.one("b:sha256", string)
    for citation, section in said.one("oa:hasSource", node).items():
        yield Citation(section, start.get(citation), end.get(citation), sha256.get(citation), citation)


def _claims(said: Said) -> Iterator[Claim]:
    predicate, modality = said.one("b:claimPredicate", node), said.one("b:claimModality", node)
    thing, value = said.one("b:claimObject", node), said.one("b:claimValue", literal)
    citations, recorded = said.many("b:citation", node), said.one("prov:generatedAtTime", literal)
    speaker, premises = said.one("b:attributedTo", node), said.many("b:inferredFrom", node)
    confidence, open_list = said.one("b:confidence", literal), said.one("b:openList", flag)
    notes, invalidated = said.many("b:note", literal), said.one("prov:invalidatedAtTime", literal)
    conflicts, supersedes = said.many("b:conflictsWith", node), said.many("b:supersedes", node)
    for claim, subject in said.one("b:claimSubject", node).items():
        yield Claim(
            subject=subject,
            predicate=predicate[claim],
            object=thing.get(claim) or value[claim],
            modality=modality[claim],
            citations=citations[claim],
            recorded=recorded[claim],
            speaker=speaker.get(claim),
            premises=premises.get(claim, ()),
            confidence=confidence.get(claim),
            open_list=open_list.get(claim, False),
            notes=notes.get(claim, ()),
            conflicts=conflicts.get(claim, ()),
            supersedes=supersedes.get(claim, ()),
            invalidated=invalidated.get(claim),
            id=claim,
        )
