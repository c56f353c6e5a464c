"""The triple helix: how university, industry and government (and hospital, investor) are tied, and who bridges them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...terms import b, iri, local_name
from ..hops import node_of
from ..links import Link, actors_of, links
from .brokerage import Roles, brokerage

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["SPHERES", "Broker", "Crossing", "Helix", "Member", "helix", "sphere_of"]

SPHERES = ("university", "industry", "government", "hospital", "investor")
"""University stands for all whose work is research or higher education, public research institutes among them."""

BY_KIND = {
    "investor": "investor",
    "research-institution": "university", "medical-university": "university",
    "research-hospital": "hospital", "top-grade-hospital": "hospital",
    "company": "industry", "medical-and-health-business-entity": "industry",
}  # fmt: skip
"""Kind, or the nearest kind above it → sphere. A kind says more than a class: a fund is a company too."""

BY_CLASS = {
    "University": "university", "ResearchInstitute": "university", "Company": "industry", "PublicBody": "government",
    "Hospital": "hospital", "AdministrativeArea": "government", "DevelopmentZone": "government",
}  # fmt: skip
"""Class, or the nearest class above it → sphere. A place counts where it acts for its government: where it plans."""


@dataclass(frozen=True)
class Member:
    """An organisation in a sphere."""

    id: NamedNode
    sphere: str
    by: NamedNode
    """The class or kind that puts it there."""
    links: int
    """With how many others it is linked by what is settled."""
    planned: int
    """With how many further ones it is to be linked."""


@dataclass(frozen=True)
class Crossing:
    """The links within one sphere, or between two: one field of the matrix."""

    spheres: tuple[str, str]
    """In the order of `SPHERES`; the same twice for what is within one."""
    settled: int
    """Pairs of organisations that are linked by what is settled."""
    planned: int
    """Further pairs, linked only by what is planned or expected."""
    links: tuple[Link, ...]
    """All of them: the settled first, then by id."""


@dataclass(frozen=True)
class Broker:
    """Someone who stands between two others that are not linked themselves."""

    id: NamedNode
    sphere: str
    settled: Roles
    """By what is settled."""
    with_planned: Roles
    """By what is settled or planned."""


@dataclass(frozen=True)
class Helix:
    """The triple helix of a graph."""

    members: tuple[Member, ...]
    """Organisations of a sphere that have a link, settled or planned: by sphere, then the most links, then id."""
    unlinked: Mapping[str, int]
    """Sphere → how many more organisations of it the network knows of, without any link."""
    inner: tuple[Link, ...]
    """Links of a body with its own parts (a regulator and its centres), by id: not counted, in no need of a broker."""
    outside: tuple[NamedNode, ...]
    """Linked organisations that neither kind nor class puts in a sphere; they count nowhere else."""
    matrix: tuple[Crossing, ...]
    """Each sphere with itself and with those after it, in the order of `SPHERES`; empty fields too."""
    brokers: tuple[Broker, ...]
    """By pairs brokered by what is settled, then with what is planned, then id."""

    def crossing(self, first: str, second: str) -> Crossing:
        """Return the field of two spheres, whichever comes first; raises KeyError for what is no sphere."""
        for one in self.matrix:
            if set(one.spheres) == {first, second}:
                return one
        raise KeyError(f"{first}, {second}")

    @property
    def bridges(self) -> tuple[Link, ...]:
        """The links that cross spheres, settled first, then in the order of the matrix."""
        found = [link for one in self.matrix if len(set(one.spheres)) == 2 for link in one.links]
        return tuple(sorted(found, key=lambda link: not link.settled))


def helix(kg: KnowledgeGraph) -> Helix:
    """Return how the spheres of a graph are tied, what is settled and what is planned apart.

    Base: the organisations of the ecosystem, and places where they plan (which their government does); links as
    `biokg.analysis.links` has them. A pair counts once, however many ways link it. The network is taken without
    directions: "founded by" and "founder of" are one tie, and grammar says nothing about who passes on what to whom.
    An organisation is in one sphere at most: that of its kind, else of its class.
    """
    network = kg.network(planned=True)
    actors = actors_of(kg, network)
    every = links(kg, network, actors)
    found, inner = [link for link in every if not link.inner], [link for link in every if link.inner]
    nodes = (node_of(network, name) for name in sorted(actors))
    spheres = {node: placed for node in nodes if (placed := sphere_of(kg, node))}
    sphere = {node: name for node, (name, _) in spheres.items()}
    linked = {node for link in found for node in (link.first, link.second)}
    rest = [name for node, name in sphere.items() if node not in linked]
    return Helix(
        members=_members(spheres, found),
        unlinked={name: rest.count(name) for name in SPHERES if name in rest},
        inner=tuple(inner),
        outside=tuple(sorted(linked - spheres.keys(), key=lambda node: node.value)),
        matrix=_matrix(sphere, found),
        brokers=_brokers(sphere, every),
    )


def sphere_of(kg: KnowledgeGraph, node: NamedNode) -> tuple[str, NamedNode] | None:
    """Return the sphere of a thing and the kind or class that puts it there; None where nothing does."""
    for kind in kg.ledger.objects(node, b("kind")):
        if isinstance(kind, NamedNode):
            for above in _broader(kg, kind):
                if local_name(above) in BY_KIND:
                    return BY_KIND[local_name(above)], above
    for cls in kg.classes(node):
        if local_name(cls) in BY_CLASS:
            return BY_CLASS[local_name(cls)], cls
    return None


def _broader(kg: KnowledgeGraph, kind: NamedNode) -> list[NamedNode]:
    """Return a kind and those above it, nearest first."""
    found, todo = [], [kind]
    while todo:
        here = todo.pop(0)
        if here not in found:
            found.append(here)
            above = (quad.object for quad in kg.store.quads(subject=here, predicate=iri("skos:broader")))
            todo += sorted((one for one in above if isinstance(one, NamedNode)), key=lambda one: one.value)
    return found


def _members(spheres: Mapping[NamedNode, tuple[str, NamedNode]], found: Sequence[Link]) -> tuple[Member, ...]:
    members = []
    for node, (sphere, by) in spheres.items():
        mine = [link for link in found if node in (link.first, link.second)]
        settled = sum(link.settled for link in mine)
        if mine:
            members.append(Member(node, sphere, by, settled, len(mine) - settled))
    return tuple(sorted(members, key=lambda one: (SPHERES.index(one.sphere), -one.links, -one.planned, one.id.value)))


def _matrix(sphere: Mapping[NamedNode, str], found: Collection[Link]) -> tuple[Crossing, ...]:
    fields: dict[tuple[str, str], list[Link]] = {pair: [] for pair in combinations_with_replacement(SPHERES, 2)}
    for link in found:
        if link.first in sphere and link.second in sphere:
            first, second = sorted((sphere[link.first], sphere[link.second]), key=SPHERES.index)
            fields[first, second].append(link)
    crossings = []
    for pair, mine in fields.items():
        mine.sort(key=lambda link: (not link.settled, link.first.value, link.second.value))
        settled = sum(link.settled for link in mine)
        crossings.append(Crossing(pair, settled, len(mine) - settled, tuple(mine)))
    return tuple(crossings)


def _brokers(sphere: Mapping[NamedNode, str], found: Collection[Link]) -> tuple[Broker, ...]:
    akin = [(link.first, link.second) for link in found if link.inner]
    ties = [(link.first, link.second) for link in found if not link.inner]
    settled = [(link.first, link.second) for link in found if not link.inner and link.settled]
    now, then = brokerage(settled, sphere, akin=akin), brokerage(ties, sphere, akin=akin)
    brokers = [Broker(node, sphere[node], now.get(node, Roles()), then.get(node, Roles())) for node in {**now, **then}]
    return tuple(sorted(brokers, key=lambda one: (-one.settled.total, -one.with_planned.total, one.id.value)))
