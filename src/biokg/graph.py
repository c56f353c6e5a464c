"""The knowledge graph as a Python object: what the command line asks, and all that it asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from pyoxigraph import NamedNode

from .build.assemble import Knowledge, digests
from .build.excerpt import Excerpt, claims_about
from .build.recorded import Recorded
from .build.recovery import StoredThings, claims_in, classes_in, files_in, ontology_in, sources_in
from .claims.ledger import Ledger, Statement, claim_called
from .claims.model import Source
from .claims.things import Thing
from .errors import UnknownName
from .meaning import Meaning
from .names import LABELS, Labels, Match, NameIndex, names_of, nearest
from .ontology import Ontology
from .store import Store
from .store.opening import open_store
from .terms import iri  # noqa: F401  # the examples use it
from .values import day
from .workspace import Workspace, shipped

if TYPE_CHECKING:
    import networkx
    import rdflib

    from .network import Filters
    from .profile import Profile
    from .query import Result
    from .questions import Answer, Question

__all__ = ["KnowledgeGraph"]


class KnowledgeGraph:
    """A built graph, open for reading; safe for several threads. Use it as a context manager, or call `close`."""

    def __init__(self, store: Store, workspace: Workspace | None = None, date: dt.date | None = None) -> None:
        self.store, self.workspace = store, workspace
        self.date = date
        """The day as of which the graph is known; None for all that it holds."""
        self.taken: Callable[[str, NamedNode], None] = lambda _name, _node: None
        """Called when a name is taken to mean a thing that it is only short for."""
        self._things: Mapping[NamedNode, Thing] = StoredThings(store)
        self._labels = Labels(store, LABELS)
        self.recorded = Recorded(store, lambda: self.ontology)
        """What registers record, thing by thing."""
        self._classes_of = cache(lambda node: classes_in(store, self.ontology, node) or self.recorded.classes(node))

    @classmethod
    def open(cls, path: Path | str = ".", store: str | None = None) -> KnowledgeGraph:
        """Open the graph of the workspace at `path` (or in a folder above it), kept in `store`: see `store_address`.

        Raises InputError where there is no workspace, StoreError where it was not built yet.

        >>> with KnowledgeGraph.open(riverbend) as graph:
        ...     len(graph.sources())
        3
        """
        return cls(open_store(found := Workspace.find(path), store), found)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store; closing twice is fine: ``kg.as_of(dt.date(2024, 6, 1)).close()``."""
        self.store.close()

    def changed_since_build(self) -> bool:
        """Tell whether the files of the workspace are no longer those that the graph was built from.

        >>> kg.changed_since_build()
        False
        """
        manifest = getattr(self.store, "manifest", None)
        return bool(self.workspace and manifest and digests(self.workspace) != manifest.inputs)

    @cached_property
    def ontology(self) -> Ontology:
        """The vocabulary that the graph was built with."""
        return ontology_in(self.store)

    @cached_property
    def ledger(self) -> Ledger:
        """Every claim in its context."""
        return Ledger(files_in(self.store), self.ontology)

    def excerpt(self, claims: Callable[[Store], Collection[NamedNode]]) -> Ledger:
        """Return the ledger of the claims that a function finds, or the whole one where it has been read already.

        >>> kg.excerpt(lambda store: claims_about(store, iri(":larkspur-biologics"))).about(iri(":port-alder"))[:0]
        []
        """
        return self.__dict__.get("ledger") or Excerpt(self.store, self.ontology, claims(self.store))

    @cached_property
    def names(self) -> NameIndex:
        """All names of what people look for: things, sources and concepts, not sections, classes, properties."""
        return names_of(self.store, lambda: {*self._things, *self.ontology.concepts, *self._sources})

    def label(self, node: NamedNode, language: str = "en") -> str:
        """Return the name of a thing, source, concept, class or property in a language, else in English, else its IRI.

        >>> kg.label(iri(":larkspur-biologics"), "zh"), kg.label(iri("b:basedIn"))
        ('云雀生物', 'based in')
        """
        return self._labels.of(node, language)

    def find(self, text: str, limit: int = 20) -> list[Match]:
        """Return the things, sources and concepts that a text may name, best first.

        A record of a register that is the same as a thing is found as that.

        >>> [(match.name, round(match.score)) for match in kg.find("larkspur", limit=1)]
        [('Larkspur Biologics', 85)]
        """
        return self.recorded.as_things(self.names.find(text, limit))

    def resolve(self, name: str, among: Iterable[NamedNode] | None = None) -> NamedNode:
        """Return the one thing that a name means: an IRI, a prefixed name, an id or any of its names.

        Raises UnknownName where nothing has the name (with near names), AmbiguousName where it means several. What a
        name is short for is taken where that is one thing; see `biokg.meaning`. `among` says what may be meant; the
        things by default.

        >>> kg.resolve("云雀生物") == kg.resolve("larkspur-biologics") == kg.resolve("larkspur")
        True
        """
        return Meaning(self, self._things, None if among is None else set(among)).of(name)

    def things(self, cls: str | None = None, status: str | None = None) -> list[Thing]:
        """Return the things of a class (subclasses included) and of a status, sorted by id; all without arguments.

        Raises UnknownName for an unknown class or status.

        >>> [thing.labels[0].value for thing in kg.things("Place", status="planned")]
        ['incubator of Cell Harbour', 'pilot plant of Cell Harbour', 'Riverbend footbridge']
        """
        wanted = None if cls is None else self.ontology.cls(cls)
        found = [one for one in self._things.values() if wanted is None or wanted in self.classes(one.id)]
        if status is not None:
            self.ontology.concept(f"status:{status}")
        return [one for one in found if status is None or self.ledger.status.get(one.id) == status]

    def classes(self, node: NamedNode) -> list[NamedNode]:
        """Return the classes of a thing: its own first, then those above it; none for what is no thing.

        >>> [kg.label(cls) for cls in kg.classes(iri(":larkspur-biologics"))]
        ['company', 'organization', 'agent']
        """
        return list(self._classes_of(node))

    def thing(self, name: str, *, entailed: bool = False) -> Profile:
        """Return the profile of a thing: all that is said of it, grouped, each fact with its claims.

        With `entailed`, also what follows from the facts by the ontology. Raises UnknownName as `resolve` does.

        >>> kg.thing("Larkspur Biologics").names["zh"]
        '云雀生物'
        """
        from .profile import profile_of

        node = self.resolve(name)
        return profile_of(self, self._things.get(node) or self.recorded.thing(node), entailed=entailed)

    def claims(self, about: str | None = None, source: str | None = None) -> list[Statement]:
        """Return claims in their context, in order of publication and place: of a thing, of a source, or all.

        Those that no longer count are among them (`Statement.live`). Raises UnknownName for an unknown thing or source.

        >>> str(kg.claims(about="云雀生物")[1].claim)
        ':larkspur-biologics b:basedIn :riverbend-science-park'
        """
        found = list(self.ledger.statements.values()) if about is None else []
        if about is not None:
            node = self.resolve(about)
            found = self.excerpt(lambda store: claims_about(store, node)).about(node) + self.recorded.about(node)
        if source is None:
            return found
        wanted = self.source(source).id
        return [statement for statement in found if statement.source.id == wanted]

    def claim(self, name: str) -> Statement:
        """Return the claim with an id (``claim:3f2a…``, ``3f2a…``) or with the first letters of one.

        Raises UnknownName where none or several begin so.

        >>> str(kg.claim("6757cf").claim)
        ':riverbend-science-park b:locatedIn :port-alder'
        """
        called = claim_called(name, claims_in(self.store))
        return self.excerpt(lambda _: {called}).statements[called]

    def sources(self) -> list[Source]:
        """Return the sources, by date of publication.

        >>> [source.name for source in kg.sources()][:2]
        ['riverbend-herald-2024-03-05', 'hewan-daily-2024-10-15']
        """
        return list(self._sources.values())

    @cached_property
    def _sources(self) -> dict[NamedNode, Source]:
        return {source.id: source for source in sources_in(self.store)}

    def source(self, name: str) -> Source:
        """Return the source with an id or title; raises UnknownName with near names.

        >>> kg.source("hewan-daily-2024-10-15").edtf
        '2024-10-15'
        """
        by_name = {source.name: source for source in self._sources.values()}
        if name in by_name:
            return by_name[name]
        if any(node in self._sources for node in self.names.exact(name)):
            return self._sources[self.resolve(name, self._sources)]
        near = nearest(name, list(by_name))
        see, other = ("", "") if near else (" See `biokg sources`.", "请用 `biokg sources` 查看。")
        raise UnknownName(f"There is no source '{name}'.{see}", near, zh=f"没有来源“{name}”。{other}")

    @property
    def today(self) -> dt.date:
        """The day that "today" means: the one as of which the graph is known, else the day of the calendar."""
        return self.date or dt.date.today()

    def questions(self) -> list[Question]:
        """Return the named questions, sorted by name; raises InputError for one that is not well written.

        >>> [question.name for question in kg.questions() if question.group == "plans"][:2]
        ['announced-at-event', 'announcements-of']
        """
        from .questions import read_questions

        return read_questions(self.workspace.questions if self.workspace else [shipped("questions")])

    def ask(self, name: str, **parameters: object) -> Answer:
        """Ask a named question; see `biokg.questions.answer` for what its parameters may be and what is raised.

        >>> answer = kg.ask("zones-of-park", park="Riverbend Science Park")
        >>> answer.completeness, [kg.label(row.values["zone"]) for row in answer.rows]
        ('as stated', ['Cell Harbour'])
        """
        from .questions import answer

        return answer(self, self.questions(), name, parameters)

    def query(self, text: str, *, timeout: float | None = None) -> Result:
        """Run a SPARQL 1.1 query on all graphs together, for at most `timeout` seconds; see `biokg.query.run`.

        >>> kg.query("SELECT ?where { :larkspur-biologics b:basedIn ?where }").dicts()
        [{'where': 'https://w3id.org/biokg/id/riverbend-science-park'}]
        """
        from .query import run

        return run(self.store, text, timeout=timeout)

    @property
    def dataset(self) -> rdflib.Dataset:
        """The same store as an rdflib Dataset, for reading."""
        from .store.dataset import as_dataset

        return as_dataset(self.store)

    def network(self, projection: str = "ecosystem", *, planned: bool = False, construct: str | Path | None = None,
                filters: Filters | None = None) -> networkx.MultiDiGraph:  # fmt: skip
        """Return a projection as a networkx network, or what a SPARQL CONSTRUCT makes; see `biokg.network.project`.

        >>> kg.network().has_edge("larkspur-biologics", "riverbend-science-park", "basedIn")
        True
        """
        from .network import project

        return project(self, projection, planned=planned, construct=construct, filters=filters)

    def as_of(self, date: dt.date | str) -> KnowledgeGraph:
        """Return the graph as known at the end of a day, derived anew; things answer to names that came later, too.

        Raises InputError for a text that is no day (YYYY-MM-DD). See `biokg.build.past`.

        >>> with kg.as_of("2024-06-01") as then:
        ...     len(then.sources()), len(kg.sources())
        (1, 3)
        """
        from .build.past import store_as_of  # with what reads registers: not before a day is asked for

        past = store_as_of(self.store, Knowledge(self.ontology, self._things, self.ledger.files), day(date))
        then = KnowledgeGraph(past, self.workspace, day(date))
        then.ontology, then.taken, then.names.later = self.ontology, self.taken, self.names
        then.names.registers = self.names.registers_among(then.recorded.graphs)
        return then
