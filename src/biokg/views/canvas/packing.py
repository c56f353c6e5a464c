"""Packing by containment: members in a grid, zones in parks, parks on the page; time grows with their number."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from ..map.packing import Box
from .crowd import Crowd
from .finer import Finer

__all__ = ["CELL", "PITCH", "Packed", "pack"]

Ints = npt.NDArray[np.int32]

CELL = 20
"""Room for one mark, a side."""
RIM = 14
"""Free space inside an area, and between areas."""
TITLE = 26
ASPECT = 1.5
"""Width to height of what is packed."""
MARGIN = 60
"""Room for names beside the outermost marks, where all is placed as on the page."""
LARGE = 34
"""Side of a mark's room where all is placed as on the page."""
PITCH = 102
"""From one mark to the next there: room for its name."""


@dataclass(frozen=True, eq=False)
class Packed:
    """Where everything is. Things are in a new order: first those that are areas, outer before inner, then the marks of
    each area together, last those in none."""

    order: Ints  # place in the new order → in the crowd
    boxes: Ints  # of each area: x, y, width, height
    up: Ints  # of each area: the area that holds it, -1 for none
    first: Ints  # of each area: the first of its marks, in the new order
    count: Ints  # of each area: how many marks are in it
    x: Ints  # of each mark: its middle
    y: Ints
    whole: tuple[int, int]
    corner: tuple[int, int] = (0, 0)  # of `whole`, where places come from a layout
    cell: int = CELL
    pitch: int = CELL  # from one mark to the next, or more

    @property
    def areas(self) -> int:
        """How many areas there are."""
        return len(self.boxes)


def pack(crowd: Crowd) -> Packed:
    """Return places for a crowd: no two marks overlap, none lies in an area that it is not in."""
    packed = _packed(crowd)
    return packed if crowd.finer is None else _placed(packed, crowd, crowd.finer)


def _placed(packed: Packed, crowd: Crowd, finer: Finer) -> Packed:
    """Return the same order with the places of the page."""
    layout, whole = finer.layout, finer.layout.whole
    whole = Box(whole.x - MARGIN, whole.y - MARGIN / 3, whole.width + 2 * MARGIN, whole.height + MARGIN)
    names = [crowd.ids[thing] for thing in packed.order.tolist()]
    boxes = [layout.areas[name].box for name in names[: packed.areas]]
    points = np.array([layout.points[name] for name in names[packed.areas :]]).reshape(-1, 2)
    return replace(
        packed,
        boxes=_whole([(box.x - whole.x, box.y - whole.y, box.width, box.height) for box in boxes], 4),
        x=_whole(points[:, 0] - whole.x),
        y=_whole(points[:, 1] - whole.y),
        whole=(round(whole.width), round(whole.height)),
        corner=(round(whole.x), round(whole.y)),
        cell=LARGE,
        pitch=PITCH,
    )


def _whole(numbers: npt.ArrayLike, columns: int = 0) -> Ints:
    found = np.rint(np.array(numbers, dtype=np.float64)).astype(np.int32)
    return found.reshape(-1, columns) if columns else found


