"""Engagements and positions: a node in the graph, one line on the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ...errors import UnknownName
from ...network import only_attracted
from ..words import date_words
from .phrases import ROLES
from .picture import Edge, Standing, Words

if TYPE_CHECKING:
    from ...claims.ledger import Statement
    from ...graph import KnowledgeGraph
    from .speech import Speech

__all__ = ["Relation", "relation_of", "stand_in", "tie"]


@dataclass(frozen=True, slots=True)
class Relation:
    """The ends of an engagement or position and all that is said of it."""

    node: NamedNode
    parties: tuple[NamedNode, ...]
    places: tuple[NamedNode, ...]
    role: NamedNode | None
    statements: tuple[Statement, ...]


def relation_of(node: NamedNode, statements: list[Statement]) -> Relation:
    """Return the relation that statements describe."""

    def ends(name: str) -> tuple[NamedNode, ...]:
        found = [s.claim.object for s in statements if s.claim.predicate.value.endswith("/" + name)]
        return tuple(dict.fromkeys(end for end in found if isinstance(end, NamedNode)))

    return Relation(node, ends("party"), ends("at"), next(iter(ends("role")), None), tuple(statements))


def tie(relation: Relation, speech: Speech, phase: Standing) -> list[Edge]:
    """Return the lines from each party to where it is; how sure they are, the claims and the status both say."""
    if relation.role is None:
        label, back = Words("tied to", "关联"), Words("tied to", "关联")
    else:
        name, words = relation.role.value.rpartition("/")[2], speech.node(relation.role)
        label, back = ROLES.get(name, (words, words))
    position = relation.node.value
    standing = max(speech.standing(relation.statements), phase, key=list(Standing).index)
    claims = tuple(dict.fromkeys(s.claim.id.value.rpartition("/")[2] for s in relation.statements))
    return [
        Edge(
            id=f"{position.rpartition('/')[2]}~{_slug(party)}~{_slug(place)}",
            source=_slug(party),
            target=_slug(place),
            predicate="tie",
            label=label,
            inverse=back,
            standing=standing,
            phase=phase,
            attracted=relation.role is not None and only_attracted("under way", [_slug(relation.role)]),
            claims=claims,
            group="links",
            note=_details(relation, speech),
        )
        for party in relation.parties
        for place in relation.places
    ]


def stand_in(kg: KnowledgeGraph, focus: NamedNode, drawn: set[str]) -> str:
    """Return the drawn thing that a folded one (a statistic, an engagement) is about.

    Raises UnknownName where it is about none.
    """
    for statement in kg.ledger.about(focus):
        for end in (statement.claim.object, statement.claim.subject):
            if isinstance(end, NamedNode) and _slug(end) in drawn:
                return _slug(end)
    raise UnknownName(
        f"'{kg.label(focus)}' has no place on the map: nothing links it to a thing that is drawn.",
        zh=f"“{kg.label(focus, 'zh')}”无法上图：它与所绘的事物没有任何联系。",
    )


def _details(relation: Relation, speech: Speech) -> Words | None:
    """Return what else is said of a relation: since when, announced where, in what field."""
    parts: dict[Words, None] = {}
    for statement in relation.statements:
        name, value = statement.claim.predicate.value.rpartition("/")[2], statement.claim.object
        if name in ("party", "at", "role", "status", "kind"):
            continue
        if isinstance(value, Literal) and name in ("validFrom", "validTo", "edtf"):
            en, zh = {"validFrom": ("since {}", "{}起"), "validTo": ("until {}", "至{}")}.get(name, ("{}", "{}"))
            parts[Words(en.format(date_words(value.value)), zh.format(date_words(value.value, "zh")))] = None
        else:
            label, words = speech.node(statement.claim.predicate), speech.value(value, name)
            parts[Words(f"{label.en} {words.en}", f"{label.zh}：{words.inside('zh')}")] = None
    if not parts:
        return None
    return Words("; ".join(p.en for p in parts), "；".join(p.zh for p in parts))


def _slug(node: NamedNode) -> str:
    return node.value.rpartition("/")[2]
