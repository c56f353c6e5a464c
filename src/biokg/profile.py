"""The profile of a thing: all that is said of it, grouped as people ask, each fact with the claims behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import Literal, NamedNode

from .build.excerpt import claims_around
from .build.recovery import sources_in
from .claims.ledger import STANDINGS, Statement
from .claims.model import Source
from .claims.things import Thing
from .terms import b, graph, iri

if TYPE_CHECKING:
    from .graph import KnowledgeGraph

__all__ = ["GROUPS", "TOLD", "Fact", "Profile", "Value", "profile_of"]

Value: TypeAlias = NamedNode | Literal
Edge: TypeAlias = tuple[NamedNode, NamedNode, Value]

GROUPS: dict[str, tuple[str, ...]] = {
    "nature": ("b:kind", "b:status", "b:established", "b:stage", "b:field", "b:productModality", "b:intendedFor",
               "b:groupSize", "b:edtf", "b:startDate", "b:endDate", "b:validFrom", "b:validTo", "b:verbatim", "b:note"),
    "names": ("skos:altLabel", "b:acronym"),
    "place": ("b:locatedIn", "b:partOf", "b:hasPart", "b:hosts", "b:connectsTo", "b:near", "b:serves"),
    "people": ("b:foundedBy", "b:affiliatedWith"),
    "ties": ("b:managedBy", "b:basedIn", "b:presentIn", "b:collaboratesWith",
             "b:subOrganizationOf", "b:ultimateParent", "b:succeededBy", "b:associatedWith", "b:at", "b:party",
             "b:role"),
    "products": ("b:developedBy", "b:basedOnResearchBy", "b:indicatedFor", "b:hasActiveIngredient", "b:studies",
                 "b:sponsoredBy", "b:supportedBy", "b:conductedAt"),
    "decisions": ("b:decisionOn", "b:decidedBy", "b:grantedTo", "b:jurisdiction", "b:forIndication", "b:expects",
                  "b:fulfilledBy"),
    "plans": ("b:plans", "b:hasGoal", "b:announcedAt", "b:attributedTo"),
    "numbers": ("b:statisticOf", "b:hasStatistic", "b:measures", "b:value", "b:qualifier", "b:unit",
                "b:populationArea", "b:asOf"),
    "addresses": ("b:identifier", "skos:exactMatch", "foaf:homepage", "foaf:page", "b:internetDomain", "b:coordinates"),
    "other": (),
}  # fmt: skip
"""Group of facts → its properties, both in the order of a profile; what is in none comes under ``other``."""

_PLACE = {iri(name): (rank, place, group) for rank, (group, names) in enumerate(GROUPS.items())
          for place, name in enumerate(names)}  # fmt: skip
_LAST = (len(GROUPS) - 1, 0, "other")
TOLD = [b(name) for name in ("Relationship", "Statistic", "Expectation", "ClinicalTrial", "Event", "Plan", "Goal")]
"""Classes of what only makes sense with what is said of it."""
_SHOWN = (*STANDINGS, "entailed")
_DEPTH = 2  # of facts about facts: a drug ← its approval ← the expectation of that approval


@dataclass(frozen=True)
class Fact:
    """One thing that is said, with all the claims that say it."""

    subject: NamedNode
    predicate: NamedNode
    object: Value
    inverse: bool
    """Whether the thing at hand is the object."""
    standing: str
    """The best standing of its claims (`biokg.claims.ledger.STANDINGS`), or ``entailed``."""
    settled: bool
    """Whether it is an edge of the graph."""
    statements: tuple[Statement, ...]
    """The live claims that say it, the best first; none where it is entailed."""
    about: tuple[Fact, ...] = ()
    """What is said of the other end, where that is a tie, number, decision, expectation, event, plan or goal."""
    kind: NamedNode | None = None
    """The class of the other end; None for a text, number, date or member of a list."""

    @property
    def other(self) -> Value:
        """The end that is not the thing at hand."""
        return self.subject if self.inverse else self.object

    @property
    def group(self) -> str:
        """The group of facts that it belongs to, one of `GROUPS`."""
        if self.inverse and self.kind == b("Position"):
            return "people"
        return _PLACE.get(self.predicate, _LAST)[2]

    @property
    def open_list(self) -> bool:
        """Whether the words say that there are more ("including …")."""
        return any(statement.claim.open_list for statement in self.statements)

    def told(self) -> Iterator[Statement]:
        """Yield its statements and those about its other end."""
        yield from self.statements
        for fact in self.about:
            yield from fact.told()

    def detail(self, name: str) -> Value | None:
        """Return the settled value of a property of the other end, e.g. ``detail("b:role")``; None where not stated."""
        wanted = iri(name)
        values = [fact.object for fact in self.about if fact.predicate == wanted and fact.settled and not fact.inverse]
        return values[0] if values else None


@dataclass(frozen=True)
class Profile:
    """All that is said of one thing. Not stated is absent: nothing here means "no" but a fact that is ``denied``."""

    id: NamedNode
    cls: NamedNode
    names: Mapping[str, str]
    """Its two names, by language."""
    notes: tuple[str, ...]
    """What tells it from things that look alike."""
    status: NamedNode | None
    facts: tuple[Fact, ...]
    """In the order of `GROUPS`, then of names."""
    conflicts: tuple[tuple[Statement, ...], ...]
    """Claims that disagree, side by side; each group in order of publication."""
    said: tuple[Statement, ...]
    """Live claims that are attributed to it as the speaker."""
    published: tuple[Source, ...]
    """Sources that it publishes."""

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every claim of the facts, the conflicts and what it said, once, in order of publication and place."""
        told = [statement for fact in self.facts for statement in fact.told()]
        told += [statement for group in self.conflicts for statement in group] + list(self.said)
        found = {statement.claim.id: statement for statement in told}
        return tuple(sorted(found.values(), key=lambda one: (one.source.issued.value, one.source.name, _start(one))))


