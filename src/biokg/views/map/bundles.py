"""Bundles: marks that lead to the same things share one frame and one line to each of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .nesting import FAMILIES
from .picture import Edge, Picture, Standing, Words

__all__ = ["Bundle", "Trunk", "bundles", "visible"]

LEAST = 3
"""How many marks make a bundle: two lines are quicker read than a frame."""
_Way = tuple[str, bool, str, Standing]


@dataclass(frozen=True, slots=True)
class Trunk:
    """One line for several links of the same standing between the members of a bundle and `far`."""

    far: str
    outward: bool  # from the members to `far`
    standing: Standing
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Marks in the same area that lead to the same things in the same way."""

    id: str
    members: tuple[str, ...]
    parent: str | None
    label: Words
    trunks: tuple[Trunk, ...]


def visible(picture: Picture) -> list[Edge]:
    """Return the edges that have a line at first sight."""
    known = {n.id for n in picture.nodes}
    return [
        e for e in picture.edges
        if e.drawn and not e.quiet and not e.contains and e.source != e.target and {e.source, e.target} <= known
    ]  # fmt: skip


def bundles(picture: Picture) -> tuple[Bundle, ...]:
    """Return the bundles of `picture`, the largest first; the thing that the map is around is never in one."""
    edges: dict[str, list[Edge]] = defaultdict(list)
    for edge in visible(picture):
        edges[edge.source].append(edge)
        edges[edge.target].append(edge)
    alike: dict[tuple[str, frozenset[_Way]], list[str]] = defaultdict(list)
    holders = {n.parent for n in picture.nodes}
    for node in picture.nodes:
        ways = frozenset(_way(node.id, edge) for edge in edges[node.id])
        if node.id not in holders and node.id != picture.focus and 0 < len(ways) == len(edges[node.id]):
            alike[node.parent or "", ways].append(node.id)
    found: list[Bundle] = []
    taken: set[str] = set()
    for (parent, ways), members in sorted(alike.items(), key=lambda item: (-len(item[1]), sorted(item[1]))):
        if len(members) >= LEAST and not taken & ({far for far, *_ in ways} | set(members)):
            found.append(_bundle(sorted(members), parent or None, ways, edges))
            taken |= set(members)
    return tuple(found)


def _way(node: str, edge: Edge) -> _Way:
    """Return where a line leads from a node, which way round, in what family of properties, and how surely."""
    family = next((members for members in FAMILIES if edge.predicate in members), {edge.predicate})
    outward = edge.source == node
    return edge.target if outward else edge.source, outward, min(family), edge.standing


def _bundle(members: list[str], parent: str | None, ways: frozenset[_Way], edges: dict[str, list[Edge]]) -> Bundle:
    trunks = []
    labels: dict[Words, None] = {}
    for way in sorted(ways):
        far, outward, _, standing = way
        shared = [e for m in members for e in edges[m] if _way(m, e) == way]
        labels |= dict.fromkeys(e.label if outward else e.inverse or e.label for e in shared)
        trunks.append(Trunk(far, outward, standing, tuple(e.id for e in shared)))
    english = dict.fromkeys(w.en for w in labels)
    chinese = dict.fromkeys(w.inside("zh").rstrip("：") for w in labels)
    words = Words(" · ".join(english), " · ".join(chinese))
    return Bundle(f"bundle:{members[0]}", tuple(members), parent, words, tuple(trunks))
