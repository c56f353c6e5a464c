"""Shelves around the main area: smaller areas and bundles stand near what they lead to, single marks take the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, hypot

from .packing import Block, Box

__all__ = ["Satellite", "shelve"]

_Point = tuple[float, float]
_Lanes = tuple[int, int, int, int]
LOST = 45.0
"""What a seat lost to a satellite costs, in units of line length."""
AIR = 6.0
"""Free space around a satellite, half on each side."""


@dataclass(frozen=True, slots=True)
class Satellite:
    """A block that stands outside the main area: the shapes it may take and the points it wants to be near."""

    name: str
    shapes: tuple[Block, ...]
    near: tuple[_Point, ...] = ()


@dataclass(frozen=True, slots=True)
class _Shelf:
    """A strip of `across` by `along` cells; `upright` ones run down the sides of the main area."""

    box: Box
    across: int
    along: int
    upright: bool
    first: bool  # left or upper: the main area lies at its far end

    def seat(self, i: int, j: int) -> Box:
        """Return the cell in lane `i`, counted from the main area, at place `j` along it."""
        lane = self.across - 1 - i if self.first else i
        column, row = (lane, j) if self.upright else (j, lane)
        columns, rows = (self.across, self.along) if self.upright else (self.along, self.across)
        wide, tall = self.box.width / columns, self.box.height / rows
        return Box(self.box.x + column * wide, self.box.y + row * tall, wide, tall)

    def room(self, block: Block) -> tuple[int, int]:
        """Return how many lanes and how many places along the shelf a block takes."""
        cell = self.seat(0, 0)
        columns, rows = ceil((block.width + AIR) / cell.width - 1e-6), ceil((block.height + AIR) / cell.height - 1e-6)
        return (columns, rows) if self.upright else (rows, columns)


def shelve(
    size: _Point, satellites: list[Satellite], count: int, cell: _Point, aspect: float
) -> tuple[list[tuple[Block, Box]], list[_Point], Box]:
    """Return where satellites stand around a box (0, 0, *size), `count` or more free seats, and the whole.

    Of all ways to lay lanes of cells on its four sides, the first that has room for everything is taken, the one that
    needs the smallest page of `aspect` first.
    """
    need = count + max(2, count // 12) if count else 0
    for lanes in _ways(size, cell, aspect):
        shelves = list(_shelves(size, lanes, cell))
        if sum(shelf.across * shelf.along for shelf in shelves) < need + len(satellites):
            continue
        placed, taken = _settle(shelves, satellites)
        seats = [
            shelf.seat(i, j).centre
            for k, shelf in enumerate(shelves) for i in range(shelf.across) for j in range(shelf.along)
            if (k, i, j) not in taken
        ]  # fmt: skip
        if len(placed) == len(satellites) and len(seats) >= need:
            (wide, tall), (left, _, top, _) = _whole(size, lanes, cell), lanes
            return placed, seats, Box(-left * cell[0], -top * cell[1], wide, tall)
    raise AssertionError("lanes never end")


def _whole(size: _Point, lanes: _Lanes, cell: _Point) -> _Point:
    left, right, top, bottom = lanes
    return size[0] + (left + right) * cell[0], size[1] + (top + bottom) * cell[1]


def _ways(size: _Point, cell: _Point, aspect: float) -> Iterator[_Lanes]:
    """Yield numbers of lanes left, right, above and below, those that need the smallest page first, without end."""
    reach = 0
    while True:
        least, reach = reach, max(4, reach * 2)
        found = []
        for across in range(2 * reach + 1):
            for down in range(2 * reach + 1):
                if least < max(across, down) / 2 or not least:
                    lanes = across // 2, across - across // 2, down - down // 2, down // 2
                    wide, tall = _whole(size, lanes, cell)
                    found.append((max(wide / aspect, tall) + 0.05 * (wide / aspect + tall), lanes))
        yield from (lanes for _, lanes in sorted(found))


def _shelves(size: _Point, lanes: _Lanes, cell: _Point) -> Iterator[_Shelf]:
    """Yield the strips around the main area: left and right over the whole height, above and below in between."""
    (wide, tall), (left, right, top, bottom) = size, lanes
    upper, height = -top * cell[1], tall + (top + bottom) * cell[1]
    down, across = max(1, int(height / cell[1] + 0.1)), int(wide / cell[0] + 0.1)
    if left:
        yield _Shelf(Box(-left * cell[0], upper, left * cell[0], height), left, down, True, True)
    if right:
        yield _Shelf(Box(wide, upper, right * cell[0], height), right, down, True, False)
    if top and across:
        yield _Shelf(Box(0, upper, wide, top * cell[1]), top, across, False, True)
    if bottom and across:
        yield _Shelf(Box(0, tall, wide, bottom * cell[1]), bottom, across, False, False)


def _settle(
    shelves: list[_Shelf], satellites: list[Satellite]
) -> tuple[list[tuple[Block, Box]], set[tuple[int, int, int]]]:
    """Give each satellite, the largest first, the free spot that costs least; leave out what finds none."""
    placed: list[tuple[Block, Box]] = []
    taken: set[tuple[int, int, int]] = set()
    for satellite in sorted(satellites, key=lambda s: (-min(b.width * b.height for b in s.shapes), s.name)):
        spots = list(_spots(shelves, satellite, taken))
        if spots:
            _, _, block, box, cells = min(spots, key=lambda spot: spot[:2])
            placed.append((block, box))
            taken |= cells
    return placed, taken


def _spots(
    shelves: list[_Shelf], satellite: Satellite, taken: set[tuple[int, int, int]]
) -> Iterator[tuple[float, tuple[int, ...], Block, Box, set[tuple[int, int, int]]]]:
    """Yield the free spots of a satellite: its cost, a key that tells it apart, its shape, its box and its cells."""
    for k, shelf in enumerate(shelves):
        for s, block in enumerate(satellite.shapes):
            lanes, places = shelf.room(block)
            for i in range(shelf.across - lanes + 1):
                for j in range(shelf.along - places + 1):
                    cells = {(k, i + a, j + c) for a in range(lanes) for c in range(places)}
                    if cells & taken:
                        continue
                    one, last = shelf.seat(i, j), shelf.seat(i + lanes - 1, j + places - 1)
                    x, y = min(one.x, last.x), min(one.y, last.y)
                    wide = max(one.x, last.x) + one.width - x
                    tall = max(one.y, last.y) + one.height - y
                    box = Box(x + AIR / 2, y + AIR / 2, wide - AIR, tall - AIR)
                    cx, cy = box.centre
                    way = sum(hypot(cx - px, cy - py) for px, py in satellite.near) / max(1, len(satellite.near))
                    yield way + LOST * lanes * places, (k, s, i, j), block, box, cells
