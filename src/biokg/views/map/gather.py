"""Gather a picture from the graph: what is drawn as a mark, a line, an area or a text, and who says each of it.

Statistics become numbers, engagements and positions become one line from the party to where it is, an expectation
becomes facts of what it expects, a goal a fact of whoever has it; sources, citations and claims stand behind the lines
and are never marks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ...claims.derive import TIERS
from ...claims.ledger import Statement
from ...garbage import no_collection
from ...terms import b, shorten
from .claims import claims_of, source_of
from .history import history, spells_of
from .moments import moments_of
from .naming import named
from .nesting import nest
from .part import FOLDED, around_in
from .phrases import PREDICATES
from .picture import Edge, Fact, Node, Number, Picture, Standing, Words, around, settled
from .quiet import quieten
from .relations import Relation, relation_of, stand_in, tie
from .speech import Speech
from .statistics import number_of

if TYPE_CHECKING:
    from ...claims.things import Thing
    from ...graph import KnowledgeGraph
    from ...text import Article

__all__ = ["picture_of"]

_Said = tuple[NamedNode, NamedNode, NamedNode | Literal]
SILENT = frozenset({"kind"})
"""Properties shown in the heading of a thing, not as facts."""


@no_collection()
def picture_of(
    kg: KnowledgeGraph,
    *,
    centre: str | None = None,
    depth: int = 1,
    only_settled: bool = False,
    articles: Mapping[str, Article] | None = None,
) -> Picture:
    """Return the picture of the whole graph, or of what lies within `depth` links of the thing called `centre`.

    With `only_settled`, nothing planned, expected, under way or merely intended is in it. To draw what was known on
    a day, pass ``kg.as_of(day)``; else the picture is dated by its newest source. With `articles` (by the hash of their
    text) claims are quoted. Raises UnknownName where nothing, or more than one thing, is called `centre`.
    """
    if centre is not None:
        focus = kg.resolve(centre)
        kg = around_in(kg, focus, depth)
    picture = _Gatherer(kg, articles).picture()
    if centre is not None:
        name = _slug(focus)
        if name not in {n.id for n in picture.nodes}:
            name = stand_in(kg, focus, {n.id for n in picture.nodes})
        picture = around(picture, name, depth)
        label = next(n.label for n in picture.nodes if n.id == name)
        picture = replace(picture, title=Words(f"Around {label.en}", f"{label.inside('zh')}周边"))
    picture = named(picture)
    if kg.date is not None:
        picture = replace(picture, as_of=kg.date.isoformat())
    return settled(picture) if only_settled else picture


class _Gatherer:
    """Reads the ledger once and sorts what it says."""

    def __init__(self, kg: KnowledgeGraph, articles: Mapping[str, Article] | None = None) -> None:
        self.kg = kg
        self.articles = articles
        self.speech = Speech(kg)
        self.things: dict[NamedNode, Thing] = {thing.id: thing for thing in kg.things()}
        self.about: dict[NamedNode, list[Statement]] = defaultdict(list)
        groups: dict[_Said, list[Statement]] = defaultdict(list)
        for statement in kg.claims():
            if statement.live and statement.claim.subject in self.things:
                claim = statement.claim
                groups[claim.subject, claim.predicate, claim.object].append(statement)
                self.about[claim.subject].append(statement)
        self.groups: list[tuple[_Said, list[Statement]]] = sorted(groups.items(), key=_key)
        self.groups_of: dict[NamedNode, list[tuple[_Said, list[Statement]]]] = defaultdict(list)
        for said, statements in self.groups:
            self.groups_of[said[0]].append((said, statements))
        self.folded = {n for n, thing in self.things.items() if _local(thing.cls) in FOLDED}
        self.goals = {
            value
            for (_, predicate, value), _ in self.groups
            if _local(predicate) == "hasGoal"
            and isinstance(value, NamedNode)
            and value in self.things
            and _local(self.things[value].cls) == "Goal"
        }
        self.folded |= self.goals

    def picture(self) -> Picture:
        """Return everything that the graph says, as a picture."""
        edges, facts = self._links(), self._facts()
        numbers: list[Number] = []
        facts += self._goals()
        rivals = {other for s in self.kg.claims() if s.live for other in s.claim.conflicts}
        for node in sorted((self.folded - self.goals) & self.about.keys(), key=str):
            cls = _local(self.things[node].cls)
            if cls == "Statistic":
                numbers += number_of(node, self.about[node], self.speech, rivals)
            elif cls == "Expectation":
                more_edges, more_facts = self._expectation(node)
                edges += more_edges
                facts += more_facts
            else:
                relation = relation_of(node, self.about[node])
                edges += tie(relation, self.speech, self._standing_of(node))
                facts += self._loose(relation)
        drawn = [n for n in self.things if n not in self.folded]
        named = {e for edge in edges for e in (edge.source, edge.target)} | {f.subject for f in facts}
        named |= {n.subject for n in numbers}
        nodes = [self._node(node) for node in drawn if _slug(node) in named]
        known = {n.id for n in nodes}
        edges = [e for e in edges if e.source in known and e.target in known]
        nodes, edges = nest(nodes, edges)
        edges = quieten(nodes, edges)
        moments = moments_of(self.kg, self.speech, known)
        said = {c for part in (edges, facts, numbers, moments) for item in part for c in item.claims}
        past = history(self.kg.ledger)
        claims = claims_of(self.kg, said, self.speech, past.standing, self.articles)
        used = {claim.source for claim in claims}
        sources = [source_of(s, self.speech) for s in self.kg.sources() if s.name in used]
        return Picture(
            title=Words("Map of the biopharma ecosystem", "生物医药生态图谱"),
            nodes=tuple(nodes),
            edges=tuple(sorted(edges, key=lambda e: e.id)),
            facts=tuple(sorted((f for f in facts if f.subject in known), key=lambda f: f.outweighed)),
            numbers=tuple(sorted((n for n in numbers if n.subject in known), key=lambda n: (n.subject, n.rank))),
            claims=tuple(sorted(claims, key=lambda c: c.id)),
            sources=tuple(sources),
            as_of=max((s.edtf for s in self.kg.sources()), default=""),
            classes={n.cls: self.speech.term(n.cls) for n in nodes},
            tiers={_slug(tier): self.speech.node(tier) for tier in TIERS},
            moments=tuple(moments),
            past=spells_of(past, self.speech),
        )

    def _node(self, node: NamedNode) -> Node:
        thing = self.things[node]
        status = self.kg.ledger.status.get(node)
        names = [s.claim.object.value for s in self.about[node] if _local(s.claim.predicate) == "altLabel"]
        kinds = [s.claim.object for s in self.about[node] if _local(s.claim.predicate) == "kind"]
        multinational = b("MultinationalCompany") in self.kg.classes(node)
        return Node(
            id=_slug(node),
            cls="MultinationalCompany" if multinational else _local(thing.cls),
            label=self.speech.thing(thing),
            names=tuple(dict.fromkeys(names)),
            kinds=tuple(dict.fromkeys(self.speech.node(kind) for kind in kinds if isinstance(kind, NamedNode))),
            status=self.speech.concept("status", status) if status else None,
            standing=self.speech.phase(status),
            note=next((Words(n.value) for n in thing.notes if n.language in (None, "en")), None),
            iri=node.value,
        )

    def _standing_of(self, node: NamedNode) -> Standing:
        """Return the standing that the status of an engagement gives it."""
        return self.speech.phase(self.kg.ledger.status.get(node))

    def _links(self) -> list[Edge]:
        """Return the links between things that are drawn."""
        edges = []
        for (subject, predicate, value), statements in self.groups:
            if subject in self.folded or value in self.folded or value not in self.things:
                continue
            name = _local(predicate)
            special = f"{_local(self.things[subject].cls)}.{name}"
            known = PREDICATES.get(special) or PREDICATES.get(name)
            group, label, back = known or ("links", self.speech.node(predicate), Words(""))
            edges.append(
                Edge(
                    id=f"{_slug(subject)}~{name}~{_slug(value)}",
                    source=_slug(subject),
                    target=_slug(value),
                    predicate=name,
                    label=label,
                    inverse=back,
                    standing=self.speech.standing(statements),
                    claims=_ids(statements),
                    group=group,
                    settled=any(s.settled for s in statements),
                )
            )
        return edges

    def _facts(self, of: NamedNode | None = None, onto: str = "") -> list[Fact]:
        """Return what is said of things in texts, dates and concepts; of one folded thing, told of `onto`."""
        groups = self.groups if of is None else self.groups_of[of]
        facts = []
        for (subject, predicate, value), statements in groups:
            name = _local(predicate)
            if (of is None and subject in self.folded) or value in self.things or name in SILENT:
                continue
            group, label, _ = PREDICATES.get(name, ("profile", self.speech.node(predicate), Words("")))
            facts.append(
                Fact(
                    subject=onto or _slug(subject),
                    label=label,
                    value=self.speech.value(value, name),
                    standing=self.speech.standing(statements),
                    claims=_ids(statements),
                    group=group,
                    outweighed=not any(s.settled or s.standing in ("intended", "denied") for s in statements),
                    status=name == "status",
                )
            )
        return facts

    def _goals(self) -> list[Fact]:
        """Return the goals as facts of those who have them: an aspiration has no place and no end to check."""
        group, label, _ = PREDICATES["hasGoal"]
        return [
            Fact(
                _slug(subject),
                label,
                self.speech.thing(self.things[value]),
                self.speech.standing(statements),
                tuple(dict.fromkeys([*_ids(statements), *_ids(self.about[value])])),
                group,
            )
            for (subject, predicate, value), statements in self.groups
            if isinstance(value, NamedNode) and value in self.goals and _local(predicate) == "hasGoal"
        ]

    def _expectation(self, node: NamedNode) -> tuple[list[Edge], list[Fact]]:
        """Return an expectation as facts of what it expects, and a link to what made it true."""
        edges: list[Edge] = []
        facts: list[Fact] = []
        for target in sorted(self._ends(node, "expects")):
            facts += [
                replace(f, label=Words(f"forecast: {f.label.en}", f"预期：{f.label.inside('zh')}"))
                for f in self._facts(node, target)
            ]
            for end, statements in sorted(self._ends(node, "fulfilledBy").items()):
                standing, claims = self.speech.standing(statements), _ids(statements)
                if end == target:
                    came_true = Words("came true", "已实现")
                    facts.append(Fact(end, Words("forecast:", "预期："), came_true, standing, claims, "plans"))
                    continue
                group, label, back = PREDICATES["fulfilledBy"]
                name = f"{target}~fulfilledBy~{end}"
                edges.append(Edge(name, target, end, "fulfilledBy", label, back, standing, claims, group))
        return edges, facts

    def _ends(self, node: NamedNode, predicate: str) -> dict[str, list[Statement]]:
        """Return what a property of a thing leads to, with the statements that say so."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.about[node]:
            if _local(statement.claim.predicate) == predicate:
                found[_slug(statement.claim.object)].append(statement)
        return found

    def _loose(self, relation: Relation) -> list[Fact]:
        """Return a relation that lacks one of its ends as a fact of the other: nothing said is dropped."""
        if bool(relation.parties) == bool(relation.places):
            return []
        label, value = Words("tie", "往来"), self.speech.thing(self.things[relation.node])
        standing = self._standing_of(relation.node)
        ends = relation.parties or relation.places
        return [Fact(_slug(end), label, value, standing, _ids(relation.statements), "links") for end in ends]


def _key(item: tuple[_Said, list[Statement]]) -> tuple[str, ...]:
    subject, predicate, value = item[0]
    return subject.value, predicate.value, str(value)


def _ids(statements: Iterable[Statement]) -> tuple[str, ...]:
    """Return the ids of claims, those that count as settled first."""
    order = sorted(statements, key=lambda s: not s.settled)
    return tuple(dict.fromkeys(_slug(s.claim.id) for s in order))


@lru_cache(1 << 14)
def _slug(node: NamedNode | Literal) -> str:
    return node.value.rpartition("/")[2]


@lru_cache(1 << 14)
def _local(node: NamedNode) -> str:
    return shorten(node.value).rpartition(":")[2]
