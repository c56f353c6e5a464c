"""What is in a place: zones, corridors, facilities, platforms, and the products of the companies there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...terms import b
from ..circle import Inner, is_a
from ..milestones import decisions_on
from ..numbers import numbers_of
from ..said import nodes_of, said, said_of
from ..ties import Tie
from ..when import reported, when
from .model import Goal, Part, Plan, Product

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["goals_of", "part_of", "plans_for", "products_by", "products_of"]

PRESENT = {"opened", "there", "based"}


def part_of(kg: KnowledgeGraph, inner: Inner) -> Part:
    """Return what is said of something in a place."""
    parts = {name: said(kg, inner.id, name) for name in ("b:kind", "b:status", "b:managedBy", "b:groupSize")}
    sizes = [one.value for one in parts["b:groupSize"] if one.settled and isinstance(one.value, int)]
    told = [*inner.said.statements, *(one for part in parts.values() for value in part for one in value.statements)]
    return Part(
        id=inner.id,
        cls=kg.classes(inner.id)[0],
        kinds=parts["b:kind"],
        status=kg.ledger.status.get(inner.id, ""),
        size=sizes[0] if sizes else None,
        run_by=parts["b:managedBy"],
        meant_for=said(kg, inner.id, "b:intendedFor"),
        within=inner.place,
        said=inner.said,
        statements=tuple(dict.fromkeys(told)),
    )


def products_of(kg: KnowledgeGraph, ties: Iterable[Tie]) -> tuple[Product, ...]:
    """Return the products of the companies that are there (not of those attracted), by developer, then id."""
    there = sorted({tie.party.value for tie in ties if tie.step in PRESENT})
    return tuple(product for developer in there for product in products_by(kg, NamedNode(developer)))


def products_by(kg: KnowledgeGraph, developer: NamedNode) -> tuple[Product, ...]:
    """Return the products of a developer, in the order of `said`."""
    nodes = nodes_of(said_of(kg, developer, "b:developedBy"))
    return tuple(_product(kg, developer, node) for node in nodes if is_a(kg, node, "MedicalProduct"))


def _product(kg: KnowledgeGraph, developer: NamedNode, product: NamedNode) -> Product:
    return Product(
        id=product,
        developer=developer,
        forms=said(kg, product, "b:productModality"),
        diseases=said(kg, product, "b:indicatedFor"),
        decisions=decisions_on(kg, product),
        statements=tuple(kg.ledger.behind(product, b("developedBy"), developer)),
    )


def plans_for(kg: KnowledgeGraph, place: NamedNode) -> tuple[Plan, ...]:
    """Return the plans for a place and the calls for plans: dated ones first, then by report, then id."""
    nodes = [node for node in nodes_of(said_of(kg, place, "b:plans")) if is_a(kg, node, "Plan", "Event")]
    return tuple(sorted((_plan(kg, node) for node in nodes), key=_by_date))


def _by_date(one: Plan) -> tuple[bool, str, str, str]:
    first = one.announced.window.earliest.isoformat() if one.announced else ""
    return one.announced is None, first, one.reported, one.id.value


def _plan(kg: KnowledgeGraph, node: NamedNode) -> Plan:
    told = tuple(one for one in kg.ledger.about(node) if one.live and one.claim.subject == node)
    events = nodes_of(said(kg, node, "b:announcedAt"))
    dated = sorted(((date.window[1] - date.window[0], event.value, event, date)
                    for event in events if (date := when(kg, event))), key=lambda one: one[:2])  # fmt: skip
    return Plan(
        id=node,
        kinds=said(kg, node, "b:kind"),
        fields=said(kg, node, "b:field"),
        by=said(kg, node, "b:attributedTo"),
        announced_at=dated[0][2] if dated else next(iter(events), None),
        announced=dated[0][3] if dated else when(kg, node),
        reported=reported(told),
        numbers=numbers_of(kg, node),
        statements=told,
    )


def goals_of(kg: KnowledgeGraph, nodes: Iterable[NamedNode]) -> tuple[Goal, ...]:
    """Return the goals of a place and its plans, in the order of `nodes`, then of `said`."""
    return tuple(Goal(one, node, _words(kg, one.value)) for node in nodes for one in said(kg, node, "b:hasGoal"))


def _words(kg: KnowledgeGraph, goal: object) -> str:
    words = said(kg, goal, "b:verbatim") if isinstance(goal, NamedNode) else ()
    return next((str(one.value) for one in words if one.settled), "")
