"""The figures over registers: which things a topic has, and what they are told apart by."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
from pyoxigraph import NamedNode

from ...columns import Columns, Mask, Pairs, fresh, value_of
from ...ontology import Ontology
from ...registers.places import countries
from ...terms import b, iri, local_name
from ..share import Share
from .alike import Together, alike
from .model import Count, Figure

__all__ = ["Counting"]

TYPE, PUBLISHER, EXACT = iri("rdf:type"), iri("dct:publisher"), iri("skos:exactMatch")
ABOUT_SOURCES = ("Source", "SourceSection", "Citation")
"""Classes of what tells where things are from: not counted among things."""
ON_SALE = ("marketing-approval", "conditional-approval")
"""Kinds of decisions by which a product may be sold."""
_YEAR = re.compile("[0-9]{4}")


class Counting:
    """The statements of some registers, and the figures that are counted from them."""

    def __init__(
        self, columns: Columns, graphs: Collection[NamedNode], ontology: Ontology, top: int, place: NamedNode | None
    ) -> None:
        """Count in some graphs, `top` values a figure; with a place the organisations, studies, decisions of that."""
        self.scope = Together(columns, graphs, alike(columns, graphs))
        self._ontology, self._top, self._place = ontology, top, place

    def figures(self) -> Iterator[Figure]:
        """Yield all figures of which something is known, topic by topic."""
        of_topics = (self._of_things, self._of_organisations, self._of_studies, self._of_decisions, self._of_products)
        yield from (figure for topic in of_topics for figure in topic() if figure.counts)

    # ---- things of a topic

    def of_class(self, *names: str) -> Mask:
        """Tell which terms are things of one of some classes."""
        return self.scope.having(TYPE, *map(b, names)) & ~self._publishers

    @cached_property
    def _publishers(self) -> Mask:
        """Who publishes a register is described with its release, not by a record."""
        return self.scope.mask(self.scope.pairs(PUBLISHER).object)

    @cached_property
    def things(self) -> Mask:
        """All that the registers tell of."""
        classes = [cls for cls in self._ontology.classes if local_name(cls) not in ABOUT_SOURCES]
        return self.scope.having(TYPE, *classes) & ~self._publishers

    @cached_property
    def organisations(self) -> Mask:
        """Organisations; with a seat in the place."""
        found = self.of_class("Organization")
        return found if self._place is None else found & self.scope.having(b("presentIn"), self._place)

    @cached_property
    def studies(self) -> Mask:
        """Studies; with a site or a sponsor in the place."""
        found = self.of_class("ClinicalTrial")
        if self._place is None:
            return found
        there = self.scope.pairs(b("conductedAt"), b("sponsoredBy")).among(objects=self.organisations | self._same())
        return found & self.scope.mask(there.subject)

    @cached_property
    def there(self) -> Mask:
        """All that is told of: every thing, or what the place has."""
        if self._place is None:
            return self.things
        return self.organisations | self._same() | self.studies | self.decisions

    def _same(self) -> Mask:
        """Tell which records are, by a thing of the sources, the same as an organisation in the place."""
        same = Together(self.scope.columns, [iri("graph:mappings")], self.scope.same).pairs(EXACT)
        things = same.among(objects=self.organisations)
        return self.scope.mask(same.among(subjects=self.scope.mask(things.subject)).object)

    @cached_property
    def decisions(self) -> Mask:
        """Decisions of regulators; with force in the place."""
        found = self.of_class("RegulatoryDecision")
        return found if self._place is None else found & self.scope.having(b("jurisdiction"), self._place)

    @cached_property
    def _countries(self) -> Mask:
        return self.scope.nodes(node for node, _, _ in countries())

    # ---- figures

    def _figure(
        self, topic: str, name: str, base: Mask, pairs: Pairs, told: Sequence[str], limit: int | None = None
    ) -> Figure:
        """Return a figure of pairs whose subjects are of its base; `told` names the registers that state them."""
        counts = [Count(_node(text), number) for text, number in pairs.tally(limit or self._top).items()]
        return Figure(topic, name, counts, Share(pairs.subjects, int(base.sum())), pairs.values, told)

    def _plain(self, topic: str, name: str, base: Mask, property: str, objects: Mask | None = None) -> Figure:
        """Return a figure of the values of one property."""
        pairs = self.scope.pairs(b(property)).among(base, objects)
        return self._figure(topic, name, base, pairs, self._registers(property, pairs))

    def _years(self, topic: str, name: str, base: Mask, property: str) -> Figure:
        """Return a figure of the years of dates, all of them, the last one first."""
        pairs = self.scope.pairs(b(property)).among(base)
        numbers, stated = pairs.grouped(_year)
        counts = [Count(year, numbers[year]) for year in sorted(numbers, reverse=True)]
        share = Share(stated, int(base.sum()))
        return Figure(topic, name, counts, share, len(counts), self._registers(property, pairs))

    def _registers(self, property: str, pairs: Pairs) -> list[str]:
        """Return the names of the registers that state a property of the subjects of pairs."""
        found = self.scope.graphs(TYPE if property == "type" else b(property), self.scope.mask(pairs.subject))
        return [local_name(one) for one in found]

    def _of_things(self) -> Iterator[Figure]:
        """Yield the things by their own classes; as many as there are, for one would not look for ten of them."""
        if self._place is None:
            types = self.scope.pairs(TYPE).among(self.things)
            own = own_classes(types, self._ontology)
            yield self._figure("things", "classes", self.things, own, self._registers("type", own), limit=own.values)

    def _of_organisations(self) -> Iterator[Figure]:
        base = self.organisations
        if self._place is None:
            yield self._plain("organisations", "countries", base, "presentIn", self._countries)
        else:
            yield self._plain("organisations", "towns", base, "basedIn", ~self._countries)
        yield self._plain("organisations", "kinds", base, "kind")
        yield self._plain("organisations", "statuses", base, "status")

    def _of_studies(self) -> Iterator[Figure]:
        base = self.studies
        yield self._plain("studies", "statuses", base, "status")
        yield self._plain("studies", "phases", base, "kind")
        yield self._years("studies", "years", base, "startDate")
        yield self._plain("studies", "sponsors", base, "sponsoredBy")
        yield self._plain("studies", "diseases", base, "studies", self.of_class("Disease"))
        yield self._plain("studies", "products", base, "studies", self.of_class("MedicalProduct"))
        sites = self.scope.pairs(b("conductedAt")).among(base)
        where = sites.then(self.scope.pairs(b("presentIn")).among(objects=self._countries))
        yield self._figure("studies", "countries", base, where, self._registers("conductedAt", where))

    def _of_decisions(self) -> Iterator[Figure]:
        base, kinds, dates = self.decisions, self.scope.pairs(b("kind")), self.scope.pairs(b("edtf"))
        yield self._by_place(self._plain("decisions", "kinds", base, "kind"), lambda some: kinds.among(some).tally())
        years = self._years("decisions", "years", base, "edtf")
        yield self._by_place(years, lambda some: dates.among(some).grouped(_year)[0])
        held = base & self._on_sale & self.scope.having(b("status"), iri("status:granted"))
        yield self._plain("decisions", "holders", held, "grantedTo")

    def _by_place(self, figure: Figure, count: Callable[[Mask], Mapping[str, int]]) -> Figure:
        """Return a figure of decisions with the numbers of each area where they have force."""
        areas = [NamedNode(text[1:-1]) for text in self.scope.pairs(b("jurisdiction")).among(self.decisions).tally()]
        numbers = {area: count(self.decisions & self.scope.having(b("jurisdiction"), area)) for area in areas}
        counts = [
            replace(one, by_place={area: numbers[area].get(str(one.value), 0) for area in areas})
            for one in figure.counts
        ]
        return replace(figure, counts=counts)

    @cached_property
    def _on_sale(self) -> Mask:
        return self.scope.having(b("kind"), *(iri(f"decision:{kind}") for kind in ON_SALE))

    def _of_products(self) -> Iterator[Figure]:
        """Yield the products by the status of the decisions on their sale."""
        ruled = self.scope.pairs(b("decisionOn")).among(self.decisions)
        base, sale = self.scope.mask(ruled.object), ruled.among(self._on_sale)
        statuses = sale.turned().then(self.scope.pairs(b("status")))
        yield self._figure("products", "statuses", base, statuses, self._registers("decisionOn", sale))


def own_classes(types: Pairs, ontology: Ontology) -> Pairs:
    """Return things with their own classes: of those that are stated the ones that have none below them.

    Raises ValueError where there are more than 63 classes.
    """
    if len(types.objects) > 63:
        raise ValueError("a bit for each class does not fit into 64")
    named = [NamedNode(name) for name in types.columns.iris(types.objects)]
    below = np.array([sum(1 << place for place, one in enumerate(named) if cls in ontology.ancestors(one)[1:])
                      for cls in named], dtype=np.int64)  # fmt: skip
    places = np.zeros(types.columns.terms, dtype=np.int8)
    places[types.objects] = np.arange(len(named))
    place = places[types.object]
    first = np.flatnonzero(fresh(types.subject))
    stated = np.bitwise_or.reduceat(np.int64(1) << place, first) if len(first) else place
    every = np.repeat(stated, np.diff(np.append(first, len(types))))
    kept = every & below[place] == 0
    return Pairs(types.columns, types.subject[kept], types.object[kept])


def _node(text: str) -> NamedNode | str:
    return NamedNode(text[1:-1]) if text.startswith("<") else value_of(text)


def _year(text: str) -> str:
    found = _YEAR.match(text)
    return found[0] if found else ""
