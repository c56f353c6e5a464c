"""What makes a claim meaningless - unknown words, dead references, wrong literals. Such a graph is not built."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from ..errors import BiokgError, InputError
from ..ontology import Ontology
from ..terms import BASE, ID, PREFIXES, b, iri, shorten
from ..turtle import line_of
from ..values import day, number, window
from .model import Citation, Claim, SourceFile
from .things import Thing

__all__ = ["Named", "problems", "statement_problems"]

COMPUTED = {b(name) for name in ("earliest", "latest", "minValue", "maxValue")}


@dataclass(frozen=True)
class Named:
    """Everything that claims may refer to."""

    things: Mapping[NamedNode, Thing]
    sources: Collection[NamedNode]
    sections: Collection[NamedNode]
    claims: Collection[NamedNode]
    ontology: Ontology

    @classmethod
    def of(cls, things: Mapping[NamedNode, Thing], files: Collection[SourceFile], ontology: Ontology) -> Named:
        """Gather the names of all files."""
        return cls(
            things,
            {file.source.id for file in files},
            {section.id for file in files for section in file.sections},
            {claim.id for file in files for claim in file.claims},
            ontology,
        )

    def knows(self, node: NamedNode) -> bool:
        """Tell whether an IRI in biokg's own space stands for something; other IRIs are not judged."""
        if node.value.startswith(ID):
            return node in self.things or node in self.sources or node in self.sections or node in self.claims
        return not node.value.startswith(BASE) or node in self.ontology.concepts or node in self.ontology.classes


def problems(files: Iterable[tuple[Path, SourceFile]], named: Named) -> Iterator[InputError]:
    """Yield what is wrong, file by file, each with its line: unknown classes, terms and things, wrong literals."""
    for thing in named.things.values():
        if thing.cls not in named.ontology.classes:
            yield _unknown_class(thing, named.ontology)
    for path, file in files:
        yield from _source_problems(path, file, named)
        citations = {citation.id: citation for citation in file.citations}
        sections = {section.id for section in file.sections}
        for citation in file.citations:
            if citation.section not in sections:
                yield _error(path, citation.id, f"is of {shorten(citation.section.value)}, no section of this file.")
            yield from _outside(path, citation, file)
        for claim in file.claims:
            yield from (_error(path, claim.id, message) for message in _claim_problems(claim, citations, named))


def _error(path: Path, node: NamedNode, message: str) -> InputError:
    return InputError(f"{shorten(node.value)} {message}", path=path, line=line_of(path, node))


def _unknown_class(thing: Thing, ontology: Ontology) -> InputError:
    try:
        ontology.cls(shorten(thing.cls.value))
    except BiokgError as error:
        return _error(thing.path or Path(), thing.id, f"has an unknown class: {error}")
    raise AssertionError(thing)


def _source_problems(path: Path, file: SourceFile, named: Named) -> Iterator[InputError]:
    source = file.source
    if source.name != path.stem:
        yield _error(path, source.id, f"must stand in {source.name}.ttl.")
    yield from (_error(path, source.id, message) for message in _dateless(source.issued))
    try:
        window(source.edtf)
    except BiokgError as error:
        yield _error(path, source.id, f"has a wrong b:edtf: {error}")
    for node in filter(None, (source.publisher, source.tier, source.reproduces)):
        if not named.knows(node):
            yield _error(path, source.id, f"names {shorten(node.value)}, which is not known.")
    for section in file.sections:
        if section.source != source.id:
            yield _error(path, section.id, f"is part of {shorten(section.source.value)}, not of this source.")
        if not named.knows(section.evidence):
            yield _error(path, section.id, f"has the unknown evidence kind {shorten(section.evidence.value)}.")


def _outside(path: Path, citation: Citation, file: SourceFile) -> Iterator[InputError]:
    length = file.source.length
    if citation.end is not None and length is not None and citation.end > length:
        yield _error(path, citation.id, f"ends at {citation.end}, outside the article, which has {length} characters.")


def _claim_problems(claim: Claim, citations: Mapping[NamedNode, Citation], named: Named) -> Iterator[str]:
    for node in claim.citations:
        if node not in citations:
            yield f"cites {shorten(node.value)}, which is not in this file."
    yield from statement_problems(claim, named.ontology)
    if isinstance(claim.object, NamedNode) and not named.knows(claim.object):
        yield f"says {claim}, which is not known; add {shorten(claim.object.value)} or correct the name."
    for node in filter(None, (claim.subject, claim.modality, claim.speaker, *_links(claim))):
        if not named.knows(node):
            yield f"names {shorten(node.value)}, which is not known; add it to graphs/things or correct the name."
    if claim.modality == iri("modality:inferred") and not claim.premises:
        yield "is inferred from nothing; name its premises with b:inferredFrom."
    yield from _dateless(claim.recorded)


def _links(claim: Claim) -> tuple[NamedNode, ...]:
    return (*claim.premises, *claim.conflicts, *claim.supersedes)


def statement_problems(claim: Claim, ontology: Ontology) -> Iterator[str]:
    """Yield what is wrong with what a claim states, whatever else is known: its property and the form of its object."""
    name, value = shorten(claim.predicate.value), claim.object
    if claim.predicate not in ontology.properties:
        try:
            ontology.property(name)
        except BiokgError as error:
            yield f"uses an unknown property: {error}"
    elif claim.predicate in COMPUTED:
        yield f"states {name}, which biokg computes; state b:edtf or b:value and b:qualifier."
    elif ontology.is_object_property(claim.predicate) and isinstance(value, Literal):
        yield f"gives {name} the text {value}; {name} takes a thing."
    elif not ontology.is_object_property(claim.predicate) and isinstance(value, NamedNode):
        yield f"gives {name} the thing {shorten(value.value)}; {name} takes a text, number or date."
    elif isinstance(value, Literal):
        yield from _literal_problems(claim, value, ontology.datatype(claim.predicate))


def _literal_problems(claim: Claim, value: Literal, kind: NamedNode | None) -> Iterator[str]:
    if kind is not None and kind.value.startswith(PREFIXES["xsd"]) and value.datatype != kind:
        yield f"has {value}, which is not of type {shorten(kind.value)}."
        return
    try:
        if claim.predicate == b("edtf"):
            window(value.value)
        elif value.datatype == iri("xsd:decimal"):
            number(value.value)
        elif value.datatype == iri("xsd:dateTime"):
            yield from _dateless(value)
        elif value.datatype == iri("xsd:integer") and not re.fullmatch(r"[+-]?\d+", value.value):
            yield f"has '{value.value}', which is not a whole number."
    except BiokgError as error:
        yield f"has a wrong value: {error}"


def _dateless(literal: Literal) -> Iterator[str]:
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", literal.value):
        yield f"has '{literal.value}', which is not a date and time such as 2025-10-24T00:00:00Z."
        return
    try:
        day(literal.value[:10])
    except BiokgError as error:
        yield f"has a wrong date: {error}"
