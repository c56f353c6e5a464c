"""The vocabulary as the code needs it: which classes and properties there are, what they take, what they are called."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from .errors import InputError, UnknownName
from .folders import files_in
from .names import nearest
from .terms import BASE, ID, LISTS, expand, iri, local_name, shorten
from .turtle import read_turtle

__all__ = ["Ontology"]

TYPE, LABEL, PREF = iri("rdf:type"), iri("rdfs:label"), iri("skos:prefLabel")
SUBCLASS, SUBPROPERTY = iri("rdfs:subClassOf"), iri("rdfs:subPropertyOf")
DOMAIN, RANGE = iri("rdfs:domain"), iri("rdfs:range")
CLASS, FUNCTIONAL, CONCEPT = iri("owl:Class"), iri("owl:FunctionalProperty"), iri("skos:Concept")
PROPERTY_KINDS = {iri("owl:ObjectProperty"), iri("owl:DatatypeProperty"), iri("owl:AnnotationProperty")}
TRANSITIVE, SYMMETRIC = iri("owl:TransitiveProperty"), iri("owl:SymmetricProperty")
INVERSE = iri("owl:inverseOf")
Term: TypeAlias = NamedNode | BlankNode | Literal

SHAPES = "shapes.ttl"
LIST_SPACES = tuple(f"{BASE}{name}/" for name in LISTS)


@dataclass(frozen=True)
class Ontology:
    """All triples of the ontology files but the shapes, indexed."""

    triples: tuple[Triple, ...]

    @classmethod
    def read(cls, folder: Path) -> Ontology:
        """Read every Turtle file of a folder but the shapes; raises InputError where one is damaged or absent.

        Blank nodes are named in the order in which they come, so that a build writes the same bytes each time.
        """
        paths = [path for path in files_in(folder, "*.ttl") if path.name != SHAPES]
        if not paths:
            raise InputError("holds no ontology (*.ttl).", path=folder)
        names: dict[BlankNode, BlankNode] = {}

        def named(term: Term | Triple) -> Any:
            return names.setdefault(term, BlankNode(f"o{len(names)}")) if isinstance(term, BlankNode) else term

        found = (triple for path in paths for triple in read_turtle(path))
        return cls(tuple(Triple(named(one.subject), one.predicate, named(one.object)) for one in found))

    @cached_property
    def _index(self) -> dict[NamedNode, dict[NamedNode, list[Term]]]:
        index: dict[NamedNode, dict[NamedNode, list[Term]]] = {}
        for triple in self.triples:
            if isinstance(triple.subject, NamedNode) and not isinstance(triple.object, Triple):
                index.setdefault(triple.subject, {}).setdefault(triple.predicate, []).append(triple.object)
        return index

    def _values(self, node: NamedNode, predicate: NamedNode) -> list[Term]:
        return self._index.get(node, {}).get(predicate, [])

    def _typed(self, *kinds: NamedNode) -> frozenset[NamedNode]:
        return frozenset(node for node in self._index if any(kind in self._values(node, TYPE) for kind in kinds))

    @cached_property
    def classes(self) -> frozenset[NamedNode]:
        """biokg's own classes."""
        return frozenset(node for node in self._typed(CLASS) if node.value.startswith(BASE))

    @cached_property
    def properties(self) -> frozenset[NamedNode]:
        """All properties that data may use, those of other vocabularies included."""
        return self._typed(*PROPERTY_KINDS)

    @cached_property
    def one_valued(self) -> frozenset[NamedNode]:
        """Properties with at most one value for a thing."""
        return self._typed(FUNCTIONAL)

    @cached_property
    def transitive(self) -> frozenset[NamedNode]:
        """biokg's own properties that are transitive."""
        return frozenset(node for node in self._typed(TRANSITIVE) if node.value.startswith(BASE))

    @cached_property
    def chains(self) -> tuple[tuple[NamedNode, NamedNode, NamedNode], ...]:
        """Properties that follow from two others in a row: (property, first, second), transitive ones too, sorted."""
        index: dict[BlankNode, dict[NamedNode, Term]] = {}
        for triple in self.triples:
            if isinstance(triple.subject, BlankNode) and not isinstance(triple.object, Triple):
                index.setdefault(triple.subject, {})[triple.predicate] = triple.object
        heads = ((node, head) for node in self._index for head in self._values(node, iri("owl:propertyChainAxiom")))
        found = [(node, _members(head, index)) for node, head in heads]
        found += [(node, (node, node)) for node in self.transitive]
        return tuple(sorted(((node, *two) for node, two in found if len(two) == 2), key=str))

    def properties_above(self, node: NamedNode) -> list[NamedNode]:
        """Return the properties of which a property is one directly, those of other vocabularies included."""
        return [term for term in self._values(node, SUBPROPERTY) if isinstance(term, NamedNode)]

    @cached_property
    def backward(self) -> frozenset[NamedNode]:
        """biokg's own properties that say another one backwards: hosts, has part, has statistic."""
        return frozenset(
            node for node in self.properties if node.value.startswith(BASE) and self._values(node, INVERSE)
        )

    @cached_property
    def symmetric(self) -> frozenset[NamedNode]:
        """biokg's own properties that hold both ways."""
        return frozenset(node for node in self._typed(SYMMETRIC) if node.value.startswith(BASE))

    def properties_below(self, node: NamedNode) -> list[NamedNode]:
        """Return biokg's own properties of which each is one of a property, directly, sorted."""
        found = (other for other in self.properties if node in self._values(other, SUBPROPERTY))
        return sorted(found, key=lambda other: other.value)

    def inverses(self, node: NamedNode) -> list[NamedNode]:
        """Return the inverses of a property: itself where it is symmetric."""
        stated = [term for term in self._values(node, INVERSE) if isinstance(term, NamedNode)]
        stated += [other for other in self._index if node in self._values(other, INVERSE)]
        return [*dict.fromkeys(stated), *([node] if SYMMETRIC in self._values(node, TYPE) else [])]

    @cached_property
    def concepts(self) -> frozenset[NamedNode]:
        """The members of the lists."""
        return self._typed(CONCEPT)

    @cached_property
    def machine_made(self) -> frozenset[NamedNode]:
        """The kinds of evidence that no person wrote."""
        root = iri("evidence:machine-made")
        return frozenset({root, *self._typed_below(root)})

    def _typed_below(self, root: NamedNode) -> set[NamedNode]:
        broader = iri("skos:broader")
        return {node for node in self._index if root in self._values(node, broader)}

    def broader(self, concept: NamedNode) -> list[NamedNode]:
        """Return a concept and those above it in its list, nearest first."""
        found, todo = [], [concept]
        while todo:
            current = todo.pop(0)
            if current not in found:
                found.append(current)
                todo += [term for term in self._values(current, iri("skos:broader")) if isinstance(term, NamedNode)]
        return found

    def is_object_property(self, node: NamedNode) -> bool:
        """Tell whether a property takes things and concepts, not literals."""
        return iri("owl:ObjectProperty") in self._values(node, TYPE)

    def datatype(self, node: NamedNode) -> NamedNode | None:
        """Return the datatype that a property takes, None where it takes any."""
        ranges = [term for term in self._values(node, RANGE) if isinstance(term, NamedNode)]
        return ranges[0] if ranges else None

    def domain(self, node: NamedNode) -> NamedNode | None:
        """Return the class that a property is for, None where it is for any."""
        domains = [term for term in self._values(node, DOMAIN) if isinstance(term, NamedNode)]
        return domains[0] if domains else None

    def ancestors(self, node: NamedNode) -> list[NamedNode]:
        """Return a class and its superclasses within biokg, nearest first."""
        found, todo = [], [node]
        while todo:
            current = todo.pop(0)
            if current not in found and current.value.startswith(BASE):
                found.append(current)
                todo += [term for term in self._values(current, SUBCLASS) if isinstance(term, NamedNode)]
        return found

    def label(self, node: NamedNode, language: str = "en") -> str:
        """Return the name of a term in a language, in English where it has none, else its local name."""
        names = [*self._values(node, LABEL), *self._values(node, PREF)]
        by_language = {name.language: name.value for name in names if isinstance(name, Literal)}
        fallback = local_name(node)
        return by_language.get(language) or by_language.get("en") or fallback

    def property(self, name: str) -> NamedNode:
        """Return the property called `name` (``developedBy``, ``b:developedBy``, ``skos:altLabel``).

        Raises UnknownName with the nearest names.
        """
        return self._named(name, self.properties, "property")

    def cls(self, name: str) -> NamedNode:
        """Return the class called `name`; raises UnknownName with the nearest names."""
        return self._named(name, self.classes, "class")

    def _named(self, name: str, known: frozenset[NamedNode], what: str) -> NamedNode:
        try:
            node = iri(name if ":" in name else f"b:{name}")
        except (KeyError, ValueError):
            node = None
        if node is not None and node in known:
            return node
        names = {shorten(other.value): other for other in known}
        plain = {short.removeprefix("b:"): short for short in names}
        suggestions = [plain[match] for match in nearest(name.removeprefix("b:"), list(plain))]
        kind = {"class": "类", "property": "属性"}[what]
        raise UnknownName(f"'{name}' is not a {what} of the ontology.", suggestions, zh=f"本体中没有{kind}“{name}”。")

    def is_known(self, node: NamedNode) -> bool:
        """Tell whether an IRI of biokg's lists is one of its concepts; other IRIs are not judged here."""
        return not node.value.startswith(LIST_SPACES) or node in self.concepts

    def concept(self, name: str) -> NamedNode:
        """Return the concept of a prefixed name such as ``status:planned``; raises UnknownName with the nearest."""
        try:
            node = NamedNode(expand(name))
        except (KeyError, ValueError):
            node = NamedNode(ID)
        if node in self.concepts:
            return node
        prefix = name.partition(":")[0] + ":"
        names = [shorten(other.value) for other in self.concepts]
        same_list = [other for other in names if other.startswith(prefix)] or names
        raise UnknownName(
            f"'{name}' is not in the lists of the ontology.", nearest(name, same_list), zh=f"本体的列表中没有“{name}”。"
        )


def _members(head: Term, index: dict[BlankNode, dict[NamedNode, Term]]) -> tuple[NamedNode, ...]:
    """Return the named members of an RDF list."""
    found: list[NamedNode] = []
    while isinstance(head, BlankNode):
        first, head = index[head][iri("rdf:first")], index[head][iri("rdf:rest")]
        found += [first] if isinstance(first, NamedNode) else []
    return tuple(found)
