"""The drawing for vis-network: a node for every area, mark and landing of a line, an edge for every line."""

from __future__ import annotations

from collections import Counter
from typing import Any

from .layout import Layout
from .picture import Picture

__all__ = ["drawing", "round_"]

RADIUS = 12.0
LIFT = 11.0
"""How far a mark sits above the middle of its cell, to leave room for its name."""
BENDS = (0.07, -0.09, 0.17, -0.19, 0.27)
"""How far the first, second … link between the same two things is bent, so that none hides another."""


def drawing(picture: Picture, layout: Layout) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the nodes and edges of vis-network: areas first, outermost first, so that marks lie on top."""
    order = sorted(layout.areas, key=lambda a: (layout.areas[a].depth, layout.areas[a].box.x, a))
    nodes: list[dict[str, Any]] = []
    for area in order:
        box = layout.areas[area].box
        nodes.append(
            {"id": area, "shape": "custom", "x": round_(box.x + box.width / 2), "y": round_(box.y + box.height / 2),
             "room": {"width": round_(box.width), "height": round_(box.height)}}
        )  # fmt: skip
    for name, (x, y) in layout.points.items():
        nodes.append({"id": name, "shape": "custom", "x": round_(x), "y": round_(y - LIFT), "size": RADIUS})
    edges, anchors = _edges(picture, layout)
    return nodes + anchors, edges


def _edges(picture: Picture, layout: Layout) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the lines, and the points on the rims of areas where lines end (`of` says which area's)."""
    drawn = layout.points.keys() | layout.areas.keys()
    seen: Counter[frozenset[str]] = Counter()
    edges: list[dict[str, Any]] = []
    anchors: list[dict[str, Any]] = []
    for edge in picture.edges:
        if (
            not edge.drawn
            or edge.contains
            or edge.source not in drawn
            or edge.target not in drawn
            or edge.source == edge.target
        ):
            continue
        pair = frozenset((edge.source, edge.target))
        bend = BENDS[min(seen[pair], len(BENDS) - 1)]
        seen[pair] += 1
        ends = []
        for end, far in ((edge.source, edge.target), (edge.target, edge.source)):
            if end in layout.areas:
                x, y = _landing(layout, end, far)
                name = f"{end}#{len(anchors)}"
                anchors.append({"id": name, "of": end, "shape": "custom", "x": round_(x), "y": round_(y), "size": 1})
                ends.append(name)
            else:
                ends.append(end)
        edges.append({"id": edge.id, "from": ends[0], "to": ends[1], "bend": bend, "line": edge.standing.value})
    return edges, anchors


def _landing(layout: Layout, area: str, far: str) -> tuple[float, float]:
    """Return where a line from `far` meets the rim of `area`."""
    box = layout.areas[area].box
    if far in layout.areas:
        other = layout.areas[far].box
        x, y = other.rim(*box.centre)
    else:
        x, y = layout.points[far]
        y -= LIFT
    return box.rim(x, y)


def round_(value: float) -> float:
    """Return a place to a tenth of a unit: finer is never seen and only makes the page longer."""
    return round(value, 1)