def _start(statement: Statement) -> int:
    return statement.places[0].citation.start or 0


def profile_of(kg: KnowledgeGraph, thing: Thing, *, entailed: bool = False) -> Profile:
    """Return the profile of a thing; with `entailed`, also what follows from the facts (in Beijing through a park)."""
    return _Teller(kg, thing.id).profile(thing, entailed)


class _Teller:
    """Gathers what a profile tells."""

    def __init__(self, kg: KnowledgeGraph, node: NamedNode) -> None:
        self.kg = kg
        self.classes = cache(kg.classes)
        self.ledger = kg.excerpt(lambda store: claims_around(store, node, _DEPTH, self._is_told))

    def profile(self, thing: Thing, entailed: bool) -> Profile:
        node = thing.id
        facts = self.facts(node, _DEPTH)
        if entailed:
            facts += self.entailed(node, facts)
        facts.sort(key=self._reading_order)
        status = next((f.object for f in facts if f.predicate == b("status") and f.settled and not f.inverse), None)
        return Profile(
            id=node,
            cls=thing.cls,
            names={label.language or "": label.value for label in thing.labels},
            notes=tuple(note.value for note in thing.notes),
            status=status if isinstance(status, NamedNode) else None,
            facts=tuple(facts),
            conflicts=tuple(self.conflicts(facts)),
            said=tuple(one for one in self.ledger.statements.values() if one.live and one.claim.speaker == node),
            published=tuple(sources_in(self.kg.store, node)),
        )

    def facts(self, node: NamedNode, depth: int, beside: Edge | None = None) -> list[Fact]:
        """Return the facts of a node, without the edge by which it was reached."""
        groups: dict[Edge, list[Statement]] = {}
        for one in (*self.ledger.about(node), *self.kg.recorded.about(node)):
            edge = (one.claim.subject, one.claim.predicate, one.claim.object)
            if one.live and edge != beside:
                groups.setdefault(edge, []).append(one)
        return [self._fact(edge, told, node, depth) for edge, told in groups.items()]

    def _fact(self, edge: Edge, told: list[Statement], node: NamedNode, depth: int) -> Fact:
        subject, predicate, value = edge
        told.sort(key=lambda one: (not one.settled, STANDINGS.index(one.standing), one.source.issued.value))
        inverse = subject != node
        other = subject if inverse else value
        about: list[Fact] = []
        if depth and isinstance(other, NamedNode) and self._is_told(other):
            about = self.facts(other, depth - 1, beside=edge)
        settled = any(one.settled for one in told)
        kind = next(iter(self.classes(other)), None) if isinstance(other, NamedNode) else None
        return Fact(subject, predicate, value, inverse, told[0].standing, settled, tuple(told), tuple(about), kind)

    def _is_told(self, node: NamedNode) -> bool:
        """Tell whether a node only makes sense with what is said of it."""
        return any(cls in TOLD for cls in self.classes(node))

    def _reading_order(self, fact: Fact) -> tuple[object, ...]:
        other = fact.other
        name = self.kg.label(other) if isinstance(other, NamedNode) else other.value
        group, place, _ = _PLACE.get(fact.predicate, _LAST)
        if fact.group == "numbers":
            measure = fact.detail("b:measures")
            said = fact.statements[0].source.issued.value if fact.statements else ""
            return (group, place, measure.value if measure else "", False, 0, said + name)
        if fact.group == "people":
            group = list(GROUPS).index("people")
        return (group, place, fact.predicate.value, fact.inverse, _SHOWN.index(fact.standing), name.casefold())

    def conflicts(self, facts: Iterable[Fact]) -> list[tuple[Statement, ...]]:
        """Return the claims that disagree with one of the facts, in groups."""
        groups: list[tuple[Statement, ...]] = []
        seen: set[NamedNode] = set()
        for one in (one for fact in facts for one in fact.told()):
            if one.claim.id not in seen and self.ledger.rivals.get(one.claim.id):
                group = self._group(one.claim.id)
                seen |= {member.claim.id for member in group}
                groups.append(group)
        return groups

    def _group(self, claim: NamedNode) -> tuple[Statement, ...]:
        group, todo = set[NamedNode](), [claim]
        while todo:
            current = todo.pop()
            if current not in group:
                group.add(current)
                todo += self.ledger.rivals.get(current, ())
        order = self.ledger.statements
        return tuple(one for name, one in order.items() if name in group)

    def entailed(self, node: NamedNode, facts: Collection[Fact]) -> Iterator[Fact]:
        """Yield what follows about a node and is not said of it."""
        known = {(fact.subject, fact.predicate, fact.object) for fact in facts}
        for subject, value in ((node, None), (None, node)):
            for quad in self.kg.store.quads(subject, None, value, graph("entailed")):
                edge = (quad.subject, quad.predicate, quad.object)
                if quad.predicate != iri("rdf:type") and edge not in known and self._says_more(edge, known):
                    yield Fact(*edge, quad.subject != node, "entailed", True, ())  # type: ignore[arg-type]

    @staticmethod
    def _says_more(edge: tuple[object, ...], known: Collection[tuple[object, ...]]) -> bool:
        """Tell whether an entailed edge is more than a stated one read backwards."""
        return not any((edge[0], edge[2]) == (end, start) for start, _, end in known)
