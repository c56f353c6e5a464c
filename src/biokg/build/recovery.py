"""Knowledge read back from a store: the inverse of `biokg.build.assemble`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pyoxigraph import NamedNode, Quad

from ..claims.model import Citation, Claim, Section, Source, SourceFile
from ..claims.records import count, flag, literal, node, records, string
from ..claims.things import Thing, thing_of
from ..ontology import Ontology
from ..store import Store
from ..terms import b, graph, iri, shorten
from .columns import Said, damaged

__all__ = [
    "StoredThings",
    "claims_in",
    "classes_in",
    "files_in",
    "files_with",
    "matches_in",
    "ontology_in",
    "registered",
    "sources_in",
]

PUBLISHER, TYPE = iri("dct:publisher"), iri("rdf:type")
Part = TypeVar("Part", Section, Citation, Claim)


def ontology_in(store: Store) -> Ontology:
    """Return the vocabulary that a store was built with."""
    return Ontology(tuple(quad.triple for quad in store.quads(graph=graph("ontology"))))


class StoredThings(Mapping[NamedNode, Thing]):
    """The things of a store, sorted by id: one is read when it is asked for, all when all are."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: dict[NamedNode, Thing] = {}

    @cached_property
    def _all(self) -> dict[NamedNode, Thing]:
        return {thing.id: thing for thing in sorted(self._about(None), key=lambda thing: thing.id.value)}

    def _about(self, node: NamedNode | None) -> Iterator[Thing]:
        stated = records(self._store.quads(subject=node, graph=graph("things")), Path("things"))
        return (thing_of(record) for record in stated.values())

    def __getitem__(self, node: NamedNode) -> Thing:
        """Return a thing; raises KeyError where there is none."""
        if "_all" in self.__dict__:
            return self._all[node]
        if node not in self._read:
            self._read |= {thing.id: thing for thing in self._about(node)}
        return self._read[node]

    def __iter__(self) -> Iterator[NamedNode]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


def classes_in(store: Store, ontology: Ontology, node: NamedNode) -> list[NamedNode]:
    """Return the class of a thing, then those above it, nearest first; none for what is no thing."""
    stated = _nodes(store.quads(node, TYPE, None, graph("things")))
    order = ontology.ancestors(stated[0]) if stated else []
    above = _nodes(store.quads(node, TYPE, None, graph("entailed")))
    return [*stated, *sorted(above, key=lambda cls: order.index(cls) if cls in order else 0)]


def _nodes(quads: Iterable[Quad]) -> list[NamedNode]:
    return sorted((quad.object for quad in quads if isinstance(quad.object, NamedNode)), key=lambda node: node.value)


def files_in(store: Store) -> list[SourceFile]:
    """Return what each source of a store says, sorted by id; raises StoreError where something is missing."""
    said = Said(store)
    return _files(_sources(said), list(_sections(said)), list(_citations(said)), list(_claims(said)))


def files_with(store: Store, claims: Collection[NamedNode]) -> list[SourceFile]:
    """Return what the sources of some claims say in these, with all that they go back to (sections, citations, …)."""
    said = list(_claims(Said(store, claims)))
    citations = list(_citations(Said(store, {name for claim in said for name in claim.citations})))
    sections = list(_sections(Said(store, {citation.section for citation in citations})))
    sources, fresh = list[Source](), {section.source for section in sections}
    while fresh:
        sources += _sources(Said(store, fresh))
        fresh = {source.reproduces for source in sources if source.reproduces} - {source.id for source in sources}
        fresh = {source for source in fresh if any(store.quads(source, b("tier")))}  # it may not have been known yet
    return _files(sources, sections, citations, said)


def sources_in(store: Store, publisher: NamedNode | None = None) -> list[Source]:
    """Return the sources of a store, all or those of a publisher, by date of publication."""
    named = store.quads(predicate=b("tier")) if publisher is None else store.quads(None, PUBLISHER, publisher)
    found = _sources(Said(store, {quad.subject for quad in named if isinstance(quad.subject, NamedNode)}))
    return sorted(found, key=lambda source: (source.issued.value, source.name))


def registered(store: Store, graph: NamedNode) -> tuple[Source, Section]:
    """Return the release of a register that a graph holds, and the section that its records are.

    Raises StoreError where it holds none.
    """
    named = [quad.subject for quad in store.quads(None, b("evidenceKind"), None, graph)]
    said = Said(store, {node for node in named if isinstance(node, NamedNode)})
    sections = list(_sections(said))
    sources = list(_sources(Said(store, {section.source for section in sections})))
    if not sources:
        raise damaged(f"{shorten(graph.value)} does not say which register it holds")
    return sources[0], sections[0]


def matches_in(
    store: Store, thing: NamedNode | None = None, kind: NamedNode | None = None, record: NamedNode | None = None
) -> list[tuple[NamedNode, NamedNode, NamedNode]]:
    """Return which things match which records elsewhere, of one thing, kind or record or of all: (thing, kind, record).

    Sorted by thing, kind, record.
    """
    found = [tuple(quad.triple) for quad in store.quads(thing, kind, record, graph("mappings"))]
    return sorted(found, key=lambda match: [node.value for node in match])


def claims_in(store: Store) -> list[NamedNode]:
    """Return the ids of all claims of a store, in no order."""
    return list(Said(store).one("b:claimSubject", node))


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
    titles, issued, edtf = said.many("dct:title", literal), said.one("dct:issued", literal), said.one("b:edtf", string)
    publisher, language = said.one("dct:publisher", node), said.one("dct:language", string)
    page, rights, sha256 = said.one("foaf:page", node), said.one("dct:rights", string), said.one("b:sha256", string)
    length, reproduces = said.one("b:length", count), said.one("b:reproduces", node)
    note = said.many("b:note", literal)
    for source, tier in said.one("b:tier", node).items():
        yield Source(
            id=source,
            titles=titles[source],
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
    caveats, notes = said.many("b:caveat", literal), said.many("b:note", literal)
    invalidated = said.one("prov:invalidatedAtTime", literal)
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
            caveats=caveats.get(claim, ()),
            notes=notes.get(claim, ()),
            conflicts=conflicts.get(claim, ()),
            supersedes=supersedes.get(claim, ()),
            invalidated=invalidated.get(claim),
            id=claim,
        )
