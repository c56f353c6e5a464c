"""Which thing lies in which area, and which lines the areas make needless."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from .picture import Edge, Node, Standing

__all__ = ["CONTAINMENT", "nest"]

CONTAINMENT = ("partOf", "locatedIn", "basedIn")
"""Properties that put a thing inside an area, the closest first; only where a settled edge says so."""
PLACES = frozenset(
    {"Place", "AdministrativeArea", "DevelopmentZone", "IndustryPark", "ParkZone", "Corridor", "GreenSpace", "Facility"}
)
HAPPENINGS = frozenset({"Event", "RegulatoryDecision", "ClinicalTrial"})
"""Classes that happen at a place but are not parts of it: a line, not an area."""
FAMILIES = (frozenset({"tie", "presentIn", "basedIn", "affiliatedWith"}), frozenset({"managedBy", "plans"}))
"""Properties that tell of the same tie between two things."""
_RANK = {
    cls: i
    for i, cls in enumerate(("ParkZone", "Corridor", "Facility", "IndustryPark", "GreenSpace", "DevelopmentZone"))
}


def nest(nodes: list[Node], edges: list[Edge]) -> tuple[list[Node], list[Edge]]:
    """Return the nodes with the innermost area that holds each, and the edges with those that areas show marked.

    Where a thing lies in two areas, neither in the other, it is drawn in the one that itself lies somewhere, then in
    the one of the more special class, and a line leads to the other. There is no line between an area and what it
    holds, none for what is denied, and of several ties between the same two things only one, the surest. The panel
    tells all.
    """
    cls = {n.id: n.cls for n in nodes}
    holders: dict[str, dict[str, Edge]] = defaultdict(dict)
    for edge in edges:
        if (
            edge.predicate in CONTAINMENT
            and edge.settled
            and cls[edge.target] in PLACES
            and cls[edge.source] not in HAPPENINGS
        ):
            known = holders[edge.source].get(edge.target)
            if known is None or CONTAINMENT.index(edge.predicate) < CONTAINMENT.index(known.predicate):
                holders[edge.source][edge.target] = edge
    above = {node: _above(node, holders) for node in holders}
    parents: dict[str, str] = {}
    for node, areas in holders.items():
        inner = [a for a in areas if a != node and not any(a in above.get(o, ()) for o in areas if o != a)]
        inner = [a for a in inner if node not in above.get(a, ())] or []
        if inner:
            parents[node] = min(
                inner,
                key=lambda a: (not above.get(a), _RANK.get(cls[a], 99), CONTAINMENT.index(areas[a].predicate), a),
            )
    placed = [n if n.parent == parents.get(n.id) else replace(n, parent=parents.get(n.id)) for n in nodes]
    shown = {node: {up, *_climb(up, parents)} for node, up in parents.items()}
    marked = []
    for edge in edges:
        inside = edge.predicate in (*CONTAINMENT, "presentIn") and edge.target in shown.get(edge.source, ())
        within = edge.target in shown.get(edge.source, ()) or edge.source in shown.get(edge.target, ())
        drawn = not within and edge.standing is not Standing.DENIED
        same = inside == edge.contains and drawn == edge.drawn
        marked.append(edge if same else replace(edge, contains=inside, drawn=drawn))
    return placed, _thinned(marked)


def _thinned(edges: list[Edge]) -> list[Edge]:
    """Return the edges with all but the surest line of a family between two things left to the panel."""
    best: dict[tuple[int, frozenset[str]], Edge] = {}
    for edge in edges:
        for family, members in enumerate(FAMILIES):
            if edge.predicate in members and edge.drawn:
                key = family, frozenset((edge.source, edge.target))
                if key not in best or _weight(edge) < _weight(best[key]):
                    best[key] = edge
    kept = {e.id for e in best.values()}
    families = {p for members in FAMILIES for p in members}
    return [replace(e, drawn=False) if e.drawn and e.predicate in families and e.id not in kept else e for e in edges]


def _weight(edge: Edge) -> tuple[int, bool, str]:
    """Return what sorts the line to draw first: the surest, a tie with a role before a bare presence."""
    return list(Standing).index(edge.standing), edge.predicate != "tie", edge.id


def _above(node: str, holders: dict[str, dict[str, Edge]]) -> set[str]:
    """Return all areas that hold `node`, over any number of steps."""
    found: set[str] = set()
    todo = [*holders.get(node, ())]
    while todo:
        area = todo.pop()
        if area not in found:
            found.add(area)
            todo += holders.get(area, ())
    return found


def _climb(node: str, parents: dict[str, str]) -> set[str]:
    seen: set[str] = set()
    up = parents.get(node)
    while up is not None and up not in seen:
        seen.add(up)
        up = parents.get(up)
    return seen
