"""Small graphs written by hand: who says what, in a line each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pyoxigraph import Literal, NamedNode

from biokg.build.assemble import Knowledge, assemble
from biokg.build.mappings import Mapping
from biokg.claims.model import Citation, Claim, Section, Source, SourceFile, Value
from biokg.claims.things import Thing
from biokg.graph import KnowledgeGraph
from biokg.ontology import Ontology
from biokg.store import EmbeddedStore
from biokg.terms import ID, PREFIXES, b, iri
from biokg.workspace import shipped

PROSE = {iri(name) for name in ("skos:definition", "skos:example", "skos:scopeNote", "rdfs:isDefinedBy")}
RECORDED = Literal("2026-01-01T00:00:00Z", datatype=iri("xsd:dateTime"))


@dataclass(frozen=True)
class Paper:
    """A source and what it says: ``subject predicate object``, then what is special: ``!intended``, ``@speaker``,
    ``#digest`` for machine-made text, ``^caveat-with-hyphens``, ``~subject predicate object`` (last) for the claim
    that it disagrees with."""

    name: str
    says: Sequence[str]
    day: str = "2025-01-01"
    tier: str = "agency"
    reproduces: str = ""
    title: str = "A report"
    edtf: str = ""
    """The date of publication, where that is known less closely than to the day."""


@cache
def ontology() -> Ontology:
    """The vocabulary without its prose, which no analysis reads and which is half of it."""
    return Ontology(
        tuple(triple for triple in Ontology.read(shipped("ontology")).triples if triple.predicate not in PROSE)
    )


def graph_of(things: dict[str, str], *papers: Paper, mappings: Sequence[tuple[str, str, str]] = ()) -> KnowledgeGraph:
    """Return the graph of things (id → class) and papers, in memory; mappings are (id, kind of match, IRI)."""
    files = [_file(paper) for paper in papers]
    known = {claim.id: said for file, paper in zip(files, papers, strict=True)
             for claim, said in zip(file.claims, paper.says, strict=True)}  # fmt: skip
    files = [replace(file, claims=tuple(_in_conflict(claim, known) for claim in file.claims)) for file in files]
    named = {node(slug): Thing(node(slug), b(cls), _labels(slug)) for slug, cls in sorted(things.items())}
    matches = [Mapping(node(a), iri(f"skos:{kind}"), NamedNode(other), iri("b:none")) for a, kind, other in mappings]
    store = EmbeddedStore.in_memory()
    store.load(assemble(Knowledge(ontology(), named, files, matches)))
    kg = KnowledgeGraph(store)
    kg.ontology = ontology()
    return kg


def node(slug: str) -> NamedNode:
    return NamedNode(ID + slug)


def _labels(slug: str) -> tuple[Literal, Literal]:
    return Literal(slug.replace("-", " ").title(), language="en"), Literal(f"“{slug}”", language="zh")


def _file(paper: Paper) -> SourceFile:
    source = Source(
        id=NamedNode(PREFIXES["source"] + paper.name),
        titles=(Literal(paper.title, language="en"),),
        issued=Literal(f"{paper.day}T00:00:00Z", datatype=iri("xsd:dateTime")),
        edtf=paper.edtf or paper.day,
        tier=iri(f"tier:{paper.tier}"),
        reproduces=NamedNode(PREFIXES["source"] + paper.reproduces) if paper.reproduces else None,
    )
    kinds = {"body": "reported-text", "digest": "ai-digest"}
    sections = {
        name: Section(NamedNode(f"{PREFIXES['section']}{paper.name}-{name}"), source.id, (), iri(f"evidence:{kind}"))
        for name, kind in kinds.items()
    }
    cited = {name: Citation(section.id) for name, section in sections.items()}
    claims = tuple(_claim(said, cited) for said in paper.says)
    return SourceFile(source, tuple(sections.values()), tuple(cited.values()), claims)


def _claim(said: str, cited: dict[str, Citation]) -> Claim:
    words = said.partition("~")[0].split()
    marks = {word[0]: word[1:] for word in words[3:]}
    subject, predicate, value = words[:3]
    return Claim(
        subject=node(subject),
        predicate=iri(predicate if ":" in predicate else f"b:{predicate}"),
        object=_value(predicate, value),
        modality=iri(f"modality:{marks.get('!', 'asserted')}"),
        citations=(cited[marks.get("#", "body")].id,),
        recorded=RECORDED,
        speaker=node(marks["@"]) if "@" in marks else None,
        caveats=(Literal(marks["^"].replace("-", " "), language="en"),) if "^" in marks else (),
    )


def _value(predicate: str, value: str) -> Value:
    kind = ontology().datatype(iri(f"b:{predicate}")) if ":" not in predicate else None
    if kind is not None and kind.value.startswith(PREFIXES["xsd"]):
        return Literal(value, datatype=kind)
    return iri(value) if ":" in value else node(value)


def _in_conflict(claim: Claim, known: dict[NamedNode, str]) -> Claim:
    other = known[claim.id].partition("~")[2].strip()
    if not other:
        return claim
    found = tuple(name for name, said in known.items() if " ".join(said.split()[:3]) == other)
    assert found, f"no claim says '{other}'"
    return replace(claim, conflicts=found)
