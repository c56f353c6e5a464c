"""The drawing for vis-network: a node for every area, mark and landing of a line, an edge for every line."""

from __future__ import annotations

from collections import Counter
from typing import Any

from .layout import Layout
from .packing import Box
from .picture import Picture

__all__ = ["drawing", "round_"]

RADIUS = 12.0
LIFT = 22.0
"""How far a mark sits above the middle of its cell, to leave room for its name."""
BENDS = (0.07, -0.09, 0.17, -0.19, 0.27)
"""How far the first, second … link between the same two things is bent, so that none hides another."""
_Record = dict[str, Any]


def drawing(picture: Picture, layout: Layout) -> tuple[list[_Record], list[_Record]]:
    """Return the nodes and edges of vis-network: areas first, outermost first, so that marks lie on top."""
    order = sorted(layout.areas, key=lambda a: (layout.areas[a].depth, layout.areas[a].box.x, a))
    lines = _Lines(layout)
    for edge in picture.edges:
        if edge.drawn and not edge.contains:
            lines.add(edge.id, edge.source, edge.target, edge.standing.value, edge.quiet)
    for bundle, _ in layout.bundles.values():
        for i, trunk in enumerate(bundle.trunks):
            ends = (bundle.id, trunk.far) if trunk.outward else (trunk.far, bundle.id)
            lines.add(f"{bundle.id}:{i}", *ends, trunk.standing.value)
    nodes = [_block(area, layout.areas[area].box) for area in order]
    for name, (x, y) in layout.points.items():
        nodes.append({"id": name, "shape": "custom", "x": round_(x), "y": round_(y - LIFT), "size": RADIUS})
    return nodes + lines.anchors, lines.edges


def _block(name: str, box: Box) -> _Record:
    (x, y), room = box.centre, {"width": round_(box.width), "height": round_(box.height)}
    return {"id": name, "shape": "custom", "x": round_(x), "y": round_(y), "room": room}


class _Lines:
    """The lines, and the points on the rims of areas and bundles where they end (`of` says on whose)."""

    def __init__(self, layout: Layout) -> None:
        self.edges: list[_Record] = []
        self.anchors: list[_Record] = []
        self._points = layout.points
        self._boxes = {area: a.box for area, a in layout.areas.items()}
        self._boxes |= {name: box for name, (_, box) in layout.bundles.items()}
        self._drawn = self._points.keys() | self._boxes.keys()
        self._shared = {link for bundle, _ in layout.bundles.values() for t in bundle.trunks for link in t.links}
        self._seen: Counter[frozenset[str]] = Counter()

    def add(self, name: str, source: str, target: str, standing: str, quiet: bool = False) -> None:
        """Add a line where both of its ends are drawn; one that a bundle has a share in is quiet too."""
        if source == target or source not in self._drawn or target not in self._drawn:
            return
        quiet = quiet or name in self._shared
        pair = frozenset((source, target, "quiet" if quiet else "loud"))
        bend = BENDS[min(self._seen[pair], len(BENDS) - 1)]
        self._seen[pair] += 1
        ends = [self._end(source, target), self._end(target, source)]
        record = {"id": name, "from": ends[0], "to": ends[1], "bend": bend, "line": standing}
        self.edges.append(record | ({"quiet": True} if quiet else {}))

    def _end(self, end: str, far: str) -> str:
        """Return the node where a line ends: the mark, or a new point on the rim of an area."""
        if end not in self._boxes:
            return end
        name = f"{end}#{len(self.anchors)}"
        x, y = self._landing(self._boxes[end], far)
        self.anchors.append({"id": name, "of": end, "shape": "custom", "x": round_(x), "y": round_(y), "size": 1})
        return name

    def _landing(self, box: Box, far: str) -> tuple[float, float]:
        """Return where a line from `far` meets the rim of `box`."""
        if far in self._boxes:
            return box.rim(*self._boxes[far].rim(*box.centre))
        x, y = self._points[far]
        return box.rim(x, y - LIFT)


def round_(value: float) -> float:
    """Return a place to a tenth of a unit: finer is never seen and only makes the page longer."""
    return round(value, 1)
