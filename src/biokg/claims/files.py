"""Source files: Turtle ↔ sources, sections, citations and claims, strictly and without loss."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pyoxigraph import BlankNode, Literal, NamedNode

from ..errors import InputError
from ..terms import b, iri, shorten
from ..turtle import line_of, read_turtle, write_turtle
from .model import Citation, Claim, Section, Source, SourceFile, Value
from .triples import source_triples

__all__ = ["read_source", "write_source"]

T = TypeVar("T")
CLASSES = {b("Source"), b("SourceSection"), b("Citation"), b("Claim")}


class Record:
    """The statements about one node; each is taken once, and what is left over is an error."""

    def __init__(self, node: NamedNode, path: Path) -> None:
        self.node = node
        self.path = path
        self.values: dict[NamedNode, list[Value]] = defaultdict(list)

    def error(self, message: str) -> InputError:
        """Return an error that names the file, the line and the node."""
        return InputError(f"{shorten(self.node.value)} {message}", path=self.path, line=line_of(self.path, self.node))

    def take(self, name: str) -> list[Value]:
        """Return all values of a property, in a stable order, and tick them off."""
        return sorted(self.values.pop(iri(name), []), key=str)

    def one(self, name: str, kind: Callable[[Value], T | None], needed: str = "") -> T | None:
        """Return the only value of a property; `needed` says what to do where it is missing."""
        values = self.take(name)
        if len(values) > 1:
            raise self.error(f"has {len(values)} values of {name}; keep one.")
        if not values:
            if needed:
                raise self.error(f"has no {name}; {needed}.")
            return None
        value = kind(values[0])
        if value is None:
            raise self.error(f"has {name} {values[0]}, which is not {kind.__doc__}.")
        return value

    def need(self, name: str, kind: Callable[[Value], T | None], remedy: str) -> T:
        """Return the only value of a property that must be there."""
        value = self.one(name, kind, remedy)
        assert value is not None
        return value

    def nodes(self, name: str) -> tuple[NamedNode, ...]:
        """Return all values of a property, each of which must be an IRI."""
        return tuple(self._as(_node, name, value) for value in self.take(name))

    def literals(self, name: str) -> tuple[Literal, ...]:
        """Return all values of a property, each of which must be a literal."""
        return tuple(self._as(_literal, name, value) for value in self.take(name))

    def _as(self, kind: Callable[[Value], T | None], name: str, value: Value) -> T:
        taken = kind(value)
        if taken is None:
            raise self.error(f"has {name} {value}, which is not {kind.__doc__}.")
        return taken

    def end(self) -> None:
        """Refuse what was not taken: a property that has no place here is a slip of the pen."""
        for predicate in self.values:
            raise self.error(f"has {shorten(predicate.value)}, which has no place here; see docs/curating.md.")


def _node(value: Value) -> NamedNode | None:
    """an IRI"""
    return value if isinstance(value, NamedNode) else None


def _literal(value: Value) -> Literal | None:
    """a literal"""
    return value if isinstance(value, Literal) else None


def _any(value: Value) -> Value | None:
    """an IRI or a literal"""
    return value


def _string(value: Value) -> str | None:
    """a text"""
    return value.value if isinstance(value, Literal) else None


def _count(value: Value) -> int | None:
    """a whole number from 0"""
    return int(value.value) if isinstance(value, Literal) and value.value.isdecimal() else None


def read_source(path: Path) -> SourceFile:
    """Read a source file. Raises InputError with file and line for anything that is not as the model says."""
    records = _records(path)
    by_class: dict[NamedNode, list[Record]] = defaultdict(list)
    for record in records.values():
        kind = record.need("rdf:type", _node, "say what it is")
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


def _records(path: Path) -> dict[NamedNode, Record]:
    records: dict[NamedNode, Record] = {}
    for triple in read_turtle(path):
        subject, value = triple.subject, triple.object
        if isinstance(subject, BlankNode) or isinstance(value, BlankNode):
            raise InputError("has a blank node; give every node an IRI, so that it can be cited.", path=path)
        if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode | Literal):
            raise InputError("has a statement about a statement; write it as a b:Claim.", path=path)
        record = records.setdefault(subject, Record(subject, path))
        if value not in record.values[triple.predicate]:
            record.values[triple.predicate].append(value)
    return records


def _source(record: Record) -> Source:
    source = Source(
        id=record.node,
        title=record.need("dct:title", _literal, "give the source a title in your own words"),
        issued=record.need("dct:issued", _literal, "say when it was published (the latest day that it can be)"),
        edtf=record.need("b:edtf", _string, "say when it was published, as precisely as it is known"),
        tier=record.need("b:tier", _node, "say what kind of voice it is (tier:official, tier:agency …)"),
        publisher=record.one("dct:publisher", _node),
        language=record.one("dct:language", _string),
        page=record.one("foaf:page", _node),
        rights=record.one("dct:rights", _string),
        sha256=record.one("b:sha256", _string),
        length=record.one("b:length", _count),
        reproduces=record.one("b:reproduces", _node),
        note=record.one("b:note", _literal),
    )
    record.end()
    return source


def _section(record: Record) -> Section:
    section = Section(
        id=record.node,
        source=record.need("dct:isPartOf", _node, "say which source it is part of"),
        labels=record.literals("rdfs:label"),
        evidence=record.need("b:evidenceKind", _node, "say how the text was made (evidence:reported-text …)"),
        start=record.one("oa:start", _count),
        end=record.one("oa:end", _count),
    )
    record.end()
    return section


def _citation(record: Record) -> Citation:
    citation = Citation(
        section=record.need("oa:hasSource", _node, "name the section that it is a part of"),
        start=record.one("oa:start", _count),
        end=record.one("oa:end", _count),
        sha256=record.one("b:sha256", _string),
        id=record.node,
    )
    record.end()
    if (citation.start is None) != (citation.end is None):
        raise record.error("has only one end; give both oa:start and oa:end, or neither.")
    if citation.start is not None and citation.end is not None and citation.start >= citation.end:
        raise record.error("ends before it begins; oa:end must be more than oa:start.")
    return citation


def _claim(record: Record) -> Claim:
    subject = record.need("b:claimSubject", _node, "say what it is about")
    predicate = record.need("b:claimPredicate", _node, "say which property it states")
    said = [*record.take("b:claimObject"), *record.take("b:claimValue")]
    if len(said) != 1:
        raise record.error(f"has {len(said)} objects; give exactly one b:claimObject or b:claimValue.")
    claim = Claim(
        subject=subject,
        predicate=predicate,
        object=said[0],
        modality=record.need("b:claimModality", _node, "say how it is asserted (modality:asserted …)"),
        citations=record.nodes("b:citation"),
        recorded=record.need("prov:generatedAtTime", _literal, "say when it was recorded"),
        speaker=record.one("b:attributedTo", _node),
        premises=record.nodes("b:inferredFrom"),
        confidence=record.one("b:confidence", _literal),
        open_list=record.one("b:openList", _string) == "true",
        notes=record.literals("b:note"),
        conflicts=record.nodes("b:conflictsWith"),
        supersedes=record.nodes("b:supersedes"),
        invalidated=record.one("prov:invalidatedAtTime", _literal),
        id=record.node,
    )
    if not claim.citations:
        raise record.error("has no citation; say where it is said with b:citation.")
    record.end()
    return claim


def write_source(path: Path, file: SourceFile) -> None:
    """Write a source file in canonical form, replacing it whole."""
    write_turtle(path, source_triples(file))
