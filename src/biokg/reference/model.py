"""The terms of the ontology with their words, grouped by the file that defines them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode

from ..terms import BASE, iri, shorten
from ..turtle import read_turtle

__all__ = ["GROUPS", "Term", "Vocabulary"]

GROUPS = {
    "place": ("Places", "地点"),
    "organization": ("Agents, organizations and their ties", "行为主体、机构及其联系"),
    "register": ("What registers tell of organizations", "登记册所载机构信息"),
    "medicine": ("Products, diseases and decisions", "产品、疾病与决定"),
    "activity": ("Events, plans and the phase of things", "事件、规划与所处阶段"),
    "quantity": ("Numbers and dates", "数字与日期"),
    "evidence": ("Sources and claims", "来源与主张"),
}
"""Ontology file → heading in English and Chinese, in reading order."""

TRAITS = {
    "owl:TransitiveProperty": "transitive",
    "owl:SymmetricProperty": "symmetric",
    "owl:FunctionalProperty": "one value",
}


@dataclass(frozen=True)
class Term:
    """A class, a property, a list or an entry of a list: its short name and what is said of it, by predicate."""

    name: str
    said: dict[str, list[str]] = field(default_factory=dict)

    def text(self, predicate: str, language: str) -> str:
        """Return the words of a predicate in a language, an empty string where there are none."""
        return next(iter(self.said.get(f"{predicate}@{language}", [])), "")

    def names(self, predicate: str) -> list[str]:
        """Return the short names that a predicate leads to, sorted."""
        return sorted(self.said.get(predicate, []))

    def own(self, predicate: str) -> str:
        """Return the one term of biokg that a predicate leads to, without its prefix; empty where there is none."""
        return next((name.removeprefix("b:") for name in self.names(predicate) if name.startswith("b:")), "")

    @property
    def label(self) -> str:
        """The name without prefix."""
        return self.name.removeprefix("b:")

    @property
    def traits(self) -> list[str]:
        """What a property is in logic, in words."""
        return [words for name, words in TRAITS.items() if name in self.names("rdf:type")]


@dataclass(frozen=True)
class Vocabulary:
    """All terms by short name, and which file defines which."""

    terms: dict[str, Term]
    files: dict[str, list[str]]

    @classmethod
    def read(cls, folder: Path) -> Vocabulary:
        """Read the Turtle files of a folder; raises InputError where one is damaged."""
        said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        files: dict[str, list[str]] = {}
        for path in sorted(folder.glob("*.ttl")):
            for triple in read_turtle(path):
                if isinstance(triple.subject, NamedNode) and not isinstance(triple.object, BlankNode):
                    key, value = _pair(triple.predicate, triple.object)
                    said[shorten(triple.subject.value)][key].append(value)
                    if triple.predicate == iri("rdf:type"):
                        files.setdefault(path.stem, []).append(shorten(triple.subject.value))
        return cls({name: Term(name, dict(facts)) for name, facts in said.items()}, files)

    def classes(self, file: str | None = None) -> list[Term]:
        """Return biokg's classes, parents before children, those of one file where it is named."""
        return sorted(self._typed("owl:Class", file), key=lambda term: self.lineage(term))

    def properties(self, file: str | None = None) -> list[Term]:
        """Return biokg's properties, those of things before those of literals, by name."""
        things = self._typed("owl:ObjectProperty", file)
        return sorted(things, key=_name) + sorted(self._typed("owl:DatatypeProperty", file), key=_name)

    def lists(self) -> list[Term]:
        """Return the lists, by name."""
        return sorted(
            (term for term in self.terms.values() if "skos:ConceptScheme" in term.names("rdf:type")), key=_name
        )

    def entries(self, scheme: Term) -> list[Term]:
        """Return the entries of a list, numbered ones in order, the others below what they are narrower than."""
        found = [term for term in self.terms.values() if scheme.name in term.names("skos:inScheme")]
        return sorted(found, key=lambda term: (self._number(term), self.lineage(term, "skos:broader")))

    def lineage(self, term: Term, upward: str = "rdfs:subClassOf") -> tuple[str, ...]:
        """Return the names from the widest term down to this one, along biokg's own terms."""
        names = [name for name in term.names(upward) if name in self.terms and self.terms[name].said.get("rdf:type")]
        wider = [name for name in names if upward != "rdfs:subClassOf" or name.startswith("b:")]
        return (*(self.lineage(self.terms[wider[0]], upward) if wider else ()), term.name)

    def _number(self, term: Term) -> int:
        return int(next(iter(term.said.get("skos:notation", [])), 0))

    def _typed(self, kind: str, file: str | None) -> list[Term]:
        names = self.files.get(file, []) if file else list(self.terms)
        own = [self.terms[name] for name in dict.fromkeys(names) if name.startswith("b:")]
        return [term for term in own if kind in term.names("rdf:type")]


def _name(term: Term) -> str:
    return term.name.lower()


def _pair(predicate: NamedNode, value: object) -> tuple[str, str]:
    key = shorten(predicate.value)
    if isinstance(value, Literal):
        return (f"{key}@{value.language}" if value.language else key), value.value
    return key, shorten(value.value) if isinstance(value, NamedNode) else BASE
