"""What checks look at: the knowledge of a workspace, with the file and line of everything in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from ..build.assemble import Knowledge, assemble
from ..claims.ledger import Ledger
from ..claims.model import Claim, SourceFile
from ..ontology import Ontology
from ..store import EmbeddedStore, Store
from ..terms import PREFIXES, b, graph, iri, shorten
from ..text import Article
from ..turtle import line_of
from ..workspace import Workspace
from .changed import Taken, changed_articles
from .report import Finding
from .wording import worded

__all__ = ["Dossier"]


@dataclass(frozen=True)
class Dossier:
    """Everything that a check may need; what is costly is made when it is first asked for."""

    workspace: Workspace
    knowledge: Knowledge
    articles: Mapping[str, Article] | None = None
    """The articles at hand, by the hash of their text; None where no folder was given."""
    built: Store | None = None
    """The store that was built, where there is one."""

    @property
    def ontology(self) -> Ontology:
        """The vocabulary."""
        return self.knowledge.ontology

    @property
    def files(self) -> Sequence[SourceFile]:
        """The source files."""
        return self.knowledge.files

    @cached_property
    def ledger(self) -> Ledger:
        """Every claim in its context."""
        return Ledger(self.files, self.ontology)

    @property
    def claims(self) -> list[Claim]:
        """All claims, live or not."""
        return self.ledger.claims

    @property
    def edges(self) -> dict[Triple, list[NamedNode]]:
        """The plain edges that the claims support, each with the claims behind it."""
        return self.ledger.edges

    @cached_property
    def source_of(self) -> dict[NamedNode, str]:
        """Name of the source of each claim."""
        return {claim.id: file.source.name for file in self.files for claim in file.claims}

    @cached_property
    def changed(self) -> Mapping[str, Taken]:
        """Name of a source → the file that was taken for its article, where the text as read is not at hand."""
        return changed_articles(self.files, self.articles or {})

    @cached_property
    def store(self) -> Store:
        """The graph to ask, without registers: the one that was built if it has none, else one made from the files."""
        if self.built is not None and not self.built.registers:
            return self.built
        store = EmbeddedStore.in_memory()
        store.load(assemble(self.knowledge))
        return store

    def edges_of(self, *predicates: str) -> Iterator[tuple[NamedNode, NamedNode]]:
        """Yield the ends of the plain edges of some properties that lead from thing to thing."""
        wanted = {iri(name) for name in predicates}
        for edge in self.edges:
            if edge.predicate in wanted and isinstance(edge.subject, NamedNode) and isinstance(edge.object, NamedNode):
                yield edge.subject, edge.object

    def class_of(self, node: NamedNode) -> NamedNode | None:
        """Return the class of anything that claims speak of; None for what is not biokg's."""
        if node in self.knowledge.things:
            return self.knowledge.things[node].cls
        if node in self.ontology.concepts:
            return iri("skos:Concept")
        for prefix, name in (("source", "Source"), ("section", "SourceSection"), ("claim", "Claim")):
            if node.value.startswith(PREFIXES[prefix]):
                return b(name)
        return None

    def where(self, node: NamedNode) -> str:
        """Return file and line of where something is described, its short IRI where no file describes it."""
        path = self._paths.get(node)
        line = None if path is None else line_of(path, node)
        place = None if path is None else self.workspace.relative(path)
        return shorten(node.value) if place is None else place if line is None else f"{place}:{line}"

    def found(self, code: str, node: NamedNode, **values: object) -> Finding:
        """Return a finding about a thing, claim, citation, section or source."""
        words = {"name": shorten(node.value)} | values
        return worded(code, self.where(node), node.value, **words)

    @cached_property
    def _paths(self) -> dict[NamedNode, Path]:
        paths = {thing.id: thing.path for thing in self.knowledge.things.values() if thing.path}
        for file in self.files:
            path = self.workspace.source_file(file.source.name)
            paths[file.source.id] = path
            paths |= dict.fromkeys((section.id for section in file.sections), path)
            paths |= dict.fromkeys((citation.id for citation in file.citations), path)
            paths |= dict.fromkeys((claim.id for claim in file.claims), path)
        return paths

    def stored_edges(self) -> set[Triple]:
        """Return the plain edges of the store that was built."""
        return set() if self.built is None else {quad.triple for quad in self.built.quads(graph=graph("derived"))}
