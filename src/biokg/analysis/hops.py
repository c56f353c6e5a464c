"""Hops: what ties two neighbours of a network, in the direction in which it is said, with its statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from ..claims.ledger import STANDINGS, Ledger, Statement
from ..network import SETTLED, only_attracted
from ..terms import ID, b, iri, local_name

if TYPE_CHECKING:
    import networkx

    from ..graph import KnowledgeGraph

__all__ = ["Bond", "Hop", "hop_between", "node_of"]


@dataclass(frozen=True)
class Bond:
    """One tie between two things, as it is said: ``libevitug developedBy huahui-health``."""

    subject: NamedNode
    predicate: NamedNode
    """The property, or the class of the relationship (``b:Engagement``)."""
    object: NamedNode
    roles: tuple[NamedNode, ...]
    """In what capacity, for a relationship; none where the source gives none."""
    standing: str
    statements: tuple[Statement, ...]
    """The claims behind it, in order of publication."""

    @property
    def settled(self) -> bool:
        """Whether it holds now or held once; who is only being attracted has not come."""
        return self.standing in SETTLED and not only_attracted(self.standing, [local_name(one) for one in self.roles])


@dataclass(frozen=True)
class Hop:
    """One step from a thing to a neighbour, with every tie between the two."""

    start: NamedNode
    end: NamedNode
    standing: str
    """The best standing of its ties."""
    sources: int
    """Independent sources behind its ties."""
    bonds: tuple[Bond, ...]
    """The best standing first, then by property and id."""

    @property
    def settled(self) -> bool:
        """Whether one of its ties holds now or held once."""
        return any(bond.settled for bond in self.bonds)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The claims behind all its ties, each once."""
        return tuple(dict.fromkeys(one for bond in self.bonds for one in bond.statements))


def node_of(network: networkx.MultiDiGraph, name: str) -> NamedNode:
    """Return the thing that a node of a network stands for."""
    return NamedNode(network.nodes[name].get("iri", ID + name))


def hop_between(
    kg: KnowledgeGraph, network: networkx.MultiDiGraph, start: str, end: str, ledger: Ledger | None = None
) -> Hop:
    """Return the step between two neighbours of a network, whichever of the two its ties are said of.

    `ledger` holds the claims behind its ties, if it is not to be the whole one. Raises ValueError where no tie
    connects them.
    """
    known = ledger or kg.ledger
    found = [*_bonds(known, network, start, end), *(_bonds(known, network, end, start) if start != end else ())]
    if not found:
        raise ValueError(f"No tie connects {start} and {end}.")
    bonds = tuple(sorted(found, key=_order))
    told = [one for bond in bonds for one in bond.statements]
    ends = node_of(network, start), node_of(network, end)
    return Hop(*ends, bonds[0].standing, known.independent(told), bonds)


def _order(bond: Bond) -> tuple[int, str, str, list[str]]:
    claims = [one.claim.id.value for one in bond.statements]
    return STANDINGS.index(bond.standing), bond.predicate.value, bond.subject.value, claims


def _bonds(ledger: Ledger, network: networkx.MultiDiGraph, start: str, end: str) -> Iterable[Bond]:
    edges: Mapping[str, Mapping[str, Any]] = network.get_edge_data(start, end, default={})
    for about in edges.values():
        yield Bond(
            node_of(network, start),
            b(about["predicate"]),
            node_of(network, end),
            tuple(iri(f"role:{role}") for role in about.get("role", "").split()),
            about["standing"],
            tuple(sorted((ledger.statements[iri(f"claim:{name}")] for name in about["claims"].split()), key=_issued)),
        )


def _issued(one: Statement) -> tuple[str, str]:
    return one.source.issued.value, one.claim.id.value
