"""The names, values and standings of the graph as words in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ...terms import b, iri
from ..words import date_words, number_words
from .picture import Standing, Words

if TYPE_CHECKING:
    from ...claims.ledger import Statement
    from ...claims.things import Thing
    from ...graph import KnowledgeGraph

__all__ = ["SUREST", "Speech", "capital"]

SUREST = tuple(Standing(s) for s in ("stated", "under-way", "inferred", "planned", "expected", "intended", "denied"))
_PHASES = {
    "planned": Standing.PLANNED,
    "expected": Standing.EXPECTED,
    "under-way": Standing.UNDER_WAY,
    "under-construction": Standing.UNDER_WAY,
}
_DATES = frozenset({"edtf", "validFrom", "validTo", "asOf", "earliest", "latest"})
_NAMED_AS_WRITTEN = frozenset({"Company", "Organization", "Person"})


class Speech:
    """Words for the nodes of one graph."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self._kg = kg
        self._known: dict[NamedNode, Words] = {}

    def node(self, node: NamedNode) -> Words:
        """Return the names of a thing, concept, class or property."""
        if node not in self._known:
            self._known[node] = Words(self._kg.label(node, "en"), self._kg.label(node, "zh"))
        return self._known[node]

    def term(self, name: str) -> Words:
        """Return the names of one of biokg's classes, with a capital."""
        words = self.node(b(name))
        return Words(capital(words.en), words.zh)

    def concept(self, scheme: str, name: str) -> Words:
        """Return the names of a concept of one of the lists."""
        return self.node(iri(f"{scheme}:{name}"))

    def thing(self, thing: Thing) -> Words:
        """Return the names of a thing; a descriptive one starts with a capital, a proper one is left as it is."""
        names = {label.language: label.value for label in thing.labels}
        en = names.get("en", "")
        proper = thing.cls.value.rpartition("/")[2] in _NAMED_AS_WRITTEN and " " not in en
        return Words(en if proper else capital(en), names.get("zh", ""))

    def value(self, value: NamedNode | Literal, predicate: str) -> Words:
        """Return a value as words: a concept's names, a date, a number, a text in its own language."""
        if isinstance(value, NamedNode):
            return self.node(value)
        if predicate in _DATES:
            return Words(date_words(value.value, "en"), date_words(value.value, "zh"))
        if value.datatype in (iri("xsd:integer"), iri("xsd:decimal")):
            return Words(number_words(value.value))
        return Words(f"“{value.value}”" if predicate == "verbatim" else value.value)

    def phase(self, status: str | None) -> Standing:
        """Return how far along a thing of a status is."""
        return _PHASES.get(status or "", Standing.STATED)

    def standing(self, statements: Sequence[Statement]) -> Standing:
        """Return the surest standing of statements that say the same."""
        found = {Standing(s.standing.replace(" ", "-")) for s in statements}
        return min(found, key=SUREST.index)


def capital(text: str) -> str:
    """Return a descriptive name with a capital; one like "mRNA" stays as it is.

    >>> capital("first office"), capital("mRNA")
    ('First office', 'mRNA')
    """
    return text[:1].upper() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
