"""The profile of a company, or of another organization: ties, sites, products, people, numbers, connections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from ..claims.ledger import STANDINGS
from ..terms import ID
from .backing import Backing, backing
from .circle import Inner
from .conflicts import Conflict
from .connections import simple
from .forecasts import Forecast, forecasts
from .milestones import Match, Trial, disputed, matches_of, trials_of
from .numbers import Number, numbers_of
from .park.model import Part, Product
from .park.parts import part_of, products_by
from .posts import Post, posts_at
from .said import Said, nodes_of, said, said_of, statements_in
from .silence import Silence
from .ties import Tie, ties_at, ties_of
from .timeline import Timeline, timeline

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["Company", "Connection", "company"]


@dataclass(frozen=True)
class Connection:
    """Something that a thing is tied to in the network of what is settled or under way."""

    id: NamedNode
    ties: tuple[str, ...]
    """The properties, or classes of relationships, that tie the two; sorted."""
    standing: str
    """The best standing of those ties."""
    degree: int
    """How many other things that one is tied to."""


@dataclass(frozen=True)
class Company:
    """All that is said of a company."""

    id: NamedNode
    cls: NamedNode
    other_names: tuple[Said, ...]
    matches: tuple[Match, ...]
    kinds: tuple[Said, ...]
    fields: tuple[Said, ...]
    ties: tuple[Tie, ...]
    """Its ties with places and organizations, by how far each has come."""
    towards: tuple[Tie, ...]
    """Ties of others with it, such as spin-offs."""
    sites: tuple[Part, ...]
    """What it runs, or is to run."""
    plans: tuple[Said, ...]
    """What it plans beside its sites."""
    products: tuple[Product, ...]
    trials: tuple[Trial, ...]
    research: tuple[Said, ...]
    """On whose research its products rest."""
    people: tuple[Post, ...]
    numbers: tuple[Number, ...]
    """Numbers of it and of its ties."""
    timeline: Timeline
    forecasts: tuple[Forecast, ...]
    silence: Silence
    """The rule by which forecasts lapse."""
    degree: int
    """How many things it is tied to in the network of what is settled or under way."""
    connections: tuple[Connection, ...]
    """Those things, the best connected first, then by id."""
    conflicts: tuple[Conflict, ...]
    backing: Backing


def company(kg: KnowledgeGraph, organization: NamedNode, silence: Silence | None = None) -> Company:
    """Return the profile of an organization. What no source states is absent."""
    rule = silence or Silence()
    products = products_by(kg, organization)
    ties, connections = ties_of(kg, organization), _connections(kg, organization)
    sites = nodes_of(said_of(kg, organization, "b:managedBy"), settled=False)
    found: dict[str, Any] = {
        "other_names": said(kg, organization, "skos:altLabel"),
        "kinds": said(kg, organization, "b:kind"),
        "fields": said(kg, organization, "b:field"),
        "ties": tuple(ties),
        "towards": tuple(tie for tie in ties_at(kg, [organization]) if tie.party != organization),
        "sites": tuple(_site(kg, site, organization) for site in sites),
        "plans": tuple(one for one in said(kg, organization, "b:plans") if one.value not in sites),
        "products": products,
        "trials": tuple(trial for one in products for trial in trials_of(kg, one.id)),
        "research": tuple(one for product in products for one in said(kg, product.id, "b:basedOnResearchBy")),
        "people": tuple(posts_at(kg, organization)),
        "numbers": _numbers(kg, organization, ties),
        "timeline": timeline(kg, organization),
        "forecasts": tuple(forecasts(kg, kg.today, organization, rule)),
        "silence": rule,
    }
    told = list(statements_in(found))
    return Company(
        id=organization,
        cls=kg.classes(organization)[0],
        matches=tuple(matches_of(kg, organization)),
        **found,
        degree=len(connections),
        connections=connections,
        conflicts=disputed(kg, told),
        backing=backing(kg, told),
    )


def _site(kg: KnowledgeGraph, site: NamedNode, organization: NamedNode) -> Part:
    """Return a site with the place where it lies; the organization itself where no source says."""
    lies = [one for one in said(kg, site, "b:locatedIn", "b:partOf") if one.settled]
    inner = [one for one in lies if isinstance(one.value, NamedNode)]
    narrow = [one for one in inner if not any(_within(kg, other.value, one.value) for other in inner)]
    if narrow and isinstance(narrow[0].value, NamedNode):
        return part_of(kg, Inner(site, narrow[0], narrow[0].value))
    runs = next(one for one in said_of(kg, organization, "b:managedBy") if one.value == site)
    return part_of(kg, Inner(site, runs, organization))


def _within(kg: KnowledgeGraph, narrow: object, broad: object) -> bool:
    """Tell whether one place lies in another one, at any depth."""
    seen: set[object] = set()
    todo = [narrow]
    while todo:
        here = todo.pop()
        if isinstance(here, NamedNode) and here not in seen:
            seen.add(here)
            todo += nodes_of(said(kg, here, "b:locatedIn", "b:partOf"))
    return broad in seen - {narrow}


def _numbers(kg: KnowledgeGraph, organization: NamedNode, ties: list[Tie]) -> tuple[Number, ...]:
    nodes = dict.fromkeys([organization, *(tie.id for tie in ties if tie.id)])
    return tuple(number for node in nodes for number in numbers_of(kg, node))


def _connections(kg: KnowledgeGraph, node: NamedNode) -> tuple[Connection, ...]:
    network = kg.network()
    short = node.value.removeprefix(ID)
    if short not in network:
        return ()
    plain = simple(network)
    found = [Connection(NamedNode(ID + other), *_between(network, short, other), plain.degree[other])
             for other in plain.neighbors(short)]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (-one.degree, one.id.value)))


def _between(network: Any, one: str, other: str) -> tuple[tuple[str, ...], str]:
    """Return what ties two neighbours, and the best standing of it."""
    edges = [*(network.get_edge_data(one, other) or {}).values(), *(network.get_edge_data(other, one) or {}).values()]
    best: str = min((edge["standing"] for edge in edges), key=STANDINGS.index)
    return tuple(sorted({edge["predicate"] for edge in edges})), best
