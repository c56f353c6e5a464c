"""What makes a claim meaningless - unknown words, dead references, wrong literals. Such a graph is not built."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from ..errors import BiokgError, InputError
from ..ids import is_slug
from ..ontology import Ontology
from ..terms import BASE, ID, OWN_GRAPHS, PREFIXES, iri, shorten
from ..turtle import line_of
from ..values import number, window
from .model import Citation, Claim, Section, SourceFile
from .statement import dateless, statement_problems
from .things import Thing

__all__ = ["Named", "problems"]


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
    described: dict[NamedNode, Path] = {}
    for path, file in files:
        if file.source.name == path.stem:  # in a copy all is told twice, and its name alone is wrong
            yield from _told_twice(path, file, described)
        yield from _source_problems(path, file, named)
        yield from _span_problems(path, file, named)
        citations = {citation.id for citation in file.citations}
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


def _told_twice(path: Path, file: SourceFile, described: dict[NamedNode, Path]) -> Iterator[InputError]:
    nodes = [file.source.id, *(section.id for section in file.sections)]
    nodes += [*(citation.id for citation in file.citations), *(claim.id for claim in file.claims)]
    for node in nodes:
        first = described.setdefault(node, path)
        if first != path:
            yield _error(path, node, f"is described in {first.name} already; keep one of the two.")


def _source_problems(path: Path, file: SourceFile, named: Named) -> Iterator[InputError]:
    source = file.source
    if source.name != path.stem:
        yield _error(
            path, source.id, f"must stand in {source.name}.ttl; rename the file, or delete it where it is a copy."
        )
    if not is_slug(source.name) or source.name in OWN_GRAPHS:
        yield _error(
            path, source.id, "needs another name, of lower-case letters, digits and hyphens, none of biokg's own."
        )
    yield from (_error(path, source.id, message) for message in dateless(source.issued))
    try:
        window(source.edtf)
    except BiokgError as error:
        yield _error(path, source.id, f"has a wrong b:edtf: {error}")
    for node in filter(None, (source.publisher, source.reproduces)):
        if not named.knows(node):
            yield _error(path, source.id, f"names {shorten(node.value)}, which is not known.")
    yield from _off_list(path, source.id, source.tier, "tier", named)


def _off_list(path: Path, node: NamedNode, value: NamedNode, name: str, named: Named) -> Iterator[InputError]:
    if value not in named.ontology.concepts or not value.value.startswith(PREFIXES[name]):
        yield _error(path, node, f"has {shorten(value.value)}, which is not in the {name} list.")


def _span_problems(path: Path, file: SourceFile, named: Named) -> Iterator[InputError]:
    whole = (0, file.source.length if file.source.length is not None else math.inf)
    sections: dict[NamedNode, tuple[float, float]] = {}
    for section in file.sections:
        if section.source != file.source.id:
            yield _error(path, section.id, f"is part of {shorten(section.source.value)}, not of this source.")
        yield from _off_list(path, section.id, section.evidence, "evidence", named)
        yield from _outside(path, section, whole, "the article")
        sections[section.id] = whole if section.start is None or section.end is None else (section.start, section.end)
    for citation in file.citations:
        if citation.section not in sections:
            yield _error(path, citation.id, f"is of {shorten(citation.section.value)}, no section of this file.")
            continue
        outside = [*_outside(path, citation, whole, "the article")]
        yield from outside or _outside(path, citation, sections[citation.section], shorten(citation.section.value))


def _outside(path: Path, part: Section | Citation, area: tuple[float, float], name: str) -> Iterator[InputError]:
    if part.start is None or part.end is None:
        return
    if part.start >= part.end:
        yield _error(path, part.id, "ends before it begins; oa:end must be more than oa:start.")
    if part.start < area[0] or part.end > area[1]:
        extent = f"characters {area[0]}-{area[1]}"
        yield _error(path, part.id, f"has characters {part.start}-{part.end}, outside {name}, which has {extent}.")


def _claim_problems(claim: Claim, citations: Collection[NamedNode], named: Named) -> Iterator[str]:
    for node in claim.citations:
        if node not in citations:
            yield f"cites {shorten(node.value)}, which is not in this file."
    yield from statement_problems(claim, named.ontology)
    if isinstance(claim.object, NamedNode) and not named.knows(claim.object):
        yield f"says {claim}, which is not known; add {shorten(claim.object.value)} or correct the name."
    for node in filter(None, (claim.subject, claim.speaker)):
        if not named.knows(node):
            yield f"names {shorten(node.value)}, which is not known; add it to graphs/things or correct the name."
    for node in (*claim.premises, *claim.conflicts, *claim.supersedes):
        if node not in named.claims:
            yield f"refers to {shorten(node.value)}, which is no claim of these files; correct or remove it."
    if claim.modality not in named.ontology.concepts or not claim.modality.value.startswith(PREFIXES["modality"]):
        yield f"has {shorten(claim.modality.value)}, which is not in the modality list."
    if claim.modality == iri("modality:inferred") and not claim.premises:
        yield "is inferred from nothing; name its premises with b:inferredFrom."
    if claim.confidence is not None and not _is_decimal(claim.confidence):
        yield f"has the confidence {claim.confidence}, which is no decimal number; write it as 0.9."
    for moment in filter(None, (claim.recorded, claim.invalidated)):
        yield from dateless(moment)


def _is_decimal(literal: Literal) -> bool:
    try:
        number(literal.value)
    except BiokgError:
        return False
    return literal.datatype == iri("xsd:decimal")
