"""Brokerage: who stands between two others that have no tie of their own, and in which role (Gould and Fernandez 1989).

A broker b lies between a and c where a is tied to b, b to c, and a not to c. The role goes by the groups of the three.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

__all__ = ["Roles", "brokerage", "role_of"]

N = TypeVar("N", bound=Hashable)


@dataclass(frozen=True)
class Roles:
    """How often a broker stands between two others, by role. A pair of others is one, whichever comes first."""

    coordinator: int = 0
    """All three are of one group."""
    consultant: int = 0
    """The two others are of one group, the broker of another; also called itinerant."""
    gatekeeper: int = 0
    """An outsider reaches one of the broker's own group through the broker: b and c against a."""
    representative: int = 0
    """One of the broker's own group reaches an outsider through the broker: a and b against c."""
    liaison: int = 0
    """All three are of different groups."""
    total: int = 0
    """The pairs of others between which the broker stands. Without directions gatekeeper and representative are two
    readings of one pair, which counts once here."""


def role_of(first: object, broker: object, second: object) -> str:
    """Return the role of a broker by the groups of the three, in the order of the tie: first → broker → second.

    >>> role_of("industry", "industry", "university"), role_of("university", "industry", "university")
    ('representative', 'consultant')
    """
    if first == broker:
        return "coordinator" if broker == second else "representative"
    if broker == second:
        return "gatekeeper"
    return "consultant" if first == second else "liaison"


def brokerage(
    ties: Iterable[tuple[N, N]],
    group: Mapping[N, object],
    *,
    directed: bool = False,
    akin: Iterable[tuple[N, N]] = (),
) -> dict[N, Roles]:
    """Return the roles of all that stand between two others: the most pairs first, then in order of the nodes as text.

    Ties are pairs; parallel ties and ties of a node to itself do not count, nor do nodes without a group. With
    `directed` a tie leads from its first to its second node, and the pairs are ordered; without, each tie leads both
    ways, each pair counts once, and the two readings gatekeeper and representative are always equal. Pairs that are
    `akin` need no broker, and broker nothing by that: the parts of one body.

    >>> brokerage([("a", "b"), ("b", "c")], {"a": 1, "b": 2, "c": 3})
    {'b': Roles(coordinator=0, consultant=0, gatekeeper=0, representative=0, liaison=1, total=1)}
    """
    onward: dict[N, set[N]] = {node: set() for node in group}
    for start, end in ties:
        if start != end and start in group and end in group:
            onward[start].add(end)
            if not directed:
                onward[end].add(start)
    near = {pair for one in akin for pair in (one, one[::-1])}
    counts: dict[N, dict[str, int]] = {}
    for broker, role in _triads(onward, group, near):
        mine = counts.setdefault(broker, dict.fromkeys(("total", *Roles.__dataclass_fields__), 0))
        mine[role] += 1
        mine["total"] += 1
    found = {broker: _roles(mine, directed) for broker, mine in counts.items()}
    return dict(sorted(found.items(), key=lambda item: (-item[1].total, str(item[0]))))


def _triads(
    onward: Mapping[N, set[N]], group: Mapping[N, object], near: Collection[tuple[N, N]]
) -> Iterator[tuple[N, str]]:
    """Yield (broker, role) for each open triad first → broker → second."""
    into: dict[N, set[N]] = {node: set() for node in onward}
    for start, ends in onward.items():
        for end in ends:
            into[end].add(start)
    for broker in onward:
        for first in into[broker]:
            for second in onward[broker]:
                if first != second and second not in onward[first] and (first, second) not in near:
                    yield broker, role_of(group[first], group[broker], group[second])


def _roles(counts: dict[str, int], directed: bool) -> Roles:
    """Return the counts; where ties lead both ways each pair was met twice, once from either end."""
    if directed:
        return Roles(**counts)
    single = {"gatekeeper", "representative"}  # met once as each
    return Roles(**{name: count if name in single else count // 2 for name, count in counts.items()})
