"""The quads of a graph, from what is known: the same function serves the build and the view "as known on a date"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Triple

from ..claims.files import read_source
from ..claims.ledger import Ledger
from ..claims.model import SourceFile
from ..claims.things import Thing, read_things, thing_triples
from ..claims.triples import Said, said_by
from ..claims.validate import Named, problems
from ..errors import BuildError
from ..ids import sha256_of_file
from ..ontology import Ontology
from ..registers.kept import read_releases
from ..terms import graph
from ..workspace import Workspace
from .entail import entail
from .mappings import Mapping as Match
from .mappings import mapping_triples, settled_mappings

__all__ = ["Knowledge", "assemble", "digests", "inputs", "known_by", "read_workspace"]

SHOWN = 20


@dataclass(frozen=True)
class Knowledge:
    """All that a graph is made of."""

    ontology: Ontology
    things: Mapping[NamedNode, Thing]
    files: Sequence[SourceFile]
    mappings: Sequence[Match] = ()

    @property
    def named(self) -> set[NamedNode]:
        """What people look for by name: things, concepts and sources, not sections, classes, properties."""
        return {*self.things, *self.ontology.concepts, *(file.source.id for file in self.files)}


def read_workspace(workspace: Workspace) -> Knowledge:
    """Read and validate the files of a workspace.

    Raises InputError for the first file that cannot be read as what it is, BuildError that lists what else is wrong
    (the first twenty), each with file and line.
    """
    ontology = workspace.ontology
    things = read_things(workspace.things)
    files = [(path, read_source(path)) for path in workspace.source_files]
    if not files and not read_releases(workspace.registers):
        raise BuildError(
            f"{workspace.sources}: holds no source (*.ttl), and no register is imported; add a source, import one, "
            "or start from `biokg init --example`."
        )
    named = Named.of(things, [file for _, file in files], ontology)
    _raise_all([str(problem) for problem in problems(files, named)])
    return Knowledge(ontology, things, [file for _, file in files], settled_mappings(workspace))


def known_by(knowledge: Knowledge, day: dt.date) -> Knowledge:
    """Return what was known at the end of a day: the sources published by then.

    A thing of which only later sources speak was not known; one of which no source speaks stays, and so do identities
    with records elsewhere, which have no date.
    """
    then = [file for file in knowledge.files if file.source.issued.value[:10] <= day.isoformat()]
    known = {file.source.id for file in then}
    later = {node for file in knowledge.files if file.source.id not in known for node in file.spoken}
    unheard = later - {node for file in then for node in file.spoken}
    things = {node: thing for node, thing in knowledge.things.items() if node not in unheard}
    mappings = [row for row in knowledge.mappings if row.subject not in unheard]
    return Knowledge(knowledge.ontology, things, then, mappings)


def _raise_all(messages: list[str]) -> None:
    if messages:
        more = [f"… and {len(messages) - SHOWN} more."] if len(messages) > SHOWN else []
        raise BuildError("\n".join([*messages[:SHOWN], *more]))


def assemble(knowledge: Knowledge) -> Iterator[Quad]:
    """Yield the quads of the graph, named graph by named graph."""
    yield from _in_graph("ontology", knowledge.ontology.triples)
    yield from _in_graph("mappings", mapping_triples(list(knowledge.mappings)))
    for file in knowledge.files:
        yield from _in_graph(file.source.name, said_by(file))
    known = [triple for thing in knowledge.things.values() for triple in thing_triples(thing)]
    yield from _in_graph("things", known)
    edges = list(Ledger(knowledge.files, knowledge.ontology).edges)
    yield from _in_graph("derived", edges)
    yield from entail(knowledge.ontology.triples, [*known, *edges])


def _in_graph(name: str, triples: Iterable[Triple | Said]) -> Iterator[Quad]:
    node = graph(name)
    return (Quad(subject, predicate, value, node) for subject, predicate, value in triples)


def inputs(workspace: Workspace) -> list[Path]:
    """Return the files that a build reads, sorted."""
    tables = [workspace.mappings, workspace.judgements]
    found = [*workspace.graphs.glob("**/*.ttl"), *tables, *workspace.registers.glob("*/release.json")]
    return sorted(path for path in found if path.is_file())


def digests(workspace: Workspace) -> dict[str, str]:
    """Return the path of each file that a build reads, relative to the workspace, with its SHA-256."""
    return {workspace.relative(path): sha256_of_file(path) for path in inputs(workspace)}
