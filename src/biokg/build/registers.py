"""Registers in a store: their statements loaded as they lie in the workspace, and tied to what the sources speak of."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, Triple

from ..errors import BuildError, InputError
from ..ids import sha256
from ..registers.kept import Release, read_releases
from ..registers.places import countries
from ..store import Draft, EmbeddedStore, Manifest, Store, keep_packed, link_files
from ..terms import OWN_GRAPHS, b, graph, iri
from ..workspace import Workspace
from .assemble import Knowledge

__all__ = ["hash_of", "load_releases", "releases_of", "serves", "with_registers", "write_changes"]

TYPE, LABEL, ALT, EXACT = iri("rdf:type"), iri("rdfs:label"), iri("skos:altLabel"), iri("skos:exactMatch")
"""Of a matched record, classes and identities stay with it, and its names are other names of the thing."""


def releases_of(workspace: Workspace) -> dict[str, Release]:
    """Return what was imported into a workspace, by name, sorted.

    Raises BuildError where a register has the name of a source or of one of biokg's own graphs.
    """
    taken = {*OWN_GRAPHS, *(path.stem for path in workspace.source_files)}
    releases = {release.name: release for release in read_releases(workspace.registers)}
    for name in sorted(releases.keys() & taken):
        raise BuildError(f"registers/{name}: a source or a graph of biokg's own has that name, too; rename one.")
    return releases


def hash_of(small: str, releases: Mapping[str, Release]) -> str:
    """Return the hash of a graph: that of all but registers, alone, or with those of the registers' statements."""
    return sha256("\n".join([small, *(release.sha256 for release in releases.values())])) if releases else small


def serves(releases: Mapping[str, Release], manifest: Manifest) -> bool:
    """Tell whether a store can be the base of the next: it holds registers, all of them still the same."""
    held = manifest.registers
    return bool(held) and all(name in releases and releases[name].sha256 == sha for name, sha in held.items())


def load_releases(draft: Draft, releases: Mapping[str, Release], folder: Path, report: Callable[[str], None]) -> None:
    """Load the releases that the draft does not hold yet, into its store and its columns."""
    base = draft.base
    held = {name for name in releases if base and (base / "columns" / name).is_dir() and _names(base, name).is_file()}
    if base:
        draft.names.mkdir()
        for name in held:
            link_files(base / "columns" / name, draft.columns / name)
            os.link(_names(base, name), _names(draft.folder, name))
    fresh = [release for name, release in releases.items() if name not in held]
    for release in fresh:
        report(f"loading {release.title}")
        _load(draft, release, folder / release.name)
    if fresh:
        report("putting the store in order")
        draft.store.optimize()


def _names(generation: Path, name: str) -> Path:
    return generation / "names" / f"{name}.db"


def _load(draft: Draft, release: Release, folder: Path) -> None:
    from ..columns import Writer
    from ..names import NameWriter

    path, name = folder / release.file, graph(release.name)
    try:
        with gzip.open(path) as file:
            lines = _Hashed(file)
            draft.store.load_triples(io.BufferedReader(lines, 1 << 20), name)
    except (OSError, EOFError) as error:
        raise InputError("is gone or damaged; import the register again.", path=path) from error
    if lines.digest.hexdigest() != release.sha256:
        raise InputError("does not hold what was imported; import the register again.", path=path)
    with Writer(draft.columns / release.name) as columns, gzip.open(path) as file:
        with NameWriter(_names(draft.folder, release.name)) as names:
            columns.add(names.passing_lines(file), name)
            names.finish()
        columns.finish()
    keep_packed(path, draft.columns / release.name)


class _Hashed(io.RawIOBase):
    """Bytes that are hashed while they are read."""

    def __init__(self, inner: gzip.GzipFile) -> None:
        self._inner = inner
        self.digest = hashlib.sha256()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        self.digest.update(data)
        return len(data)


def _place_triples() -> Iterator[Triple]:
    """Yield the names of countries in English and Chinese, to which all registers refer by their codes."""
    for node, en, zh in countries():
        yield Triple(node, TYPE, b("AdministrativeArea"))
        yield Triple(node, TYPE, b("Place"))
        yield Triple(node, LABEL, Literal(en, language="en"))
        yield Triple(node, LABEL, Literal(zh, language="zh"))


def with_registers(
    quads: Iterable[Quad], knowledge: Knowledge, store: Store, releases: Collection[str]
) -> Iterable[Quad]:
    """Return the quads of a graph with what registers add to them: names of countries, facts of matched records.

    `store` holds the registers already; `releases` are their names.
    """
    if not releases:
        return quads
    known = list(quads)
    known += _in_graph("places", _place_triples())
    return [*known, *_linked(knowledge, store, releases, {quad.triple for quad in known})]


def _linked(knowledge: Knowledge, store: Store, releases: Iterable[str], stated: Collection[Triple]) -> Iterator[Quad]:
    """Yield what registers say of records that are the same as things (skos:exactMatch), in terms of these things.

    A record's names become other names of the thing. What `stated` holds already is passed over, and so are classes,
    identities and second values of a property that has one: the thing's own stand, and the record's are to be found
    with it.
    """
    things = {row.object: row.subject for row in knowledge.mappings if row.predicate == EXACT}
    single = {
        (triple.subject, triple.predicate) for triple in stated if triple.predicate in knowledge.ontology.one_valued
    }
    labels = {(triple.subject, triple.object) for triple in stated if triple.predicate == LABEL}
    found = set[Triple]()
    for record in things:
        for name in releases:
            about = [*store.quads(record, None, None, graph(name)), *store.quads(None, None, record, graph(name))]
            found |= {fact for quad in about if (fact := _in_terms_of(quad, things)) is not None}
    for fact in sorted(found - set(stated), key=str):
        if (fact.subject, fact.predicate) not in single and (fact.subject, fact.object) not in labels:
            yield from _in_graph("linked", [fact])


def _in_terms_of(quad: Quad, things: Mapping[NamedNode, NamedNode]) -> Triple | None:
    """Return a fact of a register with the things in the place of their records; None for one that stays with these."""
    if quad.predicate in (TYPE, EXACT):
        return None
    subject, value = quad.subject, quad.object
    subject = things.get(subject, subject) if isinstance(subject, NamedNode) else subject
    value = things.get(value, value) if isinstance(value, NamedNode) else value
    return Triple(subject, ALT if quad.predicate == LABEL else quad.predicate, value)


def _in_graph(name: str, triples: Iterable[Triple]) -> Iterator[Quad]:
    node = graph(name)
    return (Quad(subject, predicate, value, node) for subject, predicate, value in triples)


def write_changes(store: EmbeddedStore, quads: Iterable[Quad], releases: Collection[str]) -> None:
    """Bring the quads of all graphs but those of registers into a store; only what changed is touched."""
    if not releases:
        store.load(quads)
        return
    wanted, held = set(quads), {graph(name) for name in releases}
    former = {quad for name in store.graphs() if name not in held for quad in store.quads(graph=name)}
    if former:
        store.change(former - wanted, wanted - former)
    else:
        store.load(wanted)
    store.settle_beside(held)
