"""The knowledge graph as a Python object: what the command line asks, and all that it asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pyoxigraph import Literal, NamedNode

from .build.assemble import Knowledge, assemble, inputs, known_by
from .claims.files import source_file
from .claims.ledger import Ledger, Statement
from .claims.model import Source, SourceFile
from .claims.records import records
from .claims.things import Thing, thing_of
from .errors import UnknownName
from .ids import sha256_of_file
from .names import Match, NameIndex
from .ontology import Ontology, nearest
from .store import EmbeddedStore, Store, open_current
from .terms import OWN_GRAPHS, PREFIXES, expand, graph, iri, local_name, shorten
from .workspace import Workspace

if TYPE_CHECKING:
    import networkx
    import rdflib

    from .profile import Profile
    from .query import Result
    from .questions import Answer, Question

__all__ = ["KnowledgeGraph"]

NAMING = (iri("rdfs:label"), iri("skos:altLabel"), iri("skos:prefLabel"), iri("dct:title"))


class KnowledgeGraph:
    """A built graph, open for reading.

    Reading from several threads at once is safe. Use it as a context manager, or call `close`.
    """

    def __init__(self, store: Store, workspace: Workspace | None = None, date: dt.date | None = None) -> None:
        self.store = store
        self.workspace = workspace
        self.date = date
        """The day as of which the graph is known; None for all that it holds."""

    @classmethod
    def open(cls, path: Path | str = ".") -> KnowledgeGraph:
        """Open the graph of the workspace at `path` (or in a folder above it).

        Raises InputError where there is no workspace, StoreError where it was not built yet.
        """
        workspace = Workspace.find(path)
        return cls(open_current(workspace.derived), workspace)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store; closing twice is fine."""
        self.store.close()

    def changed_since_build(self) -> bool:
        """Tell whether the files of the workspace are no longer those that the graph was built from."""
        manifest = getattr(self.store, "manifest", None)
        if self.workspace is None or manifest is None:
            return False
        now = {self.workspace.relative(path): sha256_of_file(path) for path in inputs(self.workspace)}
        return bool(now != manifest.inputs)

    # ---- what is in it

    @cached_property
    def ontology(self) -> Ontology:
        """The vocabulary that the graph was built with."""
        return Ontology(tuple(quad.triple for quad in self.store.quads(graph=graph("ontology"))))

    @cached_property
    def ledger(self) -> Ledger:
        """Every claim in its context."""
        return Ledger(self._files(), self.ontology)

    def _files(self) -> list[SourceFile]:
        return [self._file(name) for name in self.store.graphs() if local_name(name) not in OWN_GRAPHS]

    def _file(self, name: NamedNode) -> SourceFile:
        where = Path(local_name(name))
        return source_file(records(self.store.quads(graph=name), where), where)

    @cached_property
    def _things(self) -> dict[NamedNode, Thing]:
        stated = records(self.store.quads(graph=graph("things")), Path("things"))
        return {node: thing_of(record) for node, record in sorted(stated.items(), key=lambda item: item[0].value)}

    @cached_property
    def names(self) -> NameIndex:
        """All names of things, sources and concepts."""
        return NameIndex((node, label.value) for node, label in self._labels())

    def _labels(self) -> Iterable[tuple[NamedNode, Literal]]:
        for predicate in NAMING:
            for quad in self.store.quads(predicate=predicate):
                subject, name = quad.subject, quad.object
                if isinstance(subject, NamedNode) and isinstance(name, Literal) and self._is_named(subject):
                    yield subject, name

    def _is_named(self, node: NamedNode) -> bool:
        """Tell whether people look for it by name: things, sources and concepts, not sections, classes, properties."""
        return node in self._things or node in self.ontology.concepts or node.value.startswith(PREFIXES["source"])

    def label(self, node: NamedNode, language: str = "en") -> str:
        """Return the name of a thing, source, concept, class or property in a language.

        In English where it has none in that language; its short IRI where it has no name at all.
        """
        found = self._labels_of.get(node)
        if found is None:
            found = self._labels_of[node] = self._read_labels(node)
        return found.get(language) or found.get("en") or next(iter(found.values()), shorten(node.value))

    @cached_property
    def _labels_of(self) -> dict[NamedNode, dict[str, str]]:
        """Names that were asked for before; the store does not change while it is open."""
        return {}

    def _read_labels(self, node: NamedNode) -> dict[str, str]:
        return {
            quad.object.language or "": quad.object.value
            for predicate in (iri("rdfs:label"), iri("skos:prefLabel"), iri("dct:title"))
            for quad in self.store.quads(subject=node, predicate=predicate)
            if isinstance(quad.object, Literal)
        }

    # ---- names

    def find(self, text: str, limit: int = 20) -> list[Match]:
        """Return the things, sources and concepts that a text may name, best first."""
        return self.names.find(text, limit)

    def resolve(self, name: str, among: Iterable[NamedNode] | None = None) -> NamedNode:
        """Return the one thing that a name means: an IRI, a prefixed name, an id or any of its names.

        Raises UnknownName where nothing has the name (with near names), or where several things have it (with their
        ids): it is never guessed.
        """
        candidates = self._things.keys() if among is None else set(among)
        node = self._as_iri(name)
        if node is not None and node in candidates:
            return node
        found = [node for node in self.names.exact(name) if node in candidates]
        if len(found) == 1:
            return found[0]
        if found:
            short = ", ".join(shorten(node.value).removeprefix(":") for node in found)
            raise UnknownName(f"'{name}' is the name of {len(found)} things; say which: {short}.")
        near = [match.name for match in self.find(name, 3) if match.node in candidates]
        near = near or nearest(name, [self.label(node) for node in candidates])
        raise UnknownName(f"Nothing is called '{name}'.", [f"'{other}'" for other in near])

    @staticmethod
    def _as_iri(name: str) -> NamedNode | None:
        try:
            return NamedNode(name if name.startswith("https://") else expand(name if ":" in name else f":{name}"))
        except (KeyError, ValueError):
            return None

    # ---- things, claims, sources

    def things(self, cls: str | None = None, status: str | None = None) -> list[Thing]:
        """Return the things of a class (subclasses included) and of a status, sorted by id; all without arguments.

        Raises UnknownName for an unknown class or status.
        """
        wanted = None if cls is None else self.ontology.cls(cls)
        phase = None if status is None else local_name(self.ontology.concept(f"status:{status}"))
        return [
            thing
            for thing in self._things.values()
            if (wanted is None or wanted in self.classes(thing.id))
            and (phase is None or self.ledger.status.get(thing.id) == phase)
        ]

    def classes(self, node: NamedNode) -> list[NamedNode]:
        """Return the classes of a thing: its own first, then those above it."""
        stated = [thing.cls for thing in [self._things.get(node)] if thing is not None]
        entailed = (quad.object for quad in self.store.quads(node, iri("rdf:type"), None, graph("entailed")))
        above = sorted((cls for cls in entailed if isinstance(cls, NamedNode)), key=lambda cls: cls.value)
        order = self.ontology.ancestors(stated[0]) if stated else []
        return [*stated, *sorted(above, key=lambda cls: order.index(cls) if cls in order else 0)]

    def thing(self, name: str, *, entailed: bool = False) -> Profile:
        """Return the profile of a thing: all that is said of it, grouped, each fact with its claims.

        With `entailed`, also what follows from the facts by the ontology. Raises UnknownName as `resolve` does.
        """
        from .profile import profile_of

        return profile_of(self, self._things[self.resolve(name)], entailed=entailed)

    def claims(self, about: str | None = None, source: str | None = None) -> list[Statement]:
        """Return claims in their context, in order of publication and place: of a thing, of a source, or all."""
        found = list(self.ledger.statements.values()) if about is None else self.ledger.about(self.resolve(about))
        if source is None:
            return found
        wanted = self.source(source).id
        return [statement for statement in found if statement.source.id == wanted]

    def claim(self, name: str) -> Statement:
        """Return the claim with an id (``claim:3f2a…``, ``3f2a…``) or with the first letters of one.

        Raises UnknownName where none or several begin so.
        """
        wanted = name.removeprefix("claim:")
        names = {node.value.removeprefix(PREFIXES["claim"]): node for node in self.ledger.statements}
        found = [full for full in names if wanted and full.startswith(wanted)]
        if len(found) == 1:
            return self.ledger.statements[names[found[0]]]
        if found:
            first = ", ".join(sorted(found)[:5])
            raise UnknownName(f"{len(found)} claims begin with '{wanted}' ({first} …); write more of the id.")
        raise UnknownName(f"There is no claim '{name}'.", nearest(wanted, list(names)))

    def sources(self) -> list[Source]:
        """Return the sources, by date of publication."""
        return list(self.ledger.sources.values())

    def source(self, name: str) -> Source:
        """Return the source with an id or title; raises UnknownName with near names."""
        by_name = {source.name: source for source in self.sources()}
        if name in by_name:
            return by_name[name]
        if not any(node in self.ledger.sources for node in self.names.exact(name)):
            raise UnknownName(f"There is no source '{name}'.", nearest(name, list(by_name)))
        return self.ledger.sources[self.resolve(name, self.ledger.sources)]

    # ---- named questions

    @property
    def today(self) -> dt.date:
        """The day that "today" means: the one as of which the graph is known, else the day of the calendar."""
        return self.date or dt.date.today()

    def questions(self) -> list[Question]:
        """Return the named questions, biokg's own and the workspace's, sorted by name.

        Raises InputError with file and line for a question that is not well written.
        """
        from .questions import read_questions
        from .workspace import shipped

        return read_questions(self.workspace.questions if self.workspace else [shipped("questions")])

    def ask(self, name: str, **parameters: object) -> Answer:
        """Ask a named question, e.g. ``kg.ask("zones-of-park", park="BioPark")``; see `biokg.questions.answer`."""
        from .questions import answer

        return answer(self, self.questions(), name, parameters)

    # ---- other views of the same graph

    def query(self, text: str, *, timeout: float | None = None) -> Result:
        """Run a SPARQL 1.1 query; see `biokg.query.run`."""
        from .query import run

        return run(self.store, text, timeout=timeout)

    @property
    def dataset(self) -> rdflib.Dataset:
        """The same store as an rdflib Dataset, for reading."""
        from .store.dataset import as_dataset

        return as_dataset(self.store)

    def network(self, projection: str = "ecosystem", *, planned: bool = False) -> networkx.MultiDiGraph:
        """Return the graph as a networkx network; see `biokg.network.project`."""
        from .network import project

        return project(self, projection, planned=planned)

    def as_of(self, date: dt.date) -> KnowledgeGraph:
        """Return the graph as it was known at the end of a day, derived anew; see `biokg.build.assemble.known_by`."""
        then = known_by(Knowledge(self.ontology, self._things, self.ledger.files), date)
        unheard = self._things.keys() - then.things.keys()
        store = EmbeddedStore.in_memory()
        store.load(assemble(then))
        store.load(quad for quad in self.store.quads(graph=graph("mappings")) if quad.subject not in unheard)
        return KnowledgeGraph(store, self.workspace, date)