def _packed(crowd: Crowd) -> Packed:
    areas = _outer_first(crowd.parent)
    number = np.full(len(crowd) + 1, -1, dtype=np.int32)  # thing → area; the last for "in none"
    number[areas] = np.arange(len(areas), dtype=np.int32)
    up = number[crowd.parent[areas]] if len(areas) else np.zeros(0, dtype=np.int32)
    marks = np.flatnonzero(number[: len(crowd)] < 0).astype(np.int32)
    home = number[crowd.parent[marks]]
    home[home < 0] = len(areas)  # the loose ones last
    inside = np.lexsort((marks, crowd.cls[marks], home))
    marks, home = marks[inside], home[inside]
    count = np.bincount(home, minlength=len(areas) + 1).astype(np.int32)
    first = np.concatenate([[0], np.cumsum(count)[:-1]]).astype(np.int32)
    boxes, grids, whole = _boxes(up, count)
    slot = np.arange(len(marks), dtype=np.int32) - first[home]
    left, top, across = grids[home].T
    x = left + (slot % across) * CELL + CELL // 2
    y = top + (slot // across) * CELL + CELL // 2
    order = np.concatenate([areas, marks]).astype(np.int32)
    shift = first[:-1] + len(areas)
    return Packed(order, boxes, up, shift, count[:-1], x.astype(np.int32), y.astype(np.int32), whole)


def _outer_first(parent: Ints) -> Ints:
    """Return the things that hold others, outer before inner, each level in the order of the crowd."""
    holders = np.unique(parent[parent >= 0]).astype(np.int32)
    depth = np.zeros(len(holders), dtype=np.int32)
    above = parent[holders]
    while (above >= 0).any():
        depth += above >= 0
        above = np.where(above >= 0, parent[above], -1)
    return holders[np.lexsort((holders, depth))]


def _boxes(up: Ints, count: Ints) -> tuple[Ints, Ints, tuple[int, int]]:
    """Return the boxes of areas, and of each area and of the loose marks where their grid begins and how wide it is."""
    total = len(up)
    inner: list[list[int]] = [[] for _ in range(total + 1)]
    for area in range(total):
        inner[up[area] if up[area] >= 0 else total].append(area)
    sizes = np.zeros((total + 1, 2), dtype=np.int64)
    offsets = np.zeros((total + 1, 2), dtype=np.int64)
    grids = np.zeros((total + 1, 3), dtype=np.int64)
    for area in [*range(total - 1, -1, -1), total]:
        head = 0 if area == total else TITLE
        across, wide, tall = _grid(int(count[area]))
        pieces = [(int(sizes[child, 0]), int(sizes[child, 1]), child) for child in inner[area]]
        if count[area]:
            pieces.append((wide, tall, -1))
        places, width, height = _shelve(pieces)
        for child, (x, y) in places.items():
            if child < 0:
                grids[area] = RIM + x, RIM + head + y, across
            else:
                offsets[child] = RIM + x, RIM + head + y
        sizes[area] = max(width + 2 * RIM, 6 * CELL), height + 2 * RIM + head
        grids[area, 2] = across
    for area in range(total):  # outer ones first
        if up[area] >= 0:
            offsets[area] += offsets[up[area]]
    grids[:total, :2] += offsets[:total]
    boxes = np.concatenate([offsets[:total], sizes[:total]], axis=1).astype(np.int32)
    return boxes, grids.astype(np.int32), (int(sizes[total, 0]), int(sizes[total, 1]))


def _grid(count: int) -> tuple[int, int, int]:
    """Return how many marks stand in a row, and the size of the grid.

    >>> _grid(6), _grid(0)
    ((3, 60, 40), (1, 0, 0))
    """
    across = max(1, int(np.ceil(np.sqrt(count * ASPECT))))
    return (across, across * CELL, -(-count // across) * CELL) if count else (1, 0, 0)


def _shelve(pieces: list[tuple[int, int, int]]) -> tuple[dict[int, tuple[int, int]], int, int]:
    """Return places for pieces (width, height, name) in rows, the highest first, and the size of all.

    >>> _shelve([(10, 10, 0), (10, 20, 1)])[0]
    {1: (0, 0), 0: (24, 0)}
    """
    wanted = np.sqrt(sum((w + RIM) * (h + RIM) for w, h, _ in pieces) * ASPECT)
    limit = max([wanted, *(w for w, _, _ in pieces)])
    places: dict[int, tuple[int, int]] = {}
    x = y = row = width = 0
    for wide, tall, name in sorted(pieces, key=lambda piece: (-piece[1], -piece[0], piece[2])):
        if x and x + wide > limit:
            x, y, row = 0, y + row + RIM, 0
        places[name] = x, y
        row, width = max(row, tall), max(width, x + wide)
        x += wide + RIM
    return places, width, y + row
