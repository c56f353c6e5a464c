"""Where everything stands: areas in areas, the rest on a grid around them; the same picture, the same places."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from .grammar import GLYPHS
from .packing import Block, Box, Frame, pack, slots_around
from .picture import Node, Picture, Words, headlines
from .seating import Seating, seat

__all__ = ["CELL", "Area", "Layout", "drawn_nodes", "place"]

CELL = (98.0, 76.0)
"""Room for one mark and the two or three lines of its name, in the units of the page at scale 1."""
NUMBER = (172.0, 42.0)
ASPECT = 1.08
_ORDER = {cls: i for i, cls in enumerate(GLYPHS)}


@dataclass(frozen=True, slots=True)
class Area:
    """A place drawn as an area: its box, how deep it is nested, and the room for its numbers."""

    box: Box
    depth: int
    numbers: Box | None = None


@dataclass(slots=True)
class Layout:
    """Centres of marks and boxes of areas; outer areas come before those inside."""

    points: dict[str, tuple[float, float]] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)
    size: tuple[float, float] = (0.0, 0.0)


def drawn_nodes(picture: Picture) -> list[Node]:
    """Return the nodes worth a mark: all that are linked, hold or lie in something; all, where nothing is linked."""
    linked = {end for e in picture.edges if e.drawn for end in (e.source, e.target)}
    linked |= {n.parent for n in picture.nodes if n.parent} | {n.id for n in picture.nodes if n.parent}
    linked |= {picture.focus} if picture.focus else set()
    return [n for n in picture.nodes if n.id in linked] or list(picture.nodes)


def place(picture: Picture) -> Layout:
    """Place every drawn node of `picture`: no two marks overlap, no mark lies in an area it is not in."""
    nodes = drawn_nodes(picture)
    tree = _Tree(nodes, {area: len(numbers) for area, numbers in headlines(picture).items()})
    roots = [tree.block(area) for area in tree.children[None] if area in tree.areas]
    whole = pack(roots, 0, CELL, ASPECT)
    layout = Layout()
    seats = Seating()
    for area, box in whole.blocks:
        tree.unfold(area, box.x, box.y, 0, layout, seats)
    loose = [n for n in tree.children[None] if n not in tree.areas]
    slots, layout.size = slots_around(whole.width, whole.height, len(loose), CELL, ASPECT + 0.06)
    seats.add_group(loose, slots)
    links = [(e.source, e.target) for e in picture.edges if e.drawn and not e.contains]
    boxes = {area: layout.areas[area].box for area in layout.areas}
    layout.points.update(seat(seats, links, boxes))
    return layout


class _Tree:
    """The areas, what is in them, and how large they come out."""

    def __init__(self, nodes: list[Node], numbers: dict[str, int]) -> None:
        by_id = {n.id: n for n in nodes}
        parents = {n.id: n.parent if n.parent in by_id else None for n in nodes}
        for name in list(parents):  # a cycle of places has no outside: cut it
            if _circular(name, parents):
                parents[name] = None
        self.children: dict[str | None, list[str]] = defaultdict(list)
        for node in sorted(nodes, key=lambda n: (_ORDER.get(n.cls, 99), n.label.en, n.id)):
            self.children[parents[node.id]].append(node.id)
        self.areas = {parent for parent in self.children if parent is not None}
        self.titles = {area: _title_width(by_id[area].label) for area in self.areas}
        self.numbers = {area: numbers.get(area, 0) for area in self.areas}

    def block(self, area: str) -> Block:
        """Return the packed block of an area: its numbers, its marks, the areas in it."""
        inner = [self.block(child) for child in self.children[area] if child in self.areas]
        leaves = [child for child in self.children[area] if child not in self.areas]
        frame = Frame(self.titles[area], self.numbers[area], NUMBER)
        block = pack(inner, len(leaves), CELL, ASPECT, frame)
        block.name, block.leaves = area, leaves
        return block

    def unfold(self, block: Block, x: float, y: float, depth: int, layout: Layout, seats: Seating) -> None:
        """Turn a packed block into an area at (`x`, `y`) and seats for what it holds."""
        numbers = block.number_box.shifted(x, y) if block.number_box else None
        layout.areas[block.name] = Area(Box(x, y, block.width, block.height), depth, numbers)
        seats.add_group(block.leaves, [(x + cx, y + cy) for cx, cy in block.cells])
        for inner, box in block.blocks:
            self.unfold(inner, x + box.x, y + box.y, depth + 1, layout, seats)


def _title_width(label: Words) -> float:
    """Return about how wide the longer of the two names is as a title, within reason."""
    wide = max(sum(15.0 if ord(c) > 0x2E7F else 8.6 for c in text[:60]) for text in (label.en, label.zh))
    return min(wide + 12.0, 300.0)


def _circular(node: str, parents: dict[str, str | None]) -> bool:
    """Tell whether going up from `node` comes back to it."""
    seen, up = set(), parents[node]
    while up is not None and up not in seen:
        if up == node:
            return True
        seen.add(up)
        up = parents.get(up)
    return False
