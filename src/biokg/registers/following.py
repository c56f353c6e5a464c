"""What follows from the facts of one record by the axioms of the ontology: registers are too large to reason over.

It is what `biokg.build.entail` writes down of the facts from articles, as far as one record alone has the premises.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from ..claims.triples import Said
from ..ontology import Ontology
from ..terms import BASE, iri
from ..values import instant, window

__all__ = ["Following"]

TYPE, DATETIME = iri("rdf:type"), iri("xsd:dateTime")
EDTF, EARLIEST, LATEST = iri("b:edtf"), iri("b:earliest"), iri("b:latest")
Links: TypeAlias = dict[NamedNode, dict[NamedNode, set[NamedNode]]]


class Following:
    """The part of the ontology that tells what follows, made ready once for many records."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._above: dict[NamedNode, tuple[NamedNode, ...]] = {}
        self._turns: dict[NamedNode, tuple[tuple[NamedNode, bool], ...]] = {}
        self._barren: dict[NamedNode, bool] = {}
        self._chains = ontology.chains
        self._linking = frozenset(one for _, *both in self._chains for one in both)

    def of(self, facts: Iterable[Said]) -> list[Said]:
        """Return the facts and what follows from them, in no order, each at least once."""
        found: list[Said] = []
        links: Links = defaultdict(lambda: defaultdict(set))
        for fact in facts:
            if self._is_barren(fact[1]):  # most are: names, identifiers
                found.append(fact)
                continue
            for one in self._one(fact):
                found.append(one)
                if one[1] in self._linking:
                    links[one[1]][one[0]].add(one[2])  # type: ignore[arg-type]  # such properties lead to things
        if links:
            found += self._chained(links)
        return found

    def _is_barren(self, predicate: NamedNode) -> bool:
        """Tell whether nothing follows from a fact with this property."""
        if predicate not in self._barren:
            special = predicate in (TYPE, EDTF) or predicate in self._linking
            self._barren[predicate] = not special and not self._turned(predicate)
        return self._barren[predicate]

    def _one(self, fact: Said) -> Iterator[Said]:
        """Yield a fact and what follows from it alone."""
        subject, predicate, value = fact
        yield fact
        if predicate == TYPE:
            for cls in self._classes_above(value):  # type: ignore[arg-type]
                yield subject, TYPE, cls
        elif predicate == EDTF:
            first, last = window(value.value)
            yield subject, EARLIEST, Literal(instant(first), datatype=DATETIME)
            yield subject, LATEST, Literal(instant(last), datatype=DATETIME)
        else:
            for other, turned in self._turned(predicate):
                yield (value, other, subject) if turned else (subject, other, value)  # type: ignore[misc]

    def _classes_above(self, cls: NamedNode) -> tuple[NamedNode, ...]:
        if cls not in self._above:
            self._above[cls] = tuple(self._ontology.ancestors(cls)[1:])
        return self._above[cls]

    def _turned(self, predicate: NamedNode) -> tuple[tuple[NamedNode, bool], ...]:
        """Return the properties that hold with one, and whether they hold the other way round."""
        if predicate not in self._turns:
            self._turns[predicate] = tuple(_closure(predicate, self._ontology))
        return self._turns[predicate]

    def _chained(self, links: Links) -> list[Said]:
        found: list[Said] = []
        fresh = True
        while fresh:
            fresh = False
            for above, one, two in self._chains:
                for subject, middle, end in _steps(links.get(one, {}), links.get(two, {})):
                    if end != subject and end not in links[above][subject] and middle != end:
                        links[above][subject].add(end)
                        found += self._one((subject, above, end))
                        fresh = True
        return found


def _steps(
    first: dict[NamedNode, set[NamedNode]], second: dict[NamedNode, set[NamedNode]]
) -> list[tuple[NamedNode, NamedNode, NamedNode]]:
    return [(s, m, o) for s, middles in first.items() for m in middles for o in second.get(m, ())]


def _closure(predicate: NamedNode, ontology: Ontology) -> Collection[tuple[NamedNode, bool]]:
    """Return what holds with a property: those above it, inverses, itself turned where it is symmetric."""
    found, todo = dict[tuple[NamedNode, bool], None](), [(predicate, False)]
    while todo:
        current, turned = todo.pop(0)
        near = [(above, turned) for above in ontology.properties_above(current)]
        near += [(other, not turned) for other in ontology.inverses(current)]
        fresh = [
            one for one in near if one not in found and one != (predicate, False) and one[0].value.startswith(BASE)
        ]
        found |= dict.fromkeys(fresh)
        todo += fresh
    return list(found)
