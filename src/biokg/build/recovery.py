"""Knowledge read back from a store: the inverse of `biokg.build.assemble`."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import NamedNode

from ..claims.files import source_file
from ..claims.model import SourceFile
from ..claims.records import records
from ..claims.things import Thing, thing_of
from ..ontology import Ontology
from ..store import Store
from ..terms import OWN_GRAPHS, graph, local_name

__all__ = ["files_in", "ontology_in", "things_in"]


def ontology_in(store: Store) -> Ontology:
    """Return the vocabulary that a store was built with."""
    return Ontology(tuple(quad.triple for quad in store.quads(graph=graph("ontology"))))


def things_in(store: Store) -> dict[NamedNode, Thing]:
    """Return the things of a store, sorted by id."""
    stated = records(store.quads(graph=graph("things")), Path("things"))
    return {node: thing_of(record) for node, record in sorted(stated.items(), key=lambda item: item[0].value)}


def files_in(store: Store) -> list[SourceFile]:
    """Return what each source of a store says."""
    paths = {name: Path(local_name(name)) for name in store.graphs() if local_name(name) not in OWN_GRAPHS}
    return [source_file(records(store.quads(graph=name), path), path) for name, path in paths.items()]
