"""What registers record, read back from a store: their things, and their facts as statements like those of claims."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from typing import Any, TypeAlias, cast
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from ..claims.ledger import Place, Statement
from ..claims.model import Citation, Claim, Section, Value
from ..claims.things import Thing
from ..names import LABELS, Labels, Match, NameIndex, as_iri, one_of
from ..ontology import Ontology
from ..store import Store
from ..terms import b, iri, local_name
from .recovery import matches_in, registered

__all__ = ["SHOWN", "Recorded"]

TYPE, LABEL, ALT, EXACT = iri("rdf:type"), iri("rdfs:label"), iri("skos:altLabel"), iri("skos:exactMatch")
CITATION, IDENTIFIER, HASH = b("citation"), iri("dct:identifier"), b("sha256")
EARLIEST, LATEST = b("earliest"), b("latest")
ASSERTED = iri("modality:asserted")
NAMES = (LABEL, ALT, b("acronym"))
Edge: TypeAlias = tuple[NamedNode, NamedNode, Value, NamedNode]
SHOWN = 200
"""Facts that lead to a thing and are told, by property; a country has those of thirty thousand organisations."""
_CODES = """en zh zh-hans zh-hant ja ko de fr es it pt nl sv da no fi pl cs hu ro ru uk tr el ar fa he hi th vi id
    ca"""
LANGUAGES = ("", *_CODES.split())
"""The languages that a name is looked for in: a store finds a text only together with its language."""


class Recorded:
    """The registers of a store, asked thing by thing; nothing of them is held but what was asked for."""

    def __init__(self, store: Store, ontology: Callable[[], Ontology]) -> None:
        self._store, self._read = store, ontology
        self._labels = Labels(store, LABELS)
        self.graphs = sorted(store.registers, key=lambda node: node.value)
        """One a register."""

    @property
    def _ontology(self) -> Ontology:
        return self._read()

    def release(self, name: NamedNode) -> Statement:
        """Return the release that a graph holds as a statement, its title: what is counted over all of it rests on.

        Raises StoreError where the graph is that of no register.
        """
        return _Citing(self._store, name).release

    def thing(self, node: NamedNode) -> Thing:
        """Return what a node of a register is: its most specific class, its first name in each language.

        Raises KeyError where no register gives it a class.
        """
        classes = self.classes(node)
        if not classes:
            raise KeyError(node)
        labels = [quad.object for quad in self._store.quads(node, LABEL) if isinstance(quad.object, Literal)]
        first = {label.language or "": label for label in sorted(labels, key=lambda label: label.value, reverse=True)}
        return Thing(node, classes[0], tuple(first[language] for language in sorted(first)))

    def classes(self, node: NamedNode) -> list[NamedNode]:
        """Return the classes that registers give to a node, the most specific first, then those above it."""
        found = {quad.object for name in self.graphs for quad in self._store.quads(node, TYPE, None, name)}
        named = sorted((cls for cls in found if isinstance(cls, NamedNode)), key=lambda cls: cls.value)
        return sorted(named, key=lambda cls: -len(self._ontology.ancestors(cls)))

    def called(self, name: str, names: NameIndex) -> NamedNode | None:
        """Return the one node of registers that has a name, or whose IRI it is; None where there is none.

        Raises UnknownName where several have it, with what tells them apart.
        """
        node = as_iri(name)
        if node is not None and self.classes(node):
            return node
        found = names.recorded(name) if names.registers else self._called(name)
        found = list(dict.fromkeys(map(self._thing_of, found)))
        return one_of(name, found, self._apart) if found else None

    def as_things(self, matches: list[Match]) -> list[Match]:
        """Return matches with things in the place of records that are the same as these; each thing once."""
        found: dict[NamedNode, Match] = {}
        for match in matches:
            node = self._thing_of(match.node) if match.recorded else match.node
            found.setdefault(node, replace(match, node=node))
        return list(found.values())

    def _apart(self, node: NamedNode) -> str:
        """Return what tells a node from others of its name: class, places, registers."""
        classes = self.classes(node)[:1]
        places = sorted((quad.object for quad in self._store.quads(node, b("basedIn"))), key=str)
        words = [self._labels.of(one, "en") for one in (*classes, *places) if isinstance(one, NamedNode)]
        held = [
            local_name(name) for name in self.graphs if any(True for _ in self._store.quads(node, TYPE, None, name))
        ]
        return f" ({', '.join([*words[:4], *held])})"

    def _called(self, name: str) -> list[NamedNode]:
        """Return the nodes that have exactly this name, in one of the usual languages, sorted by IRI."""
        texts = [Literal(name, language=code) if code else Literal(name) for code in LANGUAGES]
        quads = (quad for text in texts for label in NAMES for quad in self._store.quads(None, label, text))
        found = {quad.subject for quad in quads if quad.graph_name in self.graphs}
        return sorted((node for node in found if isinstance(node, NamedNode)), key=lambda node: node.value)

    def about(self, node: NamedNode) -> list[Statement]:
        """Return what registers say of a node, or of a record that is the same (skos:exactMatch), in its own terms.

        By register and record, then property and value. Classes are left out, and what follows from other facts;
        of the facts that lead to it, those beyond `SHOWN` a property.
        """
        return [
            statement
            for name in self.graphs
            for record in (node, *(record for _, _, record in matches_in(self._store, node, EXACT)))
            for statement in self._of_record(node, record, name)
        ]

    def _of_record(self, node: NamedNode, record: NamedNode, name: NamedNode) -> Iterator[Statement]:
        facts = {*self._store.quads(record, None, None, name), *self._leading_to(record, name)}
        left_out = {TYPE, CITATION, EARLIEST, LATEST, *self._ontology.backward, *([LABEL] if record == node else [])}
        own = {quad.object for quad in self._store.quads(node, LABEL)}
        told = [quad for quad in facts if quad.predicate not in left_out and not self._follows(quad, facts)]
        said = _Citing(self._store, name)
        for quad in sorted(told, key=str):
            subject, value = (node if end == record else self._thing_of(end) for end in (quad.subject, quad.object))
            predicate = ALT if quad.predicate == LABEL else quad.predicate
            if predicate != ALT or value not in own:
                yield said.statement(quad, subject, predicate, value)

    def _leading_to(self, record: NamedNode, name: NamedNode) -> Iterator[Quad]:
        rows = self._store.select(f"SELECT DISTINCT ?p {{ GRAPH {name} {{ ?s ?p {record} }} }}")
        for predicate in {row["p"] for row in rows} - self._ontology.symmetric:
            query = f"SELECT ?s {{ GRAPH {name} {{ ?s {predicate} {record} }} }} ORDER BY ?s LIMIT {SHOWN}"
            for row in self._store.select(query):
                yield Quad(row["s"], predicate, record, name)

    def _follows(self, quad: Quad, facts: Collection[Quad]) -> bool:
        """Tell whether a fact follows from others, so that no record states it."""
        subject, predicate, value, name = cast(Edge, tuple(quad))
        if any(Quad(subject, below, value, name) in facts for below in self._ontology.properties_below(predicate)):
            return True
        ways = [(one, two) for above, one, two in self._ontology.chains if above == predicate]
        return any(
            next(self._store.quads(middle.object, two, value, name), None) is not None
            for one, two in ways
            for middle in self._store.quads(subject, one, None, name)
            if isinstance(middle.object, NamedNode) and middle.object not in (subject, value)
        )

    def _thing_of(self, end: Any) -> Any:
        """Return the thing that is the same as a record, or the record where there is none."""
        if not isinstance(end, NamedNode):
            return end
        return next((thing for thing, _, _ in matches_in(self._store, None, EXACT, end)), end)


class _Citing:
    """Makes statements of the facts of one register, each with the record that it rests on."""

    def __init__(self, store: Store, name: NamedNode) -> None:
        self._store, self._graph = store, name
        self.source, self.section = registered(store, name)
        self._places: dict[object, tuple[Place, ...]] = {}

    def statement(self, quad: Quad, subject: NamedNode, predicate: NamedNode, value: Value) -> Statement:
        """Return a fact as a statement, with things in the place of their records."""
        places = self._cited(quad.subject) or self._cited(quad.object) or (self._whole,)
        cited = tuple(place.citation.id for place in places)
        claim = Claim(subject, predicate, value, ASSERTED, cited, self.source.issued)
        return Statement(claim, places, self.source.tier, live=True, settled=True, standing="stated")

    @property
    def release(self) -> Statement:
        """The release itself; its claim has the id of the source."""
        source, place = self.source, self._whole
        told = (source.id, iri("dct:title"), Literal(source.title()), ASSERTED, (place.citation.id,), source.issued)
        return Statement(Claim(*told, id=source.id), (place,), source.tier, live=True, settled=True, standing="stated")

    @property
    def _whole(self) -> Place:
        return Place(Citation(self.section.id), self.section, self.source)

    def _cited(self, node: object) -> tuple[Place, ...]:
        """Return the records that describe a node, sorted; none for one that many describe, and for a text."""
        if not isinstance(node, NamedNode):
            return ()
        if node not in self._places:
            cites = {quad.object for quad in self._store.quads(node, CITATION, None, self._graph)}
            self._places[node] = tuple(self._place(cite) for cite in sorted(cites, key=str))  # type: ignore[arg-type]
        return self._places[node]

    def _place(self, cite: NamedNode) -> Place:
        """Return a record as a place: a part of the source that is called by its identifier."""
        key, digest = (self._value(cite, name) for name in (IDENTIFIER, HASH))
        labels = (Literal(f"record {key}", language="en"), Literal(f"记录 {key}", language="zh"))
        part = NamedNode(f"{self.section.id.value}/{quote(key, safe='')}")
        section = Section(part, self.source.id, labels, self.section.evidence)
        return Place(Citation(part, sha256=digest, id=cite), section, self.source)

    def _value(self, cite: NamedNode, name: NamedNode) -> str:
        return next((str(quad.object.value) for quad in self._store.quads(cite, name, None, self._graph)), "")  # type: ignore[union-attr]
